"""Writing records: entered one by one, a whole event at once or in a stream; changed, withdrawn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, MutableMapping, Sequence
from datetime import datetime
from functools import cache
from itertools import islice
from typing import Final
from uuid import UUID

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from amparo.accounts.actors import Actor
from amparo.custody.errors import ChangedMeanwhile
from amparo.documentation import dating, vocabulary
from amparo.documentation.errors import AlreadyThere, NoSuchRecord
from amparo.documentation.fields import described
from amparo.documentation.models import Record
from amparo.documentation.notes import Note
from amparo.documentation.records import Entry
from amparo.documentation.sealed import OpenRecord
from amparo.documentation.shapes import Status
from amparo.documentation.work import Version, Work, working
from amparo.kernel.errors import Invalid
from amparo.law import packs

MOST: Final = 20_000
"""Records of one act; more come in a stream, which is several acts."""
STREAM: Final = 1_000
TOO_MANY = _("These are too many records for one act.")
NOT_THERE = _("It speaks of a record that the collection does not have.")
NO_SUCH_TERM = _("This term is in no list: %(term)s.")
SAY_WHY = _("Say in public what changed and why.")


def enter(
    actor: Actor,
    collection_id: UUID,
    records: Sequence[Entry],
    at: datetime,
    notes: Mapping[UUID, Sequence[Note]] | None = None,
) -> Sequence[Entry]:
    """Enter records: an event with its acts and people, whatever their order. One act, one entry.

    notes  what was said in public of a record before it came here, by its id, the oldest first
    Raises NoSuchCollection, NotYourAct, AlreadyThere, and Invalid when one speaks of a record that is
    neither here nor there or holds a term that no list has.
    """
    if len(records) > MOST:
        raise Invalid({"records": [TOO_MANY]})
    with working(actor, "enter_records", collection_id, at) as work:
        _enter(work, records, notes)
    return records


def enter_stream(
    actor: Actor,
    collection_id: UUID,
    records: Iterable[Entry],
    at: datetime,
    notes: MutableMapping[UUID, Sequence[Note]] | None = None,
) -> Iterator[int]:
    """Enter any number of records in flat memory, one act for each thousand; yields how many so far.

    notes  as `enter`; they may come with the records, and are taken from it as they are written
    A record must come after those it speaks of, or in the same thousand. What was entered before a
    refusal stays. A day that cannot be stays beside its record.
    """
    today = packs.local_day(at)
    total, rest = 0, (dating.kept_beside(record, today) for record in records)
    while some := list(islice(rest, STREAM)):
        enter(actor, collection_id, some, at, notes)
        for record in some:
            (notes or {}).pop(record.id, None)
        total += len(some)
        yield total


def change(
    actor: Actor,
    collection_id: UUID,
    changes: Sequence[tuple[Entry, int]],
    at: datetime,
    note: str = "",
) -> None:
    """Write the next version of records, each with the version that its author had before them.

    note  told in public beside the records; needed where one becomes disputed or withdrawn
    Raises ChangedMeanwhile when somebody wrote in between, NoSuchRecord, and as `enter`.
    """
    with working(actor, "change_records", collection_id, at) as work:
        _change(work, changes, note)


def enter_and_change(
    actor: Actor,
    collection_id: UUID,
    records: Sequence[Entry],
    changes: Sequence[tuple[Entry, int]],
    at: datetime,
    note: str = "",
) -> None:
    """Both in one act: an event's page, with the rows that were added to it and those that changed."""
    with working(actor, "enter_and_change", collection_id, at) as work:
        if records:
            _enter(work, records)
        if changes:
            _change(work, changes, note)


def withdraw(
    actor: Actor, collection_id: UUID, record_id: UUID, expected: int, note: str, at: datetime
) -> None:
    """Withdraw a record, saying in public why; it stays with all it said. Raises as `change`."""
    with working(actor, "withdraw_record", collection_id, at) as work:
        row = work.newest([record_id]).get(record_id)
        if row is None:
            raise NoSuchRecord
        record = work.read(row).record.model_copy(update={"status": Status.WITHDRAWN})
        _change(work, [(record, expected)], note)


