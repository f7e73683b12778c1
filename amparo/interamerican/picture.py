"""One matter as it stands on a day: people, points with the four voices, dates, papers, courts.

Without its words (nothing opened) it holds labels, codes and dates alone.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db.models import F

from amparo.claims.models import Obligation
from amparo.claims.pictures import Picture, pictures
from amparo.interamerican import law
from amparo.interamerican.kinds import Kind, Measure, Speaker, Whose
from amparo.interamerican.labels import label_of
from amparo.interamerican.law import Clock, Silence
from amparo.interamerican.models import (
    Consent,
    Due,
    Finding,
    Mandate,
    Matter,
    MatterMove,
    MatterPerson,
    Meeting,
    Paper,
    Point,
    Remedy,
    Saying,
)
from amparo.interamerican.models import ConventionalityRuling as Ruling
from amparo.interamerican.selectors import Words
from amparo.interamerican.stages import Stage, is_over


@dataclass(frozen=True, slots=True)
class PersonSeen:
    """Somebody as this reader may see them: a name only while the file is open."""

    row: MatterPerson
    label: str
    name: str
    contact: str
    note: str
    consents: list[Consent]
    consented: bool


@dataclass(frozen=True, slots=True)
class DueSeen:
    row: Due
    clock: Clock
    days_late: int
    days_left: int
    text: str


@dataclass(frozen=True, slots=True)
class Said:
    """One thing a voice said; `text` empty while the file is closed."""

    row: Saying
    who: str
    text: str


@dataclass(frozen=True, slots=True)
class Found:
    row: Finding
    who: str
    text: str


@dataclass(frozen=True, slots=True)
class PointSeen:
    """A point with its voices by speaker, newest first; `owed` is the obligation of the public record."""

    row: Point
    text: str
    owed: Picture | None
    voices: dict[str, list[Said]]
    findings: list[Found]

    @property
    def mitigation(self) -> Found | None:
        return next((f for f in self.findings if f.row.measure == Measure.MITIGATION), None)

    @property
    def compliance(self) -> list[Found]:
        """The newest of each component for each victim."""
        newest: dict[tuple[str, UUID | None], Found] = {}
        for found in self.findings:
            if found.row.measure == Measure.COMPLIANCE:
                newest.setdefault((found.row.component, found.row.person_id), found)
        return list(newest.values())


@dataclass(frozen=True, slots=True)
class Whole:
    """Everything of a matter that this reader may see on this day; `opened` says whether words are there."""

    matter: Matter
    today: date
    opened: bool
    people: list[PersonSeen]
    mandates: list[Mandate]
    points: list[PointSeen]
    dues: list[DueSeen]
    papers: list[Paper]
    meetings: list[Meeting]
    remedies: list[Remedy]
    rulings: list[Ruling]
    moves: list[MatterMove]
    silences: list[Silence]
    words: Words = field(repr=False)

    def text(self, sheet_id: UUID | None, name: str = "text") -> str:
        return _said(self.words, sheet_id, name)

    @property
    def reference(self) -> str:
        """What the body calls the matter, as far as it is public or open; empty when it has no name yet."""
        head = self.words.get(self.matter.head_sheet_id, {}) if self.matter.head_sheet_id else {}
        sealed = str(head.get("reference") or head.get("reference_cited") or "")
        return self.matter.reference or sealed or self.matter.reference_cited

    def label(self, person_id: UUID | None) -> str:
        return next((p.label for p in self.people if p.row.id == person_id), "")

    @property
    def open_dues(self) -> list[DueSeen]:
        return [due for due in self.dues if due.clock in (Clock.RUNNING, Clock.LATE)]


def picture(matter: Matter, today: date, words: Words | None = None) -> Whole:
    """The matter on a day, by one query for each table."""
    known = words or {}
    people = _people(matter, known)
    labels = {person.row.id: person.label for person in people}
    dues = list(matter.dues.order_by("due_on", "id"))
    papers = list(matter.papers.order_by("-on", "-recorded_at"))
    answered = () if is_over(Kind(matter.kind), Stage(matter.stage)) else papers
    silences = [law.silence(dues, whose, today, answered) for whose in Whose]
    return Whole(
        matter=matter,
        today=today,
        opened=words is not None,
        people=people,
        mandates=list(matter.mandates.order_by("since", "id")),
        points=_points(matter, today, known, labels),
        dues=[seen(due, today, _said(known, due.sheet_id)) for due in dues],
        papers=papers,
        meetings=list(matter.meetings.prefetch_related("agreed").order_by("-on", "id")),
        remedies=list(matter.remedies.select_related("due").order_by("filed_on", "id")),
        rulings=list(matter.rulings.order_by(F("on").asc(nulls_last=True), "id")),
        moves=list(matter.moves.order_by("on", "recorded_at", "id")),
        silences=[each for each in silences if each is not None],
        words=known,
    )


def seen(due: Due, today: date, text: str = "") -> DueSeen:
    left = (due.due_on - today).days
    return DueSeen(due, law.clock(due, today), law.days_late(due, today), left, text)


def _people(matter: Matter, words: Words) -> list[PersonSeen]:
    rows = matter.people.prefetch_related("consents").order_by("part", "number")
    found = []
    for row in rows:
        consents = sorted(row.consents.all(), key=lambda each: (each.on, each.recorded_at))
        found.append(
            PersonSeen(
                row,
                label_of(row),
                _said(words, row.sheet_id, "name"),
                _said(words, row.sheet_id, "contact"),
                _said(words, row.sheet_id, "note"),
                consents,
                law.consents(consents),
            )
        )
    return found


def _points(matter: Matter, today: date, words: Words, labels: dict[UUID, str]) -> list[PointSeen]:
    rows = list(
        matter.points.prefetch_related("sayings__paper", "findings").order_by("letter", "id")
    )
    owed = _owed(rows, today)
    found = []
    for row in rows:
        said = sorted(row.sayings.all(), key=lambda s: (s.on, s.recorded_at), reverse=True)
        findings = sorted(row.findings.all(), key=lambda f: (f.on, f.recorded_at), reverse=True)
        lines = [Said(s, _who(s.person_id, labels), _said(words, s.sheet_id)) for s in said]
        found.append(
            PointSeen(
                row,
                _said(words, row.sheet_id),
                owed.get(row.obligation_id) if row.obligation_id else None,
                {who: [s for s in lines if s.row.speaker == who] for who in Speaker.values},
                [Found(f, _who(f.person_id, labels), _said(words, f.sheet_id)) for f in findings],
            )
        )
    return found


def _owed(points: list[Point], today: date) -> dict[UUID, Picture]:
    ids = [row.obligation_id for row in points if row.obligation_id]
    if not ids:
        return {}
    rows = Obligation.objects.filter(claim_id__in=ids).select_related("claim", "body")
    return {each.claim.id: each for each in pictures(rows, today)}


def _who(person_id: UUID | None, labels: dict[UUID, str]) -> str:
    return labels.get(person_id, "") if person_id else ""


def _said(words: Words, sheet_id: UUID | None, name: str = "text") -> str:
    value = words.get(sheet_id, {}) if sheet_id else {}
    return str(value.get(name, ""))
