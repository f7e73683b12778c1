"""Sound and video: what the container tells, the same streams without it, and a frame to look at.

FFmpeg's libraries run inside the child through PyAV: no program is started. Only containers named here are tried, since
some formats of FFmpeg are lists of other files to open.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import BytesIO
from typing import Any

import av
from av.bitstream import BitStreamFilterContext
from av.container import InputContainer, OutputContainer
from av.stream import Disposition
from PIL import Image

from amparo.evidence.media.child import bounds, pictures
from amparo.evidence.media.child.facts import Facts
from amparo.evidence.media.errors import KindNotRead, MediaDamaged, StillTells, TooLong

_TAKEN = (
    "mov",
    "matroska",
    "mp3",
    "ogg",
    "wav",
    "flac",
    "aac",
    "avi",
    "mpegts",
    "aiff",
    "amr",
    "asf",
    "mpeg",
)
# The container of a copy, its type and suffix, by the first name of the container it came in.
_WRITTEN = {
    "mov": ("mp4", "video/mp4", "mp4"),
    "matroska": ("matroska", "video/x-matroska", "mkv"),
    "mp3": ("mp3", "audio/mpeg", "mp3"),
    "ogg": ("ogg", "audio/ogg", "ogg"),
    "wav": ("wav", "audio/x-wav", "wav"),
    "flac": ("flac", "audio/flac", "flac"),
    "aac": ("adts", "audio/aac", "aac"),
    "avi": ("matroska", "video/x-matroska", "mkv"),
    "mpegts": ("matroska", "video/x-matroska", "mkv"),
    "mpeg": ("matroska", "video/x-matroska", "mkv"),
    "aiff": ("matroska", "audio/x-matroska", "mka"),
    "amr": ("amr", "audio/amr", "amr"),
    "asf": ("matroska", "video/x-matroska", "mkv"),
}
_TAGS = {
    "make": ("device", "make"),
    "manufacturer": ("device", "make"),
    "model": ("device", "model"),
    "com.apple.quicktime.make": ("device", "make"),
    "com.apple.quicktime.model": ("device", "model"),
    "com.apple.quicktime.software": ("software", "tool"),
    "com.android.version": ("device", "system"),
    "com.android.manufacturer": ("device", "make"),
    "com.android.model": ("device", "model"),
    "encoded_by": ("author", "creator"),
    "artist": ("author", "creator"),
    "author": ("author", "creator"),
    "album_artist": ("author", "creator"),
    "composer": ("author", "creator"),
    "copyright": ("author", "rights"),
    "creation_time": ("time", "made_at"),
    "date": ("time", "made_at"),
    "com.apple.quicktime.creationdate": ("time", "made_at"),
    "title": ("words", "title"),
    "comment": ("words", "comment"),
    "description": ("words", "description"),
    "location": ("place", "coordinates"),
    "location-eng": ("place", "coordinates"),
    "com.apple.quicktime.location.iso6709": ("place", "coordinates"),
}
# Written by every muxer of itself; they tell of nobody once the copy is ours.
_OURS = {
    "major_brand",
    "minor_version",
    "compatible_brands",
    "handler_name",
    "vendor_id",
    "language",
}
_OURS |= {"duration", "number_of_bytes", "number_of_frames", "rotate"}


@contextmanager
def opened(content: bytes) -> Iterator[InputContainer]:
    """The recording. Raises MediaDamaged, KindNotRead and TooLong."""
    options = {"format_whitelist": ",".join(_names()), "protocol_whitelist": "none"}
    try:
        with av.open(BytesIO(content), "r", options=options, metadata_errors="replace") as found:
            if first_name(found) not in _WRITTEN:
                raise KindNotRead
            if seconds(found) > bounds.MINUTES * 60:
                raise TooLong(limit=str(bounds.MINUTES))
            yield found
    except (av.FFmpegError, EOFError, ValueError, IndexError, UnicodeError) as error:
        raise MediaDamaged from error


def _names() -> list[str]:
    full = {"mov": "mov,mp4,m4a,3gp,3g2,mj2", "matroska": "matroska,webm"}
    return [name for one in _TAKEN for name in full.get(one, one).split(",")]


def first_name(found: InputContainer) -> str:
    return found.format.name.partition(",")[0]


def seconds(found: InputContainer) -> float:
    return (found.duration or 0) / 1_000_000


def seen_and_heard(found: InputContainer) -> list[Any]:
    """Streams of video and sound; a cover picture is metadata."""
    streams = [*found.streams.video, *found.streams.audio]
    return [one for one in streams if not one.disposition & _COVER]


_COVER = Disposition.attached_pic | Disposition.timed_thumbnails
# What a coder or a camera says within the coded pictures themselves: the SEI of H.264 and H.265.
_UNITS = {"h264": "filter_units=remove_types=6", "hevc": "filter_units=remove_types=39|40"}


def read(content: bytes, facts: Facts) -> None:
    with opened(content) as found:
        facts.add("content", "format", found.format.name)
        facts.add("content", "seconds", f"{seconds(found):.1f}")
        kept = seen_and_heard(found)
        stream: Any
        for stream in found.streams:
            if stream in kept:
                facts.add("content", "coded", stream.codec_context.name)
                if stream.type == "video":
                    facts.add("content", "points", f"{stream.width} × {stream.height}")
            else:
                facts.add("attached", "track", stream.type)
            _tags(stream.metadata, facts)
        _tags(found.metadata, facts)
        with suppress(AttributeError):
            for chapter in found.chapters():
                facts.add("words", "chapter", chapter["metadata"].get("title", "?"))


def _tags(told: dict[str, str], facts: Facts) -> None:
    for name, value in told.items():
        low = name.lower()
        if low in _TAGS:
            facts.add(*_TAGS[low], value)
        elif low == "encoder" and not value.startswith("Lav"):
            facts.add("software", "tool", value)
        elif low not in _OURS and low != "encoder" and not low.startswith("_"):
            facts.add("words", "comment", f"{name}: {value}")


def without_metadata(content: bytes) -> tuple[bytes, dict[str, str]]:
    """The same coded sound and pictures in a new container; covers, subtitles, chapters and data stay behind."""
    with opened(content) as found:
        name, mime, suffix = _WRITTEN[first_name(found)]
        if not found.streams.video and name == "mp4":
            mime, suffix = "audio/mp4", "m4a"
        kept, out = seen_and_heard(found), BytesIO()
        if not kept:
            raise KindNotRead
        with av.open(out, "w", format=name, options={"fflags": "+bitexact"}) as made:
            _repacked(found, made, kept)
    left = Facts()
    read(out.getvalue(), left)
    if left.private():
        raise StillTells
    return out.getvalue(), {"type": mime, "suffix": suffix}


def _repacked(found: InputContainer, made: OutputContainer, kept: list[Any]) -> None:
    """The coded packets of those streams, in another container, without what is said within them."""
    twins = {one.index: made.add_stream_from_template(one) for one in kept}
    silent = {one.index: silent_units(one) for one in kept}
    for twin in twins.values():
        twin.metadata.clear()
    made.metadata.clear()
    for packet in found.demux(kept):
        at = packet.stream.index
        bare = silent[at]
        for one in bare.filter(packet) if bare else [packet]:
            if one.dts is not None:
                one.stream = twins[at]
                made.mux(one)


def silent_units(stream: Any) -> BitStreamFilterContext | None:
    """What takes a camera's own words out of coded pictures; None where they have no place for any."""
    told = _UNITS.get(stream.codec_context.name)
    return BitStreamFilterContext(told, stream) if told else None


