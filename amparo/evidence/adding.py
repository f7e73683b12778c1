"""A piece of evidence that a member adds to a file that is open to them."""

from __future__ import annotations

from datetime import datetime

from amparo.accounts import directory
from amparo.accounts.actors import Actor
from amparo.accounts.acts import acting
from amparo.custody import opening
from amparo.custody.deeds import Deed
from amparo.custody.models import EnvelopeKind
from amparo.custody.opening import OpenFile
from amparo.custody.selectors import desks_holding
from amparo.custody.vault import Value
from amparo.evidence import services, store
from amparo.evidence.errors import AlreadyKept
from amparo.evidence.forms import CaptureForm
from amparo.evidence.handling import KEEP
from amparo.evidence.models import Blob
from amparo.evidence.upload import SealedFile

CAPTURE = "captured"
# Who reads her words or the facts of a file reads what proves them.
_READ_BY = frozenset({EnvelopeKind.ACCOUNT, EnvelopeKind.FACTS})


def add(
    actor: Actor,
    opened: OpenFile,
    file: SealedFile,
    at: datetime,
    *,
    note: str = "",
    capture: CaptureForm | None = None,
) -> Blob:
    """Keep one received file for the desks that read the file's words or facts, and the actor's own.

    Raises AlreadyKept when the same file is among the pieces that the actor may read, NotYourAct, and
    the refusal of the file; nothing is left behind then.
    """
    stored = services.settle(file)
    try:
        with acting(actor, KEEP, opened.file_id, at, note={"did": "add"}) as deed:
            if _is_there(deed, file.plain_digest):
                raise AlreadyKept
            own = deed.the_opener().seat_for(KEEP).desk_id
            desks = sorted(desks_holding(opened.file_id, _READ_BY) | {own})
            beside: dict[str, Value] = {CAPTURE: capture.facts()} if capture else {}
            blob, marks = services.keep(
                file,
                stored,
                file_id=opened.file_id,
                sender_id=actor.id,
                holders=[directory.desk_holder(desk) for desk in desks],
                at=at,
                note=note,
                beside=beside,
            )
            deed.marks += marks
            deed.note(blob=str(blob.id), captured=capture is not None)
            opening.open_beside(actor, blob.envelope_id, opened.envelopes[0].id)
    except BaseException:
        store.remove(stored.path)
        raise
    return blob


def _is_there(deed: Deed, plain_digest: bytes) -> bool:
    """Whether a piece of this file is the same in clear; never one of another file."""
    told = deed.each(EnvelopeKind.EVIDENCE, services.SHEET)
    return any(value.get("sha256") == plain_digest.hex() for _, value in told)
