"""The desk keeps matters; the worker reads them to record what ran out, and writes nothing else."""

_KEPT = ("SELECT", "INSERT", "UPDATE")
_ONCE = ("SELECT", "INSERT")
_TABLES = {
    "matter": _KEPT,
    "mattermove": _ONCE,
    "matterperson": _KEPT,
    "consent": _ONCE,
    "mandate": _KEPT,
    "point": _ONCE,
    "due": _KEPT,
    "paper": (*_ONCE, "UPDATE (digest)"),  # digests once kept in clear are taken out
    "otherlog": _ONCE,
    "bundle": _ONCE,
    "saying": _ONCE,
    "finding": _ONCE,
    "meeting": _ONCE,
    "remedy": _KEPT,
    "conventionalityruling": _ONCE,
    "matterlink": _ONCE,
}

GRANTS = {
    "amparo_desk": {f"interamerican_{name}": rights for name, rights in _TABLES.items()},
    "amparo_worker": {
        **{f"interamerican_{name}": ("SELECT",) for name in _TABLES},
        "interamerican_due": ("SELECT", "INSERT", "UPDATE (lapsed_at)"),
    },
}
