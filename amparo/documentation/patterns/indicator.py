"""SDG indicator 16.10.1: verified cases against journalists, trade unionists and human rights defenders.

Counted are victims by category, never events; one person once in each category of one event, and killed or
disappeared once in all. A case is verified when the act is confirmed and its event rests on at least three
different sources that stand, two of them reliable (metadata of the indicator, OHCHR, UNESCO and ILO; standard:
reasonable grounds to believe). Groups are no cases: their members have to be recorded one by one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Final
from uuid import UUID

from amparo.custody.opening import OpenFile
from amparo.documentation import reading
from amparo.documentation.patterns.axes import UNKNOWN, age_group
from amparo.documentation.patterns.seen import Seen, acts_of
from amparo.documentation.shapes import Status

CATEGORIES: Final = (
    "killing", "enforced_disappearance", "torture", "arbitrary_detention", "kidnapping", "other_harmful_acts",
)  # fmt: skip
STANDINGS: Final = ("journalist", "trade_unionist", "defender")
_ONCE: Final = frozenset({"killing", "enforced_disappearance"})
_RELIABLE: Final = frozenset({"very_reliable", "rather_reliable"})
_SOURCES, _RELIABLE_ONES = 3, 2


class Why(StrEnum):
    """Why an act against somebody whom the indicator protects is no verified case."""

    NOT_CONFIRMED = "not_confirmed"
    FEW_SOURCES = "few_sources"
    FEW_RELIABLE = "few_reliable"
    UNDATED = "undated"
    GROUP = "group"


@dataclass(frozen=True, slots=True)
class Case:
    """One verified case; what nobody knows is empty."""

    category: str
    standing: str
    sex: str
    age: str
    department: str


@dataclass(frozen=True, slots=True)
class Indicator:
    """The verified cases of a time, both days included, and how many acts are none and why."""

    since: date
    until: date
    cases: Mapping[Case, int]
    left: Mapping[Why, int]

    def by(self, *names: str) -> Counter[tuple[str, ...]]:
        """How many cases, by these fields of them."""
        found: Counter[tuple[str, ...]] = Counter()
        for case, many in self.cases.items():
            found[tuple(getattr(case, name) for name in names)] += many
        return found

    @property
    def total(self) -> int:
        return sum(self.cases.values())


def indicator(files: Iterable[OpenFile], since: date, until: date) -> Indicator:
    """Count over open collections; where the part with the names is closed nobody is known to be protected."""
    left: Counter[Why] = Counter()
    cases: dict[tuple[str, UUID | None, UUID | None], Case] = {}
    for file in files:
        candidates = [seen for seen in acts_of(file) if _concerns(seen, since, until, left)]
        sources = _sources(file, {seen.act.event for seen in candidates})
        for seen in candidates:
            case, why = _case(seen), _why(seen, sources[seen.act.event])
            if why is not None:
                left[why] += 1
                continue
            event = None if case.category in _ONCE else seen.act.event
            cases.setdefault((case.category, seen.who, event), case)
    return Indicator(since, until, Counter(cases.values()), left)


def _concerns(seen: Seen, since: date, until: date, left: Counter[Why]) -> bool:
    """Whether an act that stands befell somebody protected in that time; one that may lie outside is told."""
    gone = seen.event is not None and seen.event.status == Status.WITHDRAWN
    if gone or seen.act.status == Status.WITHDRAWN or not _standing(seen) or not _category(seen):
        return False
    first, last = (seen.when.first, seen.when.last) if seen.when else (None, None)
    if first is None or last is None:
        left[Why.UNDATED] += 1
        return False
    if first > until or last < since:
        return False
    if first < since or last > until:
        left[Why.UNDATED] += 1
        return False
    return True


def _why(seen: Seen, sources: Mapping[str, bool]) -> Why | None:
    if seen.victim is None or seen.victim.unit not in ("individual", ""):
        return Why.GROUP
    if seen.act.status != Status.CONFIRMED:
        return Why.NOT_CONFIRMED
    if len(sources) < _SOURCES:
        return Why.FEW_SOURCES
    return Why.FEW_RELIABLE if sum(sources.values()) < _RELIABLE_ONES else None


def _sources(file: OpenFile, events: set[UUID]) -> defaultdict[UUID, dict[str, bool]]:
    """By event its different sources that stand, and whether each is reliable: a person, a document, or its words."""
    found: defaultdict[UUID, dict[str, bool]] = defaultdict(dict)
    for told in reading.plain(file, "information"):
        event = UUID(told["event"])
        if event in events and told["status"] not in (Status.WITHDRAWN, Status.DISPUTED):
            its = found[event]
            who = _source(told)
            its[who] = its.get(who, False) or told.get("reliability", "") in _RELIABLE
    return found


def _source(told: Mapping[str, Any]) -> str:
    """By what two informations are of one source; those that name none are one."""
    said = told.get("source") or told.get("paper") or " ".join(told.get("cited", "").split())
    return str(said).casefold()


def _case(seen: Seen) -> Case:
    sex = seen.victim.sex if seen.victim else UNKNOWN
    known = sex if sex not in ("unknown_sex", "not_applicable") else UNKNOWN
    return Case(_category(seen), _standing(seen), known, age_group(seen), seen.where.ubigeo[:2])


def _category(seen: Seen) -> str:
    said = seen.act.sdg
    return said if said in CATEGORIES or not said else "other_harmful_acts"


def _standing(seen: Seen) -> str:
    """What the victim is protected as; of several the first of STANDINGS, so that nobody is counted twice."""
    said = seen.victim.protected if seen.victim else frozenset()
    return next((each for each in STANDINGS if each in said), "")
