"""What left before with small numbers hidden, so that a later file beside it tells no small group by subtraction.

Of two files where one counts a part of the other, or the same some days later, a number of both that differs by 1 to 4
tells how a handful of people fared. So every file that leaves keeps its numbers, sealed in the collections that it is
of, and the next one hides what would tell such a difference. Files whose filters are no part of one another are not
compared: their difference is no group.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from amparo.accounts.actors import Actor
from amparo.accounts.acts import acting
from amparo.custody.opening import OpenFile
from amparo.documentation.patterns.counting import Wanted
from amparo.documentation.patterns.disclosure import TOTAL, Place
from amparo.documentation.shapes import Status

POWER: Final = "read_patterns"
PART: Final = "facts"
FIELD: Final = "figures"
# So many of the last files of a collection are looked at.
LOOKED_AT: Final = 50
Numbers = Mapping[Place, int]


@dataclass(frozen=True, slots=True)
class _Filter:
    """What alone a file counts, of which collections."""

    of: frozenset[str]
    statuses: frozenset[str]
    since: str
    until: str
    only: frozenset[tuple[str, str]]

    def is_part_of(self, other: _Filter) -> bool:
        later = self.since >= other.since
        sooner = not other.until or bool(self.until and self.until <= other.until)
        within = self.of <= other.of and self.statuses <= other.statuses
        return within and other.only <= self.only and later and sooner


def before(files: Sequence[OpenFile], wanted: Wanted) -> list[Numbers]:
    """What earlier files told, at the places of this one: those that are a part of it, and those it is a part of."""
    ours, found = _filter(files, wanted), list[Numbers]()
    for file in files:
        for told in _kept(file):
            theirs = _heard(told)
            if ours.is_part_of(theirs) or theirs.is_part_of(ours):
                found.append(_placed(told, wanted))
    return found


def keep(
    actor: Actor, files: Sequence[OpenFile], wanted: Wanted, told: Numbers, at: datetime
) -> None:
    """Keep what a file tells, sealed in each collection where no earlier one told just that. Raises NotYourAct."""
    said = _said(_filter(files, wanted), wanted, told)
    for file in files:
        if said not in _kept(file):
            with acting(actor, POWER, file.file_id, at, note={"did": "keep_figures"}) as deed:
                deed.write(PART, FIELD, said)


def _kept(file: OpenFile) -> list[dict[str, Any]]:
    sheets = [sheet.value for sheet in file.sheets(PART) if sheet.field == FIELD]
    return [dict(value) for value in sheets[-LOOKED_AT:]]


def _said(ours: _Filter, wanted: Wanted, told: Numbers) -> dict[str, Any]:
    return {
        "of": sorted(ours.of),
        "statuses": sorted(ours.statuses), "since": ours.since, "until": ours.until,
        "only": sorted([axis, value] for axis, value in ours.only),
        "rows": wanted.rows.value, "columns": wanted.columns.value if wanted.columns else "",
        "numbers": [[row, column, number] for (row, column), number in sorted(told.items())],
    }  # fmt: skip


def _filter(files: Iterable[OpenFile], wanted: Wanted) -> _Filter:
    only = frozenset((axis.value, value) for axis, value in wanted.only.items())
    statuses = frozenset(Status(each).value for each in wanted.statuses)
    of = frozenset(file.file_id.hex for file in files)
    return _Filter(of, statuses, _day(wanted.since), _day(wanted.until), only)


def _heard(told: Mapping[str, Any]) -> _Filter:
    only = frozenset((axis, value) for axis, value in told["only"])
    statuses = frozenset(told["statuses"])
    return _Filter(frozenset(told["of"]), statuses, told["since"], told["until"], only)


def _placed(told: Mapping[str, Any], wanted: Wanted) -> Numbers:
    """What an earlier file told, at the places of this one: of other axes the totals that both have."""
    rows, columns = wanted.rows.value, wanted.columns.value if wanted.columns else ""
    found: dict[Place, int] = {}
    for row, column, number in told["numbers"]:
        # Each place by the axes that it is of, whichever way round the table had them.
        its = {told["rows"]: row, told["columns"]: column}
        place = its.pop(rows, TOTAL), its.pop(columns, TOTAL)
        if all(value == TOTAL for value in its.values()):
            found[place] = number
    return found


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
