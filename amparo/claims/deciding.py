"""Steps on what a reader proposed: nothing becomes a claim but by a person's decision, and each is kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from amparo.claims import checks
from amparo.claims.errors import AlreadyDecided, NoSuchProposal
from amparo.claims.kinds import ClaimKind, ProposalState, Rejection
from amparo.claims.models import Claim, Proposal
from amparo.claims.steps import by_whom
from amparo.custody.deeds import Deed
from amparo.kernel.errors import Invalid
from amparo.library.models import Source
from amparo.library.quoting import text_of

BY_HAND = "by_hand"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a source's text (code points, end exclusive) and what kind of claim it makes."""

    start: int
    end: int
    kind: str


def read_source(deed: Deed, source: Source) -> list[Proposal]:
    """Propose what the reader finds in a source; what was proposed there before stays as it is."""
    from amparo.reading import read  # noqa: PLC0415 - its lexicons cost memory nobody else needs

    text = text_of(source.id)
    there = set(Proposal.objects.filter(source_id=source.id).values_list("start", "end"))
    rows = [
        Proposal(
            source_id=source.id,
            start=found.start,
            end=found.end,
            kind=found.kind,
            addressees=list(found.addressees),
            issuer=found.issuer or "",
            due=found.due,
            reason=found.reason,
            proposed_at=deed.at,
        )
        for found in read(text, source.language or None)
        if (found.start, found.end) not in there
    ]
    Proposal.objects.bulk_create(rows)
    deed.note(proposed=len(rows))
    return rows


def add_by_hand(deed: Deed, source_id: UUID, span: Span) -> Proposal:
    """Propose what the reader did not see. Raises Invalid at `start` or `kind`."""
    row = _row(deed, source_id, span, None)
    row.save(force_insert=True)
    deed.note(proposal=str(row.id))
    return row


def replace(deed: Deed, proposal: Proposal, spans: Sequence[Span]) -> list[Proposal]:
    """Put others in the place of a proposal: one corrects it, several split it. Raises Invalid."""
    if not spans:
        raise Invalid({"start": [checks.EMPTY]})
    rows = [_row(deed, proposal.source_id, span, proposal) for span in spans]
    _decide(deed, proposal, ProposalState.REPLACED)
    Proposal.objects.bulk_create(rows)
    deed.note(proposal=str(proposal.id), into=len(rows))
    return rows


def reject(deed: Deed, proposal: Proposal, because: str) -> None:
    """Raises Invalid at `because`."""
    if because not in Rejection.values:
        raise Invalid({"because": [checks.NOT_LISTED]})
    proposal.because = because
    _decide(deed, proposal, ProposalState.REJECTED)
    deed.note(proposal=str(proposal.id), because=because)


def accept_as(deed: Deed, proposal: Proposal, claim: Claim) -> None:
    """Say which claim a proposal became, a new one or one that was already held."""
    proposal.claim = claim
    _decide(deed, proposal, ProposalState.ACCEPTED)
    deed.note(proposal=str(proposal.id), claim=str(claim.id))


def open_proposal(proposal_id: UUID) -> Proposal:
    """The proposal, locked. Raises NoSuchProposal, AlreadyDecided."""
    row = Proposal.objects.select_for_update().filter(id=proposal_id).first()
    if row is None:
        raise NoSuchProposal
    if row.state != ProposalState.OPEN:
        raise AlreadyDecided
    return row


def _decide(deed: Deed, proposal: Proposal, state: ProposalState) -> None:
    proposal.state = state
    proposal.decided_at, proposal.decided_by = deed.at, by_whom(deed)
    proposal.save(force_update=True)


def _row(deed: Deed, source_id: UUID, span: Span, before: Proposal | None) -> Proposal:
    if span.kind not in ClaimKind.values:
        raise Invalid({"kind": [checks.NOT_LISTED]})
    text = text_of(source_id)
    if not 0 <= span.start < span.end <= len(text) or not text[span.start : span.end].strip():
        raise Invalid({"start": [checks.NO_WORDS]})
    return Proposal(
        source_id=source_id,
        start=span.start,
        end=span.end,
        kind=span.kind,
        addressees=before.addressees if before else [],
        issuer=before.issuer if before else "",
        due=before.due if before else None,
        reason=BY_HAND,
        replaces=before,
        proposed_at=deed.at,
    )
