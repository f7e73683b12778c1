"""What each question of a form can be answered with, for one mission now; codes and labels, never a name."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Final

from django.db import models
from django.utils.formats import date_format
from django.utils.translation import get_language

from amparo.accounts.selectors import desk_called
from amparo.interamerican.days import day_of
from amparo.library.models import Source
from amparo.missions import kinds, pieces
from amparo.missions.acts.beginning import of_the_house, shared_with
from amparo.missions.acts.drafting import given_out
from amparo.missions.elements import elements
from amparo.missions.kinds import TABLED, Answer, RecordKind, ReportKind, Use
from amparo.missions.models import Mission
from amparo.territory.places import departments

LISTED: Final = 300


@dataclass(frozen=True, slots=True)
class Option:
    value: str
    label: str


_SETS: Final[dict[str, type[models.TextChoices]]] = {
    "claim_part": kinds.ClaimPart,
    "role": kinds.Role,
    "part": kinds.Part,
    "precision": kinds.Precision,
    "day_told": kinds.DayTold,
    "written": kinds.Written,
    "giver": kinds.Giver,
    "counterpart": kinds.Counterpart,
    "weapon": kinds.Weapon,
    "known": kinds.Known,
    "standard": kinds.Standard,
    "use": kinds.Use,
    "section": kinds.Section,
}


def options(source: str, mission: Mission | None) -> list[Option]:
    """The answers of a closed set, or those that this mission offers."""
    if source in _SETS:
        return [Option(str(code), str(label)) for code, label in _SETS[source].choices]
    if source in _FIXED:
        return list(_FIXED[source]())
    return list(_OF_MISSION[source](mission)) if mission is not None else []


def _departments() -> Iterable[Option]:
    return [Option(one.name, one.name) for one in departments()]


def _elements() -> Iterable[Option]:
    language = get_language() or "es"
    return [
        Option(code, f"{one.of(language)}: {one.words(language)}")
        for code, one in elements().items()
    ]


def _asked() -> Iterable[Option]:
    return [Option(one.value, str(one.label)) for one in (Answer.GIVEN, Answer.REFUSED)]


def _sources() -> Iterable[Option]:
    """Documents of the library whose text is known, newest first."""
    rows = Source.objects.filter(has_text=True).order_by("-added_at")[:LISTED]
    return [
        Option(str(row.id), " · ".join(filter(None, (row.title[:90], _day(row.issued_on)))))
        for row in rows
    ]


def _records(*wanted: RecordKind) -> Callable[[Mission], Iterable[Option]]:
    def listed(mission: Mission) -> Iterable[Option]:
        rows = mission.records.filter(withdrawn_at=None, destroyed_at=None)
        rows = rows.filter(kind__in=wanted) if wanted else rows
        return [
            Option(row.code, f"{row.code} · {RecordKind(row.kind).label} {row.number}")
            for row in rows.order_by("kind", "number")
        ]

    return listed


def _tabled(mission: Mission) -> Iterable[Option]:
    """What a report tables of itself, also what was taken back since: its going is a difference too."""
    rows = mission.records.filter(kind__in=TABLED).order_by("kind", "number")
    return [
        Option(row.code, f"{row.code} · {RecordKind(row.kind).label} {row.number}") for row in rows
    ]


def _not_kept(mission: Mission) -> Iterable[Option]:
    """Testimonies that stand and of whose keeping the newest answer is not a consent."""
    found = []
    rows = mission.records.filter(kind=RecordKind.TESTIMONY, destroyed_at=None)
    for row in rows.prefetch_related("consents").order_by("number"):
        asked = sorted(
            (one for one in row.consents.all() if one.use == Use.KEPT), key=lambda o: o.recorded_at
        )
        if asked and asked[-1].answer != Answer.GIVEN:
            found.append(
                Option(row.code, f"{row.code} · {RecordKind.TESTIMONY.label} {row.number}")
            )
    return found


def _drafts(mission: Mission) -> Iterable[Option]:
    """The report that is being written: the final one only after the preliminary one was given out."""
    first = given_out(mission, ReportKind.PRELIMINARY)
    now = ReportKind.FINAL if first else ReportKind.PRELIMINARY
    return [] if given_out(mission, now) else [Option(now.value, str(now.label))]


def _built(mission: Mission) -> Iterable[Option]:
    return [one for one in _drafts(mission) if mission.reports.filter(kind=one.value).exists()]


def _pieces(mission: Mission) -> Iterable[Option]:
    """By their order and the day they were sealed: what they are called is sealed too."""
    found = enumerate(pieces.offered(mission.id), 1)
    return [Option(str(one.id), f"{n} · {_day(day_of(one.received_at))}") for n, one in found]


def _desks(mission: Mission) -> Iterable[Option]:
    return [
        Option(str(desk.id), desk_called(desk.code, desk.name)) for desk in of_the_house(mission)
    ]


def _shared(mission: Mission) -> Iterable[Option]:
    return [
        Option(str(desk.id), desk_called(desk.code, desk.name)) for desk in shared_with(mission)
    ]


def _day(day: Any) -> str:
    return date_format(day, "SHORT_DATE_FORMAT") if day else ""


_FIXED: Final[dict[str, Callable[[], Iterable[Option]]]] = {
    "department": _departments,
    "element": _elements,
    "asked_answer": _asked,
    "source": _sources,
}
_OF_MISSION: Final[dict[str, Callable[[Mission], Iterable[Option]]]] = {
    "live": _records(),
    "testimony": _records(RecordKind.TESTIMONY),
    "reply": _records(RecordKind.REPLY),
    "not_kept": _not_kept,
    "tabled": _tabled,
    "draft": _drafts,
    "built": _built,
    "piece": _pieces,
    "desks": _desks,
    "shared": _shared,
}
