"""Sending a large file to the desk in parts, as a program of its own: a broken line costs one part at most.

Beside the file lies a note, readable to its owner alone, with the secret that seals the parts at the desk; with it the
same command goes on where it stopped. The note goes when the file has arrived.
"""

from __future__ import annotations

import hashlib
import json
import os
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from amparo.config.shell import CommandRefused

PURPOSE = "evidence_work"
_WAIT_S = 120
_HERE = {"127.0.0.1", "localhost", "::1"}
# Method, path below /api/v1/, body and headers, to the status and what was told.
Caller = Callable[[str, str, bytes, dict[str, str]], tuple[int, dict[str, Any]]]


@dataclass(frozen=True, slots=True)
class Desk:
    """The desk's API at an address, asked with a machine's token."""

    address: str
    token: str

    def __call__(
        self, method: str, path: str, body: bytes, headers: dict[str, str]
    ) -> tuple[int, dict[str, Any]]:
        told = {"Authorization": f"Bearer {self.token}", "Accept": "application/json", **headers}
        url = f"{self.address.rstrip('/')}/api/v1/{path}"
        asked = urllib.request.Request(url, body or None, told, method=method)  # noqa: S310 - only http(s) comes through `desk`
        try:
            with urllib.request.urlopen(asked, timeout=_WAIT_S) as answer:  # noqa: S310 - the same
                return answer.status, json.loads(answer.read() or b"{}")
        except urllib.error.HTTPError as refused:
            return refused.code, _said(refused.read())


def desk(address: str, token: str) -> Desk:
    """Raises CommandRefused for an address at which the token would travel in clear."""
    parts = urlsplit(address)
    if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in _HERE):
        raise CommandRefused("--desk is an https address, or http on this very machine.")
    return Desk(address, token)


def send(
    call: Caller,
    file_id: UUID,
    path: Path,
    note: str = "",
    progress: Callable[[int, int], object] = lambda _done, _size: None,
) -> dict[str, Any]:
    """Send `path` to a file of the desk, going on where an earlier try stopped.

    Returns `piece`, its id, and `came_again`: the same file was there already and was not stored twice.

    Raises CommandRefused with what the desk said; OSError when the line breaks: the same call goes on later.
    """
    at = f"evidence/{file_id}"
    _told(call("POST", f"{at}/open", json.dumps({"purpose": PURPOSE}).encode(), _JSON))
    begun, received = _begun(call, at, path)
    key, size = {"Upload-Key": begun["key"]}, path.stat().st_size
    where = f"{at}/uploads/{begun['id']}"
    whole = hashlib.sha256()
    with path.open("rb") as file:
        _hashed(file, whole, received)
        while part := file.read(begun["part_bytes"]):
            headers = {**key, "Upload-Offset": str(received)}
            told = _told(call("PATCH", where, part, {**headers, "Content-Type": _BYTES}))
            received = int(told["received"])
            whole.update(part)
            progress(received, size)
    said = {"name": path.name, "sha256": whole.hexdigest(), "note": note}
    _told(call("POST", f"{at}/open", json.dumps({"purpose": PURPOSE}).encode(), _JSON))
    done = _told(call("POST", f"{where}/finish", json.dumps(said).encode(), {**key, **_JSON}))
    _note_of(path).unlink(missing_ok=True)
    return {"piece": str(done["id"]), "came_again": bool(done["came_again"])}


_JSON = {"Content-Type": "application/json"}
_BYTES = "application/octet-stream"


def _begun(call: Caller, at: str, path: Path) -> tuple[dict[str, Any], int]:
    """The upload that an earlier try began, and how far it came; or a new one."""
    note = _note_of(path)
    if note.is_file():
        kept: dict[str, Any] = json.loads(note.read_text())
        if kept.get("at") == at and kept.get("size") == path.stat().st_size:
            headers = {"Upload-Key": str(kept["key"])}
            status, told = call("GET", f"{at}/uploads/{kept['id']}", b"", headers)
            if status == 200:
                return kept, int(told["received"])
    told = _told(call("POST", f"{at}/uploads", b"{}", _JSON))
    kept = {**told, "at": at, "size": path.stat().st_size}
    with os.fdopen(os.open(note, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        json.dump(kept, file)
    return kept, 0


def _hashed(file: Any, whole: Any, size: int) -> None:
    """Read what has arrived once more, for the digest of the whole."""
    left = size
    while left and (piece := file.read(min(left, 1024 * 1024))):
        whole.update(piece)
        left -= len(piece)


def _note_of(path: Path) -> Path:
    return path.with_name(path.name + ".amparo-upload")


def _told(answer: tuple[int, dict[str, Any]]) -> dict[str, Any]:
    status, told = answer
    if status >= 400:
        raise CommandRefused(
            str(told.get("detail") or told.get("title") or f"The desk said {status}.")
        )
    return told


def _said(body: bytes) -> dict[str, Any]:
    try:
        told = json.loads(body)
    except ValueError:
        return {}
    return told if isinstance(told, dict) else {}
