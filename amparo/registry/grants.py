"""The worker enters cases, the desk reads them, hands them over and keeps persons; the portal knows no table of it."""

GRANTS = {
    "amparo_desk": {
        "registry_case": ("SELECT", "INSERT", "UPDATE (desk_id)"),
        "registry_person": ("SELECT", "INSERT"),
        "registry_situation": ("SELECT", "INSERT", "UPDATE (channel, state, department)"),
        "registry_savedsearch": ("SELECT", "INSERT", "DELETE"),
    },
    # Each of the worker's acts states the clear rows that go by the id it is about.
    "amparo_worker": {
        "registry_case": ("SELECT", "INSERT"),
        "registry_person": ("SELECT",),
        "registry_situation": ("SELECT",),
    },
}
