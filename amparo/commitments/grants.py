"""Only the desk reads and writes the watch. What was entered stays: a stage, a withdrawal and a mark alone change."""

_ONCE = ("SELECT", "INSERT")
# Of an effect on a matter that an earlier version kept in clear.
_SEALED_LATER = "target, number, counts_es, counts_en, source_id, seen_in, confidence"

GRANTS = {
    "amparo_desk": {
        "commitments_law": ("SELECT", "INSERT", "UPDATE (stage)"),
        "commitments_lawstep": _ONCE,
        "commitments_window": _ONCE,
        "commitments_textversion": _ONCE,
        "commitments_touch": _ONCE,
        "commitments_touchedarticle": _ONCE,
        "commitments_effect": (*_ONCE, f"UPDATE ({_SEALED_LATER})"),
        "commitments_position": _ONCE,
        "commitments_alertread": ("SELECT", "INSERT", "UPDATE (read_at)"),
        "commitments_datedfact": _ONCE,
        "commitments_contest": _ONCE,
        "commitments_pillar": _ONCE,
        "commitments_criterion": _ONCE,
        "commitments_nominee": ("SELECT", "INSERT", "UPDATE (withdrawn_on)"),
        "commitments_advocacy": ("SELECT", "DELETE"),
    },
    # Each of the worker's acts states the clear rows that go by the id it is about.
    "amparo_worker": {
        "commitments_law": ("SELECT",),
        "commitments_contest": ("SELECT",),
        "commitments_datedfact": ("SELECT",),
    },
}
