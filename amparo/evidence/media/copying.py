"""Examining a piece, copying it and hiding parts of it: work apart, then one act that seals what came back."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from importlib.metadata import version
from typing import Any
from uuid import UUID

from amparo import __version__
from amparo.accounts import directory
from amparo.accounts.actors import Actor
from amparo.accounts.acts import acting
from amparo.custody import granting, opening
from amparo.custody.deeds import Deed
from amparo.custody.models import Envelope, Grant, Sheet
from amparo.custody.opening import OpenFile
from amparo.custody.principals import HolderKey
from amparo.evidence import handling, limits, marks, services, store
from amparo.evidence.errors import BlobNotVisible
from amparo.evidence.forms import CapturedForm
from amparo.evidence.media import apart, pairing
from amparo.evidence.media.errors import HeldForAWhile, MediaRefused
from amparo.evidence.models import Blob, Copy, Handled, What
from amparo.evidence.upload import SealedFile

# Sheets in the envelope of a piece: what it tells, a small picture of it, how it was captured, what copies hide.
TOLD, PREVIEW, CAPTURED, HIDDEN, ORIGIN = "media", "preview", "captured", "hidden", "origin"
_ACTS = {What.WORKING: "without_metadata", What.REDACTED: "redacted", What.WORDS: "words_alone"}
_LIMITS = {What.WORKING: apart.LONG, What.REDACTED: apart.HIDING, What.WORDS: apart.LONG}
COLUMNS = 20  # of the numbered grid, as `child.regions` draws it
_TOOLS = {
    "picture": ("pillow",),
    "pdf": ("pikepdf", "pypdfium2"),
    "recording": ("av",),
    "parcel": ("lxml",),
    "text": (),
}


@dataclass(frozen=True, slots=True)
class Wish:
    """What to hide. places: page from 1 (1 for pictures and video) to lines; times: lines; words: one each.

    only  the part that the copy is to have, pages (1-300) or a time (0:00-15:00); all of it when empty
    """

    places: Mapping[int, str] = field(default_factory=dict, repr=False)
    times: str = field(default="", repr=False)
    words: tuple[str, ...] = field(default=(), repr=False)
    only: str = ""

    def plain(self) -> dict[str, Any]:
        places = {str(page): lines for page, lines in self.places.items() if lines.strip()}
        told = {"places": places, "times": self.times, "words": list(self.words)}
        return {**told, "only": self.only.strip()}


def examine(
    actor: Actor,
    open_file: OpenFile,
    blob: Blob,
    at: datetime,
    known: Mapping[str, str] | None = None,
) -> None:
    """Read what a piece tells and draw a small picture of it, apart; seal both beside it in one act.

    known  certificates and keys of those whose signatures this installation knows, as `trusting.known` gives them
    Raises BlobNotVisible, NotYourAct, BlobChanged, MediaRefused, ReaderUnavailable.
    """
    opened = services.read(open_file, blob)
    params = {"mime": opened.content_type, **(known or {})}
    told = apart.work("read", services.exactly(opened), params).facts
    signed = pairing.findings(open_file, blob, (known or {}).get("keys", ""))
    told = told | {"findings": [*told["findings"], *signed]}
    drawn = _drawn(open_file, blob)
    with acting(actor, handling.KEEP, blob.file_id, at, note=_note("examine", blob)) as deed:
        _put(deed, open_file, blob, TOLD, told | {"examined_at": at.isoformat()})
        if drawn:
            _put(deed, open_file, blob, PREVIEW, {"jpeg": base64.b64encode(drawn).decode()})
        handling.note(deed, blob, Handled.EXAMINED)


def _drawn(open_file: OpenFile, blob: Blob) -> bytes:
    """A small picture, or nothing for what has none."""
    try:
        return apart.work(
            "drawn", services.exactly(services.read(open_file, blob)), {"small": True}
        ).body
    except MediaRefused:
        return b""


def describe(
    actor: Actor, open_file: OpenFile, blob: Blob, captured: CapturedForm, at: datetime
) -> None:
    """Seal how a capture came to be. Raises Invalid when it is still to come, BlobNotVisible, NotYourAct."""
    captured.must_be_past(at)
    services.read(open_file, blob)
    with acting(actor, handling.KEEP, blob.file_id, at, note=_note("describe", blob)) as deed:
        _put(deed, open_file, blob, CAPTURED, captured.facts())


def copy(
    actor: Actor,
    open_file: OpenFile,
    blob: Blob,
    what: What,
    name: str,
    at: datetime,
    wish: Wish | None = None,
) -> Copy:
    """Make a copy apart and seal it as a file of its own to the desks that hold the origin; the origin is untouched.

    name  of the copy, without its ending
    Raises BlobNotVisible, NotYourAct, HeldForAWhile, BlobChanged, MediaRefused, ReaderUnavailable, NoRoom;
    nothing is left of a copy that was refused.
    """
    opened = services.read(open_file, blob)
    holders = _holders(actor, blob)
    made = SealedFile(name, limits.LARGE_BYTES)
    try:
        answer = apart.work(
            _ACTS[what],
            services.exactly(opened),
            (wish or Wish()).plain(),
            _LIMITS[what],
            made.take,
        )
        made.name = f"{name}.{answer.facts['suffix']}"
        made.complete()
        stored = services.settle(made)
    except BaseException:
        made.close()
        raise
    try:
        return _seal(
            actor, open_file, blob, _Made(what, made, stored, answer.facts, holders, wish), at
        )
    except BaseException:
        store.remove(stored.path)
        raise


@dataclass(frozen=True, slots=True)
class _Made:
    what: What
    file: SealedFile
    stored: store.Stored
    facts: Mapping[str, Any]
    holders: list[HolderKey]
    wish: Wish | None


def _seal(actor: Actor, open_file: OpenFile, blob: Blob, made: _Made, at: datetime) -> Copy:
    origin = services.read(open_file, blob)
    tool = _tool(str(made.facts.get("family", "")))
    told: dict[str, object] = {
        "origin": str(blob.id),
        "origin_sha256": origin.plain_digest,
        "sha256": made.file.plain_digest.hex(),
        "tool": tool,
        "result": {key: str(value) for key, value in made.facts.items()},
    }
    with acting(actor, handling.KEEP, blob.file_id, at, note=_note("copy", blob)) as deed:
        row, kept = services.keep(
            made.file,
            made.stored,
            file_id=blob.file_id,
            sender_id=actor.id,
            holders=made.holders,
            at=at,
            beside={ORIGIN: told},
        )
        deed.marks += kept
        found = Copy(
            file_id=blob.file_id,
            origin_id=blob.id,
            blob_id=row.id,
            what=made.what,
            tool=tool,
            made_by=actor.id,
            made_at=at,
        )
        found.save(force_insert=True)
        deed.marks.append(marks.of(found))
        deed.note(copy=str(row.id), what=str(made.what), tool=tool)
        sheet = None
        if made.wish is not None:
            envelope = Envelope.objects.get(id=blob.envelope_id)
            sheet = deed.write_to(envelope, HIDDEN, {"copy": str(row.id), **made.wish.plain()})
        handling.note(deed, blob, Handled.COPIED, sheet=sheet)
        opening.open_beside(actor, row.envelope_id, blob.envelope_id)
    return found


def _holders(actor: Actor, blob: Blob) -> list[HolderKey]:
    """Desks that hold the origin without an end: a copy must not outlast what a desk was lent. Raises HeldForAWhile."""
    grants = Grant.objects.filter(
        envelope_id=blob.envelope_id, holder_kind="desk", ends_at__isnull=True
    )
    holders = directory.holders_of(granting.made(grants.select_related("envelope")))
    if not {one.id for one in holders} & {*actor.desk_ids}:
        raise HeldForAWhile
    return holders


def _put(deed: Deed, open_file: OpenFile, blob: Blob, name: str, value: Mapping[str, Any]) -> None:
    """Write a sheet beside a piece, or its next version."""
    envelope = open_file.envelope(blob.envelope_id)
    if envelope is None:
        raise BlobNotVisible
    before = next((one for one in envelope.sheets if one.field == name), None)
    if before is not None:
        deed.rewrite(Sheet.objects.get(id=before.id), dict(value))
    else:
        deed.write_to(Envelope.objects.get(id=blob.envelope_id), name, dict(value))


def _note(did: str, blob: Blob) -> dict[str, object]:
    return {"did": did, "blob": str(blob.id)}


def _tool(family: str) -> str:
    parts = [f"{one} {version(one)}" for one in _TOOLS.get(family, ())]
    return ", ".join(parts) or f"amparo {__version__}"


def drawn(
    open_file: OpenFile, blob: Blob, *, page: int = 1, second: float = 0.0, grid: str | None = None
) -> tuple[bytes, dict[str, Any]]:
    """A JPEG of a page or a moment, drawn apart and kept nowhere, with its facts (pages, rows, columns).

    grid  lines already chosen, to shade under numbered cells; None for no cells
    """
    params = {"page": page, "second": second, "grid": grid}
    answer = apart.work("drawn", services.exactly(services.read(open_file, blob)), params)
    return answer.body, answer.facts


def copies_of(blob: Blob) -> list[Copy]:
    return list(Copy.objects.filter(origin_id=blob.id).order_by("made_at", "id"))


def next_number(blob: Blob, what: What) -> int:
    """Which one of its kind in its file the next copy will be, so that no two have one name."""
    return Copy.objects.filter(file_id=blob.file_id, what=what).count() + 1


def origin_of(blob_id: UUID) -> Copy | None:
    return Copy.objects.filter(blob_id=blob_id).first()
