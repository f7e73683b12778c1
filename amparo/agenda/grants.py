"""The desk and the worker run the clocks; the portal reads none: she reads what was told to her."""

GRANTS = {
    "amparo_desk": {
        "agenda_deadline": ("SELECT", "INSERT", "UPDATE"),
        "agenda_escalation": ("SELECT", "INSERT", "UPDATE (answered_at)"),
    },
    "amparo_worker": {
        "agenda_deadline": ("SELECT", "INSERT", "UPDATE"),
        "agenda_escalation": ("SELECT", "INSERT", "UPDATE (answered_at)"),
    },
}
