"""What a member may see of running terms; every count is the length of a list that exists."""

from __future__ import annotations

from typing import Any, TypeAlias
from uuid import UUID

from django.db.models import Q, QuerySet

from amparo.accounts.actors import Actor
from amparo.agenda.law import Duration
from amparo.agenda.models import Deadline, DeadlineQuerySet, Escalation
from amparo.custody.selectors import files_of

Files: TypeAlias = "QuerySet[Any, Any] | list[UUID]"


def visible_terms(actor: Actor, known: Files | None = None) -> DeadlineQuerySet:
    """Return the terms of files the actor may know of, and those that are their desk's own turn.

    known  ids of those files where more than the held ones count (a supervisor's)
    """
    files = files_of(actor) if known is None else known
    mine = Q(file_id__in=files) | Q(owner_desk_id__in=actor.desk_ids)
    return Deadline.objects.filter(mine)


def terms_of(actor: Actor, file_id: UUID, known: Files | None = None) -> DeadlineQuerySet:
    """Return every term of one file, nearest first; the open ones are those neither met nor stopped."""
    return visible_terms(actor, known).filter(file_id=file_id).order_by("due_at", "pk")


def escalations(actor: Actor, known: Files | None = None) -> QuerySet[Escalation]:
    """Return what waits for an answer of one of the actor's roles, on files they may know of."""
    rows = Escalation.objects.filter(answered_at=None, to_role__in=list(actor.roles))
    files = files_of(actor) if known is None else known
    return rows.filter(file_id__in=files).order_by("raised_at")


def measured(file_id: UUID) -> list[Duration]:
    """Return how long each measured term of the file took: first acknowledgement, arrival."""
    rows = Deadline.objects.filter(file_id=file_id, measured=True, met_at__isnull=False)
    return [
        Duration(row.term_code, row.met_at - row.started_at, row.due_at - row.started_at)
        for row in rows.order_by("started_at")
        if row.met_at is not None
    ]


def next_due(file_ids: list[UUID]) -> dict[UUID, Deadline]:
    """Return for each file the open term that runs out first; the caller has checked the files.

    A right of hers that ran out is not what comes next.
    """
    rows = Deadline.objects.open().filter(file_id__in=file_ids, suspended_at__isnull=True)
    rows = rows.exclude(whose_turn="person", lapsed_at__isnull=False)
    found: dict[UUID, Deadline] = {}
    for row in rows.order_by("-due_at"):
        found[row.file_id] = row
    return found
