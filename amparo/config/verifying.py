"""The whole verification of a live installation, as its owner: the ledger, its rows, the signed directory."""


def installation_facts() -> tuple[dict[str, object], list[str]]:
    """Return what was looked at and every fault in words; Django is set up and the database serves.

    All is read as it stood at one moment: people go on working, and an act between two reads is no fault.
    """
    from django.db import connection, transaction

    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        return _at_one_moment()


def _at_one_moment() -> tuple[dict[str, object], list[str]]:
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
