"""The public record of five founding documents: what they claim, in our words, and where they say it.

Owns data and its shape only. It holds no sentence of the documents: each citation is a range of code
points in a file known by its digest, with a digest of the words that stand there.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Self

from pydantic import model_validator

from amparo.config.demonstration.record.shapes import (
    Citation,
    Claim,
    ClaimKind,
    Component,
    Date,
    Event,
    Link,
    LinkKind,
    Matter,
    Norm,
    Obligation,
    Party,
    PartyKind,
    Scale,
    Source,
)
from amparo.law.reading import PackFaulty, read
from amparo.law.schema import Frozen, Labelled

__all__ = [
    "Citation",
    "Claim",
    "ClaimKind",
    "Component",
    "Date",
    "Event",
    "Link",
    "LinkKind",
    "Matter",
    "Norm",
    "Obligation",
    "Party",
    "PartyKind",
    "Record",
    "Scale",
    "Source",
    "load",
]

FOLDER = Path(__file__).parent
VOCABULARIES = ("parties", "sources", "rights", "norms", "events", "tags", "matters")


class Record(Frozen):
    """The record whole: every code used is defined here, and no citation leaves its document."""

    parties: tuple[Party, ...]
    sources: tuple[Source, ...]
    rights: tuple[Labelled, ...]
    norms: tuple[Norm, ...]
    events: tuple[Event, ...]
    tags: tuple[Labelled, ...]
    matters: tuple[Matter, ...]
    claims: tuple[Claim, ...]

    @model_validator(mode="after")
    def _holds(self) -> Self:
        faults = [*_repeated(self), *_unknown(self), *_orphans(self), *_outside(self)]
        if faults:
            raise ValueError("; ".join(faults))
        return self

    def claims_of(self, source: str) -> tuple[Claim, ...]:
        """The claims that the document of that code makes, in the order in which it first makes them."""
        placed = [
            (min(c.start for c in claim.citations if c.source == source), claim)
            for claim in self.claims
            if any(c.source == source for c in claim.citations)
        ]
        return tuple(claim for _, claim in sorted(placed, key=lambda pair: pair[0]))


@cache
def load(folder: Path = FOLDER) -> Record:
    """Read the record. Raises PackFaulty for a file that cannot be read and pydantic.ValidationError
    when the record does not hold."""
    fields = {name: _entries(folder / f"{name}.yaml") for name in VOCABULARIES}
    documents = map(_entries, sorted(folder.glob("document_*.yaml")))
    return Record.model_validate({**fields, "claims": list(chain.from_iterable(documents))})


def _entries(path: Path) -> list[object]:
    found = read(path)
    if found.faults or not isinstance(found.value, list):
        raise PackFaulty(found.faults or [found.fault((), "this file is a list")])
    return found.value


def _codes(entries: Iterable[Party | Source | Labelled | Claim]) -> list[str]:
    return [entry.code for entry in entries]


def _repeated(record: Record) -> Iterator[str]:
    for name in (*VOCABULARIES, "claims"):
        codes = _codes(getattr(record, name))
        yield from (f"{name}: {code} twice" for code in set(codes) if codes.count(code) > 1)


def _unknown(record: Record) -> Iterator[str]:
    known = {name: set(_codes(getattr(record, name))) for name in (*VOCABULARIES, "claims")}
    for where, vocabulary, code in _used(record):
        if code not in known[vocabulary]:
            yield f"{where}: no {code} in {vocabulary}"


def _used(record: Record) -> Iterator[tuple[str, str, str]]:
    """Each (who uses it, vocabulary, code) of the record."""
    yield from ((p.code, "parties", p.parent) for p in record.parties if p.parent)
    yield from ((n.code, "parties", n.issuer) for n in record.norms if n.issuer)
    yield from ((m.code, "norms", m.norm) for m in record.matters if m.norm)
    for source in record.sources:
        yield from ((source.code, "parties", c) for c in (source.issuer, *source.signatories))
    for claim in record.claims:
        yield from ((claim.code, name, code) for name, code in _used_by(claim))


def _used_by(claim: Claim) -> Iterator[tuple[str, str]]:
    parties = [claim.holder, claim.issuer, *claim.endorsers, *claim.addressees, *claim.persons]
    parties += claim.institutions
    if claim.obligation:
        parties += claim.obligation.beneficiaries
    yield from (("parties", code) for code in parties)
    for name in ("rights", "norms", "events", "tags"):
        yield from ((name, code) for code in getattr(claim, name))
    yield from (("sources", citation.source) for citation in claim.citations)
    where = {LinkKind.INSTITUTION_UNDER_ATTACK: "parties", LinkKind.CLAIM: "claims"}
    yield from ((where.get(link.kind, "matters"), link.target) for link in claim.links)


def _orphans(record: Record) -> Iterator[str]:
    seen: set[str | None] = {None}
    for party in record.parties:
        if party.parent not in seen:
            yield f"{party.code} stands before {party.parent}, to which it belongs"
        seen.add(party.code)


def _outside(record: Record) -> Iterator[str]:
    lengths = {source.code: source.length for source in record.sources}
    for claim in record.claims:
        for citation in claim.citations:
            if citation.end > lengths.get(citation.source, citation.end):
                yield f"{claim.code}: {citation.source} ends before {citation.end}"
