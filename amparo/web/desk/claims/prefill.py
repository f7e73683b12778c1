"""What a form of a claim begins with: what the text tells, for a person to put right."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from amparo.claims.models import Claim, Proposal
from amparo.claims.selectors import matching_parties
from amparo.kernel.text import squeeze
from amparo.library.models import Source
from amparo.statements.pairing import Counterpart


def proposed(
    source: Source, row: Proposal, quoted: str, elsewhere: Iterable[Counterpart] = ()
) -> dict[str, Any]:
    """The claim a proposal would be: its words are the document's until somebody says it in ours.

    elsewhere  what answers it in other languages of the same statement
    """
    issuers = matching_parties([row.issuer or source.issuer])
    language = "en" if source.language == "en" else "es"
    said = {f"words_{each.language}": squeeze(each.words) for each in elsewhere}
    return {
        **{name: words for name, words in said.items() if name in ("words_es", "words_en")},
        "kind": row.kind,
        f"words_{language}": squeeze(quoted),
        "issuer": issuers[0] if issuers else "",
        "addressees": matching_parties(row.addressees),
        "cited_on": source.issued_on.isoformat() if source.issued_on else "",
        "due_on": row.due.isoformat() if row.due else None,
    }


def standing(claim: Claim) -> dict[str, Any]:
    """A claim as it stands, for the form that amends it."""
    names = (
        *("kind", "words_es", "words_en", "co_issuers", "endorsers", "addressees", "cited_on"),
        *("other_on", "disputed", "dispute_note_es", "dispute_note_en", "due_on", "silence_by"),
        *("rights", "norms", "persons", "events", "institutions", "tags"),
    )
    found = {name: getattr(claim, name) for name in names}
    return {
        **found,
        "issuer": claim.issuer_id or "",
        "holder": claim.holder_id or "",
        "expected": claim.version,
    }
