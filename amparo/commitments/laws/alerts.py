"""Alerts to those a law harms: each step and each text of it, and each window as it opens, closes, passes or is used.

Computed from the record each time; only that a member read one is kept. A law that harms nobody known
here alerts nobody, and a matter of ours is told, without saying which, to those whose desks hold it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TypeVar
from uuid import UUID

from amparo.accounts.actors import Actor
from amparo.commitments.laws.harmed import harmed
from amparo.commitments.laws.selectors import Term, laws, terms_of
from amparo.commitments.models import AlertRead, Law, LawStep, TextVersion
from amparo.commitments.stages import NEAR_DAYS, WindowState, sort_key
from amparo.law import packs


class What(StrEnum):
    OPENED = "opened"
    CLOSING = "closing"
    LATE = "late"
    ANSWERED = "answered"
    LAPSED = "lapsed"
    STEP = "step"
    VERSION = "version"


@dataclass(frozen=True, slots=True)
class Alert:
    """One line to those harmed. `key` names it for good: the same thing alerts once.

    about  the window, the step or the text that it tells of
    on     a day, or the month or year that is all its source gives
    """

    key: str
    law: Law
    about: Term | LawStep | TextVersion
    what: What
    on: str
    harmed: tuple[tuple[str, str], ...]
    read: bool = False


def alerts(actor: Actor, today: date) -> list[Alert]:
    """What a member is to know, newest first. Raises NoSuchLaw when they may not follow laws."""
    watched = list(laws(actor))
    whom = harmed(actor, watched)
    watched = [law for law in watched if law.id in whom]
    read = set(AlertRead.objects.filter(member_id=actor.id).values_list("alert", flat=True))
    steps, versions = _by_law(LawStep, watched), _by_law(TextVersion, watched)
    found = []
    for law in watched:
        terms = terms_of(law, today)
        told = [*_of_windows(terms, today), *_of_steps(steps[law.id], terms)]
        told += [
            (f"{each.id}:{What.VERSION}", each, What.VERSION, _said(each))
            for each in versions[law.id]
        ]
        found += [
            Alert(key, law, about, what, on, whom[law.id], key in read)
            for key, about, what, on in told
            if on <= today.isoformat()
        ]
    return sorted(found, key=lambda each: (sort_key(each.on), each.key), reverse=True)


def unread(actor: Actor, today: date) -> int:
    return sum(not each.read for each in alerts(actor, today))


Telling = tuple[str, Term | LawStep | TextVersion, What, str]
Rows = TypeVar("Rows", LawStep, TextVersion)


def _by_law(model: type[Rows], watched: Iterable[Law]) -> dict[UUID, list[Rows]]:
    found: dict[UUID, list[Rows]] = defaultdict(list)
    for row in model.objects.filter(law__in=list(watched)).order_by("position"):
        found[row.law_id].append(row)
    return found


def _said(row: LawStep | TextVersion) -> str:
    """The day its source gives, or the one on which it was entered here."""
    return row.on or packs.local_day(row.recorded_at).isoformat()


def _of_steps(steps: Iterable[LawStep], terms: Iterable[Term]) -> Iterator[Telling]:
    """Every act in the life of a law, but those that a window already tells as its answer."""
    told = {term.answer.id for term in terms if term.answer}
    for step in steps:
        if step.id not in told:
            yield f"{step.id}:{What.STEP}", step, What.STEP, _said(step)


def _of_windows(terms: Iterable[Term], today: date) -> Iterator[Telling]:
    for term in terms:
        for key, what, on in _of(term, today):
            yield key, term, what, on.isoformat()


def _of(term: Term, today: date) -> Iterator[tuple[str, What, date]]:
    """What there was to say of a window up to today, each with its day."""
    window, state = term.window, term.standing.state
    began = window.opens_on or packs.local_day(window.recorded_at)
    if began <= today:
        yield f"{window.id}:{What.OPENED}", What.OPENED, began
    if term.answer is not None:
        what = What.LAPSED if state is WindowState.LAPSED else What.ANSWERED
        yield (
            f"{window.id}:{what}",
            what,
            term.answered_on or packs.local_day(term.answer.recorded_at),
        )
        return
    if window.due_on is None:
        return
    near = window.due_on - timedelta(days=NEAR_DAYS)
    if near <= today and state is not WindowState.TO_COME:
        yield f"{window.id}:{What.CLOSING}", What.CLOSING, max(near, began)
    if state is WindowState.LATE:
        yield f"{window.id}:{What.LATE}", What.LATE, window.due_on + timedelta(days=1)
