"""What a child does with a file: read it, copy it without metadata, hide parts of it, draw it, check a signature."""

from __future__ import annotations

import re
from importlib import import_module
from io import BytesIO
from typing import Any

from PIL import Image

from amparo.bounded import Answer
from amparo.evidence import brands, inert
from amparo.evidence.media.child import bounds, letters, parcels, regions
from amparo.evidence.media.child.facts import Facts
from amparo.evidence.media.child.provenance import Finding
from amparo.evidence.media.errors import (
    KindNotRead,
    MediaRefused,
    NoSuchPart,
    NotHiddenSo,
    NothingToHide,
    OldOffice,
    OnlyKept,
    RichText,
)

_PICTURE = (b"\xff\xd8\xff", b"\x89PNG\r\n", b"GIF8", b"II*\0", b"MM\0*")
_REFUSED: dict[str, type[MediaRefused]] = {
    inert.PAGE: OnlyKept,
    inert.MAIL: OnlyKept,
    inert.ARCHIVE: OnlyKept,
    inert.OLD_OFFICE: OldOffice,
    inert.RICH_TEXT: RichText,
}
_CALLED = {
    inert.PAGE: "HTML",
    inert.MAIL: "RFC 822",
    inert.ARCHIVE: "WARC",
    inert.OLD_OFFICE: "OLE",
}
_SCREENSHOT = re.compile(r"screen ?shot|captura de pantalla", re.IGNORECASE)
Params = dict[str, Any]


def _on(kind: str) -> Any:
    """The module for a kind of file: a child loads the parsers of what it reads, and no other."""
    return import_module(f"amparo.evidence.media.child.{kind}")


def family(content: bytes) -> str:
    """picture, pdf, parcel, stamp, text, recording or one of `inert`, by the bytes: no name and no sender is asked.

    A file that is two things at once is worked on as the first, and its copy is only that.
    """
    head = content[: inert.HEAD_BYTES]
    begun = next((kind for start, kind in _STARTS.items() if head.startswith(start)), "")
    if _is_picture(head):
        return "picture"
    if kind := begun or inert.family(head):
        return kind
    return "text" if not brands.voice_note(head) and _is_text(content) else "recording"


_STARTS = {brands.OTS_MAGIC: "stamp", b"%PDF-": "pdf", b"PK\x03\x04": "parcel"}


def _is_picture(head: bytes) -> bool:
    known = head.startswith(_PICTURE) or (head[:4] == b"RIFF" and head[8:12] == b"WEBP")
    return known or bool(brands.picture(head)) or brands.bitmap(head)


def _is_text(content: bytes) -> bool:
    try:
        letters.said(content)
    except KindNotRead:
        return False
    return b"\0" not in content[:4096] or content[:2] in (b"\xff\xfe", b"\xfe\xff")


_SEEN = {"picture": "pictures", "pdf": "papers", "recording": "recordings"}


def read(content: bytes, params: Params) -> Answer:
    """Facts and findings. params: mime, anchors (certificates, PEM) and keys (OpenPGP) of those who are known."""
    kind, facts = family(content), Facts()
    findings: list[Finding] = []
    if kind in _SEEN:
        _on(_SEEN[kind]).read(content, facts)
        if kind == "picture" and any(_SCREENSHOT.search(one.value) for one in facts.found):
            facts.add("content", "screenshot", "1")
    elif kind == "text":
        findings = _on("proofs").read(letters.said(content), facts)
    elif kind in _REFUSED:
        _kept(kind, content, facts)
    elif kind == "stamp":
        findings = _stamp(content)
    else:
        kind, findings = _parcel(content, facts, str(params.get("keys", "")))
    if kind in _SEEN:
        findings += _on("provenance").read(
            content, str(params["mime"]), str(params.get("anchors", ""))
        )
    told = {"facts": facts.plain(), "findings": [one.plain() for one in findings]}
    return Answer({"family": kind, **told})


def _kept(kind: str, content: bytes, facts: Facts) -> None:
    facts.add("content", "format", _CALLED.get(kind, "RTF"))
    if kind == inert.RICH_TEXT:
        _on("rich").read(content, facts)


def _stamp(content: bytes) -> list[Finding]:
    stamp = _on("stamps").read(content)
    return [Finding("stamp", "stamp_of", {"digest": stamp.digest}), *stamp.findings()]


def _parcel(content: bytes, facts: Facts, keys: str) -> tuple[str, list[Finding]]:
    with parcels.opened(content) as parcel:
        if _on("captures").is_capture(parcel):
            return "capture", _on("captures").read(parcel, facts)
        found = _on("proofs").read_parcel(parcel, facts, keys)
        if found:
            return "proofs", found
    try:
        _on("office").read(content, facts)
    except KindNotRead:
        facts.add("content", "format", "ZIP")
        facts.add("content", "parts", len(parcel.names))
        return "archive", []
    return "office", []


def signed(content: bytes, params: Params) -> Answer:
    """What the signatures of a parcel prove of what lies beside them. params: keys, as for `read`."""
    with parcels.opened(content) as parcel:
        found = _on("signatures").read(parcel, str(params.get("keys", "")))
    return Answer({"findings": [one.plain() for one in found]})


