"""What the address of a list may ask: names that it knows and no other, codes of closed sets, days in order."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Annotated

from django.http import HttpRequest
from ninja import Schema
from pydantic import BaseModel, BeforeValidator

from amparo.earlywarning.worklists.asked import FilterUnknown

# As of the other filters, what is empty asks nothing.
Day = Annotated[date | None, BeforeValidator(lambda said: said or None)]


class Paging(Schema):
    cursor: str = ""
    limit: int = 50


class Days(Paging):
    """Both days included."""

    since: Day = None
    until: Day = None


def must_know(request: HttpRequest, asking: type[Schema]) -> None:
    """Raise FilterUnknown naming each parameter that the list has not: left unsaid, it would answer everything."""
    must_be_of(request.GET, asking)


def must_be_of(given: Iterable[str], asking: type[BaseModel]) -> None:
    """Raise FilterUnknown naming each of those that a search has not."""
    wrong = sorted(set(given) - set(asking.model_fields))
    if wrong:
        raise FilterUnknown({name: ["unknown"] for name in wrong})


def narrowing(asking: Schema, allowed: Mapping[str, Collection[str]]) -> dict[str, str]:
    """The filters in force, each of its closed set. Raises FilterUnknown naming each that is not."""
    kept = {name: value for name in allowed if (value := getattr(asking, name))}
    wrong = {name: ["not_listed"] for name, value in kept.items() if value not in allowed[name]}
    if wrong:
        raise FilterUnknown(wrong)
    return kept


def must_be_in_order(asking: Days) -> None:
    """Raise FilterUnknown where the second day is before the first."""
    if asking.since and asking.until and asking.until < asking.since:
        raise FilterUnknown({"until": ["before_since"]})
