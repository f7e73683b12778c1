"""Figures of a report, each computed from the records when it is needed and never typed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext_noop as _

from amparo.missions.kinds import RecordKind, Weapon
from amparo.missions.picture import RecordSeen, Whole


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure; `label` says in words what it counts."""

    code: str
    label: str
    count: Callable[[Whole], int]


def silent(one: RecordSeen, whole: Whole) -> bool:
    """Whether the day by which an answer was asked for has passed without one."""
    until = one.day("answer_by")
    return until is not None and until < whole.today and not one.said("answer")


def testimonies(whole: Whole) -> list[RecordSeen]:
    """Those that stand and of which some consent is in force."""
    return [one for one in whole.standing(RecordKind.TESTIMONY) if one.uses]


def _of(kind: RecordKind) -> Callable[[Whole], int]:
    return lambda whole: len(whole.standing(kind))


def _sum(field: str) -> Callable[[Whole], int]:
    return lambda whole: sum(int(u.said(field) or 0) for u in whole.standing(RecordKind.FORCE))


def _departments(whole: Whole) -> int:
    visits = whole.standing(RecordKind.VISIT)
    return len({one.said("department") for one in visits if one.said("department")})


def _days(whole: Whole) -> int:
    for one in whole.standing(RecordKind.MANDATE):
        since, until = one.day("since"), one.day("until")
        if since and until and since <= until:
            return (until - since).days + 1
    return 0


_ALL: Final = (
    Figure("testimonies", _("Testimonies given, of which some consent is in force"),
           lambda whole: len(testimonies(whole))),
    Figure("testimonies_quoted", _("Testimonies that may be quoted"),
           lambda whole: sum(one.quotable for one in testimonies(whole))),
    Figure("testimonies_interpreted", _("Testimonies given with an interpreter"),
           lambda whole: sum(bool(one.value.get("interpreter")) for one in testimonies(whole))),
    Figure("languages", _("Languages in which testimony was given"),
           lambda whole: len({one.said("language").casefold() for one in testimonies(whole)})),
    Figure("days", _("Days of the mission"), _days),
    Figure("visits", _("Visits"), _of(RecordKind.VISIT)),
    Figure("departments", _("Departments visited"), _departments),
    Figure("meetings", _("Meetings"), _of(RecordKind.MEETING)),
    Figure("documents", _("Documents relied on"), _of(RecordKind.DOCUMENT)),
    Figure("events", _("Documented events relied on"), _of(RecordKind.EVENT)),
    Figure("pieces", _("Pieces of evidence relied on"), _of(RecordKind.PIECE)),
    Figure("findings", _("Findings"), _of(RecordKind.FINDING)),
    Figure("force", _("Incidents of use of force"), _of(RecordKind.FORCE)),
    Figure("force_firearms", _("Incidents with firearms"), lambda whole: sum(
        one.said("weapon") == Weapon.FIREARM for one in whole.standing(RecordKind.FORCE))),
    Figure("killed_low", _("People killed, at least"), _sum("killed_low")),
    Figure("killed_high", _("People killed, at most"), _sum("killed_high")),
    Figure("injured_low", _("People injured, at least"), _sum("injured_low")),
    Figure("injured_high", _("People injured, at most"), _sum("injured_high")),
    Figure("replies_asked", _("Asked to answer"), _of(RecordKind.REPLY)),
    Figure("replies_answered", _("Answered"), lambda whole: sum(
        bool(one.said("answer")) for one in whole.standing(RecordKind.REPLY))),
    Figure("replies_silent", _("Did not answer by the day that was given"), lambda whole: sum(
        silent(one, whole) for one in whole.standing(RecordKind.REPLY))),
)  # fmt: skip
FIGURES: Final = {figure.code: figure for figure in _ALL}
NAMES: Final = frozenset(FIGURES)


def counted(whole: Whole) -> dict[str, int]:
    """Every figure as the records have it now."""
    return {code: figure.count(whole) for code, figure in FIGURES.items()}
