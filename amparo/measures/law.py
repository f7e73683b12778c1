"""The rules of measures and orders that need no row.

What may be told, to whom a "cannot" goes, and when two voices differ.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from statistics import median

from django.utils.translation import gettext_noop as _

from amparo.kernel.errors import Conflict, Invalid
from amparo.law.schema import Pack
from amparo.law.schema.base import UnknownCode
from amparo.law.schema.vocabulary import Measure as MeasureType
from amparo.law.schema.vocabulary import Reason
from amparo.measures.stages import Agreement

CANNOT = "cannot"
SUPERVISOR = "supervisor"
WORDS_LIMIT = 8000
FACT_LIMIT = 1000


class NotAgreed(Conflict):
    """She has not agreed to this measure, so it cannot be ordered. An interim measure may be
    ordered before she answers, never against her word.
    """


def type_of(pack: Pack, code: str) -> MeasureType:
    """The measure's type. Raises Invalid at `type`."""
    try:
        return pack.measure(code)
    except UnknownCode:
        raise Invalid({"type": [_("Choose one of the list.")]}) from None


def check_institution(pack: Pack, code: str) -> None:
    """Raises Invalid at `institution`."""
    try:
        pack.institution(code)
    except UnknownCode:
        raise Invalid({"institution": [_("Choose one of the list.")]}) from None


def check_words(name: str, text: str, limit: int = WORDS_LIMIT) -> str:
    """Return the words, trimmed. Raises Invalid where there are none or too many."""
    trimmed = text.strip()
    if not trimmed:
        raise Invalid({name: [_("Fill in this field.")]})
    if len(trimmed) > limit:
        raise Invalid({name: [_("This is too long.")]})
    return trimmed


def check_to_come(name: str, moment: datetime, at: datetime) -> None:
    """Raises Invalid at `name` for a moment that is not after `at`."""
    if moment <= at:
        raise Invalid({name: [_("Write a moment that is still to come.")]})


def check_not_to_come(name: str, moment: datetime, at: datetime) -> None:
    """Raises Invalid at `name` for a moment after `at`."""
    if moment > at:
        raise Invalid({name: [_("Write a moment that has already passed.")]})


def minimum(kind: MeasureType, facts: Mapping[str, str]) -> dict[str, str]:
    """The facts an order of that kind carries, blank ones left out, in the catalogue's order.

    Raises Invalid by field for a fact that this kind of measure does not need.
    """
    excess = sorted(set(facts) - set(kind.reveals))
    if excess:
        raise Invalid({code: [_("This measure does not need this fact.")] for code in excess})
    said = {code: facts.get(code, "").strip() for code in kind.reveals}
    return {code: check_words(code, text, FACT_LIMIT) for code, text in said.items() if text}


def check_agreed(kind: MeasureType, interim: bool, agreed: str) -> None:
    """Refuse an order she has not agreed to; an interim one may come before her word. Raises NotAgreed."""
    if agreed == Agreement.YES.value:
        return
    unasked = agreed == Agreement.UNANSWERED.value
    if not (unasked and (interim or not kind.needs_agreement)):
        raise NotAgreed


def arrives_by(kind: MeasureType, track: str, at: datetime) -> datetime:
    """By when an order issued at `at` should arrive, from the catalogue's hours for that track."""
    hours = kind.start_hours_urgent if track == "urgent" else kind.start_hours_ordinary
    return at + timedelta(hours=hours)


def who_unblocks(pack: Pack, reason: str) -> str:
    """The role a "cannot" for that coded reason goes to. Raises Invalid at `reason`."""
    return check_reason(pack, CANNOT, reason).unblocks or SUPERVISOR


def check_reason(pack: Pack, group: str, code: str) -> Reason:
    """The coded reason of that group. Raises Invalid at `reason`."""
    for known in pack.reasons_for(group):
        if known.code == code:
            return known
    raise Invalid({"reason": [_("Choose one of the list.")]})


def contradicts(done_at: datetime | None, contested_at: datetime | None) -> bool:
    """The institution says it was done at a time, and she says later that it never came."""
    return done_at is not None and contested_at is not None and done_at <= contested_at


def middle(lengths: Iterable[timedelta]) -> timedelta | None:
    """Their median, or None when there is none."""
    seconds = [length.total_seconds() for length in lengths]
    return timedelta(seconds=median(seconds)) if seconds else None
