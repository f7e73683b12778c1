"""The desk writes collections and records, and changes none that is written; the worker reads which there are."""

_ONCE = ("SELECT", "INSERT")

GRANTS = {
    "amparo_desk": {
        # UPDATE so that an act can lock the row; nothing changes it.
        "documentation_collection": ("SELECT", "INSERT", "UPDATE (designation)"),
        "documentation_block": _ONCE,
        "documentation_record": _ONCE,
        "documentation_termchange": _ONCE,
    },
    # Each of the worker's acts states the clear rows that go by the id it is about.
    "amparo_worker": {"documentation_collection": ("SELECT",)},
}
