"""The desk writes collections and records, and changes none that is written; no other door knows them."""

_ONCE = ("SELECT", "INSERT")

GRANTS = {
    "amparo_desk": {
        # UPDATE so that an act can lock the row; nothing changes it.
        "documentation_collection": ("SELECT", "INSERT", "UPDATE (designation)"),
        "documentation_block": _ONCE,
        "documentation_record": _ONCE,
        "documentation_termchange": _ONCE,
    },
}