def _enter(
    work: Work, records: Sequence[Entry], notes: Mapping[UUID, Sequence[Note]] | None = None
) -> None:
    ids = {record.id for record in records}
    there = Record.objects.filter(collection=work.collection, id__in=ids, version=1)
    if len(ids) < len(records) or there.exists():
        raise AlreadyThere
    check(work, records)
    said = notes or {}
    work.save([Version(record, brought=said.get(record.id, ())) for record in records])


def _change(work: Work, changes: Sequence[tuple[Entry, int]], note: str) -> None:
    rows = work.newest(record.id for record, _ in changes)
    before: dict[UUID, OpenRecord] = {}
    for record, expected in changes:
        row = rows.get(record.id)
        if row is None or row.kind != record.kind:
            raise NoSuchRecord
        if row.version != expected:
            raise ChangedMeanwhile
        before[record.id] = work.read(row)
    if not note.strip() and any(_must_say_why(before[r.id].record, r) for r, _ in changes):
        raise Invalid({"note": [SAY_WHY]})
    check(work, [record for record, _ in changes], {i: one.record for i, one in before.items()})
    work.save([Version(record, expected + 1, note.strip()) for record, expected in changes])


def _must_say_why(before: Entry, after: Entry) -> bool:
    """What was relied on and no longer may be: others have read it as it was."""
    doubted = (Status.DISPUTED, Status.WITHDRAWN)
    return before.status != after.status and (
        after.status in doubted or before.status in (*doubted, Status.CONFIRMED)
    )


def check(work: Work, records: Sequence[Entry], before: Mapping[UUID, Entry] | None = None) -> None:
    """Raises Invalid, by the names of fields, where one speaks of a record that is not there or of no term.

    A day that cannot be is refused too, unless the record had it `before`.
    """
    faults: dict[str, list[str]] = {}
    named = {id_ for record in records for id_ in record.mentions()}
    named -= {record.id for record in records}
    if missing := named - set(work.newest(named)):
        for name in sorted({each for record in records for each in _naming(record, missing)}):
            faults[name] = [NOT_THERE]
    for name, term in sorted(_strange_terms(records)):
        faults.setdefault(name, []).append(gettext(NO_SUCH_TERM) % {"term": term})
    for name, why in sorted(_strange_days(work, records, before or {})):
        faults.setdefault(name, []).append(why)
    if faults:
        raise Invalid(faults)


def _strange_days(
    work: Work, records: Iterable[Entry], before: Mapping[UUID, Entry]
) -> set[tuple[str, str]]:
    today = packs.local_day(work.at)
    return {
        fault
        for record in records
        for fault in dating.impossible(record, today)
        if record.id not in before or fault not in dating.impossible(before[record.id], today)
    }


def _naming(record: Entry, missing: set[UUID]) -> Iterator[str]:
    for field in described(type(record)):
        if field.refers and getattr(record, field.name, None) in missing:
            yield field.name
    if any(passage.narrative in missing for passage in getattr(record, "passages", ())):
        yield "passages"


def _strange_terms(records: Iterable[Entry]) -> set[tuple[str, str]]:
    lists = vocabulary.vocabularies()
    known: Mapping[int, set[str]] = {number: set(its.terms) for number, its in lists.items()}
    return {
        (".".join(names), code)
        for record in records
        for number, names in _fields_with_terms(type(record))
        for code in _codes(record, names)
        if code not in known.get(number, ()) and not vocabulary.stands(number, code)
    }


@cache
def _fields_with_terms(kind: type[Entry]) -> tuple[tuple[int, tuple[str, ...]], ...]:
    fields = (field for field in described(kind) if field.terms and field.shape is None)
    return tuple((field.terms, tuple(field.name.split("."))) for field in fields)


def _codes(record: Entry, names: tuple[str, ...]) -> Iterable[str]:
    value: object = record
    for name in names:
        value = getattr(value, name, None)
    if isinstance(value, str):
        return [str(value)] if value else []
    return value if isinstance(value, tuple) else ()
