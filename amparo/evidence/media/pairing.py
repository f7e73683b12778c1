"""A signature that came apart from what it signs: what lies beside it under the same name, or by its digest, is asked.

ProofMode lays `foto.jpg.asc` or `<SHA-256>.asc` beside a picture, and the key as `pubkey.asc`; sent one by one, they
are pieces of their own.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Any, Final

from amparo.custody.opening import OpenFile
from amparo.evidence import services, zipping
from amparo.evidence.media import apart
from amparo.evidence.media.errors import MediaRefused
from amparo.evidence.models import Blob
from amparo.evidence.services import OpenBlob

ENDINGS: Final = (".asc", ".sig", ".gpg")
KEY: Final = "pubkey.asc"
_LARGEST: Final = 150 * 1024 * 1024


def findings(open_file: OpenFile, blob: Blob, keys: str) -> list[dict[str, Any]]:
    """What a piece that is a signature proves of another open piece of its file, as a child of its own found it.

    Nothing of a piece that is none, and of one whose like is too large to be read at once. Each says by `digest`
    (SHA-256) of which piece it is, if there is one. Raises BlobChanged, ReaderUnavailable.
    """
    mine = services.read(open_file, blob)
    if not mine.name.lower().endswith(ENDINGS):
        return []
    others = [services.read(open_file, one) for one in _open(open_file, blob)]
    signed = _signed(mine.name.rpartition(".")[0], others)
    key = next((one for one in others if one.name.lower() == KEY), None)
    together = {one.name: one for one in (mine, key, signed) if one is not None}
    if sum(one.size for one in together.values()) > _LARGEST:
        return []
    try:
        parcel = zipping.zipped((name, services.exactly(one)) for name, one in together.items())
        found: list[dict[str, Any]] = apart.work("signed", parcel, {"keys": keys}).facts["findings"]
    except MediaRefused:
        return []
    digest = {"digest": signed.plain_digest} if signed else {}
    return [{**one, "params": {**one["params"], **digest}} for one in found]


def _signed(stem: str, others: list[OpenBlob]) -> OpenBlob | None:
    """The piece of that name, or of that digest; the newest of two of one name."""
    by_digest = (one for one in others if one.plain_digest == stem.lower())
    return next(chain(by_digest, (one for one in reversed(others) if one.name == stem)), None)


def _open(open_file: OpenFile, blob: Blob) -> Iterator[Blob]:
    for one in services.blobs_of(blob.file_id):
        if one.id != blob.id and open_file.envelope(one.envelope_id) is not None:
            yield one
