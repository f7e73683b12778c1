"""The columns of a table beside what they may mean, with what stands in each of them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, islice
from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo.documentation.shapes import Counted
from amparo.exchange.headings import Row
from amparo.exchange.plan import SLOTS, Plan, targets
from amparo.exchange.tables import Table
from amparo.web.desk.documentation import words

# With more columns than these, each with a list of every field, the page would be of megabytes.
LISTED: Final = 60
_LOOKED_AT: Final = 50
_TOLD: Final = 3
_LONGEST: Final = 60
SLOT: Final = {
    "event": gettext_lazy("Event"),
    "act": gettext_lazy("Act"),
    "victim": gettext_lazy("Victim"),
    "alleged": gettext_lazy("Alleged perpetrator"),
    "involvement": gettext_lazy("Involvement"),
    "information": gettext_lazy("Information"),
}
BOUND: Final = {
    "low": gettext_lazy("the fewest"),
    "best": gettext_lazy("the best estimate"),
    "high": gettext_lazy("the most"),
}


class Examples:
    """The first values of every column, seen as the rows go by."""

    def __init__(self, table: Table) -> None:
        self._seen: dict[str, list[str]] = {}
        self._rest = iter(table.rows)
        self.table = Table(table.columns, self._rows(), table.heading)

    def look(self) -> None:
        """See them without the rows."""
        for _row in islice(self._rows(), _LOOKED_AT):
            pass

    def of(self, column: str) -> str:
        return " · ".join(self._seen.get(column, []))

    def _rows(self) -> Iterator[tuple[int, Row]]:
        some = list(islice(self._rest, _LOOKED_AT))
        for _number, row in some:
            for column, cell in row.items():
                told = self._seen.setdefault(column, [])
                short = cell[:_LONGEST] + ("…" if len(cell) > _LONGEST else "")
                if cell and len(told) < _TOLD and short not in told:
                    told.append(short)
        return chain(some, self._rest)


def shown_columns(table: Table, plan: Plan, examples: Examples) -> list[dict[str, Any]]:
    filled = {column: target for target, column in plan.columns.items()}
    return [
        {
            "name": column,
            "target": filled.get(column, ""),
            "label": label(filled[column]) if column in filled else "",
            "examples": examples.of(column),
            "listed": len(table.columns) <= LISTED,
        }
        for column in table.columns
    ]


def fields() -> list[tuple[str, list[tuple[str, str]]]]:
    """Every field that a column may fill, under what it is of."""
    return [
        (
            str(SLOT[slot]),
            [(target, _own(target)) for target in targets() if target.startswith(slot + ".")],
        )
        for slot in SLOTS
    ]


def label(target: str) -> str:
    """A field in words, with what it is of."""
    return f"{SLOT[target.partition('.')[0]]}: {_own(target)}"


def _own(target: str) -> str:
    field = targets()[target]
    owner, _dot, last = field.name.rpartition(".")
    if last in BOUND:
        of = (
            words.counted(Counted(owner.partition(".")[2]))
            if "." in owner
            else _("How many people")
        )
        return f"{of}, {BOUND[last]}"
    if last == "id":
        return _("Identity in this software")
    return _(field.title) if field.title else field.name