def seen_size(content: bytes) -> tuple[int, int] | None:
    """Width and height of the first picture as it is meant to be seen; None for sound alone."""
    with opened(content) as found:
        videos = [one for one in seen_and_heard(found) if one.type == "video"]
        for one in found.decode(videos[0]) if videos else ():
            image = upright(one, small=True)
            turned = (image.width > image.height) != (one.width > one.height)
            return (one.height, one.width) if turned else (one.width, one.height)
    if videos:
        raise MediaDamaged
    return None


def upright(one: Any, *, small: bool = False) -> Image.Image:
    """A picture of a video as it is meant to be seen: a telephone held upright says so beside its pictures."""
    if small:
        return Image.new("L", (one.width, one.height)).rotate(one.rotation, expand=True)
    seen: Image.Image = one.to_image()
    return seen.rotate(one.rotation, expand=True) if one.rotation else seen


def frame(content: bytes, second: float) -> bytes | None:
    """A small JPEG of the moment, or of the first picture there is; None for sound alone."""
    with opened(content) as found:
        videos = [one for one in seen_and_heard(found) if one.type == "video"]
        if not videos:
            return None
        if second:
            found.seek(int(second * 1_000_000))
        one: Any
        for one in found.decode(videos[0]):
            if one.width * one.height > bounds.POINTS:
                raise MediaDamaged
            if one.time is None or one.time >= second - 0.05:
                return pictures.small(upright(one))
    raise MediaDamaged
