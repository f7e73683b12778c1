"""A concern, an institution under attack and promises as plain values."""

from __future__ import annotations

from typing import Any

from amparo.commitments.citing import party_names, seen_in, topic_names, words
from amparo.commitments.concerns.promises import Promised
from amparo.commitments.concerns.selectors import Concern, Moment
from amparo.commitments.kinds import FactOf
from amparo.commitments.models import DatedFact
from amparo.commitments.showing.candidacies import step
from amparo.commitments.showing.common import Shown, claims, obligations, sourced


def names(kind: FactOf, codes: list[str], language: str) -> dict[str, str]:
    """Concerns by their label, institutions by their name."""
    if kind is FactOf.INSTITUTION:
        return party_names(codes, language)
    return topic_names("matter", codes, language)


def whole(found: Concern, language: str, gettext: Any) -> Shown:
    """One concern with everything linked to it."""
    institutions = party_names(found.institutions, language)
    return {
        "kind": found.kind.value,
        "code": found.code,
        "label": names(found.kind, [found.code], language)[found.code],
        "timeline": [_moment(each, language) for each in found.timeline],
        "laws": [
            {
                "id": str(law.id),
                "title": words(law, "title", language),
                "stage_label": str(law.get_stage_display()),
            }
            for law in found.laws
        ],
        "obligations": obligations(found.owed, language, gettext),
        "breaches": [each.claim.code for each in found.breaches],
        "court": [step(each, language) for each in found.steps],
        "proceedings": topic_names("matter", found.proceedings, language),
        "institutions": institutions,
    }


def _moment(moment: Moment, language: str) -> Shown:
    if moment.claim is not None:
        told = claims([moment.claim], language)[0]
        return {"sort": "claim", **told, "confidence_label": "", "verified": None}
    if moment.fact is not None:
        return {"sort": "fact", **_fact(moment.fact, language)}
    if moment.step is None:
        raise ValueError("a moment is of something")
    return {"sort": "law", **step(moment.step, language)}


def _fact(fact: DatedFact, language: str) -> Shown:
    return {
        "words": words(fact, "words", language),
        "on": fact.on,
        "other_on": fact.other_on,
        **sourced(fact, seen_in([fact])),
    }


def promises(found: list[Promised], language: str) -> list[Shown]:
    """Promises by who made them; unknown where nobody follows one."""
    return [
        {
            "issuer": words(group.party, "name", language) if group.party else "",
            "promises": [
                {
                    **told,
                    "state": each.state,
                    "due_on": each.due_on.isoformat() if each.due_on else None,
                    "silent_since": each.silent_since.isoformat() if each.silent_since else None,
                }
                for each, told in zip(
                    group.promises, claims((p.claim for p in group.promises), language), strict=True
                )
            ],
        }
        for group in found
    ]
