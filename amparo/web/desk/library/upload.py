"""A public document as it arrives: kept in memory up to the library's limit, never on the disk.

The sealed handler of the other pages is for what people send in confidence; what is kept here is public record,
and its bytes are read at once.
"""

from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler

from amparo.library import limits


class Received(UploadedFile):  # type: ignore[type-arg]  # generic in the stubs alone
    """`content` stops one byte after the limit: enough for the library to refuse it by its size."""

    def __init__(self, name: str) -> None:
        super().__init__(file=None, name=name, content_type="", size=0)
        self.content = b""

    def close(self) -> None:
        """There is no file to close."""


class DocumentUploadHandler(FileUploadHandler):
    """Takes one file; others of the same form are read to their end and dropped."""

    def __init__(self, request: Any = None) -> None:
        super().__init__(request)
        self._chunks: list[bytes] = []
        self._size = 0
        self._taken = False
        self._name = ""

    def new_file(self, field_name: str, file_name: str, *args: Any, **kwargs: Any) -> None:
        super().new_file(field_name, file_name, *args, **kwargs)
        self._name = file_name

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Keep the chunk; nothing is passed on to another handler."""
        del start
        if not self._taken and self._size <= limits.FILE_BYTES:
            self._chunks.append(raw_data)
            self._size += len(raw_data)

    def file_complete(self, file_size: int) -> Received | None:
        """Return the document with its bytes."""
        del file_size
        if self._taken or not self._size:
            return None
        self._taken = True
        done = Received(self._name)
        done.content = b"".join(self._chunks)[: limits.FILE_BYTES + 1]
        done.size, self._chunks = len(done.content), []
        return done
