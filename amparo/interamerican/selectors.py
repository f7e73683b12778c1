"""What a member may know of matters; absent and hidden are one answer."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from amparo.accounts.actors import Actor
from amparo.custody.opening import OpenFile, reopened
from amparo.custody.selectors import files_of
from amparo.interamerican.errors import NoSuchMatter
from amparo.interamerican.models import Due, Matter, MatterLink

READ = "read_follow_up"
Words = dict[UUID, dict[str, object]]


def matters(actor: Actor) -> QuerySet[Matter]:
    """Those whose keys the actor's desks hold, and the public ones of whoever follows what is owed; newest first."""
    known = Q(id__in=files_of(actor))
    known |= Q(public=True) if actor.may(READ) else Q(pk__in=[])
    return Matter.objects.filter(known).order_by("-opened_at", "id")


def matter(actor: Actor, matter_id: UUID) -> Matter:
    """Raises NoSuchMatter alike for an absent and for a hidden one."""
    row = matters(actor).filter(id=matter_id).first()
    if row is None:
        raise NoSuchMatter
    return row


def links(actor: Actor, matter_id: UUID) -> list[tuple[MatterLink, Matter | None]]:
    """What a matter goes with, both ways, oldest first: each with the other matter, None for a case file.

    What leads to a matter the actor may not know of is left out.
    """
    both = Q(matter=matter_id) | Q(other=matter_id)
    rows = list(MatterLink.objects.filter(both).order_by("recorded_at", "id"))
    ends = {end for row in rows for end in (row.matter_id, row.other_id) if end}
    known = {row.id: row for row in matters(actor).filter(id__in=ends)}
    found: list[tuple[MatterLink, Matter | None]] = []
    for row in rows:
        end = row.matter_id if row.other_id == matter_id else row.other_id
        if end is None or end in known:
            found.append((row, known.get(end) if end else None))
    return found


def holds_keys(actor: Actor, matter_id: UUID) -> bool:
    """Whether the actor's desks hold anything sealed of it, so that they may act on it."""
    return files_of(actor).filter(file_id=matter_id).exists()


def open_dues(actor: Actor) -> QuerySet[Due]:
    """Everything that somebody still owes in the matters the actor may know of, nearest day first."""
    rows = Due.objects.filter(matter__in=matters(actor), met_on=None, stopped_on=None)
    return rows.select_related("matter").order_by("due_on", "id")


def words_of(actor: Actor, matter_id: UUID, at: datetime) -> Words | None:
    """The sealed words of a matter by their sheet, while the actor has it open; None when it is closed."""
    file = reopened(actor, matter_id, at)
    return in_words(file) if file else None


def in_words(file: OpenFile) -> Words:
    return {sheet.id: sheet.value for envelope in file.envelopes for sheet in envelope.sheets}
