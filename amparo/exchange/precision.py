"""Dates of ACLED and UCDP as exactly as their precision codes say, and no more.

ACLED gives the middle of a month it knows alone, UCDP the ends of the time in which it was; each has a code.
"""

from __future__ import annotations

from collections.abc import Callable

from amparo.exchange import values
from amparo.exchange.headings import Row
from amparo.exchange.tables import Table

_MONTH, _YEAR = 7, 4


def adapted(table: Table) -> Table:
    """The table with its dates cut to what is known, an estimate marked with `~`; another table as it is."""
    for needed, cut in _MAKES.items():
        if set(needed) <= set(table.columns):
            return Table(table.columns, ((number, cut(row)) for number, row in table.rows))
    return table


def _acled(row: Row) -> Row:
    code = row.get("time_precision", "")
    if code not in ("2", "3"):
        return row
    day = _read(row.get("event_date", ""), day_first=True)
    return {**row, "event_date": "~" + day if code == "2" else day[:_MONTH]} if day else row


def _ucdp(row: Row) -> Row:
    code = row.get("date_prec", "")
    first, last = (_read(row.get(name, ""), day_first=False) for name in ("date_start", "date_end"))
    if code not in ("2", "3", "4", "5") or not first:
        return row
    length = {"4": _MONTH, "5": _YEAR}.get(code, 0)
    if length and first[:length] == last[:length]:
        return {**row, "date_start": first[:length], "date_end": ""}
    return {**row, "date_start": "~" + first, "date_end": "~" + last if last else ""}


def _read(text: str, *, day_first: bool) -> str:
    try:
        return values.date(text, day_first)["value"]
    except values.NotRead:
        return ""


_MAKES: dict[tuple[str, ...], Callable[[Row], Row]] = {
    ("event_date", "time_precision"): _acled,
    ("date_start", "date_prec"): _ucdp,
}
