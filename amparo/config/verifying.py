"""The whole verification of a live installation, as its owner: the ledger, its rows, the signed directory."""


def installation_facts() -> tuple[dict[str, object], list[str]]:
    """Return what was looked at and every fault in words; Django is set up and the database serves."""
    from amparo.accounts import agreement
    from amparo.accounts.models import Statement
    from amparo.custody import verification

    report = verification.verify()
    facts: dict[str, object] = {
        "entries": report.entries,
        "erased": report.erased,
        "checkpoints": report.checkpoints,
        "proven_to": report.proven,
        "rows": report.rows,
        "statements": Statement.objects.count(),
    }
    return facts, [*report.faults, *agreement.faults()]
