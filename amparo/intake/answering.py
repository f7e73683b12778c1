"""One answer's row and the entry that states it; called inside the transaction of whoever writes it."""

from collections.abc import Iterable
from datetime import datetime

from amparo.custody import ledger
from amparo.custody.filerows import row_mark
from amparo.custody.ledger import Mark
from amparo.intake.models import APPLIED, Answer


def store(row: Answer, marks: Iterable[Mark], at: datetime, **facts: object) -> None:
    """Insert an unsaved answer and append its entry with these further clear codes."""
    Answer.objects.bulk_create([row])  # no RETURNING, so INSERT is all the portal needs
    stated = [*marks, row_mark("answer", row, APPLIED)]
    given = {"answer": row.code, "who": "person", "role": "person", **facts}
    ledger.append("answer", at=at, file_id=row.file_id, marks=stated, facts=given)
