"""What a member may see of running terms; every count is the length of a list that exists."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from amparo.accounts.actors import Actor
from amparo.agenda.law import Duration
from amparo.agenda.models import Deadline, DeadlineQuerySet, Escalation
from amparo.custody.selectors import files_of


@dataclass(frozen=True, slots=True)
class Board:
    """Open terms in three lists that share no row; nearest first."""

    hours: DeadlineQuerySet
    days: DeadlineQuerySet
    late: DeadlineQuerySet

    def counts(self) -> dict[str, int]:
        return {name: getattr(self, name).count() for name in ("hours", "days", "late")}


def visible_terms(actor: Actor) -> DeadlineQuerySet:
    """Return the terms of files the actor's desks hold, and those that are the desk's own turn."""
    mine = Q(file_id__in=files_of(actor)) | Q(owner_desk_id__in=actor.desk_ids)
    return Deadline.objects.filter(mine)


def board(
    actor: Actor,
    at: datetime,
    *,
    my_desk: bool = False,
    files: QuerySet[Any] | list[UUID] | None = None,
) -> Board:
    """Return hours, days and late as the actor may see them.

    my_desk  only those whose turn is one of the actor's desks
    files    only those of these files (a list or a subquery of ids), such as "mine"
    """
    rows = visible_terms(actor).order_by("due_at", "pk")
    if my_desk:
        rows = rows.filter(owner_desk_id__in=actor.desk_ids)
    if files is not None:
        rows = rows.filter(file_id__in=files)
    return Board(rows.in_hours(at), rows.in_days(at), rows.late(at))


def terms_of(actor: Actor, file_id: UUID) -> DeadlineQuerySet:
    """Return every term of one file, open ones first, nearest first."""
    return visible_terms(actor).filter(file_id=file_id).order_by("met_at", "due_at", "pk")


def escalations(actor: Actor) -> QuerySet[Escalation]:
    """Return what waits for an answer of one of the actor's roles, on files they hold."""
    rows = Escalation.objects.filter(answered_at=None, to_role__in=list(actor.roles))
    return rows.filter(file_id__in=files_of(actor)).order_by("raised_at")


def measured(file_id: UUID) -> list[Duration]:
    """Return how long each measured term of the file took: first acknowledgement, arrival."""
    rows = Deadline.objects.filter(file_id=file_id, measured=True, met_at__isnull=False)
    return [
        Duration(row.term_code, row.met_at - row.started_at, row.due_at - row.started_at)
        for row in rows.order_by("started_at")
        if row.met_at is not None
    ]


def next_due(file_ids: list[UUID]) -> dict[UUID, Deadline]:
    """Return for each file the open term that runs out first; the caller has checked the files."""
    rows = Deadline.objects.open().filter(file_id__in=file_ids, suspended_at__isnull=True)
    found: dict[UUID, Deadline] = {}
    for row in rows.order_by("-due_at"):
        found[row.file_id] = row
    return found
