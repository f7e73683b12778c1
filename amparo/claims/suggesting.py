"""Steps on what rules suggest of a claim: shown as suggested until a person accepts or rejects it."""

from __future__ import annotations

from uuid import UUID

from amparo.claims import steps
from amparo.claims.errors import AlreadyDecided, NoSuchProposal
from amparo.claims.kinds import LinkKind, Relation, SuggestionKind, SuggestionState
from amparo.claims.models import Claim, Suggestion
from amparo.custody.deeds import Deed

_LISTS = {SuggestionKind.RIGHT: "rights", SuggestionKind.SDG: "tags"}


def decide(deed: Deed, claim: Claim, suggestion_id: UUID, *, accepted: bool) -> Suggestion:
    """An accepted right or goal becomes part of the claim, an accepted repetition a link.

    Raises NoSuchProposal, AlreadyDecided.
    """
    row = Suggestion.objects.select_for_update().filter(id=suggestion_id, claim=claim).first()
    if row is None:
        raise NoSuchProposal
    if row.state != SuggestionState.OPEN:
        raise AlreadyDecided
    if accepted and row.kind == SuggestionKind.REPEATS:
        steps.link(deed, claim, LinkKind.CLAIM, row.target, Relation.REPEATS)
    elif accepted:
        column = _LISTS[SuggestionKind(row.kind)]
        codes = list(dict.fromkeys([*getattr(claim, column), row.target]))
        steps.revise(deed, claim, {column: codes}, f"{row.kind}: {row.target}")
    row.state = SuggestionState.ACCEPTED if accepted else SuggestionState.REJECTED
    row.decided_at, row.decided_by = deed.at, steps.by_whom(deed)
    row.save(force_update=True)
    deed.note(suggestion=str(row.id), accepted=accepted)
    return row
