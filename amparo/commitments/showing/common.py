"""What every shown fact carries: its words, where it is from, and how sure it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from amparo.claims.models import Claim
from amparo.claims.pictures import Picture
from amparo.claims.scales import DEGREES
from amparo.commitments.citing import citations, party_names, words
from amparo.commitments.kinds import Confidence

Shown = dict[str, Any]


def sourced(row: Any, seen: Mapping[Any, str]) -> Shown:
    """Source and confidence of a row; `verified` only when the official text was read."""
    sure = Confidence(row.confidence)
    return {
        "source": seen.get(row.id, ""),
        "confidence": sure.value,
        "confidence_label": str(sure.label),
        "verified": sure is Confidence.CONFIRMED,
    }


def claims(rows: Iterable[Claim], language: str) -> list[Shown]:
    """Claims with the places that make them, in their order."""
    found = list(rows)
    places = citations(found)
    names = party_names((row.issuer_id or "" for row in found), language)
    return [
        {
            "id": str(row.id),
            "code": row.code,
            "kind": row.kind,
            "kind_label": str(row.get_kind_display()),
            "words": words(row, "words", language),
            "issuer": names.get(row.issuer_id or "", ""),
            "on": row.cited_on,
            "other_on": row.other_on,
            "disputed": row.disputed,
            "dispute": words(row, "dispute_note", language),
            "citations": places.get(row.id, []),
        }
        for row in found
    ]


def obligations(pictures: Iterable[Picture], language: str, gettext: Any) -> list[Shown]:
    """Obligations with the degree a body gave; `state` unknown when nobody valued them."""
    found = list(pictures)
    shown = claims((each.claim for each in found), language)
    return [
        {
            **told,
            "state": each.state,
            "degree": each.standing.degree,
            "degree_label": gettext(DEGREES[each.standing.degree]) if each.standing.degree else "",
            "contempt": each.standing.contempt,
            "due_on": each.due_on.isoformat() if each.due_on else None,
            "late_days": each.late,
            "silent_since": each.silent_since.isoformat() if each.silent_since else None,
        }
        for each, told in zip(found, shown, strict=True)
    ]
