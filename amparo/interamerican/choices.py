"""What each question of a form can be answered with, for one matter now; labels only, never a name."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Final

from django.db import models
from django.utils.formats import date_format

from amparo.accounts import directory
from amparo.claims.models import Claim
from amparo.interamerican import kinds, law
from amparo.interamerican.kinds import (
    PROTECTED,
    Body,
    DueKind,
    Kind,
    Part,
    Section,
    Value,
    Whose,
    values_of,
)
from amparo.interamerican.labels import label_of
from amparo.interamerican.models import Due, Matter
from amparo.interamerican.stages import stages_of
from amparo.library.models import Source

LISTED: Final = 200


@dataclass(frozen=True, slots=True)
class Option:
    value: str
    label: str


_SETS: Final[dict[str, type[models.TextChoices]]] = {
    "kind": kinds.Kind,
    "part": kinds.Part,
    "identity": kinds.Identity,
    "consent_form": kinds.ConsentForm,
    "scope": kinds.Scope,
    "point_kind": kinds.PointKind,
    "speaker": kinds.Speaker,
    "stance": kinds.Stance,
    "measure": kinds.Measure,
    "meeting_kind": kinds.MeetingKind,
    "remedy_kind": kinds.RemedyKind,
    "exemption": kinds.Exemption,
    "outcome": kinds.Outcome,
    "conventionality": kinds.Conventionality,
    "tie": kinds.Tie,
}


def options(source: str, matter: Matter | None) -> list[Option]:
    """The answers of a closed set, or those that this matter offers."""
    if source in _SETS:
        return [Option(str(code), str(label)) for code, label in _SETS[source].choices]
    if matter is None:
        return _stages() if source == "stage" else []
    return list(_OF_MATTER[source](matter))


def _stages() -> list[Option]:
    found = {stage: str(stage.label) for kind in Kind for stage in stages_of(kind)}
    return [Option(stage.value, label) for stage, label in found.items()]


def _people(parts: Iterable[str]) -> Callable[[Matter], Iterable[Option]]:
    def listed(matter: Matter) -> Iterable[Option]:
        rows = matter.people.filter(part__in=list(parts), until=None).order_by("part", "number")
        return [Option(str(row.id), label_of(row)) for row in rows]

    return listed


def _mandates(matter: Matter) -> Iterable[Option]:
    rows = matter.mandates.filter(revoked_on=None).select_related("representative")
    return [
        Option(str(row.id), f"{label_of(row.representative)} · {_day(row.since)}") for row in rows
    ]


def _points(matter: Matter) -> Iterable[Option]:
    rows = matter.points.order_by("letter")
    return [Option(str(r.id), f"{r.letter} · {kinds.PointKind(r.kind).label}") for r in rows]


def _public_points(matter: Matter) -> Iterable[Option]:
    rows = matter.points.filter(obligation_id__isnull=False).order_by("letter")
    return [Option(str(r.id), f"{r.letter} · {kinds.PointKind(r.kind).label}") for r in rows]


def _dues(matter: Matter) -> Iterable[Option]:
    rows = matter.dues.filter(met_on=None, stopped_on=None).order_by("due_on")
    return [Option(str(row.id), due_words(row)) for row in rows]


def _papers(matter: Matter) -> Iterable[Option]:
    rows = matter.papers.order_by("-on")
    return [Option(str(r.id), f"{kinds.PaperKind(r.kind).label} · {_day(r.on)}") for r in rows]


def _annexes(matter: Matter) -> Iterable[Option]:
    rows = matter.papers.filter(source_id__isnull=False).order_by("-on")
    return [Option(str(r.id), f"{kinds.PaperKind(r.kind).label} · {_day(r.on)}") for r in rows]


def _sources(matter: Matter) -> Iterable[Option]:
    """Documents of the library, newest first: of a confidential matter none stands there."""
    rows = Source.objects.order_by("-added_at")[:LISTED] if matter.public else []
    return [Option(str(row.id), f"{row.title[:90]} · {_day(row.issued_on)}") for row in rows]


def _claims(*, owed: bool) -> Callable[[Matter], Iterable[Option]]:
    def listed(matter: Matter) -> Iterable[Option]:
        rows = Claim.objects.filter(obligation__isnull=not owed, state="standing")
        newest = rows.order_by("-recorded_at", "id")[:LISTED] if matter.public else []
        return [Option(str(row.id), (row.words_es or row.words_en)[:110]) for row in newest]

    return listed


def _values(matter: Matter) -> Iterable[Option]:
    """The degrees of the body that supervises this matter, among what else can be found."""
    known = {value for measure in kinds.Measure for value in values_of(measure, matter.body)}
    return [Option(each.value, str(each.label)) for each in Value if each in known]


def _by_court(known: type[models.TextChoices]) -> Callable[[Matter], Iterable[Option]]:
    """All of a set; the Commission stands apart only before the Court."""

    def listed(matter: Matter) -> Iterable[Option]:
        pairs = known.choices if matter.body == Body.COURT else []
        pairs = pairs or [each for each in known.choices if each[0] != Whose.COMMISSION]
        return [Option(str(code), str(label)) for code, label in pairs]

    return listed


def _remedies(matter: Matter) -> Iterable[Option]:
    rows = matter.remedies.filter(decided_on=None).order_by("filed_on")
    return [
        Option(str(r.id), f"{kinds.RemedyKind(r.kind).label} · {_day(r.filed_on)}") for r in rows
    ]


def _sections(matter: Matter) -> Iterable[Option]:
    rows = law.sections_of(Kind(matter.kind))
    return [Option(each.value, str(Section(each).label)) for each in rows]


def _desks(matter: Matter) -> Iterable[Option]:
    return [Option(str(d.id), d.name) for d in directory.desks() if d.id != matter.desk_id]


def due_words(row: Due) -> str:
    """What is due, whose turn it is and by when, in a line."""
    what, whose = DueKind(row.kind).label, kinds.Whose(row.whose).label
    return f"{what} · {whose} · {_day(row.due_on)}"


def _day(day: Any) -> str:
    return date_format(day, "SHORT_DATE_FORMAT") if day else ""


_OF_MATTER: Final[dict[str, Callable[[Matter], Iterable[Option]]]] = {
    "stage": lambda matter: _stages(),
    "value": _values,
    "due_kind": _by_court(kinds.DueKind),
    "whose": _by_court(kinds.Whose),
    "paper_kind": _by_court(kinds.PaperKind),
    "protected": _people(PROTECTED),
    "representatives": _people((Part.REPRESENTATIVE,)),
    "mandates": _mandates,
    "points": _points,
    "public_points": _public_points,
    "dues": _dues,
    "papers": _papers,
    "annexes": _annexes,
    "sources": _sources,
    "obligations": _claims(owed=True),
    "claims": _claims(owed=False),
    "remedies": _remedies,
    "section": _sections,
    "desks": _desks,
}
