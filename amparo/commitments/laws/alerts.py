"""Alerts to those a law harms: each window as it opens, is about to close, passes or is answered.

Computed from the windows each time; only that a member read one is kept. A law that harms nobody known
here alerts nobody, and a matter of ours is told, without saying which, to those whose desks hold it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

from amparo.accounts.actors import Actor
from amparo.commitments.kinds import Affected
from amparo.commitments.laws import matters
from amparo.commitments.laws.selectors import Term, laws, terms_of
from amparo.commitments.models import AlertRead, Effect, Law
from amparo.commitments.stages import NEAR_DAYS, WindowState
from amparo.law import packs


class What(StrEnum):
    OPENED = "opened"
    CLOSING = "closing"
    LATE = "late"
    ANSWERED = "answered"
    LAPSED = "lapsed"


@dataclass(frozen=True, slots=True)
class Alert:
    """One line to those harmed. `key` names it for good: the same window alerts once for each thing."""

    key: str
    law: Law
    term: Term
    what: What
    on: date
    harmed: tuple[tuple[str, str], ...]
    read: bool = False


def alerts(actor: Actor, today: date) -> list[Alert]:
    """What a member is to know, newest first. Raises NoSuchLaw when they may not follow laws."""
    watched = list(laws(actor).filter(effects__isnull=False).distinct())
    harmed = _harmed(actor, watched)
    read = set(AlertRead.objects.filter(member_id=actor.id).values_list("alert", flat=True))
    found = [
        Alert(key, law, term, what, on, tuple(harmed[law.id]), key in read)
        for law in watched
        if harmed.get(law.id)
        for term in terms_of(law, today)
        for key, what, on in _of(term, today)
    ]
    return sorted(found, key=lambda each: (each.on, each.key), reverse=True)


def unread(actor: Actor, today: date) -> int:
    return sum(not each.read for each in alerts(actor, today))


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


def _harmed(actor: Actor, watched: Iterable[Law]) -> dict[UUID, list[tuple[str, str]]]:
    """Organisations, people and matters each law affects, as far as the actor may know of them."""
    those = list(watched)
    found: dict[UUID, list[tuple[str, str]]] = {}
    kinds = (Affected.ORGANISATION, Affected.PEOPLE)
    for effect in Effect.objects.filter(law__in=those, kind__in=kinds).order_by("target"):
        found.setdefault(effect.law_id, []).append((effect.kind, effect.target))
    for law_id in matters.held(actor, those).values_list("law_id", flat=True).distinct():
        # Which one stands sealed.
        found.setdefault(law_id, []).append((Affected.MATTER.value, ""))
    return found
