"""The record into an installation: documents known by their digests, then claims with all they carry."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any
from uuid import UUID

from amparo.accounts.actors import Actor
from amparo.claims import loading
from amparo.claims.facts import (
    BeneficiaryFacts,
    CitationFacts,
    ClaimFacts,
    ComponentFacts,
    ObligationFacts,
)
from amparo.claims.kinds import Relation
from amparo.claims.loading import Loaded, LoadReport
from amparo.claims.models import Party, Topic
from amparo.config.demonstration import record as shapes
from amparo.config.demonstration.record import Claim, Record, Source
from amparo.law.schema import Labelled, Text
from amparo.library import services as library
from amparo.library.facts import Facts
from amparo.library.models import SourceKind

_SUPERVISORS = {"iachr": "iachr", "court": "iacourt"}


def load_record(actor: Actor | None, at: datetime, record: Record | None = None) -> LoadReport:
    """Load the documents' facts and every claim of them; what is held already stays as people keep it."""
    whole = record or shapes.load()
    names = {party.code: party.name for party in whole.parties}
    sources = {
        source.code: library.know(actor, bytes.fromhex(source.digest), _facts(source, names), at).pk
        for source in whole.sources
    }
    people = {party.code for party in whole.parties}
    return loading.load(
        actor,
        at,
        parties=[_party(party) for party in whole.parties],
        topics=list(_topics(whole)),
        claims=[_claim(claim, sources, names, people) for claim in whole.claims],
    )


def _facts(source: Source, names: dict[str, Text]) -> Facts:
    kind = source.kind if source.kind in SourceKind.values else SourceKind.STATEMENT.value
    return Facts(
        issuer=names[source.issuer].es,
        title=source.title.es,
        issued_on=_day(source.issued_on),
        reference_cited=source.reference_cited or "",
        reference=source.reference,
        language=source.language,
        kind=kind,
        url=source.url or "",
    )


def _party(party: shapes.Party) -> Party:
    return Party(
        code=party.code,
        kind=party.kind.value,
        name_es=party.name.es,
        name_en=party.name.en,
        country=party.country or "",
        parent_id=party.parent,
        seen_as=list(party.seen_as),
    )


def _topics(record: Record) -> Iterator[Topic]:
    vocabularies = {
        "right": record.rights,
        "norm": record.norms,
        "event": record.events,
        "tag": record.tags,
        "matter": record.matters,
    }
    for vocabulary, entries in vocabularies.items():
        for entry in entries:
            yield Topic(
                vocabulary=vocabulary,
                code=entry.code,
                label_es=entry.label.es,
                label_en=entry.label.en,
                facts=_beside(entry),
            )


def _beside(entry: Labelled) -> dict[str, Any]:
    return entry.model_dump(mode="json", exclude={"code", "label"}, exclude_none=True)


def _claim(
    claim: Claim, sources: dict[str, UUID], names: dict[str, Text], people: set[str]
) -> Loaded:
    dispute = claim.dispute
    facts = ClaimFacts(
        code=claim.code,
        kind=claim.kind.value,
        holder=claim.holder,
        issuer=claim.issuer,
        endorsers=claim.endorsers,
        addressees=claim.addressees,
        words_es=claim.words.es,
        words_en=claim.words.en,
        cited_on=claim.cited_on or "",
        other_on=claim.other_on or "",
        disputed=claim.disputed,
        dispute_note_es=dispute.es if dispute else "",
        dispute_note_en=dispute.en if dispute else "",
        due_on=_day(claim.due_on),
        silence_by=_day(claim.silence_by),
        rights=claim.rights,
        norms=claim.norms,
        persons=claim.persons,
        events=claim.events,
        institutions=claim.institutions,
        tags=claim.tags,
    )
    return Loaded(
        facts=facts,
        citations=tuple(
            CitationFacts(
                source_id=sources[each.source],
                start=each.start,
                end=each.end,
                words_digest=bytes.fromhex(each.digest),
            )
            for each in claim.citations
        ),
        obligation=_obligation(claim, names, people),
        links=tuple(
            (link.kind.value, link.target, Relation.CONCERNS.value) for link in claim.links
        ),
    )


def _obligation(claim: Claim, names: dict[str, Text], people: set[str]) -> ObligationFacts | None:
    owed = claim.obligation
    if owed is None:
        return None
    body = _SUPERVISORS.get(owed.scale.value, "")
    return ObligationFacts(
        scale=owed.scale.value,
        body=body if body in people else "",
        components=tuple(
            ComponentFacts(code=part.code, words_es=part.words.es, words_en=part.words.en)
            for part in owed.components
        ),
        beneficiaries=tuple(
            BeneficiaryFacts(code=code, words_es=names[code].es, words_en=names[code].en)
            for code in owed.beneficiaries
        ),
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
