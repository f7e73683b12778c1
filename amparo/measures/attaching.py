"""A file that an institution sends with its report on an order."""

from __future__ import annotations

from contextlib import AbstractContextManager
from datetime import datetime
from uuid import UUID

from amparo.accounts.actors import Actor
from amparo.coordination import attaching
from amparo.custody.models import Envelope
from amparo.evidence.upload import SealedFile
from amparo.kernel.workflow import IllegalMove
from amparo.measures import selectors
from amparo.measures.models import Order
from amparo.measures.stages import ORDERS, OrderAct, OrderState
from amparo.measures.words import move_word, state_word


def attach(actor: Actor, order_id: UUID, file: SealedFile, at: datetime) -> UUID:
    """Keep one received file with an order of one's own desk and return its id.

    Raises NoSuchOrder, IllegalMove where nothing more is reported, and the refusal of the file.
    """
    row = selectors.own_order(actor, order_id)
    if not ORDERS.allows(OrderState(row.state), OrderAct.DONE):
        raise IllegalMove(stage=state_word(row.state), act=move_word(OrderAct.DONE.value))
    envelope = Envelope.objects.get(id=row.envelope_id)
    both = {row.desk_id, row.ordering_desk_id}
    return attaching.attach(actor, "report_order", envelope, both, file, at, {"order": str(row.id)})


def reporting(
    actor: Actor, row: Order, kept: UUID | None, at: datetime
) -> AbstractContextManager[None]:
    """Report with the file kept for it, which goes where the report is refused."""
    return attaching.answering(actor, "report_order", row.file_id, kept, at)
