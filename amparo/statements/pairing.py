"""The same thing said in several languages of one statement: proposals of its texts that answer one another.

The texts say one thing in one order, so the pairs follow the order. They are shown for a person to confirm.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from amparo.claims.kinds import ProposalState
from amparo.claims.models import Proposal
from amparo.library.quoting import text_of
from amparo.statements.models import Publication


@dataclass(frozen=True, slots=True)
class Counterpart:
    """What answers a proposal in another language, with its words there."""

    language: str
    proposal: Proposal
    words: str


def counterparts(proposal: Proposal) -> list[Counterpart]:
    """By language; none for a proposal of a source that is no published statement."""
    own = Publication.objects.filter(source_id=proposal.source_id).first()
    if own is None:
        return []
    here, found = _live(own), []
    others = Publication.objects.filter(statement_id=own.statement_id, source_id__isnull=False)
    for other in others.exclude(id=own.id).order_by("language"):
        answer = dict(_aligned(here, _live(other))).get(proposal)
        if answer is not None:
            said = text_of(answer.source_id)[answer.start : answer.end]
            found.append(Counterpart(other.language, answer, said))
    return found


def _live(publication: Publication) -> list[Proposal]:
    if publication.source_id is None:
        return []
    rows = Proposal.objects.filter(source_id=publication.source_id)
    return list(rows.exclude(state=ProposalState.REPLACED).order_by("start", "end"))


def _aligned(
    first: Sequence[Proposal], second: Sequence[Proposal]
) -> list[tuple[Proposal, Proposal]]:
    """As many as the other: one by one. Else only runs of the same kinds, for what lies between is a guess."""
    if len(first) == len(second):
        return list(zip(first, second, strict=True))
    ours, theirs = ([row.kind for row in rows] for rows in (first, second))
    blocks = SequenceMatcher(None, ours, theirs, autojunk=False).get_matching_blocks()
    return [
        (first[block.a + at], second[block.b + at]) for block in blocks for at in range(block.size)
    ]
