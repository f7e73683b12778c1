"""Searches that a member keeps for themselves, sealed to their own key."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID, uuid4

from django.utils.translation import gettext_noop as _

from amparo.accounts.actors import Actor
from amparo.custody import private
from amparo.custody.errors import DoesNotMatch
from amparo.kernel.errors import Invalid
from amparo.registry.models import SavedSearch
from amparo.registry.people.forms import EMPTY

MOST = 50
LIST = "list"
TOO_MANY = _("You keep 50 searches already; forget one first.")


@dataclass(frozen=True, slots=True)
class Saved:
    """A kept search: what it is called and what it asks, by field."""

    id: UUID
    name: str = field(repr=False)
    asked: dict[str, str] = field(repr=False)


def save(actor: Actor, name: str, asked: dict[str, str], at: datetime) -> Saved:
    """Keep a search. Raises Invalid without a name, or when there are 50."""
    if not name.strip():
        raise Invalid({"name": [EMPTY]})
    if SavedSearch.objects.filter(member_id=actor.id).count() >= MOST:
        raise Invalid({"name": [TOO_MANY]})
    row = uuid4()
    told: dict[str, object] = {"name": name.strip()[:80], "asked": asked}
    wire = private.seal(actor, actor.keyring.box, row, told)
    SavedSearch.objects.create(id=row, member_id=actor.id, wire=wire, saved_at=at)
    return Saved(row, name.strip()[:80], asked)


def saved(actor: Actor, of: str = "") -> list[Saved]:
    """The member's own searches by name; one that they did not write is left out.

    of  which list they ask, as it stands in `asked` under LIST; the search of everything has none
    """
    found = []
    for row in SavedSearch.objects.filter(member_id=actor.id):
        try:
            value = private.read(actor, actor.keyring.box, row.id, bytes(row.wire))
        except DoesNotMatch:
            continue
        asked = value["asked"]
        if isinstance(asked, dict) and asked.get(LIST, "") == of:
            found.append(
                Saved(row.id, str(value["name"]), {str(k): str(v) for k, v in asked.items()})
            )
    return sorted(found, key=lambda one: one.name)


def forget(actor: Actor, saved_id: UUID) -> None:
    """Delete one of the member's own searches; another's is left as it is."""
    SavedSearch.objects.filter(id=saved_id, member_id=actor.id).delete()
