"""One round of the worker: requests become cases, her answers take effect, clocks lapse."""

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TypeVar
from uuid import UUID

from django.db import models

from amparo.agenda.sweep import sweep
from amparo.earlywarning import answers, receiving, silence
from amparo.intake.models import Answer, Request
from amparo.registry.models import Case

log = logging.getLogger(__name__)

DEFER = timedelta(minutes=5)
# In memory: a row that fails waits here so that it neither floods the log nor stalls the others.
_deferred: dict[UUID, datetime] = {}
Row = TypeVar("Row", bound=models.Model)


@dataclass(slots=True)
class Round:
    """What one round did, by id; `failed` were left as they are and are tried again."""

    received: list[UUID] = field(default_factory=list)
    applied: list[UUID] = field(default_factory=list)
    lapsed: list[UUID] = field(default_factory=list)
    failed: list[UUID] = field(default_factory=list)


def run(at: datetime) -> Round:
    """Do what is due at `at`, each in its own transaction; any number of workers may run at once."""
    done = Round()
    _each(receiving.waiting(), lambda row: _receive(row, at, done), at, done)
    _each(_answers(), lambda row: _apply(row, at, done), at, done)
    swept = sweep(at)
    done.lapsed += swept.lapsed
    done.failed += swept.deferred
    _each(silence.waiting(), lambda row: silence.go_on(row, at), at, done)
    return done


def _answers() -> list[Answer]:
    """Return answers whose file is a case by now; the others wait for the next round."""
    rows = answers.waiting()
    known = set(Case.objects.filter(pk__in=[r.file_id for r in rows]).values_list("pk", flat=True))
    return [row for row in rows if row.file_id in known]


def _each(rows: Iterable[Row], act: Callable[[Row], None], at: datetime, done: Round) -> None:
    for row in rows:
        if _deferred.get(row.pk, at) > at:
            continue
        try:
            act(row)
        except Exception:
            log.exception("%s %s could not be done", type(row).__name__, row.pk)
            _deferred[row.pk] = at + DEFER
            done.failed.append(row.pk)
        else:
            _deferred.pop(row.pk, None)


def _receive(row: Request, at: datetime, done: Round) -> None:
    if receiving.receive(row, at):
        done.received.append(row.pk)


def _apply(row: Answer, at: datetime, done: Round) -> None:
    try:
        answers.apply_answer(row, at)
    except answers.TakenByAnother:
        return
    done.applied.append(row.pk)
