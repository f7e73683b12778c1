"""Founding a collection, sharing it with another desk, and taking it back."""

from __future__ import annotations

from datetime import datetime
from typing import Final
from uuid import UUID, uuid4

from django.conf import settings
from django.utils.translation import gettext_noop as _

from amparo.accounts import directory
from amparo.accounts.actors import Actor
from amparo.accounts.acts import acting
from amparo.documentation.models import Collection
from amparo.documentation.work import ENVELOPES, POWER, held
from amparo.kernel import ids
from amparo.kernel.errors import Invalid
from amparo.law import packs
from amparo.law.schema.access import Profile

# Whoever directs the house follows what it documents.
DIRECTING: Final = "coordination"
LONGEST: Final = 200
EMPTY = _("Fill in this field.")
TOO_LONG = _("This is too long.")
NOT_LISTED = _("Choose one of the list.")
ALREADY_PAST = _("This day is already past.")


def found_collection(
    actor: Actor, title: str, at: datetime, about: str = "", key: UUID | None = None
) -> Collection:
    """Begin a collection in a file of its own; what it is called is sealed. Raises Invalid, NotYourAct.

    key  what the form is known by: sent twice it begins one collection, which is the answer to both
    """
    title = title.strip()
    if not title or len(title) > LONGEST:
        raise Invalid({"title": [TOO_LONG if title else EMPTY]})
    collection_id = key or uuid4()
    if begun := Collection.objects.filter(id=collection_id).first():
        return begun
    with acting(actor, POWER, collection_id, at, note={"did": "found_collection"}) as deed:
        for kind in ENVELOPES:
            deed.create(kind, holders=_also())
        deed.write("facts", "collection", {"title": title, "about": about})
        return Collection.objects.create(
            id=collection_id,
            number=_new_number(),
            designation=ids.designation(),
            desk_id=deed.the_opener().seat_for(POWER).desk_id,
            founded_at=at,
        )


def share_collection(
    actor: Actor,
    collection_id: UUID,
    desk_id: UUID,
    purpose: str,
    at: datetime,
    *,
    ends_at: datetime | None = None,
    identities: bool = False,
) -> Collection:
    """Hand a collection to another desk for a purpose until a day; without names and narratives unless asked.

    Raises NoSuchCollection, NotYourAct, Invalid, MustNotKnow.
    """
    with acting(actor, "grant_access", collection_id, at, note={"did": "share_collection"}) as deed:
        row = held(actor, collection_id)
        faults = {}
        if desk_id not in {desk.id for desk in directory.desks()}:
            faults["desk"] = [NOT_LISTED]
        if purpose not in {reason.code for reason in packs.current().reasons_for("recording")}:
            faults["purpose"] = [NOT_LISTED]
        if ends_at is not None and ends_at <= at:
            faults["ends_on"] = [ALREADY_PAST]
        if faults:
            raise Invalid(faults)
        parts = ENVELOPES if identities else ("facts",)
        deed.grant(parts, desk_id, purpose=purpose, ends_at=ends_at)
    return row


def take_back(actor: Actor, collection_id: UUID, desk_id: UUID, at: datetime) -> Collection:
    """End what a desk holds of a collection; what is written from then on has another key. Raises as above."""
    with acting(actor, "end_access", collection_id, at, note={"did": "take_back"}) as deed:
        row = held(actor, collection_id)
        if desk_id == row.desk_id:
            raise Invalid({"desk": [NOT_LISTED]})
        deed.end_grants([desk_id])
        deed.renew(directory.holders_of)
        deed.note(ended=str(desk_id))
    return row


def _also() -> list[UUID]:
    organisation = settings.AMPARO_PROFILE == Profile.ORGANISATION
    return [desk.id for desk in directory.desks(kind=DIRECTING)] if organisation else []


def _new_number() -> str:
    while True:
        number = ids.file_number("CD")
        if not Collection.objects.filter(number=number).exists():
            return number
