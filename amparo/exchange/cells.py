"""Fields of records as cells in the manner of OpenEvSys, and back: terms by twelve digits, dates with their type."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Final

from pydantic import ValidationError

from amparo.documentation import vocabulary
from amparo.documentation.fields import Described
from amparo.documentation.shapes import Count, When, Where
from amparo.exchange import values
from amparo.exchange.huridocs import Column
from amparo.exchange.whole import Told, got

SEVERAL: Final = "; "
_POINT: Final = re.compile(r"POINT ?\((-?\d+(?:\.\d+)?) (-?\d+(?:\.\d+)?)\)")
_TRUTHS: Final = frozenset({"confidential", "deceased"})
_PRECISE: Final = 48
_PARTS: Final = {"day_unknown": 7, "month_unknown": 4}


class NotHeld(ValueError):
    """A cell that its field cannot hold."""


def cell_of(column: Column, told: Told) -> dict[str, str]:
    """What a record says in a column, and in that of the date's type; empty for what is not said."""
    value, one = got(told, column.field.name), column.field
    if value is None:
        return {}
    if one.shape is When:
        return _dated(column, value)
    return {column.name: _shaped(one, value)}


def _shaped(one: Described, value: Any) -> str:
    if one.shape is Where:
        pair = value.get("longitude"), value.get("latitude")
        return f"POINT({pair[0]} {pair[1]})" if None not in pair else ""
    if one.shape is Count:
        return str(value.get("best", ""))
    if one.terms:
        codes = value if one.many else [value]
        return SEVERAL.join(filter(None, (_digits(one.terms, code) for code in codes)))
    if one.name in _TRUTHS:
        return "y" if value else "n"
    return SEVERAL.join(value) if one.many else str(value)


def value_of(column: Column, cell: str, typed: str, refer: Callable[[str, str], str]) -> Any:
    """What a field holds of a cell; None for nothing. Raises NotHeld.

    refer  the id of a record of a kind by what the tables call it
    """
    one = column.field
    if not cell.strip():
        return None
    if one.shape is When:
        return _date(cell, typed)
    if one.refers:
        return refer(one.refers, cell.strip())
    if one.terms:
        codes = [_code(one.terms, each.strip()) for each in re.split("[;|,]", cell) if each.strip()]
        return codes if one.many else next(iter(codes), None)
    return _plain(one, cell)


def _plain(one: Described, cell: str) -> Any:
    if one.shape is Where:
        return _point(cell)
    if one.shape is Count:
        return {"best": _whole(cell)}
    if one.name in _TRUTHS:
        return cell.strip().lower() in ("y", "yes", "1", "s", "si") or None
    if one.name == "dependants":
        return _whole(cell)
    return cell.split(SEVERAL) if one.many else cell


def _dated(column: Column, value: Told) -> dict[str, str]:
    written, precision = value.get("value", ""), value["precision"]
    if not column.typed or not written:
        return {column.name: written}
    typed = vocabulary.brought()[_PRECISE].terms.get(precision)
    # Their date always has a day; its type says which part of it means nothing.
    return {column.name: (written + "-01-01")[:10], column.typed: typed.huridocs if typed else ""}


def _date(cell: str, typed: str) -> Told:
    word = vocabulary.by_huridocs(_PRECISE).get(typed.strip())
    precision = word.code if word else ""
    try:
        told = values.date(cell, day_first=False)
        told["value"] = told["value"][: _PARTS.get(precision, 10)]
        if precision == "estimate":
            told["precision"] = precision
        found: Told = When.model_validate(told).model_dump(mode="json", exclude_defaults=True)
    except (values.NotRead, ValidationError) as error:
        raise NotHeld from error
    return found


def _point(cell: str) -> Told:
    found = _POINT.fullmatch(cell.strip())
    if found is None:
        raise NotHeld
    return {"latitude": float(found[2]), "longitude": float(found[1])}


def _whole(cell: str) -> int:
    if not re.fullmatch(r"\d{1,9}", cell.strip()):
        raise NotHeld
    return int(cell)


def _digits(number: int, code: str) -> str:
    """Twelve digits of a term, or of the nearest one above it that has them; empty when none has."""
    known = vocabulary.vocabulary(number).terms
    for _ in range(6):
        if re.fullmatch(r"\d{12}", code):
            return code
        word = known.get(code)
        if word is None or word.huridocs:
            return word.huridocs if word else ""
        code = word.parent
    return ""


def _code(number: int, digits: str) -> str:
    if not re.fullmatch(r"\d{2,12}", digits):
        raise NotHeld
    whole = digits.ljust(12, "0")
    word = vocabulary.by_huridocs(number).get(whole)
    return word.code if word else whole
