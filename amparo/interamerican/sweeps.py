"""The worker's round: every date that ran out is recorded once, and a cycle goes on."""

from contextlib import suppress
from datetime import date, datetime
from uuid import UUID

from amparo.accounts.acts import system_act
from amparo.interamerican.acts.dating import following
from amparo.interamerican.days import day_of
from amparo.interamerican.models import Due

BATCH = 200


class _TakenByAnother(Exception):
    pass


def run(at: datetime) -> list[UUID]:
    """Record what ran out by `at`, each in its own transaction; returns the dates it recorded.

    A cycle that nobody answered for months is caught up: each date it missed is one lapse.
    """
    today, done = day_of(at), list[UUID]()
    while rows := _ran_out(today, done):
        for row in rows:
            with suppress(_TakenByAnother):
                _lapse(row, at, today)
            done.append(row.pk)
    return done


def _ran_out(today: date, done: list[UUID]) -> list[Due]:
    rows = Due.objects.filter(
        due_on__lt=today, met_on=None, stopped_on=None, lapsed_at=None
    ).exclude(pk__in=done)
    return list(rows.order_by("due_on", "pk")[:BATCH])


def _lapse(row: Due, at: datetime, today: date) -> None:
    with system_act("lapse", row.matter_id, at) as deed:
        open_still = Due.objects.filter(pk=row.pk, met_on=None, stopped_on=None, lapsed_at=None)
        if open_still.update(lapsed_at=at) != 1:
            raise _TakenByAnother
        deed.note(due=str(row.pk), whose=row.whose, what=row.kind, since=row.due_on.isoformat())
        following(row, at)
