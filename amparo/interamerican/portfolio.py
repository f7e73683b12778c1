"""Every matter a member follows, by what is due next and by who is silent; narrowed in words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Final
from uuid import UUID

from amparo.accounts.actors import Actor
from amparo.interamerican import law
from amparo.interamerican.kinds import Kind, Whose
from amparo.interamerican.law import Clock, Silence
from amparo.interamerican.models import Due, Matter, Paper
from amparo.interamerican.picture import DueSeen, seen
from amparo.interamerican.selectors import matters
from amparo.interamerican.stages import Stage, is_over

SOON: Final = 15


@dataclass(frozen=True, slots=True)
class Asked:
    """What the portfolio is narrowed by; an empty one asks nothing.

    whose  a side: only what it is that side's turn to answer
    clock  `late`, `soon` for what is due in the next 15 days, `near` for either
    by     `due` or `silence`; with a side, only those in which that side is silent
    over   `yes`: also the matters that ended
    """

    kind: str = ""
    state: str = ""
    whose: str = ""
    clock: str = ""
    over: str = ""
    by: str = "due"

    def narrowing(self) -> dict[str, str]:
        return {name: value for name, value in asdict(self).items() if value and name != "by"} | (
            {"by": self.by} if self.by != "due" else {}
        )


@dataclass(frozen=True, slots=True)
class Line:
    """One matter of the portfolio.

    next       the open date that runs out first, of the side asked for
    late       how many dates of each side are late today
    silences   the silence of each side that was asked and has not answered
    """

    matter: Matter
    dues: list[DueSeen]
    late: dict[str, int]
    silences: dict[str, Silence]

    @property
    def next(self) -> DueSeen | None:
        return self.dues[0] if self.dues else None

    @property
    def ours(self) -> Silence | None:
        """The silence of this installation's own side."""
        return self.silences.get(self.matter.side)


def asked(given: Mapping[str, str]) -> Asked:
    """Only values of the lists count; anything else asks nothing."""
    known = {
        "kind": set(Kind.values),
        "whose": set(Whose.values),
        "clock": {"late", "soon", "near"},
        "over": {"yes"},
        "by": {"due", "silence"},
    }
    found = {name: given[name] for name, values in known.items() if given.get(name) in values}
    state = given.get("state", "").upper()
    if len(state) == 2 and state.isascii() and state.isalpha():
        found["state"] = state
    return Asked(**found)


def portfolio(actor: Actor, wanted: Asked, today: date) -> list[Line]:
    """The lines that fit, what runs out first at the top, or the longest silence of our own side."""
    rows = matters(actor)
    if wanted.kind:
        rows = rows.filter(kind=wanted.kind)
    if wanted.state:
        rows = rows.filter(state=wanted.state)
    found = [row for row in rows if wanted.over or not is_over(Kind(row.kind), Stage(row.stage))]
    ids = [row.id for row in found]
    dues, papers = _dues(ids), _papers(ids)
    lines = [_line(row, dues[row.id], papers[row.id], wanted, today) for row in found]
    lines = [line for line in lines if _shown(line, wanted)]
    return sorted(lines, key=_by_silence if wanted.by == "silence" else _by_due)


def states(actor: Actor) -> list[str]:
    """The countries of the matters there are."""
    return sorted(set(matters(actor).order_by().values_list("state", flat=True)))


def _line(row: Matter, dues: list[Due], papers: list[Paper], wanted: Asked, today: date) -> Line:
    still = [due for due in dues if due.met_on is None and due.stopped_on is None]
    shown = [seen(due, today) for due in still]
    late: dict[str, int] = defaultdict(int)
    for each in shown:
        late[each.row.whose] += each.clock is Clock.LATE
    over = is_over(Kind(row.kind), Stage(row.stage))
    read = () if over else papers
    silences = {whose: law.silence(dues, Whose(whose), today, read) for whose in Whose.values}
    return Line(
        row,
        [each for each in shown if _fits(each, wanted)],
        dict(late),
        {whose: silence for whose, silence in silences.items() if silence is not None},
    )


def _shown(line: Line, wanted: Asked) -> bool:
    if wanted.by == "silence" and wanted.whose and not wanted.clock:
        return wanted.whose in line.silences
    return bool(line.dues) or not (wanted.whose or wanted.clock)


def _fits(each: DueSeen, wanted: Asked) -> bool:
    late, soon = each.clock is Clock.LATE, each.clock is Clock.RUNNING and each.days_left <= SOON
    in_time = {"": True, "late": late, "soon": soon, "near": late or soon}
    return in_time[wanted.clock] and wanted.whose in ("", each.row.whose)


def _dues(ids: list[UUID]) -> dict[UUID, list[Due]]:
    found: dict[UUID, list[Due]] = defaultdict(list)
    for row in Due.objects.filter(matter_id__in=ids).order_by("due_on", "id"):
        found[row.matter_id].append(row)
    return found


def _papers(ids: list[UUID]) -> dict[UUID, list[Paper]]:
    found: dict[UUID, list[Paper]] = defaultdict(list)
    for row in Paper.objects.filter(matter_id__in=ids):
        found[row.matter_id].append(row)
    return found


def _by_due(line: Line) -> tuple[date, str]:
    return (line.next.row.due_on if line.next else date.max, line.matter.number)


def _by_silence(line: Line) -> tuple[int, str]:
    return (-(line.ours.days if line.ours else -1), line.matter.number)
