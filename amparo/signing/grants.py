"""The portal adds an answer and reads none; the worker counts it, and the desk what still waits as it publishes."""

GRANTS = {
    "amparo_portal": {"signing_signature": ("INSERT",)},
    "amparo_desk": {"signing_signature": ("SELECT", "UPDATE (applied_at)")},
    "amparo_worker": {"signing_signature": ("SELECT", "UPDATE (applied_at)")},
}
