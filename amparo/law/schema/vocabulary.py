"""The catalogues people choose from: sources of harm, acts suffered, measures, reasons, approaches."""

from enum import StrEnum

from pydantic import Field

from amparo.law.schema.base import Code, Frozen, InstitutionCode, Labelled, Text


class Source(Labelled):
    """Who is said to be behind the harm, as a category and never as a finding.

    `must_not_know` are closed to the file at once; `ask` is put to the person when she chooses this.
    """

    must_not_know: tuple[InstitutionCode, ...] = ()
    is_state: bool
    ask: Text


class Sources(Frozen):
    """sources.yaml."""

    sources: tuple[Source, ...]


class ActKind(Labelled):
    """An act suffered; `huridocs` groups it for exchange, `sdg_16_10_1` is the indicator's category."""

    huridocs: str
    sdg_16_10_1: str | None
    in_sector_list: bool
    text: Text


class ActKinds(Frozen):
    """acts.yaml."""

    kinds: tuple[ActKind, ...]


class Measure(Labelled):
    """A measure that may be granted.

    reveals      fields of the file an order of this kind needs at least, and no other
    start_hours  by when it should begin, in hours from the order; by track, ours until a norm says
    """

    text: Text
    responsible: tuple[InstitutionCode, ...] = Field(min_length=1)
    urgent: bool
    start_hours_urgent: int = Field(ge=1)
    start_hours_ordinary: int = Field(ge=1)
    review_days: int = Field(ge=1)
    reveals: tuple[Code, ...]
    evidence: tuple[Code, ...]
    cautions: tuple[Text, ...] = ()
    needs_agreement: bool = True
    stop_when: Text
    seen_in: str


class RevealField(Labelled):
    """A fact an order may carry; everything else stays in the file."""

    envelope: Code


class Measures(Frozen):
    """measures.yaml."""

    reveals: tuple[RevealField, ...]
    evidence: tuple[Labelled, ...]
    measures: tuple[Measure, ...]


class Approach(Labelled):
    """A lens every assessment must use."""

    asks: Text
    seen_in: str


class Approaches(Frozen):
    """approaches.yaml."""

    approaches: tuple[Approach, ...]


class DefendedThings(Frozen):
    """defended.yaml: what people defend."""

    defended: tuple[Labelled, ...]


class ReasonGroup(StrEnum):
    """For which question a coded reason is an answer."""

    OPENING = "opening"
    FOLLOWING = "following"
    RECORDING = "recording"
    REFUSAL = "refusal"
    REFERRAL = "referral"
    DENIAL = "denial"
    PAUSE = "pause"
    CANNOT = "cannot"
    EXTENSION = "extension"
    CLOSING = "closing"
    OVERRIDE = "override"
    WITHDRAWAL = "withdrawal"
    REOPENING = "reopening"


class Reason(Labelled):
    """A coded reason; `unblocks` is the role a "cannot" goes to."""

    group: ReasonGroup
    unblocks: Code | None = None


class Reasons(Frozen):
    """reasons.yaml."""

    reasons: tuple[Reason, ...]
