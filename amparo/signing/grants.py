"""The portal adds an answer and reads none; the worker counts it; the desk reads that it was given."""

GRANTS = {
    "amparo_portal": {"signing_signature": ("INSERT",)},
    "amparo_desk": {"signing_signature": ("SELECT",)},
    "amparo_worker": {"signing_signature": ("SELECT", "UPDATE (applied_at)")},
}
