"""The desk writes collections and records, and changes none but to erase it; the worker reads which there are."""

_ONCE = ("SELECT", "INSERT")

GRANTS = {
    "amparo_desk": {
        # UPDATE so that an act can lock the row; nothing changes it.
        "documentation_collection": ("SELECT", "INSERT", "UPDATE (designation)"),
        "documentation_block": _ONCE,
        # UPDATE so that a record can be erased; the ledger vouches for what each row said.
        "documentation_record": (*_ONCE, "UPDATE (wire)"),
        "documentation_termchange": _ONCE,
    },
    # Each of the worker's acts states the clear rows that go by the id it is about.
    "amparo_worker": {"documentation_collection": ("SELECT",)},
}
