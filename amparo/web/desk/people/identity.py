"""All that is judged to be one identity, as far as a member may know it: persons, and requests over the years."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.formats import date_format

from amparo.accounts.actors import Actor
from amparo.custody.errors import NothingToOpen
from amparo.registry.people import finding
from amparo.registry.people.errors import KeepsNoRegister
from amparo.registry.people.finding import Known
from amparo.registry.selectors import cases
from amparo.web.desk import clocks
from amparo.web.desk.people import searching
from amparo.web.desk.requests import DeskRequest


def of(request: DeskRequest) -> Known | None:
    """The cards that this member may know, after an entry; None for who may search no names."""
    try:
        return finding.known(request.actor, clocks.now())
    except (KeepsNoRegister, NothingToOpen):
        return None


def rows(actor: Actor, known: Known | None, file_id: UUID) -> list[dict[str, Any]]:
    """The other files and persons of the same identity, requests by the day they came in."""
    if known is None:
        return []
    group = [one for one in known.of(known.root(file_id)) if one != file_id]
    received = dict(cases(actor).filter(pk__in=group).values_list("pk", "received_at"))
    kinds, found = searching.kinds(), []
    for one, row in searching.describe(actor, [(each, known.cards[each]) for each in group]):
        at = received.get(one)
        found.append(
            {
                "id": one,
                "kind": kinds.get(row.kind, row.kind),
                "is_person": row.kind in ("person", "collective"),
                "linked": one in known.cards[file_id].theirs,
                "label": row.label,
                "names": row.names,
                "url": row.url,
                "day": date_format(at, "j M Y") if at else "",
                "at": at.isoformat() if at else "",
            }
        )
    return sorted(found, key=lambda one: (not one["is_person"], one["at"], one["label"]))


def above(known: Known | None, person_id: UUID) -> str:
    """The page of whom this person was merged into; empty when they stand for themselves."""
    root = known.root(person_id) if known else person_id
    return "" if root == person_id else reverse("desk:person", args=[root])
