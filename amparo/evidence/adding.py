"""A piece of evidence that a member adds to a file that is open to them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from amparo.accounts import directory
from amparo.accounts.actors import Actor
from amparo.accounts.acts import acting
from amparo.custody import opening
from amparo.custody.deeds import Deed
from amparo.custody.models import Envelope, EnvelopeKind
from amparo.custody.opening import OpenFile
from amparo.custody.selectors import desks_holding
from amparo.custody.vault import Value
from amparo.evidence import handling, services, store
from amparo.evidence.forms import CapturedForm
from amparo.evidence.handling import KEEP
from amparo.evidence.models import Blob, Handled
from amparo.evidence.upload import SealedFile

CAPTURE, AGAIN = "captured", "again"
# Who reads her words or the facts of a file reads what proves them.
_READ_BY = frozenset({EnvelopeKind.ACCOUNT, EnvelopeKind.FACTS})


@dataclass(frozen=True, slots=True)
class Added:
    """The piece that a file was kept as; when it came again, the one that was there, and nothing was stored twice."""

    blob: Blob
    came_again: bool = False


def add(
    actor: Actor,
    opened: OpenFile,
    file: SealedFile,
    at: datetime,
    *,
    note: str = "",
    capture: CapturedForm | None = None,
) -> Added:
    """Keep one received file for the desks that read the file's words or facts, and the actor's own.

    The same file among the pieces that the actor may read is not kept again: that it came stands in the
    chain of that one, with the note, and the facts of its capture where none stood there.

    Raises NotYourAct, Invalid for a capture that is still to come, and the refusal of the file; nothing is left
    behind then.
    """
    if capture is not None:
        capture.must_be_past(at)
    stored = services.settle(file)
    try:
        with acting(actor, KEEP, opened.file_id, at, note={"did": "add"}) as deed:
            twin = _twin(deed, file.plain_digest)
            if twin is None:
                blob = _kept(deed, opened, file, stored, note, capture)
                deed.note(blob=str(blob.id), captured=capture is not None)
                opening.open_beside(actor, blob.envelope_id, opened.envelopes[0].id)
            else:
                _comes_again(deed, twin, note, capture)
                deed.note(blob=str(twin.id), came_again=True)
    except BaseException:
        store.remove(stored.path)
        raise
    if twin is not None:
        store.remove(stored.path)
        return Added(twin, came_again=True)
    return Added(blob)


def _kept(
    deed: Deed,
    opened: OpenFile,
    file: SealedFile,
    stored: store.Stored,
    note: str,
    capture: CapturedForm | None,
) -> Blob:
    actor = deed.the_opener()
    desks = sorted(desks_holding(opened.file_id, _READ_BY) | {actor.seat_for(KEEP).desk_id})
    beside: dict[str, Value] = {CAPTURE: capture.facts()} if capture else {}
    blob, marks = services.keep(
        file,
        stored,
        file_id=opened.file_id,
        sender_id=actor.id,
        holders=[directory.desk_holder(desk) for desk in desks],
        at=deed.at,
        note=note,
        beside=beside,
    )
    deed.marks += marks
    return blob


def _comes_again(deed: Deed, twin: Blob, note: str, capture: CapturedForm | None) -> None:
    envelope = Envelope.objects.get(id=twin.envelope_id)
    sheet = deed.write_to(envelope, AGAIN, {"text": note}) if note else None
    told = {about for about, _ in deed.each(EnvelopeKind.EVIDENCE, CAPTURE)}
    if capture is not None and twin.id not in told:
        deed.write_to(envelope, CAPTURE, capture.facts())
    handling.note(deed, twin, Handled.CAME_AGAIN, sheet=sheet)


def _twin(deed: Deed, plain_digest: bytes) -> Blob | None:
    """The piece of this file that is the same in clear; never one of another file."""
    told = deed.each(EnvelopeKind.EVIDENCE, services.SHEET)
    for about, value in told:
        if about is not None and value.get("sha256") == plain_digest.hex():
            return Blob.objects.filter(id=about).first()
    return None
