"""Files, envelopes, grants, opening and the ledger: who can read, and who can prove it was read.

Owns every key and every sealed value, and the principals (desks and receipts) by opaque identifier.
It must not know people, procedures or pages; nothing outside this app imports `amparo.crypto`.
Source: docs/threat-model.md.
"""
