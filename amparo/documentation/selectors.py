"""What a member may know of collections without opening one; absent and hidden are one answer."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from amparo.accounts.actors import Actor
from amparo.custody.selectors import files_of
from amparo.documentation import sealed
from amparo.documentation.errors import NoSuchCollection
from amparo.documentation.models import Collection, Record


def collections(actor: Actor) -> QuerySet[Collection]:
    """Those whose keys the actor's desks hold, newest first."""
    return Collection.objects.filter(id__in=files_of(actor)).order_by("-founded_at", "id")


def collection(actor: Actor, collection_id: UUID) -> Collection:
    """Raises NoSuchCollection alike for an absent and for a hidden one."""
    row = collections(actor).filter(id=collection_id).first()
    if row is None:
        raise NoSuchCollection
    return row


def how_many(collection_id: UUID) -> dict[str, int]:
    """How many records a collection has of each kind, withdrawn ones among them and erased ones not."""
    rows = Record.objects.filter(collection_id=collection_id, version=1)
    there, gone = (
        {row["kind"]: row["count"] for row in each.values("kind").annotate(count=Count("id"))}
        for each in (rows, sealed.fallen(collection_id))
    )
    left = {kind: there[kind] - gone.get(kind, 0) for kind in sorted(there)}
    return {kind: count for kind, count in left.items() if count}


def newest_first(
    collection_id: UUID, kind: str, start: int, count: int, after: UUID | None = None
) -> list[UUID]:
    """A page of the ids of a kind of record, last changed first; it follows an index, however many there are.

    after   the last one of the page before; one that is not there begins anew
    start   how many to pass over, which costs as much as reading them
    """
    there = Record.objects.filter(collection_id=collection_id)
    newer = there.filter(id=OuterRef("id"), version__gt=OuterRef("version"))
    rows = there.filter(kind=kind).exclude(Exists(newer))
    rows = rows.exclude(id__in=sealed.fallen(collection_id).values("id"))
    last = there.filter(id=after, kind=kind).order_by("-version").first() if after else None
    if last is not None:
        older = Q(written_at__lt=last.written_at)
        rows = rows.filter(older | Q(written_at=last.written_at, id__lt=last.id))
    found = rows.order_by("-written_at", "-id").values_list("id", flat=True)
    return list(found[start : start + count])


def in_order(collection_id: UUID, kind: str, after: UUID | None, count: int) -> list[UUID]:
    """The ids of a kind of record that follow one, in their order, erased ones not."""
    rows = Record.objects.filter(collection_id=collection_id, kind=kind, version=1)
    if after is not None:
        rows = rows.filter(id__gt=after)
    rows = rows.exclude(id__in=sealed.fallen(collection_id).values("id"))
    return list(rows.order_by("id").values_list("id", flat=True)[:count])


def before(collection_id: UUID, kind: str, last: UUID) -> int:
    """How many records of a kind come no later than one in their order, erased ones not."""
    rows = Record.objects.filter(collection_id=collection_id, kind=kind, version=1, id__lte=last)
    return rows.exclude(id__in=sealed.fallen(collection_id).values("id")).count()


def among(collection_id: UUID, ids: Iterable[UUID]) -> frozenset[UUID]:
    """Those of these ids that a record of the collection has."""
    rows = Record.objects.filter(collection_id=collection_id, id__in=list(ids), version=1)
    return frozenset(rows.values_list("id", flat=True))
