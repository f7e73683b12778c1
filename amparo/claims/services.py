"""The acts on the record. Each authorises, commits and leaves one entry in the ledger.

The entry's file is the claim, or the source for what only decides on its proposals.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID, uuid4

from amparo.accounts.actors import Actor
from amparo.accounts.acts import acting
from amparo.claims import deciding, naming, owing, steps, suggesting
from amparo.claims.deciding import Span
from amparo.claims.errors import NoSuchProposal
from amparo.claims.facts import (
    CitationFacts,
    ClaimFacts,
    ComponentFacts,
    DoingFacts,
    ObligationFacts,
    PartyFacts,
    TopicFacts,
    ValuationFacts,
    VoiceFacts,
)
from amparo.claims.kinds import ClaimState
from amparo.claims.models import (
    Citation,
    Claim,
    Component,
    Doing,
    Link,
    Obligation,
    Party,
    Proposal,
    Topic,
    Valuation,
    Voice,
)
from amparo.claims.watching import state_claims, state_proposals
from amparo.library.errors import SourceNotVisible
from amparo.library.models import Source

KEEP, VALUE = "keep_claims", "value_obligations"


def propose(actor: Actor, source_id: UUID, at: datetime) -> list[Proposal]:
    """Have the reader propose claims of a source. Raises SourceNotVisible."""
    with acting(actor, KEEP, source_id, at, note={"did": "propose"}) as deed:
        source = Source.objects.filter(id=source_id).first()
        if source is None:
            raise SourceNotVisible
        return deciding.read_source(deed, source)


def propose_by_hand(actor: Actor, source_id: UUID, span: Span, at: datetime) -> Proposal:
    """Propose what the reader did not see. Raises SourceNotVisible, Invalid."""
    with acting(actor, KEEP, source_id, at, note={"did": "propose_by_hand"}) as deed:
        return deciding.add_by_hand(deed, source_id, span)


def accept(actor: Actor, proposal_id: UUID, facts: ClaimFacts, at: datetime) -> Claim:
    """Make a claim of a proposal. Raises NoSuchProposal, AlreadyDecided, Invalid."""
    claim_id = uuid4()
    with acting(actor, KEEP, claim_id, at, note={"did": "accept_claim"}) as deed:
        found = deciding.open_proposal(proposal_id)
        claim = steps.record(deed, claim_id, facts, [_place(found)])
        deciding.accept_as(deed, found, claim)
        state_proposals(deed, found.source_id)
    return claim


def merge(actor: Actor, proposal_id: UUID, claim_id: UUID, at: datetime) -> Citation:
    """Add a proposal's place to a claim already held: one claim, many citations."""
    with acting(actor, KEEP, claim_id, at, note={"did": "merge_proposal"}) as deed:
        found = deciding.open_proposal(proposal_id)
        claim = steps.standing_claim(claim_id)
        citation = steps.cite(deed, claim, _place(found))
        deciding.accept_as(deed, found, claim)
        state_proposals(deed, found.source_id)
    return citation


def correct(actor: Actor, proposal_id: UUID, spans: Sequence[Span], at: datetime) -> list[Proposal]:
    """Put one or several others in the place of a proposal. Raises AlreadyDecided, Invalid."""
    did = "split_proposal" if len(spans) > 1 else "edit_proposal"
    with acting(actor, KEEP, _source_of(proposal_id), at, note={"did": did}) as deed:
        return deciding.replace(deed, deciding.open_proposal(proposal_id), spans)


def reject(actor: Actor, proposal_id: UUID, because: str, at: datetime) -> None:
    """Decide that a proposal is no claim. Raises AlreadyDecided, Invalid at `because`."""
    did = {"did": "reject_proposal"}
    with acting(actor, KEEP, _source_of(proposal_id), at, note=did) as deed:
        deciding.reject(deed, deciding.open_proposal(proposal_id), because)


def record_claim(
    actor: Actor, facts: ClaimFacts, citations: Sequence[CitationFacts], at: datetime
) -> Claim:
    """Enter a claim by hand with the places that make it. Raises Invalid, CodeTaken, SpanOutside."""
    claim_id = uuid4()
    with acting(actor, KEEP, claim_id, at, note={"did": "record_claim"}) as deed:
        return steps.record(deed, claim_id, facts, citations)


def cite(actor: Actor, claim_id: UUID, place: CitationFacts, at: datetime) -> Citation:
    """Add a place that makes a claim."""
    with acting(actor, KEEP, claim_id, at, note={"did": "cite"}) as deed:
        return steps.cite(deed, steps.standing_claim(claim_id), place)


def amend(
    actor: Actor,
    claim_id: UUID,
    facts: ClaimFacts,
    because: str,
    at: datetime,
    *,
    expected: int | None = None,
) -> Claim:
    """Change a claim; what it said before is kept. Raises ClaimChangedMeanwhile, Invalid."""
    with acting(actor, KEEP, claim_id, at, note={"did": "amend_claim"}) as deed:
        return steps.amend(deed, steps.standing_claim(claim_id), facts, because, expected)


