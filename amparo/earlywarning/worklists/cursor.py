"""Paging by where one stopped, not by counting: a row that arrives meanwhile repeats nothing."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from datetime import date, datetime
from typing import Generic, TypeVar
from uuid import UUID

from django.db.models import Model, Q, QuerySet

from amparo.kernel.errors import Invalid

Row = TypeVar("Row", bound=Model)


class CursorUnknown(Invalid):
    """This page of the list does not exist. Begin at the first."""

    def __init__(self) -> None:
        super().__init__({"cursor": ["unknown"]})


@dataclass(frozen=True, slots=True)
class Cut(Generic[Row]):
    """One page of a list; `next` is empty on the last."""

    items: list[Row]
    next: str


def cut(rows: QuerySet[Row], by: str, cursor: str, limit: int) -> Cut[Row]:
    """Return the rows after `cursor`, ordered by `by` (`-name` for newest first) and then by key."""
    name, down = by.removeprefix("-"), by.startswith("-")
    rows = rows.order_by(by, "pk")
    if cursor:
        at, key = _read(cursor)
        beyond = Q(**{f"{name}__{'lt' if down else 'gt'}": at})
        rows = rows.filter(beyond | Q(**{name: at, "pk__gt": key}))
    found = list(rows[: limit + 1])
    if len(found) <= limit:
        return Cut(found, "")
    return Cut(found[:limit], _write(found[limit - 1], name))


def _write(row: Model, name: str) -> str:
    value: object = row
    for part in name.split("__"):
        value = getattr(value, part)
    if not isinstance(value, date):
        raise TypeError("a list is paged by an instant or a day")
    return urlsafe_b64encode(f"{value.isoformat()} {row.pk}".encode()).decode().rstrip("=")


def _read(cursor: str) -> tuple[date, UUID]:
    try:
        text = urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode()
        at, key = text.split(" ")
        if len(at) == len("2026-03-14"):
            return date.fromisoformat(at), UUID(key)
        found = datetime.fromisoformat(at)
        if found.utcoffset() is None:
            raise CursorUnknown
        return found, UUID(key)
    except ValueError as error:
        raise CursorUnknown from error
