"""The figures as rows: of a page, with their shares and bars; of a file, with small numbers hidden."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any, Final

from django.utils.translation import gettext as _

from amparo.documentation.patterns.axes import UNKNOWN, Axis
from amparo.documentation.patterns.counting import Cell, Table, Wanted
from amparo.documentation.patterns.disclosure import TOTAL, Place, hidden, places
from amparo.documentation.patterns.indicator import CATEGORIES, STANDINGS, Indicator
from amparo.documentation.patterns.repaired import BY_JUDGMENT, Repaired
from amparo.web.desk.documentation import words
from amparo.web.desk.patterns import asked

BAR: Final = 160
HIDDEN: Final = "×"


def columns(wanted: Wanted, table: Table) -> list[tuple[str, str]]:
    if wanted.columns is None:
        return []
    values = asked.in_order(
        wanted.columns, ((value, cell.best) for value, cell in table.columns.items())
    )
    return [(value, asked.label(wanted.columns, value)) for value in values]


def rows(wanted: Wanted, table: Table) -> list[dict[str, Any]]:
    most = max((cell.best for cell in table.rows.values()), default=0) or 1
    order = asked.in_order(wanted.rows, ((value, cell.best) for value, cell in table.rows.items()))
    heads = columns(wanted, table)
    return [
        {
            "value": value,
            "label": asked.label(wanted.rows, value),
            "cells": [(said, table.cells.get((value, column), Cell())) for column, said in heads],
            "all": table.rows[value],
            "people": table.people.get(value, 0),
            "share": share(table.rows[value].best, table.total.best),
            "bar": round(BAR * table.rows[value].best / most),
            "unknown": value == UNKNOWN,
        }
        for value in order
    ]


def share(part: int, whole: int) -> str:
    """A part in hundredths of the whole, a dash where there is no whole."""
    return f"{100 * part / whole:.0f} %" if whole else "–"


def unknown(table: Table) -> str:
    """What share of the victims nobody knows the row of."""
    cell = table.rows.get(UNKNOWN)
    return share(cell.best if cell else 0, table.total.best)


def whole(wanted: Wanted, table: Table) -> list[list[str]]:
    """Exactly the table of the page."""
    heads = columns(wanted, table)
    body = [
        [
            row["label"],
            *(str(cell.best) for _said, cell in row["cells"]),
            *_numbers(row["all"], row["people"]),
        ]
        for row in rows(wanted, table)
    ]
    total = [str(table.columns[value].best) for value, _said in heads]
    end = [_("Total"), *total, *_numbers(table.total, table.named)]
    more = [_("The fewest"), _("The most"), _("Acts"), _("Different people")]
    return [[*_head(wanted, heads), *more], *body, end]


def shown(
    wanted: Wanted,
    table: Table,
    every: Table | None = None,
    earlier: Iterable[Mapping[Place, int]] = (),
) -> dict[Place, int]:
    """The best estimates that leave: without small numbers and those that would give them away.

    every    the same table without its filters, where it has some
    earlier  what other files told at its places
    """
    whole = _places(wanted, table)
    gone = hidden(whole, _places(wanted, every) if every else None, earlier)
    return {place: number for place, number in whole.items() if place not in gone}


def guarded(wanted: Wanted, table: Table, told: Mapping[Place, int]) -> list[list[str]]:
    """The best estimates alone, as far as they are `told`."""
    there = _places(wanted, table)

    def said(row: str, column: str) -> str:
        place = row, column
        return str(told.get(place, 0)) if place in told or place not in there else HIDDEN

    heads = columns(wanted, table)
    body = [
        [
            row["label"],
            *(said(row["value"], column) for column, _s in heads),
            said(row["value"], TOTAL),
        ]
        for row in rows(wanted, table)
    ]
    ends = [said(TOTAL, column) for column, _said in heads]
    return [_head(wanted, heads), *body, [_("Total"), *ends, said(TOTAL, TOTAL)]]


def _places(wanted: Wanted, table: Table) -> dict[Place, int]:
    across = wanted.columns is not None
    return places(
        {place: cell.best for place, cell in table.cells.items()} if across else {},
        {value: cell.best for value, cell in table.rows.items()},
        {value: cell.best for value, cell in table.columns.items()} if across else {},
        table.total.best,
    )


def _head(wanted: Wanted, heads: list[tuple[str, str]]) -> list[str]:
    return [str(asked.AXES[wanted.rows]), *(said for _value, said in heads), _("Best estimate")]


def _numbers(cell: Cell, people: int) -> list[str]:
    return [str(number) for number in (cell.best, cell.low, cell.high, cell.acts, people)]


def indicated(found: Indicator) -> list[dict[str, Any]]:
    """The verified cases, a row for each category, whom they befell across."""
    by = found.by("category", "standing")
    sexes = found.by("category", "sex")
    return [
        {
            "label": str(asked.INDICATOR[category]),
            "cells": [(words.term(103, each), by[category, each]) for each in STANDINGS],
            "all": sum(by[category, standing] for standing in STANDINGS),
            "women": sexes[category, "female"],
            "men": sexes[category, "male"],
        }
        for category in CATEGORIES
    ]


def indicated_rows(found: Indicator, *, guarded: bool) -> list[list[str]]:
    """The indicator as rows of a file: category by standing, sex, age and department.

    guarded  small numbers are hidden, and a total wherever one of its parts asks for it
    """
    parts: Mapping[str, str] = {
        "standing": _("Protected as"), "sex": _("Sex"), "age": _("Age"), "department": _("Department"),
    }  # fmt: skip
    totals = {key[0]: many for key, many in found.by("category").items()}
    body: list[list[str]] = []
    gone_totals: set[str] = set()
    for name, title in parts.items():
        cells = {(key[0], key[1]): many for key, many in found.by("category", name).items()}
        across = {key[0]: many for key, many in found.by(name).items()}
        whole = places(cells, totals, across, found.total)
        gone = hidden(whole) if guarded else frozenset()
        gone_totals |= {category for category in totals if (category, TOTAL) in gone}
        for (category, value), many in sorted(cells.items()):
            told = str(many) if (category, value) not in gone else HIDDEN
            body.append([str(asked.INDICATOR[category]), title, facet(name, value), told])
    sums = [
        [
            str(asked.INDICATOR[each]),
            _("All"),
            "",
            HIDDEN if each in gone_totals else str(totals.get(each, 0)),
        ]
        for each in CATEGORIES
    ]
    return [[_("Category"), _("By"), _("Value"), _("Verified cases")], *sums, *body]


def facet(name: str, value: str) -> str:
    """A value by which the indicator is told apart."""
    if not value:
        return _("Not known")
    if name == "standing":
        return words.term(103, value)
    if name == "sex":
        return words.term(39, value)
    return asked.age(value) if name == "age" else asked.label(Axis.DEPARTMENT, value)


def _sum(sums: Mapping[str, Decimal], currency: str) -> str:
    """With a point, as amounts are entered and as Peru writes them, in either language."""
    return f"{sums[currency]:.2f}" if currency in sums else ""


def repaired(found: Repaired) -> dict[str, Any]:
    """Reparations by form, and to each victim."""
    by_form = [
        {
            "form": words.term(104, form),
            "judgment": judged,
            "victims": len(owed.victims),
            "states": [(words.term(106, state), many) for state, many in owed.states.items()],
            "money": [
                (currency or _("currency not said"), _sum(owed.owed, currency), _sum(owed.paid, currency))
                for currency in sorted({*owed.owed, *owed.paid})
            ],
        }
        for (form, judged), owed in sorted(found.rows.items())
    ]  # fmt: skip
    each = [
        {
            "who": found.named.get(one.victim, "—"),
            "form": words.term(104, one.form),
            "basis": words.term(105, one.basis),
            "judgment": one.basis in BY_JUDGMENT,
            "owed": one.owed,
            "debtor": one.debtor,
            "state": words.term(106, one.state),
            "money": (one.currency, one.amount, one.made_amount) if one.amount or one.made_amount else None,
            "made": one.made,
            "made_on": words.day(one.made_on) if one.made_on else "",
            "says": one.victim_says,
            "due": words.day(one.due) if one.due else "",
        }
        for one in found.each
    ]  # fmt: skip
    return {"rows": by_form, "each": each, "unnamed": found.unnamed}
