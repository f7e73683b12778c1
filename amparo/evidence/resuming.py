"""Uploads in parts: each part is sealed as it arrives, under a key that only the sender can give again.

`begin` gives a secret once. A part goes on where the last one ended, so that a broken line costs one part
at most; `finish` opens the parts in order and seals the whole anew, under a key of its own.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from uuid import UUID

from django.db import transaction

from amparo.accounts.actors import Actor
from amparo.custody import streams
from amparo.custody.opening import OpenFile
from amparo.evidence import adding, limits, store
from amparo.evidence.errors import (
    FileTooLarge,
    NoRoom,
    NoSuchUpload,
    TooManyUploads,
    UploadCutShort,
    WrongOffset,
)
from amparo.evidence.forms import CapturedForm
from amparo.evidence.handling import KEEP
from amparo.evidence.models import Upload
from amparo.evidence.upload import SealedFile

_CHUNK = 64 * 1024


@dataclass(frozen=True, slots=True)
class Begun:
    """An upload, and the secret to go on with it, which is kept nowhere else."""

    id: UUID
    secret: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of a file when its upload is finished.

    sha256  of the whole, in hexadecimal, as the sender counts it; checked when given
    """

    name: str = field(repr=False)
    sha256: str = ""
    note: str = field(default="", repr=False)
    capture: CapturedForm | None = field(default=None, repr=False)


def begin(actor: Actor, opened: OpenFile, at: datetime) -> Begun:
    """Begin an upload to a file that is open. Raises TooManyUploads, NoRoom; NotYourAct comes at its end."""
    if Upload.objects.filter(member_id=actor.id).count() >= limits.UPLOADS_AT_ONCE:
        raise TooManyUploads(limit=str(limits.UPLOADS_AT_ONCE))
    if not actor.may(KEEP):
        raise NoSuchUpload
    if not store.has_room(limits.PART_BYTES, limits.RESERVE_BYTES):
        raise NoRoom
    secret = secrets.token_bytes(32)
    row = Upload.objects.create(
        file_id=opened.file_id,
        member_id=actor.id,
        lookup=streams.upload_lookup(secret),
        begun_at=at,
    )
    return Begun(row.id, secret)


def received(actor: Actor, upload_id: UUID, secret: bytes) -> int:
    """How many bytes have arrived: where to go on. Raises NoSuchUpload."""
    return _mine(actor, upload_id, secret).received


def append(
    actor: Actor, upload_id: UUID, secret: bytes, offset: int, chunks: Iterable[bytes]
) -> int:
    """Seal one part that begins at `offset`; return where the next one begins.

    Raises NoSuchUpload, WrongOffset (also when another part came meanwhile), FileTooLarge, NoRoom; the
    part counts as not sent then.
    """
    row = _mine(actor, upload_id, secret)
    if offset != row.received:
        raise WrongOffset(expected=str(row.received))
    if not store.has_room(limits.PART_BYTES, limits.RESERVE_BYTES):
        raise NoRoom
    part = _Part(row, secret)
    try:
        size = part.write(chunks)
        after = offset + size
        if after > limits.LARGE_BYTES or size > limits.PART_BYTES:
            raise FileTooLarge(limit=str(limits.LARGE_BYTES // limits.MEGABYTE))
        with transaction.atomic():
            now = Upload.objects.select_for_update().filter(id=row.id).first()
            if now is None or now.received != offset:
                raise WrongOffset(expected=str(now.received if now else 0))
            part.place()
            Upload.objects.filter(id=row.id).update(received=after)
    except BaseException:
        part.discard()
        raise
    return after


def finish(
    actor: Actor, opened: OpenFile, upload_id: UUID, secret: bytes, said: Said, at: datetime
) -> adding.Added:
    """Keep what arrived as one piece of evidence, and drop the parts.

    Raises NoSuchUpload, UploadCutShort when it is another digest, and what `adding.add` raises; the
    parts stay then.
    """
    row = _mine(actor, upload_id, secret)
    if row.file_id != opened.file_id:
        raise NoSuchUpload
    file = SealedFile(said.name, limits.LARGE_BYTES)
    try:
        for chunk in _plain(row, secret):
            file.take(chunk)
        file.complete()
        if file.refusal is not None:
            raise file.refusal
        if said.sha256 and file.plain_digest.hex() != said.sha256.lower():
            raise UploadCutShort
        added = adding.add(actor, opened, file, at, note=said.note, capture=said.capture)
    except BaseException:
        file.close()
        raise
    _drop(row)
    return added


def drop(actor: Actor, upload_id: UUID, secret: bytes) -> None:
    """Give an upload up. Raises NoSuchUpload."""
    _drop(_mine(actor, upload_id, secret))


def drop_older(than: datetime) -> int:
    """Drop uploads begun earlier, whoever sends them; return how many."""
    rows = list(Upload.objects.filter(begun_at__lt=than))
    for row in rows:
        _drop(row)
    return len(rows)


class _Part:
    """The part of an upload that begins where the last one ended; written beside its place."""

    def __init__(self, row: Upload, secret: bytes) -> None:
        self._folder = store.parts_folder(row.id)
        self._place = _place(row, row.received)
        self._path = self._folder / secrets.token_hex(8)
        self._sealer = streams.StreamSealer(streams.part_key(secret, row.received))

    def write(self, chunks: Iterable[bytes]) -> int:
        """Seal and write; stops reading once more came than a part may have. Returns how many bytes came."""
        size = 0
        try:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            with self._path.open("xb") as file:
                for chunk in chunks:
                    size += len(chunk)
                    if size > limits.PART_BYTES:
                        return size
                    file.write(self._sealer.push(chunk))
                for wire in self._sealer.finish():
                    file.write(wire)
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise NoRoom from error
        return size

    def place(self) -> None:
        """Replace what a killed try may have left there."""
        self._path.replace(self._place)

    def discard(self) -> None:
        self._path.unlink(missing_ok=True)


def _plain(row: Upload, secret: bytes) -> Iterator[bytes]:
    """The parts in order, opened; what lies beyond the bytes that count was never acknowledged."""
    at = 0
    while at < row.received:
        wire = _chunks(_place(row, at))
        for chunk in streams.opened(streams.part_key(secret, at), wire):
            at += len(chunk)
            yield chunk


def _chunks(path: Path) -> Iterator[bytes]:
    try:
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                yield chunk
    except OSError as error:
        raise UploadCutShort from error


def _place(row: Upload, offset: int) -> Path:
    return store.parts_folder(row.id) / f"{offset:014d}.part"


def _mine(actor: Actor, upload_id: UUID, secret: bytes) -> Upload:
    if len(secret) != 32:
        raise NoSuchUpload
    found = Upload.objects.filter(
        id=upload_id, member_id=actor.id, lookup=streams.upload_lookup(secret)
    ).first()
    if found is None:
        raise NoSuchUpload
    return found


def _drop(row: Upload) -> None:
    store.free_of_parts(row.id)
    row.delete()
