"""A file that an institution sends with its answer: sealed to itself and to the desk that asked."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from uuid import UUID

from amparo.accounts import directory
from amparo.accounts.actors import Actor
from amparo.accounts.acts import acting
from amparo.custody import granting
from amparo.custody.models import Envelope, Grant
from amparo.evidence import services as evidence
from amparo.evidence import store
from amparo.evidence.upload import SealedFile

# The sheet of an order's or a question's envelope that names a file sent with an answer to it.
ATTACHED = "attached"


def attach(
    actor: Actor,
    act: str,
    envelope: Envelope,
    desks: Collection[UUID],
    file: SealedFile,
    at: datetime,
    note: Mapping[str, object],
) -> UUID:
    """Keep one received file beside an envelope, for those of `desks` that hold it; returns its id.

    act  the answer it comes with, by whose power it is sent

    Raises NotYourAct and the refusal of the file; nothing is left on the disk then.
    """
    stored = evidence.settle(file)
    try:
        with acting(actor, act, envelope.file_id, at, note=note) as deed:
            # Whoever lost the envelope (an institution found out later) gets none of its files either.
            held = Grant.objects.filter(envelope=envelope, holder_id__in=desks)
            given = granting.made(held.select_related("envelope"))
            holders = [directory.desk_holder(grant.holder_id) for grant in given]
            blob, marks = evidence.keep(
                file,
                stored,
                file_id=envelope.file_id,
                sender_id=actor.id,
                holders=holders,
                at=at,
            )
            deed.marks += marks
            deed.note(attached=str(blob.id))
            # Who sent it reads this line again with the envelope; the file itself only who asked.
            told = {"blob": str(blob.id), "name": str(file.name), "size": int(file.size or 0)}
            deed.write_to(envelope, ATTACHED, told)
    except BaseException:
        store.remove(stored.path)
        raise
    return blob.id


@contextmanager
def answering(
    actor: Actor, act: str, file_id: UUID, kept: UUID | None, at: datetime
) -> Iterator[None]:
    """Answer with the file that was kept for it: where the answer is refused, the file goes too.

    Its name stays in the envelope of the question, sealed, as what was once sent.
    """
    try:
        yield
    except BaseException:
        if kept is not None:
            _release(actor, act, file_id, kept, at)
        raise


def _release(actor: Actor, act: str, file_id: UUID, blob_id: UUID, at: datetime) -> None:
    with acting(actor, act, file_id, at, note={"released": str(blob_id)}) as deed:
        path, gone = evidence.release(blob_id, actor.id)
        deed.marks += gone
    store.remove(path)
