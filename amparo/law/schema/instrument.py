"""instrument.yaml: the structured judgement of risk. It suggests and explains; people decide.

A rule can only be "at least so many of these answers are at least so serious": more danger can never fire fewer
rules, so the suggestion is monotone by the shape of the data and not by good will.
"""

from enum import StrEnum

from pydantic import Field

from amparo.law.schema.base import Code, Entry, Frozen, Labelled, Text, one


class Level(StrEnum):
    """How serious the risk is, lowest first."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"
    EXTREME = "extreme"

    @property
    def rank(self) -> int:
        """0 for low to 3 for extreme."""
        return list(Level).index(self)


class Answer(Labelled):
    """One answer of a scale. `risk` orders answers (0 none to 3 grave); it is never added up or shown."""

    risk: int = Field(ge=0, le=3)


class Item(Entry):
    """One question to the analyst.

    unknown_as  how serious an unknown answer counts; never less than 1 where danger is asked for
    essential   while it is unknown, the level cannot be suggested as low
    approach    the differential lens this item belongs to, if any
    """

    text: Text
    guidance: Text
    scale: Code
    essential: bool = False
    unknown_as: int = Field(default=1, ge=0, le=3)
    approach: Code | None = None


class Section(Labelled):
    """A group of items."""

    lead: Text
    items: tuple[Item, ...]


class Scale(Entry):
    """The answers an item may have, besides `unknown`."""

    answers: tuple[Answer, ...] = Field(min_length=2)


class Condition(Frozen):
    """At least `count` of `items` are at least as serious as `risk`."""

    items: tuple[Code, ...] = Field(min_length=1)
    risk: int = Field(ge=1, le=3)
    count: int = Field(default=1, ge=1)


class Rule(Entry):
    """When all its conditions hold, the level is at least `level`, because of what it says."""

    level: Level
    when: tuple[Condition, ...] = Field(min_length=1)
    because: Text


class LevelWords(Frozen):
    """What a level means and until when it holds."""

    level: Level
    label: Text
    meaning: Text
    valid_days: int = Field(ge=1)


class Instrument(Entry):
    """The whole instrument."""

    title: Text
    caution: Text
    unknown: Text
    missing_floor: Text
    levels: tuple[LevelWords, ...]
    scales: tuple[Scale, ...]
    sections: tuple[Section, ...]
    rules: tuple[Rule, ...]
    would_change: tuple[Labelled, ...]
    second_signature: tuple[Labelled, ...]
    seen_in: str

    def items(self) -> tuple[Item, ...]:
        """Every item of every section."""
        return tuple(item for section in self.sections for item in section.items)

    def item(self, code: str) -> Item:
        """Raises UnknownCode."""
        return one(self.items(), code, "item")

    def scale(self, code: str) -> Scale:
        """Raises UnknownCode."""
        return one(self.scales, code, "scale")

    def words(self, level: Level) -> LevelWords:
        """The label, meaning and validity of that level."""
        return next(w for w in self.levels if w.level is level)
