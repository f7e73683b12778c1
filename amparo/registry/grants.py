"""The worker enters cases, the desk reads them and hands them over; the portal knows no table of it."""

GRANTS = {
    "amparo_desk": {"registry_case": ("SELECT", "INSERT", "UPDATE (desk_id)")},
    "amparo_worker": {"registry_case": ("SELECT", "INSERT")},
}
