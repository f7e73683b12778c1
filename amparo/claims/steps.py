"""Steps that write the record. They run inside an act: they never authorise and never commit.

Whoever calls them from an act on another file ends with `watching.state_claims`, so that the entry
of that act states the claims too.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from amparo.claims import checks
from amparo.claims.errors import (
    ClaimChangedMeanwhile,
    ClaimNoLongerStands,
    CodeTaken,
    NoSuchClaim,
)
from amparo.claims.facts import LISTS, PLAIN, CitationFacts, ClaimFacts
from amparo.claims.kinds import ClaimState, LinkKind, Relation
from amparo.claims.models import Citation, Claim, Link, Revision
from amparo.claims.quotes import placed
from amparo.custody.deeds import Deed
from amparo.kernel.errors import Invalid
from amparo.kernel.ids import file_number
from amparo.kernel.text import fold


def record(
    deed: Deed, claim_id: UUID, facts: ClaimFacts, citations: Iterable[CitationFacts]
) -> Claim:
    """Enter a claim with every place that makes it. Raises Invalid, CodeTaken, SpanOutside."""
    checks.check(facts, checks.known())
    places = [placed(each) for each in citations]
    if not places:
        raise Invalid({"citations": [checks.NO_CITATION]})
    if facts.code and Claim.objects.filter(code=facts.code).exists():
        raise CodeTaken
    row = claim_row(claim_id, facts, deed.at, by_whom(deed))
    row.save(force_insert=True)
    for place in places:
        citation_row(row, place, deed.at, by_whom(deed)).save(force_insert=True)
    deed.note(claim=str(row.id), kind=row.kind)
    return row


def cite(deed: Deed, claim: Claim, place: CitationFacts) -> Citation:
    """Add a place that makes the claim; one already there is returned as it is."""
    where = placed(place)
    same = claim.citations.filter(source_id=where.source_id, start=where.start, end=where.end)
    found = same.first()
    if found is None:
        found = citation_row(claim, where, deed.at, by_whom(deed))
        found.save(force_insert=True)
    deed.note(citation=str(found.id))
    return found


def amend(deed: Deed, claim: Claim, facts: ClaimFacts, because: str, expected: int | None) -> Claim:
    """Change a claim; what it said before is kept. Raises ClaimChangedMeanwhile, Invalid at `because`."""
    if expected is not None and expected != claim.version:
        raise ClaimChangedMeanwhile
    checks.check(replace(facts, code=""), checks.known())
    wanted = claim_row(claim.id, facts, claim.recorded_at, claim.recorded_by)
    changed = [name for name in COLUMNS if getattr(wanted, name) != getattr(claim, name)]
    if changed:
        revise(deed, claim, {name: getattr(wanted, name) for name in changed}, because)
    return claim


def revise(deed: Deed, claim: Claim, columns: Mapping[str, object], because: str) -> None:
    """Set columns of a claim and keep what they were. Raises Invalid at `because`."""
    if not because.strip():
        raise Invalid({"because": [checks.EMPTY]})
    before = {name: _plain(getattr(claim, name)) for name in columns}
    Revision.objects.create(
        claim=claim,
        version=claim.version,
        before=before,
        because=because.strip(),
        at=deed.at,
        by=by_whom(deed),
    )
    for name, value in columns.items():
        setattr(claim, name, value)
    claim.folded = searched(claim.code, claim.words_es, claim.words_en)
    claim.version += 1
    claim.save(force_update=True)
    deed.note(claim=str(claim.id), changed=sorted(columns))


def link(deed: Deed, claim: Claim, kind: str, target: str, relation: str) -> Link:
    """Link a claim to something; a link that stands is returned as it is. Raises Invalid."""
    sets = {"kind": (kind, LinkKind.values), "relation": (relation, Relation.values)}
    faults = {name: [checks.NOT_LISTED] for name, (code, all_) in sets.items() if code not in all_}
    if not target.strip() or len(target) > 64:
        faults["target"] = [checks.EMPTY]
    if faults:
        raise Invalid(faults)
    made, _ = Link.objects.get_or_create(
        claim=claim,
        kind=kind,
        target=target,
        relation=relation,
        ended_at=None,
        defaults={"added_at": deed.at, "added_by": by_whom(deed)},
    )
    deed.note(link=str(made.id), kind=kind, relation=relation)
    return made


def unlink(deed: Deed, claim: Claim, link_id: UUID) -> None:
    """Raises NoSuchClaim when no such link of the claim stands."""
    ended = claim.links.filter(id=link_id, ended_at=None).update(ended_at=deed.at)
    if not ended:
        raise NoSuchClaim
    deed.note(link=str(link_id))


def by_whom(deed: Deed) -> UUID | None:
    """The member who acts; None for whoever owns the installation, at its command line."""
    return deed.opener.id if deed.opener else None


def standing_claim(claim_id: UUID) -> Claim:
    """The claim, locked. Raises NoSuchClaim, or ClaimNoLongerStands when it was withdrawn or merged."""
    row = Claim.objects.select_for_update().filter(id=claim_id).first()
    if row is None:
        raise NoSuchClaim
    if row.state != ClaimState.STANDING:
        raise ClaimNoLongerStands
    return row


COLUMNS = ("holder_id", "issuer_id", *PLAIN, *LISTS)


def claim_row(claim_id: UUID, facts: ClaimFacts, at: datetime, by: UUID | None) -> Claim:
    """The row of a claim, not saved; facts must have been checked."""
    code = facts.code or file_number("C")
    return Claim(
        id=claim_id,
        code=code,
        folded=searched(code, facts.words_es, facts.words_en),
        holder_id=facts.holder or None,
        issuer_id=facts.issuer or None,
        recorded_at=at,
        recorded_by=by,
        **{name: getattr(facts, name) for name in PLAIN},
        **{name: list(dict.fromkeys(getattr(facts, name))) for name in LISTS},
    )


def searched(code: str, es: str, en: str) -> str:
    """The text a search looks through."""
    return f"{code.lower()} {fold(es)} {fold(en)}"


def citation_row(claim: Claim, place: CitationFacts, at: datetime, by: UUID | None) -> Citation:
    """The row of a citation, not saved; its digest must be there."""
    return Citation(
        claim=claim,
        source_id=place.source_id,
        start=place.start,
        end=place.end,
        words_digest=place.words_digest,
        page=place.page,
        paragraph=place.paragraph,
        added_at=at,
        added_by=by,
    )


def _plain(value: object) -> object:
    return value.isoformat() if hasattr(value, "isoformat") else value
