"""Bytes of a matter kept sealed as evidence: what was made for the other side, and what came from it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from uuid import UUID

from amparo.accounts import directory
from amparo.accounts.actors import Actor
from amparo.custody.opening import open_file
from amparo.custody.selectors import CASE_KINDS
from amparo.evidence import services as evidence
from amparo.evidence import store
from amparo.evidence.errors import BlobNotVisible
from amparo.evidence.upload import SealedFile
from amparo.interamerican.work import Work

PURPOSE = "follow_up_work"
# Who reads the papers of a matter reads their bytes.
_READ_WITH = frozenset({"mailbox"})


def sealed(name: str, content: bytes) -> SealedFile:
    """The bytes sealed as they would be received. Its refusal, when there is one, is raised by `settled`."""
    file = SealedFile(name)
    file.take(content)
    file.complete()
    return file


@contextmanager
def settled(file: SealedFile) -> Iterator[store.Stored]:
    """Give the ciphertext its place for what is done within; it goes again when that fails."""
    stored = evidence.settle(file)
    try:
        yield stored
    except BaseException:
        store.remove(stored.path)
        raise


def keep(work: Work, file: SealedFile, stored: store.Stored) -> UUID:
    """Keep it for the desks that hold the matter's papers, inside an act, and return its id."""
    desks = work.deed.desks_given(_READ_WITH) or work.deed.desks_given(CASE_KINDS)
    blob, marks = evidence.keep(
        file,
        stored,
        file_id=work.matter.id,
        sender_id=work.actor.id,
        holders=[directory.desk_holder(desk) for desk in sorted(desks)],
        at=work.at,
    )
    work.deed.marks += marks
    work.deed.note(kept=str(blob.id))
    return blob.id


def content_of(actor: Actor, matter_id: UUID, blob_id: UUID, at: datetime) -> tuple[str, bytes]:
    """Its name and its very bytes; opening it is an entry first. Raises BlobNotVisible, NothingToOpen."""
    blob = next((one for one in evidence.blobs_of(matter_id) if one.id == blob_id), None)
    if blob is None:
        raise BlobNotVisible
    file = open_file(
        actor, matter_id, PURPOSE, at,
        kinds=["evidence"], about=blob_id, holders=directory.holders_of,
    )  # fmt: skip
    found = evidence.read(file, blob)
    return found.name, b"".join(found.chunks)[: found.size]
