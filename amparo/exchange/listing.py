"""Events that a member may know exist, by what stands in clear of them: their id, their collection, when they came."""

from __future__ import annotations

from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q
from django.db.models.functions import Length

from amparo.accounts.actors import Actor
from amparo.documentation import sealed, selectors
from amparo.documentation.models import Record
from amparo.kernel.errors import Invalid


def events(
    actor: Actor,
    collection_id: UUID | None,
    cursor: str,
    limit: int,
    entered: tuple[date | None, date | None] = (None, None),
) -> tuple[list[Record], str]:
    """A page of first versions of events, last entered first, and the cursor of the next; empty on the last.

    collection_id  those of one collection alone. Raises NoSuchCollection, and Invalid at `cursor`.
    entered        those entered from the first day to the second alone, both included
    """
    if collection_id is not None:
        held = [selectors.collection(actor, collection_id).id]
    else:
        held = list(selectors.collections(actor).values_list("id", flat=True))
    rows = Record.objects.filter(collection_id__in=held, kind="event", version=1).defer("wire")
    gone = Record.objects.alias(size=Length("wire")).filter(size=sealed.ERASED_SIZE)
    for one in set(gone.filter(collection_id__in=held).values_list("collection_id", flat=True)):
        rows = rows.exclude(id__in=sealed.fallen(one).values("id"))
    since, until = entered
    if since:
        rows = rows.filter(written_at__date__gte=since)
    if until:
        rows = rows.filter(written_at__date__lte=until)
    if cursor:
        at, last = _read(cursor)
        rows = rows.filter(Q(written_at__lt=at) | Q(written_at=at, id__gt=last))
    found = list(rows.order_by("-written_at", "id")[: limit + 1])
    if len(found) <= limit:
        return found, ""
    last_row = found[limit - 1]
    told = f"{last_row.written_at.isoformat()} {last_row.id}"
    return found[:limit], urlsafe_b64encode(told.encode()).decode().rstrip("=")


def _read(cursor: str) -> tuple[datetime, UUID]:
    try:
        text = urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode()
        at, key = text.split(" ")
        found = datetime.fromisoformat(at)
        if found.utcoffset() is None:
            raise ValueError
        return found, UUID(key)
    except ValueError as error:
        raise Invalid({"cursor": ["unknown"]}) from error
