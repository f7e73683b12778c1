"""The shape of the record: parties, documents and claims as public documents make them, in our words."""

from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, StringConstraints, model_validator

from amparo.law.schema import Code, Frozen, Labelled, PartialDate, Text
from amparo.law.schema.base import Day, Words

Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
"""SHA-256 in hexadecimal."""
Country = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
"""ISO 3166-1 alpha-2."""


class PartyKind(StrEnum):
    STATE = "state"
    BODY = "body"
    ORGANISATION = "organisation"
    PEOPLE = "people"
    PERSON = "person"
    COMPANY = "company"
    OTHER_STATE = "other_state"
    NON_STATE = "non_state"


class ClaimKind(StrEnum):
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


class Scale(StrEnum):
    """Whose degrees of compliance an obligation is valued by."""

    COMMISSION = "iachr"
    COURT = "court"
    OWN = "own"


class LinkKind(StrEnum):
    """What a claim concerns: a matter of `matters.yaml`, an institution (a party) or another claim."""

    CONCERN = "concern"
    LAW = "law"
    PROCEEDING = "proceeding"
    MEASURE = "measure"
    CANDIDACY = "candidacy"
    INSTITUTION_UNDER_ATTACK = "institution_under_attack"
    CLAIM = "claim"


class Party(Frozen):
    """`parent`: the party it belongs to; `seen_as`: how documents name it when that is not its name."""

    code: Code
    kind: PartyKind
    name: Text
    country: Country | None = None
    parent: Code | None = None
    seen_as: tuple[Words, ...] = ()


class Date(Frozen):
    """A date that a document or another source gives; as precise as they are."""

    what: Text
    cited: PartialDate | None = None
    other: PartialDate | None = None
    seen_in: Words


class Source(Frozen):
    """A document known by its digest and its reference; its words are not here.

    `length` counts Unicode code points of the file decoded as UTF-8 with its line ends kept; every
    offset of the record counts in the same way. `issued_on` is left out where the document gives no date
    of its own. `reference_cited` is the document's own; `reference`
    is how we name it. `url` is left out where it was not seen.
    """

    code: Code
    issuer: Code
    signatories: tuple[Code, ...] = ()
    title: Text
    kind: Words
    issued_on: Day | None = None
    dates: tuple[Date, ...] = ()
    reference_cited: Words | None = None
    reference: Words
    language: Annotated[str, StringConstraints(pattern=r"^[a-z]{2}$")]
    file: Words
    digest: Digest
    length: Annotated[int, Field(gt=0)]
    url: Words | None = None


class Norm(Labelled):
    """A law, decree, treaty or rule; `cited` is how the documents write it, `number` how it is canonically."""

    issuer: Code | None = None
    number: Words | None = None
    cited: tuple[Words, ...] = ()
    adopted_on: PartialDate | None = None
    note: Text | None = None


class Event(Labelled):
    cited_on: PartialDate | None = None
    other_on: PartialDate | None = None
    note: Text | None = None


class Matter(Labelled):
    """What claims gather around: a concern of the coalition, a law, a proceeding, a measure, a candidacy."""

    kind: LinkKind
    norm: Code | None = None
    note: Text | None = None


class Citation(Frozen):
    """The clause of a document that carries a claim: `start` inclusive, `end` exclusive, in code points.

    `digest` is the digest of its words (`amparo.library.quoting.words_digest`) in hexadecimal.
    """

    source: Code
    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(gt=0)]
    digest: Digest

    @model_validator(mode="after")
    def _holds_words(self) -> Self:
        if self.end <= self.start:
            raise ValueError("a citation ends after it starts")
        return self


class Component(Frozen):
    """A part of an obligation whose fulfilment is looked at apart."""

    code: Code
    words: Text


class Obligation(Frozen):
    scale: Scale
    components: tuple[Component, ...] = ()
    beneficiaries: tuple[Code, ...] = ()


class Link(Frozen):
    kind: LinkKind
    target: Code


class Claim(Frozen):
    """One claim and every place that makes it.

    `holder` is whose claim it is, `issuer` who made it (not whoever tells of it), `endorsers` who
    makes it theirs, `addressees` who is to act or whose conduct it is about; a promise is addressed to
    whoever makes it. The signatories of a document stand with the document. `cited_on` is the date the
    documents give to the claim or to what it tells; `other_on` what other sources say, and `dispute`
    tells how they differ. `due_on` is there only when a document gives it. `propose` says whether a
    reader of the text alone should propose it.
    """

    code: Code
    kind: ClaimKind
    holder: Code
    issuer: Code
    endorsers: tuple[Code, ...] = ()
    addressees: tuple[Code, ...] = ()
    words: Text
    citations: Annotated[tuple[Citation, ...], Field(min_length=1)]
    cited_on: PartialDate | None = None
    other_on: PartialDate | None = None
    disputed: bool = False
    dispute: Text | None = None
    due_on: Day | None = None
    silence_by: Day | None = None
    rights: tuple[Code, ...] = ()
    norms: tuple[Code, ...] = ()
    persons: tuple[Code, ...] = ()
    events: tuple[Code, ...] = ()
    institutions: tuple[Code, ...] = ()
    tags: tuple[Code, ...] = ()
    links: tuple[Link, ...] = ()
    propose: bool
    obligation: Obligation | None = None

    @model_validator(mode="after")
    def _explains_its_dispute(self) -> Self:
        if self.disputed and self.dispute is None:
            raise ValueError("a disputed claim says how it is disputed")
        return self
