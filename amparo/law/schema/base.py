"""What every part of a pack is made of: codes, texts in two languages, dates as precise as the source."""

from collections.abc import Iterable
from datetime import date
from typing import Annotated, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints

Code = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=48)]
NormCode = Annotated[str, StringConstraints(pattern=r"^[A-Z0-9][A-Za-z0-9-]*$", max_length=48)]
InstitutionCode = Annotated[str, StringConstraints(pattern=r"^[A-Z][A-Z0-9_]*$", max_length=24)]
Words = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]


def _real_date(value: str) -> str:
    """A year, a month or a day that exists; the missing parts count as the first."""
    parts = [*map(int, value.split("-")), 1, 1][:3]
    date(*parts)
    return value


PartialDate = Annotated[
    str,
    StringConstraints(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$"),
    AfterValidator(_real_date),
]
Day = Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}-\d{2}$"), AfterValidator(_real_date)]


class UnknownCode(LookupError):
    """The law pack has no such code."""


class Frozen(BaseModel):
    """A part of a pack: it cannot change, and a field nobody knows is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class Text(Frozen):
    """The same words in Spanish and in English; both are complete."""

    es: Words
    en: Words

    def in_(self, language: str) -> str:
        """The words in `language` (es, en, or a regional form of them); Spanish when there is no other."""
        return self.en if language.lower().startswith("en") else self.es


class Entry(Frozen):
    """Anything with a code of its own."""

    code: Code


class Labelled(Entry):
    """Anything with a code and a name that people read."""

    label: Text


Coded = TypeVar("Coded", bound=BaseModel)


def one(among: Iterable[Coded], code: str, what: str) -> Coded:
    """The entry with that code. Raises UnknownCode."""
    for entry in among:
        if getattr(entry, "code", None) == code:
            return entry
    raise UnknownCode(f"{what}: {code}")
