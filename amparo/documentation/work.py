"""One act on one collection, from its permission to its entry: the shape all of them share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final
from uuid import UUID, uuid4

from amparo.accounts.actors import Actor
from amparo.accounts.acts import acting
from amparo.custody import bulk, series
from amparo.custody.deeds import Deed
from amparo.custody.selectors import files_of
from amparo.documentation import sealed
from amparo.documentation.errors import NoSuchCollection
from amparo.documentation.models import Block, Collection, Record
from amparo.documentation.notes import Note
from amparo.documentation.records import PARTS, Entry
from amparo.documentation.sealed import OpenRecord
from amparo.documentation.watching import block_mark

POWER: Final = "keep_events"
ENVELOPES: Final = ("facts", "identity", "account")
AT_ONCE: Final = 1_000
"""Records of one block: what the ledger states by one mark."""


@dataclass(frozen=True, slots=True)
class Version:
    """A record as it is to be written: which version it becomes, with the public note that goes with it.

    brought  what was said in public of it before it came here, its last note among them; then `note` is not asked
    """

    record: Entry
    version: int = 1
    note: str = ""
    brought: Sequence[Note] = ()

    @property
    def notes(self) -> Sequence[Note]:
        return self.brought or ([Note(self.note)] if self.note else [])


@dataclass(slots=True)
class Work:
    """An act under way: inside its transaction, the collection locked, its keys at hand."""

    deed: Deed
    collection: Collection
    actor: Actor
    at: datetime
    _unsealers: dict[str, series.Unsealer] = field(default_factory=dict)

    def save(self, versions: Sequence[Version]) -> None:
        """Seal versions and write them, by parts and in blocks; each block leaves one mark."""
        by_part: dict[str, list[Version]] = {}
        for each in versions:
            by_part.setdefault(PARTS[each.record.kind], []).append(each)
        for part, its in by_part.items():
            sealer = series.sealer(self.deed, part)
            for some in _batches(its):
                self._save_block(sealer, some)
        self.deed.note(records=dict(Counter(each.record.kind for each in versions)))

    def _save_block(self, sealer: series.Sealer, versions: Sequence[Version]) -> None:
        block = Block(
            id=uuid4(),
            collection=self.collection,
            part=sealer.part,
            key_id=sealer.key_id,
            written_at=self.at,
        )
        block.wire = sealed.index(sealer, block.id, (each.record for each in versions))
        rows = [
            Record(
                id=each.record.id,
                collection=self.collection,
                block=block,
                kind=each.record.kind,
                version=each.version,
                wire=sealed.seal(sealer, each.record, each.version, each.notes, self.actor.id),
                written_at=self.at,
            )
            for each in versions
        ]
        bulk.insert([block])
        bulk.insert(rows)
        self.deed.marks.append(block_mark(block, rows))

    def newest(self, ids: Iterable[UUID]) -> dict[UUID, Record]:
        """The newest version of each of these records that the collection has."""
        return sealed.newest(self.collection.id, ids)

    def read(self, row: Record) -> OpenRecord:
        """What a row says. Raises NothingToOpen where the actor's desk does not hold its part."""
        return sealed.read(self.unsealer(PARTS[row.kind]), row)

    def unsealer(self, part: str) -> series.Unsealer:
        """What opens a part of the collection. Raises NothingToOpen."""
        if part not in self._unsealers:
            self._unsealers[part] = series.unsealer_of(self.deed, part)
        return self._unsealers[part]


@contextmanager
def working(actor: Actor, did: str, collection_id: UUID, at: datetime) -> Iterator[Work]:
    """Run one act on a collection whose keys the actor's desks hold.

    Raises NotYourAct, NoSuchCollection (absent and hidden alike); then nothing has changed.
    """
    with acting(actor, POWER, collection_id, at, note={"did": did}) as deed:
        yield Work(deed, held(actor, collection_id), actor, at)


def held(actor: Actor, collection_id: UUID) -> Collection:
    """The collection, locked. Raises NoSuchCollection."""
    rows = Collection.objects.select_for_update().filter(id=collection_id, id__in=files_of(actor))
    row = rows.first()
    if row is None:
        raise NoSuchCollection
    return row


def _batches(versions: Sequence[Version]) -> Iterator[Sequence[Version]]:
    for start in range(0, len(versions), AT_ONCE):
        yield versions[start : start + AT_ONCE]
