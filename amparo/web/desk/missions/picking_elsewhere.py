"""What a mission's form may choose of other places: the library, its passages, collections, the record of claims."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from amparo.accounts.actors import Actor
from amparo.claims import selectors as record
from amparo.custody.opening import OpenFile, reopened
from amparo.documentation import reading
from amparo.documentation import selectors as documentation
from amparo.documentation.errors import NoSuchCollection
from amparo.documentation.models import Collection
from amparo.documentation.records import Event
from amparo.documentation.sentences import sentences
from amparo.kernel.text import fold
from amparo.library import selectors as library
from amparo.library.models import Paragraph, Source
from amparo.missions.picture import RecordSeen
from amparo.missions.work import PURPOSE
from amparo.web.desk import clocks
from amparo.web.desk.documentation import words as said
from amparo.web.desk.missions.pick import MOST, SHOWN, Choice, Pick
from amparo.web.desk.requests import DeskRequest

BETWEEN: Final = "/"


def documents(request: DeskRequest, words: str) -> Pick:
    """Documents whose text is known, the best first, or the newest where no words are given."""
    rows = library.sources(request.actor, words).filter(has_text=True)
    return Pick.of(
        words,
        (
            Choice(str(row.pk), row.title, " · ".join(filter(None, (row.issuer, _day(row)))))
            for row in rows[: MOST + 1]
        ),
    )


def listed(schema: dict[str, Any], typed: dict[str, Any]) -> None:
    """Let the list of documents have the one that was chosen, which may be older than those it shows."""
    field, key = schema["properties"].get("source"), _uuid(str(typed.get("source", "")))
    if field is None or key is None or any(one["const"] == str(key) for one in field["oneOf"]):
        return
    if row := Source.objects.filter(pk=key, has_text=True).first():
        field["oneOf"].insert(0, {"const": str(key), "title": row.title[:90]})


def passages(source: str, words: str) -> Pick:
    """Sentences of the chosen document in which every word stands, as they stand there."""
    key = _uuid(source)
    if key is None:
        return Pick.of(words, (), hint=_("Choose the document first."))
    wanted = fold(words).split()
    rows = Paragraph.objects.filter(source_id=key).order_by("number")
    return Pick.of(words, _sentences(rows.iterator(), wanted))


def _sentences(rows: Iterator[Paragraph], wanted: list[str]) -> Iterator[Choice]:
    for row in rows:
        place = _("paragraph %(paragraph)s") % {"paragraph": row.number}
        for one in sentences(row.text):
            told = " ".join(one.text.split())
            if all(word in fold(told) for word in wanted):
                yield Choice(told, told, place)


def claims(request: DeskRequest, words: str) -> Pick:
    """Claims of the record by our words of them, the newest first."""
    rows = record.claims(request.actor, record.Asked(words=words))[: MOST + 1]
    return Pick.of(
        words,
        (
            Choice(row.code, row.words_es or row.words_en, f"{row.code} · {row.cited_on}")
            for row in rows
        ),
    )


def events(request: DeskRequest, words: str) -> Pick:
    """Events of a collection that is chosen first and opened for this; its entry is in the ledger first."""
    actor, now = request.actor, clocks.now()
    wanted = _uuid(request.POST.get("c-event", ""))
    file = _opened(actor, wanted, now) if wanted else None
    first = [_collection(actor, row, now, wanted) for row in documentation.collections(actor)]
    hint = _("Opening a collection is written down, with the purpose of working on a mission.")
    found = _events(file, words) if file else ()
    return Pick.of(words, found, first=first, hint=hint)


def event_taken(typed: dict[str, Any], _name: str, chosen: list[str], _shown: list[str]) -> None:
    """An event is chosen with its collection."""
    collection, between, event = (chosen[0] if chosen else "").partition(BETWEEN)
    if between:
        typed |= {"collection": collection, "event": event}


def event_named(actor: Actor, collection: str, event: str) -> str:
    """An event that was chosen, in words: its collection by number, and its title while that is open."""
    key, which = _uuid(collection), _uuid(event)
    row = documentation.collections(actor).filter(pk=key).first() if key else None
    if row is None or which is None:
        return ""
    called = f"{row.number} · {row.designation}"
    file = reopened(actor, row.pk, clocks.now())
    for one in reading.records(file, Event.kind, [which]) if file else ():
        return f"{_title(one.record)} ({called})"
    return f"{called} · {event[:8]}"


def event_told(actor: Actor, one: RecordSeen) -> dict[str, str]:
    """What a record of a documented event stands for, and its page where the member may see that there is one."""
    named = event_named(actor, one.said("collection"), one.said("event")) if one.value else ""
    ids = [one.said("collection"), one.said("event")]
    return {"named": named, "url": reverse("desk:event", args=ids) if named else ""}


def _collection(actor: Actor, row: Collection, now: datetime, wanted: UUID | None) -> Choice:
    file = reopened(actor, row.pk, now)
    title = reading.title(file) if file else _("closed")
    return Choice(str(row.pk), f"{row.number} · {row.designation}", title, row.pk == wanted)


def _opened(actor: Actor, collection: UUID, now: datetime) -> OpenFile | None:
    """The collection as it is open, or opened now; None for one that is absent or hidden."""
    try:
        documentation.collection(actor, collection)
    except NoSuchCollection:
        return None
    return reopened(actor, collection, now) or reading.open_collection(
        actor, collection, PURPOSE, now
    )


def _events(file: OpenFile, words: str) -> Iterator[Choice]:
    wanted = fold(words).split()
    for one in reading.records(file, Event.kind):
        event = one.record
        if not isinstance(event, Event):
            continue
        about = " · ".join(
            filter(None, (said.day(event.begins), said.place(event.where), event.description))
        )
        if all(word in fold(f"{_title(event)} {about}") for word in wanted):
            yield Choice(f"{file.file_id}{BETWEEN}{event.id}", _title(event), about[:SHOWN])


def _title(event: Any) -> str:
    return event.title or _("event without a title")


def _day(row: Any) -> str:
    return date_format(row.issued_on, "SHORT_DATE_FORMAT") if row.issued_on else ""


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
