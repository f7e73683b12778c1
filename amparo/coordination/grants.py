"""Only the desk asks institutions and reads what they answer; the worker counts what is late."""

GRANTS = {
    "amparo_desk": {"coordination_informationrequest": ("SELECT", "INSERT", "UPDATE")},
    "amparo_worker": {"coordination_informationrequest": ("SELECT",)},
}
