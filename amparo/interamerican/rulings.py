"""Conventionality control across matters: which courts applied the Convention, and which refused to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass

from django.db.models import F, QuerySet

from amparo.accounts.actors import Actor
from amparo.interamerican.kinds import Conventionality
from amparo.interamerican.models import ConventionalityRuling
from amparo.interamerican.selectors import matters


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the list is narrowed by; an empty one asks nothing. `court` as a public ruling names it."""

    outcome: str = ""
    court: str = ""

    def narrowing(self) -> dict[str, str]:
        return {name: value for name, value in asdict(self).items() if value}


def wanted(given: Mapping[str, str]) -> Wanted:
    """Only outcomes of the list count; a court is compared whole."""
    outcome = given.get("outcome", "")
    known = outcome if outcome in Conventionality.values else ""
    return Wanted(known, given.get("court", "").strip())


def rulings(actor: Actor, asked: Wanted) -> QuerySet[ConventionalityRuling]:
    """Those of every matter the actor may know of, newest first, those without a day last.

    The court and the ruling of a confidential matter are sealed: no filter by court finds it.
    """
    rows = ConventionalityRuling.objects.filter(matter__in=matters(actor).order_by())
    rows = rows.filter(outcome=asked.outcome) if asked.outcome else rows
    rows = rows.filter(court=asked.court) if asked.court else rows
    return rows.select_related("matter").order_by(F("on").desc(nulls_last=True), "id")


def courts(actor: Actor) -> list[str]:
    """The courts that public rulings name."""
    found = rulings(actor, Wanted()).exclude(court="").order_by()
    return sorted(set(found.values_list("court", flat=True)))
