"""What each database role may do with accounts' tables; the portal reads no table of staff."""

GRANTS = {
    "amparo_desk": {
        "accounts_desk": ("SELECT",),
        "accounts_deskkey": ("SELECT",),
        "accounts_member": ("SELECT", "INSERT", "UPDATE (totp_last_step)"),
        "accounts_membership": ("SELECT", "INSERT"),
        "accounts_statement": ("SELECT", "INSERT"),
        "accounts_session": ("SELECT", "INSERT", "UPDATE", "DELETE"),
    },
    "amparo_worker": {
        "accounts_desk": ("SELECT",),
        "accounts_session": ("DELETE", "SELECT (lookup, seen_at)"),
        "accounts_statement": ("SELECT",),
    },
}

FUNCTIONS = {"amparo_portal": ("portal_directory()",)}
