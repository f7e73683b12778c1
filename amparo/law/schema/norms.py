"""norms.yaml and documents.yaml: what the rest of the pack leans on, with its date and how sure we are."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from amparo.law.schema.base import Entry, Frozen, NormCode, PartialDate, Text, Words

Confidence = Literal["seen", "memory_high", "memory_low"]
"""seen: read in a public source named in `seen_in`; memory_*: recalled, not seen; none of them is the gazette."""


class Norm(Frozen):
    """A rule as it is cited. `date` is only as precise as the source."""

    code: NormCode
    kind: Text
    number: str
    cited_as: tuple[str, ...] = ()
    date: PartialDate | None
    in_force_from: PartialDate | None = None
    in_force_to: PartialDate | None = None
    title: Text
    note: Text | None = None
    seen_in: str
    confidence: Confidence


class Regime(Entry):
    """A period in which requests were handled under one set of rules; a case keeps the one it began under."""

    label: Text
    norms: tuple[NormCode, ...]
    from_: PartialDate = Field(alias="from")
    to: PartialDate | None = None
    note: Text


class Document(Entry):
    """A public document that shaped this product, named by issuer, date and reference."""

    issuer: str
    date: PartialDate
    reference: str
    about: Text


class Norms(Frozen):
    """norms.yaml."""

    norms: tuple[Norm, ...]
    regimes: tuple[Regime, ...]


class Reference(Frozen):
    """A public page that `seen_in` names by its key."""

    key: Annotated[str, StringConstraints(pattern=r"^V\d+b?$")]
    what: Words


class Documents(Frozen):
    """documents.yaml."""

    documents: tuple[Document, ...]
    references: tuple[Reference, ...]
