"""Clocks that run, nearest first."""

from datetime import datetime

from django.db.models import Q, QuerySet

from amparo.accounts.actors import Actor
from amparo.agenda.models import Deadline, DeadlineQuerySet
from amparo.custody.selectors import orders_of
from amparo.earlywarning.models import Procedure
from amparo.earlywarning.worklists.asked import Asked, Scope
from amparo.earlywarning.worklists.files import mine
from amparo.registry.models import Case


def terms(actor: Actor, asked: Asked, at: datetime) -> QuerySet[Deadline]:
    """Return open terms of visible files, and of orders to answer, that fit the filters at `at`.

    A right of hers that ran out unused waits for nobody; the file tells of it.

    What a filter asks of the file is answered for visible files alone.
    """
    visible = Case.objects.visible_to(actor)
    to_answer = Q(owner_desk_id__in=actor.desk_ids, subject_id__in=orders_of(actor))
    rows = Deadline.objects.filter(Q(file_id__in=visible.values("pk")) | to_answer).open()
    rows = rows.exclude(whose_turn="person", due_at__lte=at, suspended_at=None)
    rows = _clock(rows, asked.clock, at)
    if asked.who is Scope.MINE:
        rows = rows.filter(file_id__in=Procedure.objects.filter(mine(actor)).values("case_id"))
    elif asked.who is Scope.DESK:
        rows = rows.filter(owner_desk_id__in=actor.desk_ids)
    if asked.track:
        rows = rows.filter(track=asked.track)
    if asked.department:
        there = visible.filter(department=asked.department)
        rows = rows.filter(file_id__in=there.values("pk"))
    if asked.stage:
        standing = Procedure.objects.filter(stage=asked.stage, case__in=visible)
        rows = rows.filter(file_id__in=standing.values("case_id"))
    return rows


def _clock(rows: DeadlineQuerySet, clock: str, at: datetime) -> DeadlineQuerySet:
    match clock:
        case "hours":
            return rows.in_hours(at)
        case "days":
            return rows.in_days(at)
        case "late":
            return rows.late(at).exclude(whose_turn="person")
        case "paused":
            return rows.paused()
    return rows
