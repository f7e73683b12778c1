"""The fields of a record as data, for forms, tables and exchange: name, number, vocabulary, what it refers to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from types import UnionType
from typing import Any, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from amparo.documentation.entry import Entry
from amparo.documentation.shapes import Shape, Where


@dataclass(frozen=True, slots=True)
class Described:
    """One field of a record.

    name    dotted where it stands inside another: `detention.type`, `where.ubigeo`
    title   its English name, a translation key
    number  in the Events Standard Formats; empty when it is ours alone
    terms   number of the vocabulary its codes are of; 0 when it has none
    refers  kind of the record whose id it holds
    many    whether it holds several values
    shape   class of the values when they are shapes themselves, else None
    """

    name: str
    title: str
    number: str
    terms: int
    refers: str
    many: bool
    shape: type[Shape] | None


@cache
def described(kind: type[Entry]) -> tuple[Described, ...]:
    """Every field of a kind of record in its order, those of details, dates and places after their own."""
    return tuple(_fields(kind, kind, ""))


def within(kind: type[Entry], field: Described) -> tuple[Described, ...]:
    """The fields of the shape that a field of that kind holds, one level down; none when it holds no shape."""
    if field.shape is None:
        return ()
    inner = _fields(field.shape, kind, field.name + ".")
    level = field.name.count(".") + 1
    return tuple(each for each in inner if each.name.count(".") == level)


def _fields(shape: type[Shape], kind: type[Entry], under: str) -> Iterator[Described]:
    for name, field in shape.model_fields.items():
        if shape is kind and name in kind.lacks:
            continue
        extra: Any = field.json_schema_extra or {}
        many, inner = _holds(field)
        yield Described(
            under + name,
            field.title or "",
            _number(kind, shape, name, str(extra.get("number", ""))),
            int(extra.get("terms", 0)),
            str(extra.get("refers", "")),
            many,
            inner,
        )
        if inner is not None and not many:
            yield from _fields(inner, kind, f"{under}{name}.")


def _number(kind: type[Entry], shape: type[Shape], name: str, number: str) -> str:
    if shape is kind and name in Entry.model_fields:
        return kind.prefix + number if kind.prefix and number else ""
    if shape is Where and not number.startswith(kind.prefix or "-"):
        return ""
    return number


def _holds(field: FieldInfo) -> tuple[bool, type[Shape] | None]:
    """Whether a field holds several values, and the shape of one of them."""
    options = [field.annotation]
    if get_origin(field.annotation) in (Union, UnionType):
        options = [each for each in get_args(field.annotation) if each is not type(None)]
    one = options[0]
    many = get_origin(one) in (tuple, dict)
    if many:
        one = next(each for each in reversed(get_args(one)) if each is not Ellipsis)
    return many, one if isinstance(one, type) and issubclass(one, Shape) else None