def withdraw(actor: Actor, claim_id: UUID, because: str, at: datetime) -> Claim:
    """Take a claim back, with the reason in words; it stays readable. Raises Invalid at `because`."""
    with acting(actor, KEEP, claim_id, at, note={"did": "withdraw_claim"}) as deed:
        claim = steps.standing_claim(claim_id)
        gone = {"state": ClaimState.WITHDRAWN.value, "withdrawn_because": because.strip()}
        steps.revise(deed, claim, gone, because)
        return claim


def merge_claims(actor: Actor, claim_id: UUID, into: UUID, because: str, at: datetime) -> Claim:
    """Say that two claims are one: the places of the first are added to the second, which stands."""
    with acting(actor, KEEP, claim_id, at, note={"did": "merge_claims"}) as deed:
        claim, other = steps.standing_claim(claim_id), steps.standing_claim(into)
        for each in claim.citations.all():
            steps.cite(deed, other, _place(each))
        gone = {"state": ClaimState.MERGED.value, "merged_into_id": other.id}
        steps.revise(deed, claim, gone, because)
        state_claims(deed, [other.id])
        return other


def link(actor: Actor, claim_id: UUID, kind: str, target: str, relation: str, at: datetime) -> Link:
    """Link a claim to something. Raises Invalid at `kind`, `relation` or `target`."""
    with acting(actor, KEEP, claim_id, at, note={"did": "link_claim"}) as deed:
        return steps.link(deed, steps.standing_claim(claim_id), kind, target, relation)


def unlink(actor: Actor, claim_id: UUID, link_id: UUID, at: datetime) -> None:
    """End a link; that it stood stays in the history. Raises NoSuchClaim when none stands."""
    with acting(actor, KEEP, claim_id, at, note={"did": "unlink_claim"}) as deed:
        steps.unlink(deed, steps.standing_claim(claim_id), link_id)


def keep_party(actor: Actor, facts: PartyFacts, at: datetime) -> Party:
    """Enter a party, or put right what is known of one. Raises Invalid."""
    with acting(actor, KEEP, None, at, note={"did": "keep_party"}) as deed:
        return naming.keep_party(deed, facts)


def keep_topic(actor: Actor, facts: TopicFacts, at: datetime) -> Topic:
    """Enter a code of a vocabulary, or put its names right. Raises Invalid."""
    with acting(actor, KEEP, None, at, note={"did": "keep_topic"}) as deed:
        return naming.keep_topic(deed, facts)


def decide_suggestion(
    actor: Actor, claim_id: UUID, suggestion_id: UUID, at: datetime, *, accepted: bool
) -> Claim:
    """Accept or reject what a rule suggests of a claim. Raises NoSuchProposal, AlreadyDecided."""
    with acting(actor, KEEP, claim_id, at, note={"did": "decide_suggestion"}) as deed:
        claim = steps.standing_claim(claim_id)
        suggesting.decide(deed, claim, suggestion_id, accepted=accepted)
        return claim


def owe(actor: Actor, claim_id: UUID, facts: ObligationFacts, at: datetime) -> Obligation:
    """Follow a claim as an obligation. Raises CannotBeOwed, AlreadyAnObligation, Invalid."""
    with acting(actor, VALUE, claim_id, at, note={"did": "make_obligation"}) as deed:
        return owing.owe(deed, steps.standing_claim(claim_id), facts)


def add_component(actor: Actor, claim_id: UUID, facts: ComponentFacts, at: datetime) -> Component:
    """Add a part to an obligation. Raises NotAnObligation, Invalid."""
    with acting(actor, VALUE, claim_id, at, note={"did": "add_component"}):
        obligation = owing.obligation_of(steps.standing_claim(claim_id))
        return owing.add_components(obligation, [facts])[0]


def record_doing(actor: Actor, claim_id: UUID, facts: DoingFacts, at: datetime) -> Doing:
    """Enter what was done. Raises NotAnObligation, Invalid."""
    with acting(actor, VALUE, claim_id, at, note={"did": "record_doing"}) as deed:
        return owing.record_doing(deed, steps.standing_claim(claim_id), facts)


def record_voice(actor: Actor, claim_id: UUID, facts: VoiceFacts, at: datetime) -> Voice:
    """Enter what one of the four voices says. Raises NotAnObligation, Invalid."""
    with acting(actor, VALUE, claim_id, at, note={"did": "record_voice"}) as deed:
        return owing.record_voice(deed, steps.standing_claim(claim_id), facts)


def value(actor: Actor, claim_id: UUID, facts: ValuationFacts, at: datetime) -> Valuation:
    """Enter the degree a body gave. Raises NotAnObligation, Invalid."""
    with acting(actor, VALUE, claim_id, at, note={"did": "value_obligation"}) as deed:
        return owing.value(deed, steps.standing_claim(claim_id), facts)


def _place(found: Proposal | Citation) -> CitationFacts:
    digest = getattr(found, "words_digest", None)
    return CitationFacts(
        source_id=found.source_id,  # type: ignore[arg-type]  # a citation's is never empty
        start=found.start,  # type: ignore[arg-type]  # the same
        end=found.end,  # type: ignore[arg-type]  # the same
        words_digest=bytes(digest) if digest else None,
        page=getattr(found, "page", None),
        paragraph=getattr(found, "paragraph", None),
    )


def _source_of(proposal_id: UUID) -> UUID:
    found = Proposal.objects.filter(id=proposal_id).values_list("source_id", flat=True).first()
    if found is None:
        raise NoSuchProposal
    return found
