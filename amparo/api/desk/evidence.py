"""The evidence of any sealed file: what there is, who held it, and large files sent in parts."""

from collections.abc import Iterator
from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import Header, Router, Schema, Status
from pydantic import Field, StringConstraints

from amparo.accounts import directory
from amparo.api.desk import handing
from amparo.api.desk.auth import ApiRequest
from amparo.api.desk.cases import PurposeUnknown
from amparo.api.desk.schemas import OpenIn
from amparo.custody import opening
from amparo.evidence import chain, handling, limits, resuming, selectors, services
from amparo.evidence.errors import NotOpen
from amparo.evidence.forms import CaptureForm
from amparo.evidence.models import Blob, TimeStamp
from amparo.law import packs

router = Router(tags=["evidence"])
router.add_router("", handing.router)
FILE = "evidence/{uuid:file_id}"
PIECE = FILE + "/{uuid:blob_id}"
UPLOAD = FILE + "/uploads/{uuid:upload_id}"
_CHUNK = 64 * 1024

Key = Annotated[
    str, Header(alias="Upload-Key", description="The secret that beginning it gave.", max_length=64)
]


class PieceLine(Schema):
    """One piece; `name` is empty while its file is closed to this member."""

    id: UUID
    received_at: datetime
    name: str
    lines: int
    stamped: bool


class PiecesOut(Schema):
    pieces: list[PieceLine]
    open_until: datetime | None


class LineOut(Schema):
    """One line of a chain of custody; `entry` proves it (`ledger/proof/{entry}`)."""

    at: datetime
    what: str
    outcome: str
    who: str | None
    role: str
    desk: str
    institution: str
    purpose: str
    words: str
    entry: int


class CustodyOut(Schema):
    sealed_sha256: str
    lines: list[LineOut]


class SealOut(Schema):
    holds: bool


class TransferIn(Schema):
    words: Annotated[str, StringConstraints(min_length=1, max_length=4000, strip_whitespace=True)]


class BegunOut(Schema):
    """`key` is shown once: it seals the parts, and nothing goes on without it."""

    id: UUID
    key: str
    received: int
    part_bytes: int


class ReceivedOut(Schema):
    received: int


class FinishIn(Schema):
    name: Annotated[str, StringConstraints(min_length=1, max_length=300)]
    sha256: str = Field("", pattern=r"^([0-9a-fA-F]{64})?$", description="Of the whole, checked.")
    note: str = Field("", max_length=4000)
    capture: CaptureForm | None = None


class AddedOut(Schema):
    """`came_again`: the same file was there already, as this piece, and was not stored twice."""

    id: UUID
    came_again: bool


@router.get(FILE, response=PiecesOut, url_name="evidence_of")
def pieces(request: ApiRequest, file_id: UUID) -> dict[str, Any]:
    """The pieces of a file, oldest first."""
    selectors.known(request.auth, file_id)
    opened = opening.reopened(request.auth, file_id, timezone.now())
    blobs = selectors.pieces(request.auth, file_id)
    chains = chain.chains(blobs, file_id)
    stamped = set(TimeStamp.objects.filter(file_id=file_id).values_list("blob_id", flat=True))
    return {
        "open_until": opened.until if opened else None,
        "pieces": [
            {
                "id": blob.id,
                "received_at": blob.received_at,
                "name": _name(opened, blob),
                "lines": len(chains[blob.id]),
                "stamped": blob.id in stamped,
            }
            for blob in blobs
        ],
    }


@router.post(FILE + "/open", response=PiecesOut, url_name="evidence_open")
def open_it(request: ApiRequest, file_id: UUID, body: OpenIn) -> dict[str, Any]:
    """Open the file for one of the purposes of recording; the entry in the ledger comes first."""
    selectors.known(request.auth, file_id)
    if body.purpose not in {one.code for one in packs.current().reasons_for("recording")}:
        raise PurposeUnknown({"purpose": [_("Choose one of the list.")]})
    at, holders = timezone.now(), directory.holders_of
    opening.open_file(request.auth, file_id, body.purpose, at, holders=holders)
    return pieces(request, file_id)


