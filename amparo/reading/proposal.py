"""What the Reader hands back: a span of the text and what is proposed of it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Kind(StrEnum):
    """What somebody does with words in a claim."""

    ORDER = "order"
    RECOMMENDATION = "recommendation"
    REQUEST = "request"
    DEMAND = "demand"
    CONCERN = "concern"
    FINDING = "finding"
    WELCOME = "welcome"
    STANDARD = "standard"
    REPUDIATION = "repudiation"
    PROMISE = "promise"


# What asks somebody to act, as against what tells, values or promises.
ASKING = frozenset({Kind.ORDER, Kind.RECOMMENDATION, Kind.REQUEST, Kind.DEMAND})


@dataclass(frozen=True, slots=True)
class Proposal:
    """A claim proposed of `text[start:end]`; a person accepts it or does not.

    start, end   code points of the text that was read, never empty, trimmed of white space
    addressees   to whom it is said, in the text's words; empty when nobody can be told
    issuer       whose words they are when not the document's own issuer
    reason       a code of `amparo.reading.reasons`
    due          the day the clause itself gives for doing it
    """

    start: int
    end: int
    kind: Kind
    addressees: tuple[str, ...]
    issuer: str | None
    reason: str
    due: date | None
