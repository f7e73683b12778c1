"""Only the desk reads and writes the record; nothing in it is ever deleted, and what was said never changes.

The worker reads it only because each of its acts states the clear rows it is about.
"""

_KEPT = ("SELECT", "INSERT", "UPDATE")
_SAID_ONCE = ("SELECT", "INSERT")

_DESK = {
    "claims_party": _KEPT,
    "claims_topic": _KEPT,
    "claims_claim": _KEPT,
    "claims_revision": _SAID_ONCE,
    "claims_citation": _KEPT,
    "claims_proposal": _KEPT,
    "claims_suggestion": _KEPT,
    "claims_link": _KEPT,
    "claims_obligation": _KEPT,
    "claims_component": _SAID_ONCE,
    "claims_beneficiary": _SAID_ONCE,
    "claims_doing": _SAID_ONCE,
    "claims_voice": _SAID_ONCE,
    "claims_valuation": _SAID_ONCE,
    "claims_import": _SAID_ONCE,
    "claims_importrow": _SAID_ONCE,
}

GRANTS = {
    "amparo_desk": _DESK,
    # An act of the worker on a file asks whether any of these belong to it, as it asks of every watched table.
    "amparo_worker": {
        "claims_claim": ("SELECT",),
        "claims_proposal": ("SELECT",),
        "claims_import": ("SELECT",),
    },
}
