"""All that is judged to be one identity, as far as a member may know it: persons, and requests over the years."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.urls import reverse

from amparo.accounts.actors import Actor
from amparo.custody.errors import NothingToOpen
from amparo.registry.people import finding
from amparo.registry.people.errors import KeepsNoRegister
from amparo.registry.people.finding import Known
from amparo.registry.selectors import cases
from amparo.web.desk import clocks
from amparo.web.desk.interamerican.words import day
from amparo.web.desk.people import searching
from amparo.web.desk.requests import DeskRequest
from amparo.web.desk.situations import rows as situations


def of(request: DeskRequest) -> Known | None:
    """The cards that this member may know, after an entry; None for who may search no names."""
    try:
        return finding.known(request.actor, clocks.now())
    except (KeepsNoRegister, NothingToOpen):
        return None


def rows(actor: Actor, known: Known | None, file_id: UUID) -> list[dict[str, Any]]:
    """One line through the years: the persons they turned out to be, then requests and situations by their day.

    A situation stands at the day it happened, else at the day it came to be known.
    """
    if known is None:
        return []
    life = [one for one in known.life(file_id) if one != file_id]
    received = dict(cases(actor).filter(pk__in=life).values_list("pk", "received_at"))
    kinds, found = searching.kinds(), []
    for one, row in searching.describe(actor, [(each, known.cards[each]) for each in life]):
        at, card = received.get(one), known.cards[one]
        when = at.isoformat() if at else str(card.told.get("on") or card.told.get("known") or "")
        found.append(
            {
                "id": one,
                "kind": kinds.get(row.kind, row.kind),
                "is_person": row.kind in ("person", "collective"),
                "linked": one in known.cards[file_id].theirs,
                "label": row.label,
                "names": row.names,
                "url": row.url,
                "day": day(at) if at else situations.when(card.told),
                "at": when,
            }
        )
    return sorted(found, key=lambda one: (not one["is_person"], one["at"], one["label"]))


def above(known: Known | None, person_id: UUID) -> str:
    """The page of whom this person was merged into; empty when they stand for themselves."""
    root = known.root(person_id) if known else person_id
    return "" if root == person_id else reverse("desk:person", args=[root])
