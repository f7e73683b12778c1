"""terms.yaml: how long each step may take, who answers for it, and whether a lawyer has checked the figure."""

import hashlib
from enum import StrEnum
from typing import Literal

from pydantic import Field

from amparo.kernel.terms import Unit
from amparo.law.schema.base import (
    Code,
    Day,
    Frozen,
    InstitutionCode,
    Labelled,
    NormCode,
    Text,
    Words,
)
from amparo.law.schema.norms import Confidence
from amparo.law.schema.procedure import Track

TO_VERIFY = Text(es="por verificar", en="to be verified")
VERIFIED = Text(es="verificado", en="verified")


class Basis(StrEnum):
    """Where the figure comes from.

    reported     a rule as a public summary tells it; the article itself was not read
    placeholder  ours, so that no step runs without a clock; not law
    target       ours, to measure a time no norm was seen to fix
    """

    REPORTED = "reported"
    PLACEHOLDER = "placeholder"
    TARGET = "target"


class Pause(Frozen):
    """What may stop the clock and start it again, and the reasons that may be given."""

    reasons: tuple[Code, ...] = Field(min_length=1)


class Extension(Frozen):
    """Time that may be added once to a term, in the term's own unit."""

    amount: int = Field(ge=1)
    reasons: tuple[Code, ...] = Field(min_length=1)


class Verification(Frozen):
    """Who read the official text, when, and its words."""

    by: Words
    on: Day
    article: Words
    words: Words


class Term(Labelled):
    """One length of time that the State, or the person, has for a step.

    starts_on   acts or events after which it runs; `met_by`: those that fulfil it
    per_measure the measure's own `start_hours` replace `amount` and `unit`
    extension   what may be added once, by a coded reason
    escalates_to  the role it is put before when it runs out; None when the turn is the person's
    restarts    each new start closes the running one and counts afresh
    """

    track: Track
    subject: Literal["file", "order", "information", "appeal"]
    whose_turn: Literal["institution", "person"] = "institution"
    starts_on: tuple[Code, ...] = Field(min_length=1)
    met_by: tuple[Code, ...] = Field(min_length=1)
    amount: int = Field(ge=1)
    unit: Unit
    per_measure: bool = False
    restarts: bool = False
    measured: bool = False
    pause: Pause | None = None
    extension: Extension | None = None
    institutions: tuple[InstitutionCode, ...] = ()
    escalates_to: Code | None
    norm: NormCode | None
    article: str | None = None
    basis: Basis
    seen_in: Words
    confidence: Confidence
    public: Text
    verified: bool = False
    verified_by: str | None = None
    verified_on: Day | None = None
    verified_words: str | None = None

    @property
    def may_pause(self) -> bool:
        """Whether any reason stops this clock."""
        return self.pause is not None

    def badge(self, language: str) -> str:
        """What every page shows beside the figure: verified by a lawyer, or still to be."""
        return (VERIFIED if self.verified else TO_VERIFY).in_(language)

    def fingerprint(self) -> str:
        """Changes when the figure, the count or the norm does, so that an old verification lapses."""
        parts = (self.code, self.track, str(self.amount), self.unit, self.norm or "")
        return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]

    def with_verification(self, done: Verification) -> "Term":
        """The same term, verified."""
        return self.model_copy(
            update={
                "verified": True,
                "verified_by": done.by,
                "verified_on": done.on,
                "verified_words": done.words,
                "article": done.article,
            }
        )


class Event(Labelled):
    """Something that happens without moving a stage and that starts or meets a term."""


class Wait(Labelled):
    """Whole days or months outside the mechanism's own procedure, until a person types the day itself.

    code  of the remedy of the country, or `petition_filing`
    """

    amount: int = Field(ge=1)
    unit: Literal["calendar_day", "month"]
    article: str | None = None
    basis: Basis
    seen_in: Words
    confidence: Confidence
    verified: Literal[False] = False


class Terms(Frozen):
    """terms.yaml whole."""

    events: tuple[Event, ...]
    terms: tuple[Term, ...]
    waits: tuple[Wait, ...] = ()
