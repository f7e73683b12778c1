"""What goes in and what comes out; plain values that a caller may build from whatever they opened."""

from typing import NamedTuple


class Card(NamedTuple):
    """One person or collective as some file knows them. Whatever is not known is None, and then weighs nothing."""

    key: str
    # Full names and aliases as written, in any order of given names and surnames; "Surnames, Given" is understood.
    names: tuple[str, ...]
    birth_year: int | None = None
    sex: str | None = None
    place: str | None = None  # 2-digit UBIGEO of the department
    group: str | None = None  # a people, an organisation, a community


class Hit(NamedTuple):
    """One card found by a search: `score` from 0 to 1, `name` the name or alias that answered."""

    key: str
    score: float
    name: str


class Field(NamedTuple):
    """How one field of two cards compares: codes of `comparing.FIELDS` and `comparing.LEVELS`, weight in bits.

    A positive weight speaks for one identity and a negative one against it; a missing value weighs 0.
    """

    name: str
    level: str
    weight: float
    ours: str
    theirs: str


class Match(NamedTuple):
    """A card that may be of the same identity: `weight` is the sum of its fields and of the prior, in bits."""

    key: str
    probability: float
    weight: float
    fields: tuple[Field, ...]


class Pair(NamedTuple):
    """Two cards of one index that may be of one identity."""

    one: str
    other: str
    probability: float
