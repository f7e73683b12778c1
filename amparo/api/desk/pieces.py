"""One piece of evidence: what it tells, in codes; copies that tell less. The calls the pages make."""

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import Query, Router, Schema, Status
from pydantic import Field, StringConstraints

from amparo.accounts import directory
from amparo.api.desk.auth import ApiRequest
from amparo.api.desk.cases import PurposeUnknown
from amparo.api.desk.schemas import OpenIn
from amparo.custody import opening
from amparo.evidence import handling, selectors, services
from amparo.evidence.errors import BlobNotVisible
from amparo.evidence.forms import CapturedForm
from amparo.evidence.media import copying, telling, trusting, wishes, words
from amparo.evidence.media.errors import NotOpened
from amparo.evidence.models import Blob, Copy, What
from amparo.law import packs

router = Router(tags=["evidence"])
PIECE = "evidence/{uuid:file_id}/{uuid:blob_id}"
Short = Annotated[str, StringConstraints(max_length=500, strip_whitespace=True)]
Long = Annotated[str, StringConstraints(max_length=20_000)]


class FactOut(Schema):
    group: str
    code: str
    value: str


class FindingOut(Schema):
    """What was verified: where (`c2pa`, `proof`, `wacz`), the code, and the sentence a page would show."""

    source: str
    code: str
    params: dict[str, str]
    text: str


class CopyOut(Schema):
    """A copy: `id` is that of its own piece."""

    id: UUID
    origin: UUID
    what: str
    tool: str
    made_at: datetime


class PieceOut(Schema):
    """A piece while it is open. `place` is empty unless asked for."""

    id: UUID
    name: str
    type: str
    size: int
    sha256: str
    examined: bool
    family: str
    facts: list[FactOut]
    has_place: bool
    place: list[FactOut]
    findings: list[FindingOut]
    captured: dict[str, str]
    preview: bool
    copies: list[CopyOut]


class CopyIn(Schema):
    """`places`, `times` and `words` are lines, as in the form; for `redacted` alone.

    `only` is the part that the copy is to have: pages (1-300) or a time (0:00-15:00).
    """

    what: Literal["working", "redacted", "words"]
    places: Long = ""
    times: Long = ""
    words: Long = ""
    only: Short = ""


class Asked(Schema):
    place: bool = Field(False, description="Whether to tell the place.")


@router.post(PIECE + "/open", response=PieceOut, url_name="piece_open")
def open_piece(request: ApiRequest, file_id: UUID, blob_id: UUID, body: OpenIn) -> dict[str, Any]:
    """Open the file for one of the purposes of recording; the entry in the ledger comes first."""
    blob = selectors.piece(request.auth, file_id, blob_id)
    if body.purpose not in {one.code for one in packs.current().reasons_for("recording")}:
        raise PurposeUnknown({"purpose": [_("Choose one of the list.")]})
    at, holders = timezone.now(), directory.holders_of
    return _out(
        request, opening.open_file(request.auth, file_id, body.purpose, at, holders=holders), blob
    )


@router.get(PIECE, response=PieceOut, url_name="piece")
def piece(
    request: ApiRequest, file_id: UUID, blob_id: UUID, asked: Annotated[Asked, Query()]
) -> dict[str, Any]:
    """What a piece tells; 409 while its file is closed to this member."""
    blob, opened = _opened(request, file_id, blob_id)
    return _out(request, opened, blob, place=asked.place)


@router.post(PIECE + "/examine", response=PieceOut, url_name="piece_examine")
def examine(request: ApiRequest, file_id: UUID, blob_id: UUID) -> dict[str, Any]:
    """Have it read in a process apart and seal what it tells. 422 says why a file was refused."""
    blob, opened = _opened(request, file_id, blob_id)
    copying.examine(request.auth, opened, blob, timezone.now(), trusting.known())
    return _out(request, _opened(request, file_id, blob_id)[1], blob)


@router.post(PIECE + "/capture", response=PieceOut, url_name="piece_capture")
def capture(
    request: ApiRequest, file_id: UUID, blob_id: UUID, body: CapturedForm
) -> dict[str, Any]:
    """Say how it was captured: the Berkeley Protocol's fields, sealed beside it."""
    blob, opened = _opened(request, file_id, blob_id)
    copying.describe(request.auth, opened, blob, body, timezone.now())
    return _out(request, _opened(request, file_id, blob_id)[1], blob)


@router.post(PIECE + "/copies", response={201: CopyOut}, url_name="piece_copies")
def copy(request: ApiRequest, file_id: UUID, blob_id: UUID, body: CopyIn) -> Status[dict[str, Any]]:
    """Make a copy: without metadata, with parts hidden, or of the words alone. The origin is untouched."""
    blob, opened = _opened(request, file_id, blob_id)
    what, wish = What(body.what), None
    if what == What.REDACTED:
        paged = telling.told(opened, blob).family == "pdf"
        wish = wishes.wish(body.places, body.times, body.words, paged=paged, only=body.only)
    number = copying.next_number(blob, what)
    name = words.copy_name(what, number)
    made = copying.copy(request.auth, opened, blob, what, name, timezone.now(), wish)
    return Status(201, _copy(made))


@router.get(PIECE + "/preview", url_name="piece_preview")
def preview(request: ApiRequest, file_id: UUID, blob_id: UUID) -> HttpResponse:
    """The small JPEG that was drawn apart when it was examined."""
    blob, opened = _opened(request, file_id, blob_id)
    picture = telling.told(opened, blob).preview
    if not picture:
        raise BlobNotVisible
    handling.seen(request.auth, opened, blob, timezone.now())
    return HttpResponse(picture, content_type="image/jpeg")


def _opened(request: ApiRequest, file_id: UUID, blob_id: UUID) -> tuple[Blob, opening.OpenFile]:
    """Raises BlobNotVisible and NotOpened."""
    blob = selectors.piece(request.auth, file_id, blob_id)
    opened = opening.reopened(request.auth, file_id, timezone.now())
    if opened is None or opened.envelope(blob.envelope_id) is None:
        raise NotOpened
    return blob, opened


def _out(
    request: ApiRequest, opened: opening.OpenFile, blob: Blob, *, place: bool = False
) -> dict[str, Any]:
    kept, told = services.read(opened, blob), telling.told(opened, blob)
    if told.examined:
        handling.seen(request.auth, opened, blob, timezone.now())
    facts = [{"group": one.group, "code": one.code, "value": one.value} for one in told.facts]
    there = [one for one in facts if one["group"] == "place"]
    held = {one.id for one in selectors.pieces(request.auth, blob.file_id)}
    return {
        "id": blob.id,
        "name": kept.name,
        "type": kept.content_type,
        "size": kept.size,
        "sha256": kept.plain_digest,
        "examined": told.examined,
        "family": told.family,
        "facts": [one for one in facts if one["group"] != "place"],
        "has_place": bool(there),
        "place": there if place else [],
        "findings": [{**one.plain(), "text": words.finding(one)} for one in told.findings],
        "captured": dict(told.captured),
        "preview": bool(told.preview),
        "copies": [_copy(one) for one in copying.copies_of(blob) if one.blob_id in held],
    }


def _copy(row: Copy) -> dict[str, Any]:
    return {
        "id": row.blob_id,
        "origin": row.origin_id,
        "what": row.what,
        "tool": row.tool,
        "made_at": row.made_at,
    }
