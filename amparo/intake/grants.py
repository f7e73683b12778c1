"""The portal inserts, and reads only through functions keyed by one receipt's lookup."""

GRANTS = {
    "amparo_portal": {
        "intake_request": ("INSERT",),
        "intake_answer": ("INSERT",),
    },
    "amparo_desk": {
        "intake_request": ("SELECT", "INSERT", "UPDATE (desk_id, track)"),
        "intake_answer": ("SELECT", "UPDATE (applied_at)"),
    },
    "amparo_worker": {
        "intake_request": ("SELECT",),
        "intake_answer": ("SELECT", "UPDATE (applied_at)"),
    },
}

FUNCTIONS = {
    "amparo_portal": (
        "portal_receipt(bytea)",
        "portal_envelopes(bytea)",
        "portal_sheets(bytea)",
        "portal_notices(bytea)",
        "portal_answers(bytea)",
        "portal_evidence(bytea)",
        "portal_holders(bytea)",
        "portal_warned(bytea)",
    ),
}
