"""A mission of others as its page tells it: what they published, by part, each claim with the words that make it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from amparo.claims.models import Citation, Claim, Obligation
from amparo.claims.pictures import Picture, pictures
from amparo.missions.kinds import ClaimPart
from amparo.missions.models import Mission
from amparo.web.desk import clocks
from amparo.web.desk.claims.words import Quotes

Row = dict[str, Any]


def followed(row: Mission) -> Row:
    """What a mission of others published, by part, each claim with its citations; promises with their standing."""
    language = get_language() or "es"
    rows = row.claims.select_related("claim__issuer").order_by("added_at", "id")
    claims = [(one.part, one.claim) for one in rows]
    cited = Citation.objects.filter(claim__in=[claim for _part, claim in claims])
    places = list(cited.order_by("source_id", "start"))
    quotes = Quotes(places)
    owed = Obligation.objects.filter(claim__in=[claim for _part, claim in claims])
    today = clocks.local_today()
    standing = {
        each.claim.id: each for each in pictures(owed.select_related("claim", "body"), today)
    }
    said = [
        (
            part,
            {
                "id": claim.id,
                "words": _words(claim, language),
                "issuer": _issuer(claim, language),
                "on": clocks.rough_day(claim.cited_on),
                "places": [quotes.of(each) for each in places if each.claim_id == claim.id],
                "owed": _standing(standing.get(claim.id)),
                "days": _days_since(claim, today),
            },
        )
        for part, claim in claims
    ]
    return {
        "parts": [
            {"label": str(part.label), "claims": [told for kind, told in said if kind == part]}
            for part in ClaimPart
        ]
    }


def _standing(picture: Picture | None) -> str:
    """How a promise stands, in words; empty when it is not followed."""
    if picture is None:
        return ""
    words = {"met": _("promise kept"), "unmet": _("promise not kept"), "disputed": _("disputed")}
    return words.get(picture.state, _("nothing is known of it yet"))


def _words(claim: Claim, language: str) -> str:
    first = claim.words_en if language.startswith("en") else claim.words_es
    return first or claim.words_es or claim.words_en


def _issuer(claim: Claim, language: str) -> str:
    if claim.issuer is None:
        return ""
    english = claim.issuer.name_en if language.startswith("en") else ""
    return english or claim.issuer.name_es


def _days_since(claim: Claim, today: Any) -> int | None:
    if len(claim.cited_on) != 10:
        return None
    return int((today - date.fromisoformat(claim.cited_on)).days)
