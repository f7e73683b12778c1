"""A table in the manner of Uwazi: an act a row, properties by name and language, several values between bars.

Uwazi's dates are whole days; one that is known less exactly has its first day there, and stands as it is known
in a column beside it. Source: the importer and exporter of CSV of Uwazi (HURIDOCS).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Final

from amparo.documentation import vocabulary
from amparo.documentation.fields import Described
from amparo.documentation.shapes import When
from amparo.exchange import flat
from amparo.exchange.choosing import Source
from amparo.exchange.headings import Row
from amparo.exchange.plan import SLOTS, guessed, targets
from amparo.exchange.tables import Table
from amparo.exchange.values import code_of

LANGUAGES: Final = ("es", "en")
KNOWN: Final = "_as_known"
_BAR: Final = "|"
_SUFFIX: Final = re.compile(r"(.+)__([a-z]{2})")
_SECONDS: Final = re.compile(r"-?\d{5,12}")
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)


def columns() -> tuple[str, ...]:
    found: list[str] = []
    for target, field in targets().items():
        name = _property(target)
        if target == "event.title":
            found.append("title__es")
        elif field.terms:
            found += [f"{name}__{language}" for language in LANGUAGES]
        elif field.shape is When:
            found += [name, name + KNOWN]
        elif not target.endswith(("where.latitude", "where.longitude")):
            found.append(name)
    return (*found, *(f"{slot}_geolocation" for slot in _placed()))


def rows(source: Source) -> Iterator[Row]:
    """An act a row, then the events that have none, as `flat.rows`."""
    for row in flat.rows(source):
        yield _row(row)


def _row(given: Row) -> Row:
    row: Row = {"title__es": given.get("event.title", "")}
    for target, cell in given.items():
        field, name = targets()[target], _property(target)
        if field.terms:
            for language in LANGUAGES:
                row[f"{name}__{language}"] = _words(field.terms, cell, language)
        elif field.shape is When:
            row |= _dated(name, cell)
        elif target != "event.title":
            row[name] = cell.replace("; ", _BAR) if field.many else cell
    for slot in _placed():
        pair = [row.pop(f"{slot}_where_{axis}", "") for axis in ("latitude", "longitude")]
        row[f"{slot}_geolocation"] = _BAR.join(pair) if all(pair) else ""
    return row


def _words(number: int, cell: str, language: str) -> str:
    """The words of codes; the code itself where its word would be read as another's."""
    said = []
    for code in cell.split("; "):
        word = vocabulary.word(number, code, language)
        own = code_of(number, word) == code and not re.search("[;|]", word)
        said.append(word if own else code)
    return _BAR.join(said)


def _dated(name: str, cell: str) -> Row:
    value = cell.removeprefix("~")
    first = (value + "-01-01")[:10] if value else ""
    return {name: first} if first == cell else {name: first, name + KNOWN: cell}


def is_one(columns: tuple[str, ...]) -> bool:
    """Whether a heading names a property in a language, as no other known table does."""
    return any(_SUFFIX.fullmatch(column) for column in columns)


def adapted(table: Table) -> Table:
    """A table of Uwazi as one that plans read: a column a field, in Spanish before English; dates as days."""
    names = tuple(dict.fromkeys(_name(column) for column in table.columns))
    names = tuple(name for name in names if not name.endswith(KNOWN))
    spread = [axis for slot in _placed() if f"{slot}_geolocation" in names for axis in _axes(slot)]
    days = {name for name in names if _is_date(name)}
    rows = ((number, _adapted(row, days)) for number, row in table.rows)
    return Table((*(name for name in names if not name.endswith("_geolocation")), *spread), rows)


def _adapted(row: Row, days: set[str]) -> Row:
    found: Row = {}
    order = sorted(row, key=lambda column: not column.endswith("__es"))
    for column in order:
        if row[column]:
            found.setdefault(_name(column), row[column])
    for name in days:
        if cell := found.get(name, ""):
            found[name] = found.pop(name + KNOWN, "") or _day(cell)
    for slot in _placed():
        parts = found.pop(f"{slot}_geolocation", "").split(_BAR)
        if len(parts) == 2:
            found |= dict(zip(_axes(slot), parts, strict=True))
    return found


def _day(cell: str) -> str:
    """A day of seconds since 1970; other words as they are."""
    if not _SECONDS.fullmatch(cell):
        return cell
    return (
        (_EPOCH + timedelta(seconds=int(cell))).date().isoformat()
        if abs(int(cell)) < 10**11
        else cell
    )


def _name(column: str) -> str:
    """The target of a column of ours, otherwise the column without its language."""
    found = _SUFFIX.fullmatch(column)
    bare = found[1] if found else column
    dated = bare.removesuffix(KNOWN)
    if dated in _own():
        return _own()[dated] + (KNOWN if dated != bare else "")
    return bare


def _is_date(name: str) -> bool:
    target: Described | None = targets().get(next(iter(guessed([name]).columns), ""))
    return target is not None and target.shape is When


def _property(target: str) -> str:
    return target.replace(".", "_")


@cache
def _own() -> Mapping[str, str]:
    return {**{_property(target): target for target in targets()}, "title": "event.title"}


@cache
def _placed() -> tuple[str, ...]:
    return tuple(slot for slot in SLOTS if f"{slot}.where.latitude" in targets())


def _axes(slot: str) -> tuple[str, str]:
    return f"{slot}.where.latitude", f"{slot}.where.longitude"
