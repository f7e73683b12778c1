"""Pictures: what they say of device, time and place, and the same points without any of it."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from io import BytesIO
from typing import Any

from PIL import ExifTags, Image, ImageOps, IptcImagePlugin, UnidentifiedImageError
from PIL.ImageFile import ImageFile

from amparo.evidence import brands
from amparo.evidence.media.child import bounds, xmp
from amparo.evidence.media.child.facts import Facts
from amparo.evidence.media.errors import MediaDamaged, PictureTooLarge, StillTells

FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "TIFF", "BMP", "AVIF", "HEIF")
# A copy keeps the format it came in when one picture can be written in it and most programs read it.
_WRITTEN = {"JPEG": "JPEG", "MPO": "JPEG", "HEIF": "JPEG", "WEBP": "WEBP", "AVIF": "AVIF"}
_TYPES = {"JPEG": "image/jpeg", "WEBP": "image/webp", "AVIF": "image/avif", "PNG": "image/png"}
_SUFFIX = {"JPEG": "jpg", "WEBP": "webp", "AVIF": "avif", "PNG": "png"}
_TAGS = {
    "Make": ("device", "make"),
    "Model": ("device", "model"),
    "BodySerialNumber": ("device", "serial"),
    "LensSerialNumber": ("device", "serial"),
    "LensModel": ("device", "lens"),
    "CameraOwnerName": ("author", "creator"),
    "HostComputer": ("device", "computer"),
    "Artist": ("author", "creator"),
    "XPAuthor": ("author", "creator"),
    "Copyright": ("author", "rights"),
    "Software": ("software", "tool"),
    "ProcessingSoftware": ("software", "tool"),
    "DateTimeOriginal": ("time", "taken_at"),
    "DateTimeDigitized": ("time", "taken_at"),
    "DateTime": ("time", "changed_at"),
    "OffsetTimeOriginal": ("time", "offset"),
    "ImageDescription": ("words", "description"),
    "XPTitle": ("words", "title"),
    "XPComment": ("words", "comment"),
    "UserComment": ("words", "comment"),
    "ImageUniqueID": ("history", "document_id"),
    "GPSLatitude": ("place", "latitude"),
    "GPSLongitude": ("place", "longitude"),
}
_IPTC = {
    (2, 5): ("words", "title"),
    (2, 25): ("words", "keywords"),
    (2, 55): ("time", "made_at"),
    (2, 80): ("author", "creator"),
    (2, 90): ("place", "named"),
    (2, 92): ("place", "named"),
    (2, 95): ("place", "named"),
    (2, 101): ("place", "named"),
    (2, 116): ("author", "rights"),
    (2, 120): ("words", "description"),
}


def _learn_heif() -> None:
    """Teach Pillow HEIC: a library of six megabytes, loaded only for files that are so."""
    heif = import_module("pillow_heif")
    heif.options.DECODE_THREADS = 1
    heif.register_heif_opener()


# What the parsers raise over files that are not what they say.
_TRIPS: tuple[type[Exception], ...] = (
    *(UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError, struct.error),
    *(OverflowError, KeyError, IndexError, TypeError, AttributeError, ZeroDivisionError),
)


@contextmanager
def opened(content: bytes) -> Iterator[Image.Image]:
    """The picture, its points not yet unpacked. Raises PictureTooLarge and MediaDamaged."""
    Image.MAX_IMAGE_PIXELS = None  # the bound below is ours, and refuses in our words
    Image.init()
    if brands.picture(content[:16]):
        _learn_heif()
    try:
        with Image.open(BytesIO(content), formats=FORMATS) as image:
            if image.width * image.height > bounds.POINTS:
                raise PictureTooLarge(limit=str(bounds.POINTS // 1_000_000))
            yield image
    except _TRIPS as error:
        raise MediaDamaged from error


def read(content: bytes, facts: Facts) -> None:
    with opened(content) as image:
        facts.add("content", "format", image.format)
        facts.add("content", "points", f"{image.width} × {image.height}")
        if getattr(image, "n_frames", 1) > 1:
            facts.add("content", "frames", getattr(image, "n_frames", 1))
        _exif(image, facts)
        packet = image.info.get("xmp") or image.info.get("XML:com.adobe.xmp")
        if packet:
            xmp.read(packet if isinstance(packet, bytes) else str(packet).encode(), facts)
        _iptc(image, facts)
        _text(image, facts)


def _exif(image: Image.Image, facts: Facts) -> None:
    try:
        exif = image.getexif()
        groups = [exif, exif.get_ifd(ExifTags.IFD.Exif)]
        located = exif.get_ifd(ExifTags.IFD.GPSInfo)
    except (SyntaxError, ValueError, OSError, KeyError, TypeError, RecursionError):
        facts.add("content", "exif_damaged", "1")
        return
    for group in groups:
        for tag, value in group.items():
            known = _TAGS.get(ExifTags.TAGS.get(tag, ""))
            if known is not None:
                facts.add(*known, _said(value))
    with suppress(KeyError, TypeError, ValueError, ZeroDivisionError, IndexError):
        facts.add("place", "latitude", _degrees(located[2], located.get(1, "N")))
        facts.add("place", "longitude", _degrees(located[4], located.get(3, "E")))
    if located:
        facts.add("place", "has_gps", "1")
        facts.add("time", "gps_date", located.get(29, ""))


def _said(value: Any) -> object:
    if isinstance(value, bytes):
        # UserComment begins with the name of its encoding; the XP tags are UTF-16.
        if value[:8] in (b"ASCII\0\0\0", b"UNICODE\0", b"\0" * 8):
            return value[8:].decode("utf-16" if value[:1] == b"U" else "utf-8", "replace")
        return value.decode("utf-16-le" if value[1:2] == b"\0" else "utf-8", "replace")
    return value


def _degrees(parts: Any, side: str) -> str:
    whole, minutes, seconds = (float(one) for one in parts)
    found = whole + minutes / 60 + seconds / 3600
    return f"{-found if side in ('S', 'W') else found:.5f}"


def _iptc(image: Image.Image, facts: Facts) -> None:
    with suppress(
        Exception
    ):  # the parser trips over many harmless forms; what it cannot read it does not tell
        found = IptcImagePlugin.getiptcinfo(image) if isinstance(image, ImageFile) else None
        for tag, value in (found or {}).items():
            if tag in _IPTC:
                for one in value if isinstance(value, list) else [value]:
                    facts.add(*_IPTC[tag], one)


def _text(image: Image.Image, facts: Facts) -> None:
    comment = image.info.get("comment")
    if comment:
        facts.add("words", "comment", _said(comment))
    for name, value in getattr(image, "text", {}).items():
        if name == "Software":
            facts.add("software", "tool", value)
        elif name != "XML:com.adobe.xmp":
            facts.add("words", "comment", f"{name}: {value}")


def without_metadata(content: bytes) -> tuple[bytes, dict[str, str]]:
    """The same points, upright, and nothing else. Raises StillTells when something remained."""
    return rewritten(content, lambda image: image)


def rewritten(
    content: bytes, change: Callable[[Image.Image], Image.Image]
) -> tuple[bytes, dict[str, str]]:
    """The first picture of the file, upright, changed, encoded anew from its bare points."""
    with opened(content) as image:
        frames = int(getattr(image, "n_frames", 1))
        kind = _WRITTEN.get(str(image.format), "PNG")
        clean = change(_bare(image))
    if kind == "JPEG" and clean.mode != "L":
        clean = clean.convert("RGB")
    out = BytesIO()
    options = {"PNG": {"optimize": False}}.get(kind, {"quality": 95})
    clean.save(out, kind, **options)
    made = out.getvalue()
    left = Facts()
    read(made, left)
    if left.private():
        raise StillTells
    told = {"type": _TYPES[kind], "suffix": _SUFFIX[kind]}
    # Of a picture that moves, or a camera's second picture, the copy keeps the first alone.
    return made, {**told, "left_out": str(frames - 1)} if frames > 1 else told


def _bare(image: Image.Image) -> Image.Image:
    """A new picture of the points alone: no tags, comments, profile or thumbnail come along."""
    upright = ImageOps.exif_transpose(image)
    wide = "A" in upright.getbands() or "transparency" in upright.info
    mode = "L" if upright.mode in ("1", "L") and not wide else "RGBA" if wide else "RGB"
    points = upright.convert(mode)
    bare = Image.new(mode, points.size)
    bare.paste(points)
    return bare


def preview(content: bytes) -> bytes:
    """A small JPEG to look at, upright."""
    with opened(content) as image:
        if image.format == "JPEG":
            image.draft("RGB", (bounds.PREVIEW_SIDE, bounds.PREVIEW_SIDE))
        return small(_bare(image))


def small(image: Image.Image, side: int = bounds.PREVIEW_SIDE) -> bytes:
    if image.mode == "RGBA":
        white = Image.new("RGB", image.size, "white")
        white.paste(image, mask=image.getchannel("A"))
        image = white
    image.thumbnail((side, side))
    out = BytesIO()
    image.convert("RGB").save(out, "JPEG", quality=80)
    return out.getvalue()


def as_format(content: bytes, suffix: str) -> bytes | None:
    """The same points in another format, by the suffix of its name; None when it cannot be written."""
    kind = {"jpg": "JPEG", "png": "PNG", "webp": "WEBP", "tif": "TIFF", "tiff": "TIFF"}
    kind |= {"gif": "GIF", "bmp": "BMP"}
    with opened(content) as image:
        bare, out = _bare(image), BytesIO()
        if kind[suffix] in ("JPEG", "BMP"):
            bare = bare.convert("RGB")
        bare.save(out, kind[suffix])
        return out.getvalue()
