"""A file that an institution sends with its report: sealed to itself and to whoever ordered."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from amparo.accounts import directory
from amparo.accounts.actors import Actor
from amparo.accounts.acts import acting
from amparo.custody.models import Envelope, Grant
from amparo.evidence import services as evidence
from amparo.evidence import store
from amparo.evidence.upload import SealedFile
from amparo.measures import selectors
from amparo.measures.selectors import ATTACHED


def attach(actor: Actor, order_id: UUID, file: SealedFile, at: datetime) -> UUID:
    """Keep one received file with an order of one's own desk and return its id.

    Raises NoSuchOrder and the refusal of the file; nothing is left on the disk then.
    """
    row = selectors.own_order(actor, order_id)
    stored = evidence.settle(file)
    try:
        with acting(actor, "report_order", row.file_id, at, note={"order": str(row.id)}) as deed:
            both = {row.desk_id, row.ordering_desk_id}
            held = Grant.objects.filter(envelope_id=row.envelope_id, holder_id__in=both)
            # Whoever lost the order (an institution found out later) gets none of its files either.
            holders = [directory.desk_holder(grant.holder_id) for grant in held]
            blob, marks = evidence.keep(
                file,
                stored,
                file_id=row.file_id,
                sender_id=actor.id,
                holders=holders,
                at=at,
            )
            deed.marks += marks
            deed.note(attached=str(blob.id))
            # Who sent it reads this line again with the order; the file itself only who ordered.
            told = {"blob": str(blob.id), "name": str(file.name), "size": int(file.size or 0)}
            deed.write_to(Envelope.objects.get(id=row.envelope_id), ATTACHED, told)
    except BaseException:
        store.remove(stored.path)
        raise
    return blob.id
