"""The portal adds a row and reads none; desks read clear columns; the worker removes what is erased."""

GRANTS = {
    "amparo_portal": {"evidence_blob": ("INSERT",)},
    "amparo_desk": {"evidence_blob": ("SELECT", "INSERT")},
    "amparo_worker": {"evidence_blob": ("SELECT", "DELETE")},
}

FUNCTIONS = {"amparo_desk": ("evidence_release(uuid, uuid)",)}
