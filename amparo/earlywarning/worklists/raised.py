"""What somebody must answer for although no clock says so: put before their role, warned of by her, half signed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db.models import Max, Q, QuerySet

from amparo.accounts.actors import Actor
from amparo.agenda.selectors import escalations
from amparo.assessment.selectors import waiting_for_second
from amparo.earlywarning.models import Alert, Decision
from amparo.earlywarning.powers import power_of
from amparo.measures.selectors import waiting
from amparo.measures.stages import OrderState, ReportKind
from amparo.registry.models import Case

SHOWN_ELSEWHERE: Final = ("lapse", "contradiction")  # among late terms, and side by side


@dataclass(frozen=True, slots=True)
class Raised:
    """One matter of a file; `cause` is the code of an escalation, of her answer, or of a missing signature."""

    file_id: UUID
    cause: str
    at: datetime


def raised(actor: Actor) -> list[Raised]:
    """Return what waits for this actor's word, oldest first; one line for a cause of a file."""
    found: dict[tuple[UUID, str], Raised] = {}
    for one in sorted(
        (*_escalated(actor), *_asked(actor), *_warned(actor), *_unsigned(actor)), key=_since
    ):
        found.setdefault((one.file_id, one.cause), one)
    return list(found.values())


def denials_to_sign(actor: Actor) -> QuerySet[Decision]:
    """Return denials that wait for a second signature this actor may give, oldest first."""
    if not actor.may("countersign_denial"):
        return Decision.objects.none()
    rows = Decision.objects.filter(procedure__case__in=_known(actor), procedure__next__isnull=True)
    rows = rows.filter(binding_at=None, returned_at=None).exclude(first_signer=actor.id)
    return rows.select_related("procedure").order_by("decided_at")


def _escalated(actor: Actor) -> Iterator[Raised]:
    rows = escalations(actor, _known(actor).values("pk"))
    for row in rows.exclude(cause__in=SHOWN_ELSEWHERE):
        yield Raised(row.file_id, row.cause, row.raised_at)


def _asked(actor: Actor) -> Iterator[Raised]:
    """An institution that cannot is put before one role; one that wants time, before who holds the file."""
    if actor.may("grant_time"):
        rows = waiting(actor).filter(state=OrderState.MORE_TIME_ASKED)
        asked = Max("reports__written_at", filter=Q(reports__kind=ReportKind.MORE_TIME))
        for row in rows.annotate(asked_at=asked):
            yield Raised(row.file_id, "more_time_asked", row.asked_at)


def _warned(actor: Actor) -> Iterator[Raised]:
    if actor.may(power_of("see_alert")):
        for row in Alert.objects.filter(case__in=_known(actor), seen_at=None):
            yield Raised(row.case_id, row.cause, row.raised_at)


def _unsigned(actor: Actor) -> Iterator[Raised]:
    for denial in denials_to_sign(actor):
        yield Raised(denial.procedure.case_id, "denial_to_sign", denial.decided_at)
    if actor.may("countersign_assessment"):
        for row in waiting_for_second(actor):
            yield Raised(row.file_id, "assessment_to_sign", row.started_at)


def _known(actor: Actor) -> QuerySet[Case]:
    return Case.objects.visible_to(actor)


def _since(one: Raised) -> datetime:
    return one.at
