"""What a member may read of contests: all in clear, or nothing; the log of advocacy is apart."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from amparo.accounts.actors import Actor
from amparo.commitments.candidacies.records import PillarRecord, records
from amparo.commitments.errors import NoSuchContest
from amparo.commitments.models import Contest, Criterion, Nominee, Pillar

READ = "read_follow_up"


@dataclass(frozen=True, slots=True)
class Dossier:
    """A contest with the record of each State that proposes. It says nothing of the people proposed.

    records  by State, in the order in which they proposed
    """

    contest: Contest
    pillars: tuple[Pillar, ...]
    criteria: tuple[Criterion, ...]
    nominees: tuple[Nominee, ...]
    records: dict[str, list[PillarRecord]]
    on: date

    @property
    def standing(self) -> tuple[Nominee, ...]:
        return tuple(each for each in self.nominees if not each.withdrawn_on)

    @property
    def sole(self) -> bool | None:
        """Whether one candidacy alone stands in this record; None when it holds none at all."""
        return len(self.standing) == 1 if self.nominees else None


def contests(actor: Actor) -> QuerySet[Contest]:
    """Newest first. Raises NoSuchContest when the actor may not follow candidacies."""
    if not actor.may(READ):
        raise NoSuchContest
    return Contest.objects.order_by("-recorded_at", "id")


def contest(actor: Actor, contest_id: UUID) -> Contest:
    """Raises NoSuchContest alike for absent and not for them."""
    found = contests(actor).filter(id=contest_id).first()
    if found is None:
        raise NoSuchContest
    return found


def dossier(row: Contest, today: date) -> Dossier:
    """Everything fit to publish on a contest, as the record has it today."""
    pillars = tuple(row.pillars.order_by("position"))
    nominees = tuple(row.nominees.order_by("nominated_on", "recorded_at", "id"))
    states = dict.fromkeys(each.state_code for each in nominees)
    return Dossier(
        contest=row,
        pillars=pillars,
        criteria=tuple(row.criteria.order_by("recorded_at", "id")),
        nominees=nominees,
        records={state: records(state, pillars, today) for state in states},
        on=today,
    )
