"""All that is judged to be one identity, as far as a member may know it: persons, and requests over the years."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.accounts.actors import Actor
from amparo.custody import opening
from amparo.custody.errors import NothingToOpen
from amparo.documentation import lives
from amparo.documentation import selectors as collections
from amparo.registry.people import finding
from amparo.registry.people.errors import KeepsNoRegister
from amparo.registry.people.finding import Known
from amparo.registry.selectors import cases
from amparo.web.desk import clocks
from amparo.web.desk.documentation import words as told
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

    A situation stands at the day it happened, else at the day it came to be known; an event of a collection
    stands here while that collection is open.
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
    found += _recorded(actor, known.of(known.root(file_id)))
    return sorted(found, key=lambda one: (not one["is_person"], one["at"], one["label"]))


def _recorded(actor: Actor, identities: list[UUID]) -> list[dict[str, Any]]:
    """The events that name them in the collections which this member has open now."""
    found = []
    for row in collections.collections(actor):
        file = opening.reopened(actor, row.id, clocks.now())
        for one in (lives.lived(file, identities) if file else None) or ():
            begins = one.event.begins
            found.append(
                {
                    "id": one.event.id,
                    "kind": _("Event"),
                    "is_person": False,
                    "linked": False,
                    "label": one.event.title,
                    "names": " · ".join(told.kind(kind) for kind in one.kinds),
                    "url": reverse("desk:event", args=[row.id, one.event.id]),
                    "day": told.day(begins),
                    "at": begins.value if begins else "",
                }
            )
    return found


def unsought(actor: Actor) -> list[tuple[str, str]]:
    """Number and address of the collections that are open and have too many people for them to be looked for."""
    return [
        (row.number, reverse("desk:collection", args=[row.id]))
        for row in collections.collections(actor)
        if opening.reopened(actor, row.id, clocks.now())
        and collections.how_many(row.id).get("person", 0) > lives.MOST
    ]


def above(known: Known | None, person_id: UUID) -> str:
    """The page of whom this person was merged into; empty when they stand for themselves."""
    root = known.root(person_id) if known else person_id
    return "" if root == person_id else reverse("desk:person", args=[root])
