"""What the instrument suggests from the answers, and why. It decides nothing.

Rules only ask whether answers are at least so serious, so more danger never suggests less. An answer that is missing
counts as the instrument says (`unknown_as`), never as a good one, and a low level waits for every essential answer.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from amparo.law.schema.base import Text, UnknownCode
from amparo.law.schema.instrument import Condition, Instrument, Item, Level, Rule

UNKNOWN = "unknown"
WORST = 3


@dataclass(frozen=True, slots=True)
class Because:
    """One reason of a suggestion: the rule, its words, and the items that made it hold.

    doubtful  those among the items that are not known and count as a danger until they are
    """

    code: str
    level: Level
    text: Text
    items: tuple[str, ...]
    doubtful: tuple[str, ...]

    def in_(self, language: str) -> str:
        """The reason's words in that language."""
        return self.text.in_(language)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A level to discuss, never a decision.

    because      the rules that hold, gravest first; empty only for a low level
    missing      items not answered or answered as unknown, in the instrument's order
    could_reach  the level if every missing answer turned out to be the worst
    valid_days   for how long a judgement at this level holds
    """

    level: Level
    because: tuple[Because, ...]
    missing: tuple[str, ...]
    could_reach: Level
    valid_days: int


def suggest(instrument: Instrument, answers: Mapping[str, str]) -> Suggestion:
    """Return what the rules suggest for answers by item code.

    A blank, absent or `unknown` answer is missing. Raises UnknownCode for an item or answer the instrument lacks.
    """
    for code in answers:
        instrument.item(code)
    items = instrument.items()
    known = {i.code: risk for i in items if (risk := _risk(instrument, i, answers)) is not None}
    missing = tuple(i.code for i in items if i.code not in known)
    risks = {i.code: known.get(i.code, i.unknown_as) for i in items}
    because = _floor(instrument, missing)
    because += [_reason(rule, risks, missing) for rule in instrument.rules if _holds(rule, risks)]
    because.sort(key=lambda reason: -reason.level.rank)
    level = because[0].level if because else Level.LOW
    return Suggestion(
        level=level,
        because=tuple(because),
        missing=missing,
        could_reach=_could_reach(instrument, known, level),
        valid_days=instrument.words(level).valid_days,
    )


def _risk(instrument: Instrument, item: Item, answers: Mapping[str, str]) -> int | None:
    given = answers.get(item.code) or UNKNOWN
    if given == UNKNOWN:
        return None
    for answer in instrument.scale(item.scale).answers:
        if answer.code == given:
            return answer.risk
    raise UnknownCode(f"answer to {item.code}: {given}")


def _met(condition: Condition, risks: Mapping[str, int]) -> tuple[str, ...]:
    """The items at least so serious, when there are enough of them."""
    serious = tuple(code for code in condition.items if risks[code] >= condition.risk)
    return serious if len(serious) >= condition.count else ()


def _holds(rule: Rule, risks: Mapping[str, int]) -> bool:
    return all(_met(condition, risks) for condition in rule.when)


def _reason(rule: Rule, risks: Mapping[str, int], missing: tuple[str, ...]) -> Because:
    items = tuple(dict.fromkeys(code for c in rule.when for code in _met(c, risks)))
    doubtful = tuple(code for code in items if code in missing)
    return Because(rule.code, rule.level, rule.because, items, doubtful)


def _floor(instrument: Instrument, missing: tuple[str, ...]) -> list[Because]:
    awaited = tuple(code for code in missing if instrument.item(code).essential)
    if not awaited:
        return []
    return [Because("missing_floor", Level.MEDIUM, instrument.missing_floor, awaited, awaited)]


def _could_reach(instrument: Instrument, known: Mapping[str, int], level: Level) -> Level:
    worst = {item.code: known.get(item.code, WORST) for item in instrument.items()}
    reached = [rule.level for rule in instrument.rules if _holds(rule, worst)]
    return max([level, *reached], key=lambda one: one.rank)
