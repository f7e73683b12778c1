"""What a member may read of laws: all of it, or none; absent and not for them are one answer."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from uuid import UUID

from django.db.models import QuerySet

from amparo.accounts.actors import Actor
from amparo.commitments.errors import NoSuchLaw, TextChanged
from amparo.commitments.models import Law, LawStep, TextVersion, Window
from amparo.commitments.stages import (
    LawAct,
    Standing,
    WindowKind,
    answer_to,
    first_day,
    sort_key,
    window_standing,
)
from amparo.commitments.text.difference import Difference, difference
from amparo.library.selectors import text_of

READ = "read_follow_up"


@dataclass(frozen=True, slots=True)
class Term:
    """A window as it stands on a day, with the step that answered it."""

    window: Window
    standing: Standing
    answer: LawStep | None

    @property
    def answered_on(self) -> date | None:
        """The day of the answer when the source gives one to the day."""
        return first_day(self.answer.on) if self.answer else None


@dataclass(frozen=True, slots=True)
class Compared:
    """Two versions of a law and what differs."""

    old: TextVersion
    new: TextVersion
    change: Difference


def laws(actor: Actor) -> QuerySet[Law]:
    """Every law under watch, newest first. Raises NoSuchLaw when the actor may not follow them."""
    if not actor.may(READ):
        raise NoSuchLaw
    return Law.objects.order_by("-recorded_at", "id")


def law(actor: Actor, law_id: UUID) -> Law:
    """Raises NoSuchLaw alike for absent and not for them."""
    found = laws(actor).filter(id=law_id).first()
    if found is None:
        raise NoSuchLaw
    return found


def steps_of(row: Law) -> list[LawStep]:
    """The life of a law by the days its sources give; what they do not date stands last."""
    return sorted(row.steps.all(), key=lambda step: (sort_key(step.on), step.position))


def terms_of(row: Law, today: date) -> list[Term]:
    """Every window of a law as it stands today, in the order they were opened."""
    steps = [(step.position, LawAct(step.act), step) for step in row.steps.order_by("position")]
    return [
        _term(window, steps, today) for window in row.windows.order_by("after", "recorded_at", "id")
    ]


def _term(window: Window, steps: Sequence[tuple[int, LawAct, LawStep]], today: date) -> Term:
    answer = answer_to(WindowKind(window.kind), window.after, steps)
    given = (LawAct(answer.act), first_day(answer.on)) if answer else None
    standing = window_standing(window.due_on, window.opens_on, given, today)
    return Term(window, standing, answer)


def versions_of(row: Law) -> list[TextVersion]:
    return list(row.versions.order_by("position"))


def text_of_version(version: TextVersion) -> str:
    """Its whole text. Raises TextChanged when it is not the one whose digest was entered."""
    text = version.text or (text_of(version.source_id) if version.source_id else "")
    if hashlib.sha256(text.encode()).digest() != bytes(version.digest):
        raise TextChanged
    return text


def compared(row: Law, old: int, new: int) -> Compared:
    """Two versions by their position. Raises NoSuchLaw for one that is not there, TextChanged."""
    found = {each.position: each for each in versions_of(row)}
    if old not in found or new not in found:
        raise NoSuchLaw
    change = difference(text_of_version(found[old]), text_of_version(found[new]))
    return Compared(found[old], found[new], change)


def journey(row: Law) -> list[Compared]:
    """Every version with the one before it, and where there are more than two the first with the last."""
    positions = [each.position for each in versions_of(row)]
    pairs = list(pairwise(positions))
    if len(positions) > 2:
        pairs.append((positions[0], positions[-1]))
    return [compared(row, old, new) for old, new in pairs]
