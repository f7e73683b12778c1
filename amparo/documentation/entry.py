"""What every record has, whatever it is of: an id, how sure it is, who made it and when."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any, ClassVar
from uuid import UUID, uuid4

from django.utils.translation import gettext_noop as _
from pydantic import BaseModel, Field, model_validator

from amparo.documentation.shapes import LONG, SHORT, Shape, Status, When, said


class Entry(Shape):
    """A record of a collection.

    number       as whoever first made it numbered it; `id` is ours
    notes        a clarifying note by the name of the field it explains
    beside       what an import brought and this record has no field for, by its column
    """

    kind: ClassVar[str]
    prefix: ClassVar[str]
    """The first two digits of its fields in the Events Standard Formats."""
    lacks: ClassVar[frozenset[str]] = frozenset()
    """The fields below that its format does not have."""

    id: UUID = Field(default_factory=uuid4)
    status: Status = said(_("How sure it is"))
    number: str = said(_("Record number"), "01", default="", max_length=200)
    confidential: bool = said(_("Confidential"), "08", default=False)
    remarks: str = said(_("Remarks"), "50", default="", max_length=LONG)
    received: When | None = said(_("Received on"), "60", default=None)
    entered_on: date | None = said(_("Entered on"), "61", default=None)
    entered_by: str = said(_("Entered by"), "62", default="", max_length=SHORT)
    project: str = said(_("Project"), "63", default="", max_length=SHORT)
    comments: str = said(_("Comments"), "65", default="", max_length=LONG)
    documents: tuple[str, ...] = said(_("Supporting documents"), "66", default=())
    grouping: str = said(_("Group of records"), "68", default="", max_length=SHORT)
    updated_on: date | None = said(_("Updated on"), "70", default=None)
    updated_by: str = said(_("Updated by"), "71", default="", max_length=SHORT)
    notes: dict[str, str] = said(_("Notes to its fields"), default_factory=dict)
    beside: dict[str, str] = said(
        _("What an import brought and no field takes"), default_factory=dict
    )

    @model_validator(mode="before")
    @classmethod
    def _likely_until_said(cls, given: Any) -> Any:
        # No default of the field: what is stored says it, whatever a later version would suppose.
        if isinstance(given, dict) and not given.get("status"):
            return {**given, "status": Status.LIKELY}
        return given

    def mentions(self) -> frozenset[UUID]:
        """The ids of the other records this one speaks of."""
        return frozenset(_mentions(self)) - {self.id}

    def as_bytes(self) -> bytes:
        """The record as it is sealed: JSON without what was not said."""
        return self.model_dump_json(exclude_defaults=True).encode()


def _mentions(shape: BaseModel) -> Iterator[UUID]:
    for name, refers in _naming(type(shape)):
        value: Any = getattr(shape, name)
        if refers and value is not None:
            yield value
        elif isinstance(value, tuple):
            for each in value:
                if isinstance(each, BaseModel):
                    yield from _mentions(each)


@cache
def _naming(shape: type[BaseModel]) -> tuple[tuple[str, bool], ...]:
    """The fields that may hold the id of another record, and whether they hold it themselves or within others."""
    found = []
    for name, field in shape.model_fields.items():
        extra = field.json_schema_extra
        refers = isinstance(extra, dict) and bool(extra.get("refers"))
        if refers or "tuple" in str(field.annotation):
            found.append((name, refers))
    return tuple(found)
