"""Verification with nothing but Python: proofs, exports and checkpoints of the ledger, bundles, time stamps.

Pure and of the standard library alone, so that it is also packed as one file that runs on any machine.
Knows no key that is secret, no database, no network; everything above relies on these very checks.
"""
