"""Only the desk keeps missions; the worker reads their rows to say that the ledger vouches for them."""

_KEPT = ("SELECT", "INSERT", "UPDATE")
_ONCE = ("SELECT", "INSERT")
_TABLES = {
    "mission": _KEPT,
    "followedclaim": _ONCE,
    "missionrecord": _KEPT,
    "recordversion": _ONCE,
    "useconsent": _ONCE,
    "recording": _KEPT,
    "reportsentence": _KEPT,
    "sentenceversion": _ONCE,
    "missionreport": _KEPT,
}

GRANTS = {
    "amparo_desk": {f"missions_{name}": rights for name, rights in _TABLES.items()},
    "amparo_worker": {f"missions_{name}": ("SELECT",) for name in _TABLES},
}
