"""The portal adds a row and reads none; desks read clear columns; the worker removes what is erased and adds stamps.

Nobody changes or removes a line of a chain of custody.
"""

GRANTS = {
    "amparo_portal": {"evidence_blob": ("INSERT",)},
    "amparo_desk": {
        "evidence_blob": ("SELECT", "INSERT"),
        "evidence_copy": ("SELECT", "INSERT"),
        "evidence_handling": ("SELECT", "INSERT"),
        "evidence_timestamp": ("SELECT",),
        "evidence_courtbundle": ("SELECT", "INSERT"),
        "evidence_upload": ("SELECT", "INSERT", "UPDATE (received)", "DELETE"),
    },
    "amparo_worker": {
        "evidence_blob": ("SELECT", "DELETE"),
        "evidence_timestamp": ("SELECT", "INSERT"),
        "evidence_upload": ("SELECT", "DELETE"),
    },
}

FUNCTIONS = {"amparo_desk": ("evidence_release(uuid, uuid)",)}
