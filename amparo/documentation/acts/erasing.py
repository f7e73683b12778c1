"""Erasing records: what they said is gone from every version, and the ledger goes on vouching that it was there.

A record that speaks of an erased one and may do without it stays, in a new version that no longer does; one
that cannot, such as an act of an erased event, is erased with it. Both are told before anything happens.
"""

from __future__ import annotations

from collections.abc import Collection as Several
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.utils.translation import gettext_noop as _
from pydantic import ValidationError

from amparo.accounts.actors import Actor
from amparo.custody.errors import ChangedMeanwhile
from amparo.custody.opening import OpenFile
from amparo.documentation import reading, sealed
from amparo.documentation.errors import NoSuchRecord, SomethingDepends
from amparo.documentation.models import Block, Record
from amparo.documentation.records import Act, Entry, Narrative
from amparo.documentation.sealed import OpenRecord
from amparo.documentation.watching import erased_mark
from amparo.documentation.work import ENVELOPES, Version, Work, working
from amparo.kernel.errors import Invalid

REASONS: Final = {
    "asked": _("Whoever it is about asked for it"),
    "consent": _("Consent was withdrawn"),
    "danger": _("Keeping it endangers somebody"),
    "mistake": _("It should never have been entered"),
    "law": _("A law or an authority demands it"),
}
"""Why a record is erased, by the code that stands in the ledger."""
LONGEST: Final = 2_000
NOT_LISTED = _("Choose one of the list.")
SAY_MORE = _("Say why, without saying again what is to be erased.")
GONE = _("A record that it spoke of was erased.")


@dataclass(frozen=True, slots=True)
class Erasure:
    """What erasing a record does.

    falls  the records that go, itself among them, by their ids
    stays  those that stay in a new version, as they will stand
    """

    falls: Mapping[UUID, OpenRecord]
    stays: Mapping[UUID, tuple[OpenRecord, Entry]] = field(default_factory=dict)


def erasure(file: OpenFile, record_id: UUID) -> Erasure:
    """What erasing a record of an open collection would do. Raises NoSuchRecord."""
    first = {record_id: reading.record(file, record_id)}
    return _erasure(first, lambda ids: reading.mentioning(file, ids))


def erase(
    actor: Actor,
    collection_id: UUID,
    record_id: UUID,
    expected: int,
    reason: str,
    words: str,
    at: datetime,
    *,
    along: Several[UUID] = (),
) -> Erasure:
    """Erase a record and those that cannot stand without it, which `along` must name, in every version.

    reason  a code of REASONS, for the ledger; `words` are sealed beside the collection
    Raises Invalid, ChangedMeanwhile, SomethingDepends when `along` is not what falls with it, NothingToOpen
    unless the actor's desk holds the whole collection, NoSuchRecord, NoSuchCollection, NotYourAct.
    """
    _check(reason, words)
    with working(actor, "erase_record", collection_id, at) as work:
        row = work.newest([record_id]).get(record_id)
        if row is None:
            raise NoSuchRecord
        if row.version != expected:
            raise ChangedMeanwhile
        done = _erasure({record_id: work.read(row)}, lambda ids: _mentioning(work, ids))
        if set(done.falls) - {record_id} != set(along):
            raise SomethingDepends
        work.save([Version(after, was.version + 1, GONE) for was, after in done.stays.values()])
        gone = _blank(work, done)
        told: dict[str, object] = {
            "reason": reason,
            "text": words.strip(),
            "by": str(actor.id),
            "at": at.isoformat(),
        }
        work.deed.write("facts", f"erasure_{record_id.hex}", told)
        work.deed.note(reason=reason, erased=len(done.falls), versions=gone)
    return done


def _check(reason: str, words: str) -> None:
    faults: dict[str, list[str]] = {}
    if reason not in REASONS:
        faults["reason"] = [NOT_LISTED]
    if not words.strip() or len(words) > LONGEST:
        faults["words"] = [SAY_MORE]
    if faults:
        raise Invalid(faults)


def _erasure(first: dict[UUID, OpenRecord], mentioning: Any) -> Erasure:
    falls, stays = dict(first), dict[UUID, tuple[OpenRecord, Entry]]()
    ahead = set(first)
    while ahead:
        found: dict[UUID, OpenRecord] = {
            id_: one for id_, one in mentioning(falls).items() if id_ not in falls
        }
        stays = {
            id_: (one, left)
            for id_, one in found.items()
            if (left := _without(one.record, set(falls)))
        }
        ahead = set(found) - set(stays)
        falls |= {id_: found[id_] for id_ in ahead}
    return Erasure(falls, stays)


def _without(record: Entry, gone: set[UUID]) -> Entry | None:
    """A record that no longer speaks of what is gone; None when it cannot do without it."""
    said = record.model_dump(mode="python", exclude_defaults=True)
    for name, each in type(record).model_fields.items():
        extra: Any = each.json_schema_extra
        if isinstance(extra, dict) and extra.get("refers") and said.get(name) in gone:
            del said[name]
    if said.get("passages"):
        said["passages"] = [one for one in said["passages"] if one["narrative"] not in gone]
    try:
        return type(record).model_validate(said)
    except ValidationError:
        return None


def _mentioning(work: Work, ids: Iterable[UUID]) -> dict[UUID, OpenRecord]:
    wanted = set(ids)
    found = _ever_mentioning(work, wanted)
    read = {id_: work.read(row) for id_, row in work.newest(found).items()}
    return {id_: one for id_, one in read.items() if one.record.mentions() & wanted}


def _ever_mentioning(work: Work, wanted: set[UUID]) -> set[UUID]:
    """The records that speak of any of these in one of their versions."""
    found: set[UUID] = set()
    for part in ENVELOPES if wanted else ():
        blocks = Block.objects.filter(collection=work.collection, part=part)
        found |= sealed.mentioning(work.unsealer(part), blocks.iterator(500), wanted)
    return found


def _blank(work: Work, done: Erasure) -> int:
    """Take the words out of every version of what falls, and of any other record's version that keeps passages of it.

    A record that quoted it once, and does so no more, is not among those that stay without it.
    """
    told = {id_ for id_, one in done.falls.items() if isinstance(one.record, Narrative)}
    quoting = _ever_mentioning(work, told) - set(done.falls)
    rows = sealed.rows_of(work.collection.id).filter(id__in=[*done.falls, *quoting])
    gone = 0
    for row in rows.iterator(500):
        if sealed.erased(row) is not None:
            continue
        if row.id in quoting and not _quotes(work.read(row).record, told):
            continue
        row.wire = sealed.without_words(row)
        Record.objects.filter(collection=work.collection, id=row.id, version=row.version).update(
            wire=row.wire
        )
        work.deed.marks.append(erased_mark(row))
        gone += 1
    return gone


def _quotes(record: Entry, told: set[UUID]) -> bool:
    return isinstance(record, Act) and any(one.narrative in told for one in record.passages)
