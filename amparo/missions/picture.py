"""One mission as it stands on a day: its records with what they say, consents, sentences, reports.

Without its words (nothing opened) it holds codes, counts and dates alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from amparo.missions.kinds import QUOTED, Answer, RecordKind, Section, Use
from amparo.missions.models import (
    Mission,
    MissionRecord,
    MissionReport,
    Recording,
    ReportSentence,
    UseConsent,
)
from amparo.missions.references import order
from amparo.missions.selectors import Words

Value = dict[str, object]
_SECTIONS = {section: place for place, section in enumerate(Section.values)}


@dataclass(frozen=True, slots=True)
class ConsentSeen:
    row: UseConsent
    asked_by: str
    how: str
    conditions: str
    text: str


@dataclass(frozen=True, slots=True)
class RecordSeen:
    """A record with what its newest version says; `value` is empty while the file is closed."""

    row: MissionRecord
    version: int
    value: Value = field(repr=False)
    consents: tuple[ConsentSeen, ...] = ()
    recordings: tuple[Recording, ...] = ()

    @property
    def code(self) -> str:
        return self.row.code

    @property
    def stands(self) -> bool:
        """Neither taken back nor destroyed."""
        return self.row.withdrawn_at is None and (
            self.row.destroyed_at is None or self.row.kind == RecordKind.MEMBER
        )

    @property
    def uses(self) -> frozenset[Use]:
        """The uses consented to as of the newest answer for each."""
        newest = {one.row.use: one.row.answer for one in self.consents}
        return frozenset(Use(use) for use, answer in newest.items() if answer == Answer.GIVEN)

    @property
    def quotable(self) -> bool:
        return bool(self.uses & QUOTED)

    @property
    def named(self) -> bool:
        return Use.NAMED in self.uses

    def said(self, name: str) -> str:
        """One field as text; empty when it says nothing, or the file is closed."""
        return str(self.value.get(name, "") or "")

    def day(self, name: str = "on") -> date | None:
        found = self.said(name)
        return date.fromisoformat(found) if found else None

    def aliases(self) -> list[str]:
        return [part for each in self.said("alias").split(",") if (part := each.strip())]

    def codes(self) -> list[str]:
        """The records it rests on or is supported by."""
        found = self.value.get("rests_on") or self.value.get("supports") or []
        return [str(one) for one in found] if isinstance(found, list) else []


@dataclass(frozen=True, slots=True)
class SentenceSeen:
    """A sentence with what its newest version says and what it was written upon.

    figures   name to value, as they were then
    versions  code to version of each record and of what that rests on, as they were then
    because   why it differs from the preliminary report
    """

    row: ReportSentence
    version: int
    text: str
    because: str
    figures: dict[str, int]
    versions: dict[str, int]

    @property
    def place(self) -> tuple[str, int]:
        return self.row.section, self.row.position


@dataclass(frozen=True, slots=True)
class Whole:
    """Everything of a mission that this reader may see on this day.

    opened    whether words are there
    complete  whether all of them are: a desk may hold the facts and not who the people are
    """

    mission: Mission
    today: date
    opened: bool
    title: str
    records: dict[str, RecordSeen]
    sentences: list[SentenceSeen]
    reports: list[MissionReport]
    complete: bool
    words: Words = field(repr=False)

    def of(self, *wanted: RecordKind) -> list[RecordSeen]:
        """Records of these kinds by number, whatever became of them."""
        found = [one for one in self.records.values() if one.row.kind in wanted]
        return sorted(found, key=lambda one: order(one.code))

    def standing(self, *wanted: RecordKind) -> list[RecordSeen]:
        return [one for one in self.of(*wanted) if one.stands]

    def under(self, codes: Iterable[str]) -> list[RecordSeen]:
        """These records and all that they rest on, however far down, each once."""
        found: dict[str, RecordSeen] = {}
        ahead = list(codes)
        while ahead:
            code = ahead.pop(0)
            one = self.records.get(code)
            if one is not None and code not in found:
                found[code] = one
                ahead += one.codes()
        return sorted(found.values(), key=lambda one: order(one.code))

    def drafted(self, report: str) -> list[SentenceSeen]:
        """The sentences of a report's draft, in the order they are read."""
        found = [s for s in self.sentences if s.row.report == report and s.row.removed_at is None]
        return sorted(found, key=lambda one: (_SECTIONS[one.row.section], one.row.position))


def picture(mission: Mission, today: date, words: Words | None = None) -> Whole:
    """The mission on a day, by one query for each table."""
    known = words or {}
    head = known.get(mission.head_sheet_id, {}) if mission.head_sheet_id else {}
    sheets = mission.records.values_list("versions__sheet_ids", flat=True)
    return Whole(
        mission=mission,
        today=today,
        opened=words is not None,
        title=str(head.get("title", "")),
        records=_records(mission, known),
        sentences=_sentences(mission, known),
        reports=list(mission.reports.order_by("-built_at")),
        complete=all(sheet in known for ids in sheets for sheet in ids or ()),
        words=known,
    )


def _records(mission: Mission, words: Words) -> dict[str, RecordSeen]:
    rows = mission.records.prefetch_related("versions", "consents", "recordings")
    found = {}
    for row in rows:
        newest = max(row.versions.all(), key=lambda one: one.number, default=None)
        if newest is None:
            continue  # being entered by the act that asks
        consents = sorted(row.consents.all(), key=lambda one: one.recorded_at)
        found[row.code] = RecordSeen(
            row,
            newest.number,
            _merged(words, newest.sheet_ids),
            tuple(_consent(one, words) for one in consents),
            tuple(sorted(row.recordings.all(), key=lambda one: one.kept_at)),
        )
    return found


def _consent(row: UseConsent, words: Words) -> ConsentSeen:
    value = words.get(row.sheet_id, {})
    texts = (str(value.get(name, "")) for name in ("asked_by", "how", "conditions", "text"))
    return ConsentSeen(row, *texts)


def _sentences(mission: Mission, words: Words) -> list[SentenceSeen]:
    found = []
    for row in mission.sentences.prefetch_related("versions"):
        newest = max(row.versions.all(), key=lambda one: one.number, default=None)
        if newest is None:
            continue  # being written by the act that asks
        value = _merged(words, newest.sheet_ids)
        found.append(
            SentenceSeen(
                row,
                newest.number,
                str(value.get("text", "")),
                str(value.get("because", "")),
                _counts(value.get("figures")),
                _counts(value.get("versions")),
            )
        )
    return found


def _counts(value: object) -> dict[str, int]:
    return {str(k): int(v) for k, v in value.items()} if isinstance(value, dict) else {}


def _merged(words: Words, sheets: Iterable[UUID]) -> Value:
    found: Value = {}
    for sheet in sheets:
        found |= words.get(sheet, {})
    return found
