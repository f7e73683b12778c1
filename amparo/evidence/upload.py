"""The only upload handler: every chunk is sealed at once, so nothing lies in clear on a disk.

A file that cannot be taken is read to its end and dropped, and comes back with the reason in
`refusal`: the form that carried it keeps every word typed beside it.
"""

import hashlib
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler

from amparo.custody.streams import StreamSealer
from amparo.evidence import errors, kinds, limits, store
from amparo.kernel.errors import Refused

_UNFIT = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069/\\]")


class SealedFile(UploadedFile):  # type: ignore[type-arg]  # generic in the stubs alone
    """A received file: ciphertext on the disk, its key in memory; `close` removes what was not kept.

    name, content_type, size  as found, sealed later; the size is the true one
    refusal                   why it cannot be kept, or None
    """

    def __init__(self, name: str, limit: int | None = None) -> None:
        super().__init__(file=None, name=clean_name(name), content_type="", size=0)
        self._limit = limit or limits.FILE_BYTES
        self.refusal: Refused | None = None
        self.plain_digest = b""
        self.field = ""
        self._sealer = StreamSealer()
        self._plain = hashlib.sha256()
        self._head = b""
        self._incoming: store.Incoming | None = None

    @property
    def key(self) -> bytes:
        """Return the 32-byte key of the stream; it exists in memory and, later, in the sealed sheet."""
        return self._sealer.key

    def take(self, chunk: bytes) -> None:
        """Seal one chunk to the disk, or drop it when the file is already refused."""
        self.size = (self.size or 0) + len(chunk)
        if self.refusal:
            return
        if self.size > self._limit:
            self.refuse(errors.FileTooLarge(limit=str(self._limit // limits.MEGABYTE)))
            return
        self._head += chunk[: kinds.HEAD_BYTES - len(self._head)]
        self._plain.update(chunk)
        try:
            self._write(chunk)
        except Refused as refusal:
            self.refuse(refusal)

    def complete(self) -> None:
        """Recognise the kind and close the padded stream."""
        if self.refusal:
            return
        kind = kinds.recognise(self._head)
        if not self.size:
            self.refuse(errors.FileEmpty())
        elif kind is None:
            self.refuse(errors.KindNotTaken())
        else:
            self.content_type, self.plain_digest = kind.mime, self._plain.digest()
            self._finish()

    def settle(self) -> store.Stored:
        """Give the ciphertext its place on the disk, once; raises the refusal when there is one."""
        if self.refusal:
            raise self.refusal
        if self._incoming is None or not self.plain_digest:
            raise errors.UploadCutShort
        incoming, self._incoming = self._incoming, None
        try:
            return incoming.settle()
        except Refused:
            incoming.discard()
            raise

    def refuse(self, refusal: Refused) -> None:
        """Remember why, and remove what was written."""
        self.refusal = refusal
        self.close()

    def close(self) -> None:
        """Remove the ciphertext unless `settle` gave it a place."""
        if self._incoming is not None:
            self._incoming.discard()
            self._incoming = None

    def _write(self, plain: bytes) -> None:
        if self._incoming is None:
            self._incoming = store.Incoming()
        self._incoming.write(self._sealer.push(plain))

    def _finish(self) -> None:
        try:
            self._write(b"")
            for wire in self._sealer.finish():
                if self._incoming is not None:
                    self._incoming.write(wire)
        except Refused as refusal:
            self.refuse(refusal)


class SealedUploadHandler(FileUploadHandler):
    """Django's upload interface over SealedFile; it stands alone in FILE_UPLOAD_HANDLERS."""

    def __init__(self, request: Any = None) -> None:
        super().__init__(request)
        self.file: SealedFile | None = None
        self._total = 0
        self._count = 0
        self._room = True

    def file_bytes(self) -> int:
        return limits.FILE_BYTES

    def request_bytes(self) -> int:
        return limits.REQUEST_BYTES

    def handle_raw_input(
        self,
        input_data: Any,
        META: Any,  # noqa: N803 - Django's own name
        content_length: int,
        boundary: Any,
        encoding: Any = None,
    ) -> None:
        """Look at the disk once, before the first byte."""
        del input_data, META, boundary, encoding
        self._room = store.has_room(min(content_length, self.request_bytes()), limits.RESERVE_BYTES)

    def new_file(self, field_name: str, file_name: str, *args: Any, **kwargs: Any) -> None:
        """Begin one file, already refused when there is no room or there are too many."""
        super().new_file(field_name, file_name, *args, **kwargs)
        self.file = SealedFile(file_name, self.file_bytes())
        self.file.field = field_name
        self._count += 1
        if not self._room:
            self.file.refuse(errors.NoRoom())
        elif self._count > limits.FILES_PER_REQUEST:
            self.file.refuse(errors.TooManyFiles(limit=str(limits.FILES_PER_REQUEST)))

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Seal the chunk; nothing is passed on to another handler."""
        del start
        if self.file is None:
            return
        self._total += len(raw_data)
        if self._total > self.request_bytes() and not self.file.refusal:
            megabytes = self.request_bytes() // limits.MEGABYTE
            self.file.refuse(errors.TooMuchAtOnce(limit=str(megabytes)))
        self.file.take(raw_data)

    def file_complete(self, file_size: int) -> SealedFile | None:
        """Return the finished file, refused or not."""
        done, self.file = self.file, None
        if done is not None:
            done.complete()
        return done

    def upload_interrupted(self) -> None:
        """Remove what was written of a file that will never be whole."""
        if self.file is not None:
            self.file.refuse(errors.UploadCutShort())
            self.file = None


class LargeUploadHandler(SealedUploadHandler):
    """The same for a large file of a member, known before its first byte; the disk is asked again on the way."""

    def __init__(self, request: Any = None) -> None:
        super().__init__(request)
        self._asked_at = 0

    def file_bytes(self) -> int:
        return limits.LARGE_BYTES

    def request_bytes(self) -> int:
        return limits.LARGE_BYTES + limits.MEGABYTE

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Seal the chunk; others may have filled the disk since the first."""
        if self._total - self._asked_at >= limits.PART_BYTES:
            self._asked_at = self._total
            full = not store.has_room(limits.PART_BYTES, limits.RESERVE_BYTES)
            if full and self.file is not None and not self.file.refusal:
                self.file.refuse(errors.NoRoom())
        super().receive_data_chunk(raw_data, start)


_turns = threading.Lock()
_reading = [0]


@contextmanager
def turn(length: int) -> Iterator[None]:
    """Hold one of the few turns of this process while a large body is read. Raises TooManyLarge at once."""
    large = length > limits.REQUEST_BYTES
    with _turns:
        if large and _reading[0] >= limits.LARGE_AT_ONCE:
            raise errors.TooManyLarge
        _reading[0] += large
    try:
        yield
    finally:
        with _turns:
            _reading[0] -= large


def clean_name(name: str) -> str:
    """Return a file's own name without folders, control or direction marks, at most 120 characters."""
    last = re.split(r"[/\\]", name)[-1]
    return _UNFIT.sub("", last).strip(" .")[-120:] or "file"
