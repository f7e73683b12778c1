"""The rules of what is owed that need no row: degree, contradiction, silence, lateness, order.

Everything here is computed from what was said and when; nothing is ever stored, so that no stored
status can contradict its reasons. Days are dates of the place where the obligation is followed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product
from uuid import UUID

from amparo.claims.scales import Scale

SPEAKERS = ("state", "beneficiaries", "supervisor", "own")
_AGREES = {"done": 2, "partly": 1, "not_done": 0}


@dataclass(frozen=True, slots=True, kw_only=True)
class Valued:
    """One valuation. `component` None and `beneficiary` "" mean the whole; `entered` breaks ties of day."""

    on: date
    entered: int
    component: UUID | None = None
    beneficiary: str = ""
    degree: str = ""
    contempt: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """One statement of a voice on a component, or on the whole (None)."""

    speaker: str
    stance: str
    on: date
    entered: int
    component: UUID | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """The degree of an obligation; None is unknown, which is shown as such and never counted as done.

    known, of   how many parts a body has valued, and how many there are
    """

    degree: str | None
    known: int
    of: int
    contempt: bool
    disputed: bool


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two voices that cannot both be right on the same part, at what each last said."""

    component: UUID | None
    first: Spoken
    second: Spoken


@dataclass(frozen=True, slots=True)
class Silence:
    """What a voice has not answered, and since when; `to` is a speaker, or `due` for a date that passed."""

    speaker: str
    since: date
    to: str


def standing(
    scale: Scale,
    components: Sequence[UUID],
    beneficiaries: Sequence[str],
    valued: Iterable[Valued],
    spoken: Iterable[Spoken],
) -> Standing:
    """The degree of the whole: its worst part, and never better than a part nobody has valued.

    A part is a component for a beneficiary. The newest valuation that covers a part counts, one of
    the whole covering all its parts. With a part unvalued the degree is unknown, unless another is
    already at the worst there is.
    """
    found = list(valued)
    parts = list(product(_parts(components), beneficiaries or [""]))
    degrees = [_of_part(found, component, person) for component, person in parts]
    known = [degree for degree in degrees if degree is not None]
    worst = min(known, key=scale.rank, default=None)
    whole = worst if len(known) == len(parts) or worst == scale.worst else None
    disputed = any(True for _ in contradictions(components, spoken))
    return Standing(whole, len(known), len(parts), _in_contempt(found), disputed)


def _parts(components: Sequence[UUID]) -> list[UUID | None]:
    """An obligation without components is one part, the whole."""
    return [*components] or [None]


def _of_part(valued: Iterable[Valued], component: UUID | None, person: str) -> str | None:
    covering = [
        each
        for each in valued
        if each.degree and each.component in (None, component) and each.beneficiary in ("", person)
    ]
    newest = max(covering, key=lambda v: (v.on, v.component is not None, v.entered), default=None)
    return newest.degree if newest else None


def _in_contempt(valued: Iterable[Valued]) -> bool:
    """Whether the newest word of the body on the whole or on any part still says breach."""
    newest: dict[tuple[UUID | None, str], Valued] = {}
    for each in sorted(valued, key=lambda v: (v.on, v.entered)):
        newest[each.component, each.beneficiary] = each
    return any(each.contempt for each in newest.values())


def contradictions(components: Sequence[UUID], spoken: Iterable[Spoken]) -> Iterator[Contradiction]:
    """Each pair of voices whose last words on one part differ on whether it was done.

    What a voice says of the whole stands for each part of which it said nothing later.
    """
    found = list(spoken)
    for component in _parts(components):
        last = [_last(found, speaker, component) for speaker in SPEAKERS]
        heard = [each for each in last if each and each.stance in _AGREES]
        for at, first in enumerate(heard):
            for second in heard[at + 1 :]:
                if first.stance != second.stance:
                    yield Contradiction(component, first, second)


def _last(spoken: Iterable[Spoken], speaker: str, component: UUID | None) -> Spoken | None:
    said = [s for s in spoken if s.speaker == speaker and s.component in (None, component)]
    return max(said, key=lambda s: (s.on, s.component is not None, s.entered), default=None)


def silences(
    spoken: Iterable[Spoken], due_on: date | None, silence_by: date | None, today: date
) -> list[Silence]:
    """What each of the four voices has left unanswered, in the order of the voices.

    A voice is silent since the first word of another that came after its own last one. The State is
    silent also since a date that passed without its word; the earlier of both counts.
    """
    found = [each for each in spoken if each.on <= today]
    silent = []
    for speaker in SPEAKERS:
        own = max((each.on for each in found if each.speaker == speaker), default=date.min)
        waiting = [(s.on, s.speaker) for s in found if s.speaker != speaker and s.on > own]
        if speaker == "state":
            waiting += [(day, "due") for day in (due_on, silence_by) if day and own < day < today]
        if waiting:
            since, to = min(waiting)
            silent.append(Silence(speaker, since, to))
    return silent


def days_late(due_on: date | None, scale: Scale, degree: str | None, today: date) -> int:
    """Days since the date passed; 0 when there is none, it is to come, or the body says all is done."""
    if due_on is None or degree == scale.best:
        return 0
    return max((today - due_on).days, 0)


def portfolio_key(
    late: int, next_date: date | None, silent_since: date | None, code: str
) -> tuple[int, int, int, str]:
    """What is late longest first, then by the next date, then by the longest silence, then by code."""
    if late:
        return (0, -late, _ordinal(silent_since), code)
    if next_date:
        return (1, next_date.toordinal(), _ordinal(silent_since), code)
    return (2 if silent_since else 3, _ordinal(silent_since), 0, code)


def _ordinal(day: date | None) -> int:
    return day.toordinal() if day else date.max.toordinal()
