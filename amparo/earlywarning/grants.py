"""The desk does the acts; the worker enters requests and applies her word; nothing is ever removed."""

_APPEND = ("SELECT", "INSERT")

GRANTS = {
    "amparo_desk": {
        "earlywarning_procedure": ("SELECT", "INSERT", "UPDATE"),
        "earlywarning_move": _APPEND,
        "earlywarning_decision": (
            "SELECT",
            "INSERT",
            "UPDATE (second_signer, binding_at, returned_at)",
        ),
        "earlywarning_appeal": (
            "SELECT",
            "INSERT",
            "UPDATE (stage, number, outcome, decided_at)",
        ),
        "earlywarning_appointment": _APPEND,
        "earlywarning_alert": ("SELECT", "INSERT", "UPDATE (seen_at, seen_by)"),
    },
    "amparo_worker": {
        "earlywarning_procedure": ("SELECT", "INSERT", "UPDATE"),
        "earlywarning_move": _APPEND,
        "earlywarning_alert": _APPEND,
        "earlywarning_appeal": _APPEND,
        # Read to state in its entries that they are as they were.
        "earlywarning_decision": ("SELECT",),
        "earlywarning_appointment": ("SELECT",),
    },
}
