"""Dates and places of ACLED and UCDP as exactly as their precision codes say, and no more.

ACLED gives the middle of a month it knows alone, UCDP the ends of the time in which it was; each has a code. Each
names the departments, provinces and districts of its places too: where the country is Peru they become our digits,
cut to what the code says is known, and no further than their names are found one within the other.

Sources: ACLED codebook (time_precision, geo_precision); UCDP GED codebook (date_prec, where_prec).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from typing import Final

from amparo.documentation.shapes import Near
from amparo.exchange import values
from amparo.exchange.headings import Row
from amparo.exchange.tables import UNREAD, Table
from amparo.kernel.text import fold
from amparo.territory import places

UBIGEO: Final = "ubigeo"
KNOWN: Final = "place_precision"
_MONTH, _YEAR = 7, 4
# Beyond which digit of a place nothing is known; of what is coarser than a department, nothing.
_DIGITS: Final = {Near.PROVINCE: 4, Near.DEPARTMENT: 2, Near.COUNTRY: 0}
_ACLED: Final = {"1": Near.EXACT, "2": Near.CLOSE, "3": Near.DEPARTMENT}
_UCDP: Final = {
    "1": Near.EXACT, "2": Near.CLOSE, "3": Near.PROVINCE, "4": Near.DEPARTMENT, "5": Near.COUNTRY, "6": Near.COUNTRY,
}  # fmt: skip
_CALLED: Final = re.compile(
    r" (?:department|province|district|region|municipality)|(?:departamento|provincia|distrito|region) (?:de |del )?"
)


def adapted(table: Table) -> Table:
    """The table with its dates cut to what is known, an estimate marked with `~`, and its places; another as it is.

    The digits of a place, and how exactly it is known, stand in columns of their own beside what the table says.
    """
    for needed, cut in _MAKES.items():
        if set(needed) <= set(table.columns):
            table = replace(table, rows=_each(table, cut))
    for needed, (code, known) in _PLACES.items():
        if set(needed) <= set(table.columns) and not {UBIGEO, KNOWN} & set(table.columns):
            columns = (*table.columns, UBIGEO, KNOWN)
            return replace(table, columns=columns, rows=_each(table, _place(needed, code, known)))
    return table


def _each(table: Table, cut: Callable[[Row], Row]) -> Iterator[tuple[int, Row]]:
    rows = table.rows
    return ((number, row if UNREAD in row else cut(row)) for number, row in rows)


def _place(names: tuple[str, ...], code: str, known: dict[str, Near]) -> Callable[[Row], Row]:
    def cut(row: Row) -> Row:
        near = known.get(row.get(code, "").strip())
        if near is Near.CLOSE and not row.get("latitude", "").strip():
            # Close to no point is no nearer than the district.
            near = Near.DISTRICT
        found = _ubigeo(row, names)[: _DIGITS.get(near, 6) if near else 6]
        return {**row, UBIGEO: found, KNOWN: near.value if near else ""}

    return cut


def _ubigeo(row: Row, names: tuple[str, ...]) -> str:
    """The digits of a place of Peru by the names of what it lies in; empty where the first of them is unknown."""
    try:
        if values.country(row.get("country", "").strip()) != "PE":
            return ""
    except values.NotRead:
        return ""
    code = ""
    for column in names:
        called = _CALLED.sub("", fold(row.get(column, ""))).strip()
        found = _within(code).get(called)
        if not found:
            break
        code = found
    return code


@cache
def _within(code: str) -> dict[str, str]:
    """The places of a place, or the departments, by their folded names."""
    return {one.folded: one.code for one in (places.within(code) if code else places.departments())}


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
_PLACES: dict[tuple[str, ...], tuple[str, dict[str, Near]]] = {
    ("admin1", "admin2", "admin3"): ("geo_precision", _ACLED),
    ("adm_1", "adm_2"): ("where_prec", _UCDP),
}
