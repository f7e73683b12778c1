"""What each database role may do with custody's tables and functions; nothing else is granted."""

_READ = ("SELECT",)
_APPEND = ("SELECT", "INSERT")
_ALL = ("SELECT", "INSERT", "UPDATE", "DELETE")

GRANTS: dict[str, dict[str, tuple[str, ...]]] = {
    "amparo_portal": {
        "custody_receipt": ("INSERT",),
        "custody_envelope": ("INSERT",),
        "custody_grant": ("INSERT",),
        "custody_sheet": ("INSERT",),
        "custody_notice": ("INSERT",),
        "custody_draft": _ALL,
        "custody_idempotentanswer": _ALL,
    },
    "amparo_desk": {
        "custody_receipt": ("SELECT", "INSERT", "UPDATE"),
        "custody_envelope": ("SELECT", "INSERT", "UPDATE"),
        "custody_grant": ("SELECT", "INSERT", "DELETE"),
        "custody_sheet": ("SELECT", "INSERT", "UPDATE"),
        "custody_card": ("SELECT", "INSERT", "UPDATE"),
        "custody_cardblock": ("SELECT", "INSERT", "DELETE"),
        "custody_notice": _APPEND,
        "custody_opening": _ALL,
        "custody_draft": _ALL,
        "custody_idempotentanswer": _ALL,
        "custody_checkpoint": _READ,
    },
    "amparo_worker": {
        "custody_receipt": _READ,
        "custody_envelope": ("SELECT", "UPDATE"),
        "custody_grant": ("SELECT", "DELETE"),
        "custody_notice": _APPEND,
        "custody_opening": ("SELECT", "DELETE"),
        "custody_draft": ("SELECT", "DELETE"),
        "custody_idempotentanswer": ("SELECT", "DELETE"),
        "custody_checkpoint": _APPEND,
    },
}

FUNCTIONS: dict[str, tuple[str, ...]] = {
    "amparo_portal": ("ledger_append(text, uuid)",),
    "amparo_desk": (
        "ledger_append(text, uuid)",
        "ledger_size()",
        "ledger_node_hash(int, bigint)",
        "ledger_of_file(uuid)",
        "ledger_range(bigint, bigint)",
    ),
    "amparo_worker": (
        "ledger_append(text, uuid)",
        "ledger_size()",
        "ledger_node_hash(int, bigint)",
    ),
}
