"""Only the desk writes statements; the worker counts what was signed at the public door.

That door learns of a statement through one live invitation alone.
"""

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
    "binding": _ONCE,
}
_COUNTED = "standing, means, anonymous, hand_sheet_id, digests, proof, answered_at"

GRANTS = {
    "amparo_desk": {f"statements_{name}": rights for name, rights in _TABLES.items()},
    "amparo_worker": {
        **{f"statements_{name}": ("SELECT",) for name in _TABLES},
        "statements_signatory": ("SELECT", f"UPDATE ({_COUNTED})"),
    },
}
FUNCTIONS = {"amparo_portal": ("portal_invitation(bytea)",)}
