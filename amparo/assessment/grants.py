"""The desk writes assessments; the worker reads until when one holds; the portal knows no table of it."""

GRANTS = {
    "amparo_desk": {
        "assessment_assessment": ("SELECT", "INSERT", "UPDATE"),
        "assessment_signature": ("SELECT", "INSERT", "UPDATE (voided_at)"),
    },
    # Signatures are read to state in the worker's entries that they are as they were.
    "amparo_worker": {
        "assessment_assessment": ("SELECT",),
        "assessment_signature": ("SELECT",),
    },
}
