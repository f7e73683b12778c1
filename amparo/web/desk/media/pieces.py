"""One piece as this member meets it, and its page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.custody.opening import OpenFile, reopened
from amparo.evidence import handling, selectors, services
from amparo.evidence.media import copying, moments, telling, words
from amparo.evidence.media.errors import NotOpened
from amparo.evidence.media.telling import Told
from amparo.evidence.models import Blob, Copy
from amparo.web.desk import clocks
from amparo.web.desk.evidence import captured
from amparo.web.desk.pages import page
from amparo.web.desk.requests import DeskRequest

# What can be done with files of each family.
CLEANED = {"picture", "pdf", "recording", "office"}
HIDDEN = {"picture", "pdf", "recording", "office", "text", "proofs"}
WORDS = {"office", "text", "proofs"}
# What people call what has a long name among programs.
_OFFICE = "application/vnd.openxmlformats-officedocument."
_SORTS = {
    "application/pdf": "PDF",
    f"{_OFFICE}wordprocessingml.document": "DOCX",
    f"{_OFFICE}spreadsheetml.sheet": "XLSX",
    f"{_OFFICE}presentationml.presentation": "PPTX",
    "application/vnd.oasis.opendocument.text": "ODT",
    "application/vnd.oasis.opendocument.spreadsheet": "ODS",
    "application/vnd.oasis.opendocument.presentation": "ODP",
}
_UNSAID = {"has_xmp", "has_gps"}  # said by what they hold
_SHOWN = ("device", "time", "author", "software", "words", "history", "attached", "content")


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece; `open` is None while its file is closed to this member."""

    blob: Blob
    open: OpenFile | None

    @property
    def address(self) -> list[UUID]:
        return [self.blob.file_id, self.blob.id]

    def opened(self) -> OpenFile:
        """Raises NotOpened."""
        if self.open is None or self.open.envelope(self.blob.envelope_id) is None:
            raise NotOpened
        return self.open

    def name(self) -> str:
        return services.read(self.opened(), self.blob).name


def find(request: DeskRequest, file_id: UUID, blob_id: UUID) -> Piece:
    """Raises BlobNotVisible for an absent and a hidden one alike."""
    blob = selectors.piece(request.actor, file_id, blob_id)
    return Piece(blob, reopened(request.actor, file_id, clocks.now()))


def show(
    request: DeskRequest, piece: Piece, status: int = 200, errors: list[Any] | None = None
) -> HttpResponse:
    context: dict[str, Any] = {"piece": piece.blob, "errors": errors or []}
    context["may_keep"] = request.actor.may(handling.KEEP)
    try:
        opened = piece.opened()
    except NotOpened:
        return page(request, "media/piece.html", status, **context)
    told = telling.told(opened, piece.blob)
    kept = services.read(opened, piece.blob)
    held = {one.id for one in selectors.pieces(request.actor, piece.blob.file_id)}
    made = [one for one in copying.copies_of(piece.blob) if one.blob_id in held]
    if told.examined:
        handling.seen(request.actor, opened, piece.blob, clocks.now())
    return page(
        request,
        "media/piece.html",
        status,
        **context,
        kept=kept,
        sort=_SORTS.get(kept.content_type, kept.content_type),
        tells=told,
        groups=_groups(told),
        signs=[said for said in map(words.sign, told.facts) if said],
        findings=[
            {"said": words.finding(one), "alarming": words.alarming(one)} for one in told.findings
        ],
        has_place=bool(told.values("place")),
        place=_lines(told, "place") if request.GET.get("place") else [],
        copies=[_copy(opened, one, told) for one in made],
        origin=_origin(opened, piece.blob, told, held),
        acts=_acts(told.family),
        only_kept=words.only_kept(told.family),
        captured=captured.lines(told.captured, kept.plain_digest),
    )


def _groups(told: Told) -> list[dict[str, Any]]:
    lines = [(_(words.GROUPS[group]), _lines(told, group)) for group in _SHOWN]
    return [{"title": title, "lines": found} for title, found in lines if found]


def _lines(told: Told, group: str) -> list[dict[str, str]]:
    """What a file says under one heading; what it says twice alike, once."""
    said = [
        (words.label(one.code), moments.plain(one.value) if group == "time" else one.value)
        for one in told.facts
        if one.group == group and one.code not in _UNSAID and not words.sign(one)
    ]
    return [{"label": label, "value": value} for label, value in dict.fromkeys(said)]


def _acts(family: str) -> dict[str, bool]:
    return {"clean": family in CLEANED, "hide": family in HIDDEN, "words": family in WORDS}


def _copy(opened: OpenFile, row: Copy, told: Told) -> dict[str, Any]:
    """A copy by its name while it is open, with what was hidden in it, told here alone."""
    blob = Blob.objects.get(id=row.blob_id)
    is_open = opened.envelope(blob.envelope_id) is not None
    mine = telling.told(opened, blob) if is_open else None
    return {
        "name": services.read(opened, blob).name if is_open else words.what(row.what),
        "what": words.what(row.what),
        "url": reverse("desk:piece", args=[row.file_id, row.blob_id]),
        "at": row.made_at,
        "tool": row.tool,
        "digest": mine.origin.get("sha256", "") if mine else "",
        "result": words.result(mine.origin.get("result", {})) if mine else [],
        "hidden": _hidden(told.hidden.get(str(row.blob_id), {})),
    }


def _hidden(wish: Any) -> list[str]:
    pages = wish.get("places", {}).items()
    lines = [_("page %(page)s: %(lines)s") % {"page": p, "lines": text} for p, text in pages]
    if wish.get("times"):
        lines.append(_("silent: %(times)s") % {"times": wish["times"]})
    if wish.get("only"):
        lines.append(_("only this part: %(part)s") % {"part": wish["only"]})
    if wish.get("words"):
        lines.append(_("words: %(words)s") % {"words": ", ".join(wish["words"])})
    return lines


def _origin(opened: OpenFile, blob: Blob, told: Told, held: set[UUID]) -> dict[str, Any] | None:
    """Of what a copy was made; without a way there for whoever was handed the copy alone."""
    row = copying.origin_of(blob.id)
    if row is None:
        return None
    first = Blob.objects.get(id=row.origin_id)
    known = opened.envelope(first.envelope_id) is not None
    return {
        "what": words.what(row.what),
        "name": services.read(opened, first).name if known else "",
        "url": reverse("desk:piece", args=[row.file_id, row.origin_id])
        if row.origin_id in held
        else "",
        "tool": row.tool,
        "at": row.made_at,
        "result": words.result(told.origin.get("result", {})),
    }
