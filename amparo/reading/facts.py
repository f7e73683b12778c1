"""A proposal as plain facts, for JSON and tables."""

from amparo.reading.proposal import Proposal
from amparo.reading.reasons import explain

Fact = str | int | list[str] | None


def as_facts(proposal: Proposal, text: str, language: str = "es") -> dict[str, Fact]:
    """Return a proposal's facts with the words of `text` it stands over, white space squeezed."""
    return {
        "start": proposal.start,
        "end": proposal.end,
        "kind": proposal.kind.value,
        "addressees": list(proposal.addressees),
        "issuer": proposal.issuer,
        "due": proposal.due.isoformat() if proposal.due else None,
        "reason": proposal.reason,
        "why": explain(proposal.reason, language),
        "words": " ".join(text[proposal.start : proposal.end].split()),
    }
