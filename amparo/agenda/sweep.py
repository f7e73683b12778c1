"""The lapse of terms, recorded once however many workers sweep."""

import logging
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q

from amparo.accounts.acts import system_act
from amparo.agenda.models import TO_LAPSE, Deadline, Escalation
from amparo.agenda.services import told

log = logging.getLogger(__name__)

DEFER = timedelta(hours=1)
BATCH = 200


class _TakenByAnother(Exception):
    pass


@dataclass(slots=True)
class Swept:
    """What one sweep did: rows lapsed, and rows that failed and wait an hour."""

    lapsed: list[UUID] = field(default_factory=list)
    deferred: list[UUID] = field(default_factory=list)


def sweep(at: datetime) -> Swept:
    """Record every term that ran out by `at`, each in its own transaction.

    A row that fails is put an hour ahead so that it cannot stall the others, and is reported by id.
    """
    swept = Swept()
    for row in _to_lapse(at):
        try:
            lapse(row, at)
        except _TakenByAnother:
            continue
        except Exception:
            log.exception("The lapse of deadline %s could not be recorded", row.pk)
            Deadline.objects.filter(pk=row.pk).update(sweep_after=at + DEFER)
            swept.deferred.append(row.pk)
        else:
            swept.lapsed.append(row.pk)
    return swept


def lapse(row: Deadline, at: datetime) -> None:
    """Claim the row, write the ledger, tell the person, put it before the role the law names, if any."""
    with system_act("lapse", row.file_id, at) as deed:
        claimed = Deadline.objects.filter(TO_LAPSE, pk=row.pk, due_at__lte=at).update(lapsed_at=at)
        if claimed != 1:
            raise _TakenByAnother
        deed.note(term=row.term_code, deadline=str(row.pk))
        if row.escalates_to:
            _put_before(row, at)
            deed.note(to_role=row.escalates_to)
        deed.tell(told(row, at))


def _put_before(row: Deadline, at: datetime) -> None:
    Escalation.objects.create(
        file_id=row.file_id,
        deadline=row,
        subject_id=row.subject_id,
        cause="lapse",
        to_role=row.escalates_to,
        raised_at=at,
    )


def _to_lapse(at: datetime) -> list[Deadline]:
    due = Deadline.objects.filter(TO_LAPSE, due_at__lte=at)
    return list(due.filter(Q(sweep_after=None) | Q(sweep_after__lte=at)).order_by("due_at")[:BATCH])