def without_metadata(content: bytes, params: Params) -> Answer:
    """The file without what tells who, when, where and with what."""
    del params
    kind = family(content)
    cleaners = {
        "picture": "pictures",
        "pdf": "papers",
        "recording": "recordings",
        "parcel": "office_copy",
    }
    if kind not in cleaners:
        raise _REFUSED.get(kind, KindNotRead)
    made, told = _on(cleaners[kind]).without_metadata(content)
    return Answer({"family": kind, **told}, made)


def redacted(content: bytes, params: Params) -> Answer:
    """The file with parts hidden. params: places (page to lines), times, words, only; what does not apply is refused.

    only  the part that the copy has: pages of a document (1-300), a time of a recording (0:00-15:00)
    """
    only = str(params.get("only", "")).strip()
    places = {int(page): str(lines) for page, lines in params.get("places", {}).items()}
    places = {page: lines for page, lines in places.items() if lines.strip()}
    times, hidden = str(params.get("times", "")), [str(one) for one in params.get("words", [])]
    kind = family(content)
    if not (places or times.strip() or hidden):
        raise NothingToHide
    if kind == "stamp" or kind in _REFUSED:
        raise _REFUSED.get(kind, KindNotRead)
    _refuse_unfit(kind, bool(places), bool(times.strip()), bool(hidden))
    if only and kind not in ("pdf", "recording"):
        raise NotHiddenSo
    if kind == "pdf":
        made, told = _on("hiding").redacted(content, places, hidden, _pages(only))
    elif kind == "picture":
        made, told = _painted(content, "\n".join(places.values()))
    elif kind == "recording":
        made, told = _on("muting").redacted(content, times, "\n".join(places.values()), only)
    else:
        made, told = letters.redacted(content, hidden, plain=kind == "text")
    return Answer({"family": kind, **told}, made)


def _pages(only: str) -> tuple[int, int] | None:
    """First and last page. Raises NoSuchPart."""
    if not only:
        return None
    found = re.fullmatch(r"(\d{1,5})(?:\s*[-–]\s*(\d{1,5}))?", only)
    if found is None:
        raise NoSuchPart(line=only[:60])
    return int(found[1]), int(found[2] or found[1])


def _refuse_unfit(kind: str, places: bool, times: bool, hidden: bool) -> None:
    fits = {
        "pdf": not times,
        "picture": not times and not hidden,
        "recording": not hidden,
        "text": not places and not times,
        "parcel": not places and not times,
    }
    if not fits[kind]:
        raise NotHiddenSo


def _painted(content: bytes, lines: str) -> tuple[bytes, dict[str, str]]:
    def paint(image: Image.Image) -> Image.Image:
        found = regions.parsed(lines, *image.size)
        if any(one.end is not None for one in found):
            raise NotHiddenSo
        return regions.fill(image, found)

    made: tuple[bytes, dict[str, str]] = _on("pictures").rewritten(content, paint)
    return made


def words_alone(content: bytes, params: Params) -> Answer:
    """The words of an office file as a plain text."""
    del params
    kind = family(content)
    if kind not in ("text", "parcel"):
        raise _REFUSED.get(kind, KindNotRead)
    made, told = letters.redacted(content, [], plain=kind == "text")
    return Answer({"family": kind, **told}, made)


def drawn(content: bytes, params: Params) -> Answer:
    """A JPEG to look at. params: page (from 1), second, small, grid (lines already chosen, or none).

    Facts: family, pages, and width, height, columns and rows of the grid.
    """
    kind = family(content)
    facts: dict[str, Any] = {"family": kind, "pages": 1}
    if kind == "pdf":
        with _on("pages").opened(content) as pdf:
            facts["pages"] = len(pdf)
            picture = _on("pictures").small(
                _on("pages").drawn(pdf, int(params.get("page", 1)) - 1, 100)
            )
    elif kind == "picture":
        picture = _on("pictures").preview(content)
    elif kind == "recording":
        picture = _on("recordings").frame(content, float(params.get("second", 0))) or b""
    else:
        raise _REFUSED.get(kind, KindNotRead)
    if not picture:
        raise KindNotRead
    with Image.open(BytesIO(picture)) as image:
        facts |= {"width": image.width, "height": image.height, "columns": regions.COLUMNS}
        facts["rows"] = regions.rows(*image.size)
        facts["grid_width"] = regions.GRID_WIDTH
        facts["grid_height"] = max(1, round(image.height * regions.GRID_WIDTH / image.width))
        if params.get("small"):
            picture = _on("pictures").small(image, bounds.THUMBNAIL_SIDE)
        elif params.get("grid") is not None:
            picture = _with_grid(image, str(params["grid"]))
    return Answer(facts, picture)


def _with_grid(image: Image.Image, lines: str) -> bytes:
    try:
        chosen = regions.parsed(lines, *image.size)
    except MediaRefused:
        chosen = []  # the form beside it says which line cannot be understood
    out = BytesIO()
    regions.grid(image, chosen).save(out, "JPEG", quality=80)
    return out.getvalue()
