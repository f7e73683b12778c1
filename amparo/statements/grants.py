"""Only the desk writes statements; the public door learns of one through its invitation alone."""

_KEPT = ("SELECT", "INSERT", "UPDATE")
_ONCE = ("SELECT", "INSERT")
_TABLES = {
    "statement": _KEPT,
    "statementmove": _ONCE,
    "statementtext": _ONCE,
    "evidencelink": _KEPT,
    "review": _ONCE,
    "signatory": _KEPT,
    "publication": _KEPT,
}

GRANTS = {
    "amparo_desk": {f"statements_{name}": rights for name, rights in _TABLES.items()},
    # Each of the worker's acts states the clear rows that go by the id it is about.
    "amparo_worker": {"statements_statement": ("SELECT",)},
}
