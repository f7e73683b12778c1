"""Loading many claims at once: vocabularies, claims with citations and obligations, links, by their codes.

What has a code that is already held is left exactly as people keep it, so that loading the same again
changes nothing. A few statements for each batch, whatever its size.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID, uuid4

from amparo.accounts.actors import Actor
from amparo.accounts.acts import NotYourAct, acting, system_act
from amparo.claims import checks, watching
from amparo.claims.facts import CitationFacts, ClaimFacts, ObligationFacts
from amparo.claims.models import (
    Beneficiary,
    Citation,
    Claim,
    Component,
    Link,
    Obligation,
    Party,
    Suggestion,
    Topic,
    Valuation,
)
from amparo.claims.scales import scale
from amparo.claims.steps import by_whom, citation_row, claim_row
from amparo.custody import ledger
from amparo.custody.deeds import Deed
from amparo.kernel.errors import Invalid

KEEP, VALUE = "keep_claims", "value_obligations"
AT_ONCE = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """One claim to load; `facts.code` is needed. `links`: (kind, target, relation)."""

    facts: ClaimFacts
    citations: tuple[CitationFacts, ...]
    obligation: ObligationFacts | None = None
    links: tuple[tuple[str, str, str], ...] = ()
    suggestions: tuple[tuple[str, str, dict[str, object]], ...] = ()
    valuations: tuple[Valuation, ...] = ()


@dataclass(slots=True)
class LoadReport:
    """How many were new and how many were held already, and the id of each claim by its code."""

    parties: int = 0
    topics: int = 0
    claims: int = 0
    held: int = 0
    ids: dict[str, UUID] = field(default_factory=dict)


def load(
    actor: Actor | None,
    at: datetime,
    *,
    parties: Sequence[Party] = (),
    topics: Sequence[Topic] = (),
    claims: Sequence[Loaded] = (),
) -> LoadReport:
    """Load what is not held yet, as acts of `actor` (None: whoever owns the installation).

    parties, topics  rows not saved; a party's parent stands before it or is held
    Raises Invalid with `code: field` for what cannot be kept; the batches before it stay, and loading
    again goes on from there. Raises NotYourAct.
    """
    if actor and any(each.obligation for each in claims) and not actor.may(VALUE):
        raise NotYourAct(act=VALUE)
    report = LoadReport()
    if parties or topics:
        _load_vocabularies(actor, at, parties, topics, report)
    for begin in range(0, len(claims), AT_ONCE):
        _load_claims(actor, at, claims[begin : begin + AT_ONCE], report)
    return report


@contextmanager
def bulk_act(actor: Actor | None, at: datetime, did: str) -> Iterator[Deed]:
    """One act on many claims, stated by its marks and not by a file."""
    if actor is None:
        with system_act(KEEP, None, at, note={"did": did, "by": "command"}) as deed:
            yield deed
    else:
        with acting(actor, KEEP, None, at, note={"did": did}) as deed:
            yield deed


def _load_vocabularies(
    actor: Actor | None,
    at: datetime,
    parties: Sequence[Party],
    topics: Sequence[Topic],
    report: LoadReport,
) -> None:
    with bulk_act(actor, at, "load_vocabularies") as deed:
        held = set(Party.objects.values_list("code", flat=True))
        new = [row for row in parties if row.code not in held]
        Party.objects.bulk_create(new)
        there = set(Topic.objects.values_list("vocabulary", "code"))
        named = [row for row in topics if (row.vocabulary, row.code) not in there]
        Topic.objects.bulk_create(named)
        deed.marks += [watching.party_mark(row) for row in new]
        deed.marks += [watching.topic_mark(row) for row in named]
        report.parties, report.topics = len(new), len(named)
        deed.note(parties=len(new), topics=len(named))


def _load_claims(
    actor: Actor | None, at: datetime, batch: Sequence[Loaded], report: LoadReport
) -> None:
    codes = [each.facts.code for each in batch]
    with bulk_act(actor, at, "load_claims") as deed:
        held = dict(Claim.objects.filter(code__in=codes).values_list("code", "id"))
        new = [each for each in batch if each.facts.code not in held]
        among = checks.known()
        faults = {
            f"{each.facts.code}: {name}": said
            for each in new
            for name, said in checks.claim_faults(each.facts, among).items()
        }
        if faults:
            raise Invalid(faults)
        ids = _save(deed, new)
        report.claims += len(ids)
        report.held += len(batch) - len(new)
        report.ids |= held | ids
        deed.note(claims=len(ids))
        ledger.lock()
        deed.marks += watching.CLAIMS.of_files(list(ids.values()))


def _save(deed: Deed, batch: Sequence[Loaded]) -> dict[str, UUID]:
    at, by = deed.at, by_whom(deed)
    rows = [(each, claim_row(uuid4(), each.facts, at, by)) for each in batch]
    Claim.objects.bulk_create([row for _, row in rows])
    Citation.objects.bulk_create(
        citation_row(row, place, at, by) for each, row in rows for place in each.citations
    )
    owed = [(each.obligation, row) for each, row in rows if each.obligation]
    _save_obligations(deed, owed)
    Link.objects.bulk_create(
        Link(claim=row, kind=kind, target=target, relation=relation, added_at=at, added_by=by)
        for each, row in rows
        for kind, target, relation in dict.fromkeys(each.links)
    )
    Suggestion.objects.bulk_create(
        Suggestion(claim=row, kind=kind, target=target, because=because, suggested_at=at)
        for each, row in rows
        for kind, target, because in each.suggestions
    )
    valuations = []
    for each, row in rows:
        for valuation in each.valuations:
            valuation.obligation_id = row.id
            valuation.recorded_at, valuation.recorded_by = at, by
            valuations.append(valuation)
    Valuation.objects.bulk_create(valuations)
    return {row.code: row.id for _, row in rows}


def _save_obligations(deed: Deed, owed: Sequence[tuple[ObligationFacts, Claim]]) -> None:
    rows = [
        (
            facts,
            Obligation(
                claim=claim,
                scale=scale(facts.scale).code,
                body_id=facts.body or None,
                made_at=deed.at,
                made_by=by_whom(deed),
            ),
        )
        for facts, claim in owed
    ]
    Obligation.objects.bulk_create([row for _, row in rows])
    Component.objects.bulk_create(
        Component(
            obligation=row,
            code=part.code,
            words_es=part.words_es,
            words_en=part.words_en,
            position=position,
            due_on=part.due_on,
        )
        for facts, row in rows
        for position, part in enumerate(facts.components, 1)
    )
    Beneficiary.objects.bulk_create(
        Beneficiary(obligation=row, code=one.code, words_es=one.words_es, words_en=one.words_en)
        for facts, row in rows
        for one in facts.beneficiaries
    )
