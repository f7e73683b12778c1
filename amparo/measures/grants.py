"""The desk writes measures and orders; the worker writes only what the person's own word changes."""

GRANTS = {
    "amparo_desk": {
        "measures_measure": ("SELECT", "INSERT", "UPDATE"),
        "measures_order": ("SELECT", "INSERT", "UPDATE"),
        "measures_report": ("SELECT", "INSERT"),
        "measures_contradiction": ("SELECT", "INSERT", "UPDATE"),
    },
    "amparo_worker": {
        "measures_measure": (
            "SELECT",
            "UPDATE (state, agreed, agreed_at, agreed_by, word_sheet_id)",
        ),
        "measures_order": (
            "SELECT",
            "UPDATE (state, contested_at, arrived_at, helped, closed_at)",
        ),
        "measures_report": ("SELECT",),
        "measures_contradiction": ("SELECT", "INSERT"),
    },
}