@router.get(PIECE + "/custody", response=CustodyOut, url_name="piece_custody")
def custody(request: ApiRequest, file_id: UUID, blob_id: UUID) -> dict[str, Any]:
    """Every line of the chain of custody of a piece, oldest first."""
    blob = selectors.piece(request.auth, file_id, blob_id)
    opened = opening.reopened(request.auth, file_id, timezone.now())
    lines = chain.chains([blob], file_id, opened)[blob.id]
    return {
        "sealed_sha256": bytes(blob.digest).hex(),
        "lines": [{name: getattr(line, name) for name in LineOut.model_fields} for line in lines],
    }


@router.post(PIECE + "/seal", response=SealOut, url_name="piece_seal")
def check_seal(request: ApiRequest, file_id: UUID, blob_id: UUID) -> dict[str, bool]:
    """Read the whole ciphertext again and compare it with what the ledger states; recorded either way."""
    holds = handling.check_seal(request.auth, file_id, blob_id, timezone.now())
    return {"holds": holds}


@router.post(PIECE + "/transfer", response=SealOut, url_name="piece_transfer")
def transfer(
    request: ApiRequest, file_id: UUID, blob_id: UUID, body: TransferIn
) -> dict[str, bool]:
    """Record that it passed to other hands; the words are sealed with it."""
    handling.transfer(request.auth, file_id, blob_id, body.words, timezone.now())
    return {"holds": True}


@router.post(FILE + "/uploads", response={201: BegunOut}, url_name="uploads")
def begin(request: ApiRequest, file_id: UUID) -> Status[dict[str, Any]]:
    """Begin to send a large file in parts, while its file is open."""
    begun = resuming.begin(request.auth, _opened(request, file_id), timezone.now())
    part = limits.PART_BYTES
    return Status(
        201, {"id": begun.id, "key": begun.secret.hex(), "received": 0, "part_bytes": part}
    )


@router.get(UPLOAD, response=ReceivedOut, url_name="upload")
def received(request: ApiRequest, file_id: UUID, upload_id: UUID, key: Key = "") -> dict[str, int]:
    """How many bytes have arrived: where to go on after a broken line."""
    selectors.known(request.auth, file_id)
    return {"received": resuming.received(request.auth, upload_id, _secret(key))}


@router.patch(UPLOAD, response=ReceivedOut, url_name="upload_part")
def append(
    request: ApiRequest,
    file_id: UUID,
    upload_id: UUID,
    key: Key = "",
    offset: Annotated[int, Header(alias="Upload-Offset", ge=0)] = 0,
) -> dict[str, int]:
    """Send the part that begins at `Upload-Offset` as the very body; 409 says where to go on instead."""
    selectors.known(request.auth, file_id)
    after = resuming.append(request.auth, upload_id, _secret(key), offset, _body(request))
    return {"received": after}


@router.post(UPLOAD + "/finish", response={200: AddedOut, 201: AddedOut}, url_name="upload_finish")
def finish(
    request: ApiRequest, file_id: UUID, upload_id: UUID, body: FinishIn, key: Key = ""
) -> Status[dict[str, Any]]:
    """Keep what arrived as one piece of evidence; 200 leads to the piece that is the same file."""
    said = resuming.Said(body.name, body.sha256, body.note, body.capture)
    opened = _opened(request, file_id)
    added = resuming.finish(request.auth, opened, upload_id, _secret(key), said, timezone.now())
    told = {"id": added.blob.id, "came_again": added.came_again}
    return Status(200 if added.came_again else 201, told)


@router.delete(UPLOAD, response={204: None}, url_name="upload_drop")
def drop(request: ApiRequest, file_id: UUID, upload_id: UUID, key: Key = "") -> Status[None]:
    """Give it up."""
    selectors.known(request.auth, file_id)
    resuming.drop(request.auth, upload_id, _secret(key))
    return Status(204, None)


def _opened(request: ApiRequest, file_id: UUID) -> opening.OpenFile:
    """Raises BlobNotVisible, NotOpen."""
    selectors.known(request.auth, file_id)
    opened = opening.reopened(request.auth, file_id, timezone.now())
    if opened is None:
        raise NotOpen
    return opened


def _name(opened: opening.OpenFile | None, blob: Blob) -> str:
    if opened is None or opened.envelope(blob.envelope_id) is None:
        return ""
    return services.read(opened, blob).name


def _secret(key: str) -> bytes:
    """What was given as a key; whatever it is not leads to no upload."""
    try:
        return bytes.fromhex(key)
    except ValueError:
        return b""


def _body(request: ApiRequest) -> Iterator[bytes]:
    while chunk := request.read(_CHUNK):
        yield chunk
