"""The duress word was used: the page shows nothing of it, and the desk learns that she may be in danger."""

import logging
from datetime import datetime, timedelta

from django.db import Error, transaction

from amparo.custody import ledger
from amparo.intake import answering, portal
from amparo.intake.answers import AnswerCode
from amparo.intake.models import Answer
from amparo.intake.returning import held_by
from amparo.intake.values import Return

log = logging.getLogger(__name__)
EVERY = timedelta(hours=1)


def warn(back: Return, at: datetime) -> None:
    """Leave one answer `duress` for the worker, once an hour at most; does nothing for a receipt.

    A warning that cannot be kept is no error to her: whoever stands beside her would read it.
    """
    if not back.decoy:
        return
    try:
        with transaction.atomic(durable=True):
            ledger.lock()  # two entries at one instant warn once
            last = portal.warned_at(held_by(back).keys.lookup)
            if last is None or last <= at - EVERY:
                answering.store(_answer(back, at), [], at)
    except Error:
        log.exception("A duress word was used, and the warning could not be kept")


def _answer(back: Return, at: datetime) -> Answer:
    return Answer(
        file_id=back.file_id,
        receipt_id=back.receipt_id,
        code=AnswerCode.DURESS.value,
        written_at=at,
    )
