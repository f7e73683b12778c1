"""Sound silenced and video painted over, by times and places. What is hidden is not coded again in any form.

Pictures go through FFmpeg's own filters and are coded again only where some are painted; else they stay as they came.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from fractions import Fraction
from io import BytesIO
from typing import Any

import av
from av.container import InputContainer, OutputContainer

from amparo.evidence.media.child import bounds, recordings, regions
from amparo.evidence.media.child.regions import Region
from amparo.evidence.media.errors import (
    NoSuchPart,
    NothingToHide,
    RegionsUnfit,
    StillThere,
    TooLongAtOnce,
)

# A word's beginning and end, and what a coder smears around, are silenced with it.
_AROUND = 0.05
_QUIET = 100  # of 32,768: what a coder leaves of silence
_WIDE = 4  # bytes of one sample of both sides
_DARK = 40
_RATE = 48_000
_TURNS = {90: ["transpose=cclock"], -90: ["transpose=clock"], 180: ["hflip", "vflip"]}
_TURNS[-180] = _TURNS[180]


@dataclass(frozen=True, slots=True)
class _Wanted:
    """silent and places in seconds of the copy; start and end of the part that is taken, end None to the last"""

    silent: list[Region]
    places: list[Region]
    start: float = 0.0
    end: float | None = None

    @property
    def part(self) -> bool:
        return self.end is not None


def redacted(content: bytes, mute: str, paint: str, only: str = "") -> tuple[bytes, dict[str, str]]:
    """The recording with sound silent in the times of `mute` and pictures black in the places of `paint`.

    only  a time such as 0:00-15:00: the copy is that part of the recording; times are those of the whole
    Raises NothingToHide, RegionsUnfit, NoSuchPart, TooLongAtOnce and StillThere.
    """
    size = recordings.seen_size(content)
    wanted = _wanted(mute, paint, only, size)
    with recordings.opened(content) as found:
        lasts = (wanted.end or recordings.seconds(found)) - wanted.start
        again = size is not None and bool(wanted.places or wanted.part)
        limit = bounds.PAINTED_MINUTES if again else bounds.MUTED_MINUTES
        if lasts > limit * 60:
            raise TooLongAtOnce(limit=str(limit))
        made = _coded(found, wanted, size, again=again)
    _look_again(made, wanted)
    kind = ("video/mp4", "mp4") if size else ("audio/flac", "flac")
    return made, {"type": kind[0], "suffix": kind[1]}


def _wanted(mute: str, paint: str, only: str, size: tuple[int, int] | None) -> _Wanted:
    start, end = 0.0, None
    if only.strip():
        try:
            parts = regions.parsed(only, 1, 1)
        except RegionsUnfit as error:
            raise NoSuchPart(line=only.strip()[:60]) from error
        if len(parts) != 1 or parts[0].corners or parts[0].end is None:
            raise NoSuchPart(line=only.strip()[:60])
        start, end = parts[0].start, parts[0].end
    silent = [one for one in regions.parsed(mute, 1, 1) if not one.corners]
    places = regions.parsed(paint, *size) if size else []
    if not silent and not places:
        raise NothingToHide
    return _Wanted(
        [_moved(one, start) for one in silent], [_moved(p, start) for p in places], start, end
    )


def _moved(region: Region, by: float) -> Region:
    end = None if region.end is None else region.end - by
    return Region(region.corners, region.start - by if region.end is not None else 0.0, end)


def _coded(
    found: InputContainer, wanted: _Wanted, size: tuple[int, int] | None, *, again: bool
) -> bytes:
    out = BytesIO()
    with av.open(
        out, "w", format="mp4" if size else "flac", options={"fflags": "+bitexact"}
    ) as made:
        steps: dict[int, _Painted | _Kept | _Silenced] = {}
        streams = recordings.seen_and_heard(found)
        for stream in streams:
            if stream.type == "video" and size:
                steps[stream.index] = (
                    _Painted(made, stream, wanted, size) if again else _Kept(made, stream)
                )
                size = None  # one picture is enough
            elif stream.type == "audio" and not any(
                isinstance(s, _Silenced) for s in steps.values()
            ):
                coder = "aac" if made.format.name == "mp4" else "flac"
                steps[stream.index] = _Silenced(made, wanted, coder)
        made.metadata.clear()
        for packet in found.demux([stream for stream in streams if stream.index in steps]):
            steps[packet.stream.index].take(packet)
        for step in steps.values():
            step.finish()
    return out.getvalue()


class _Kept:
    """Pictures as they were coded, without what is said within them."""

    def __init__(self, made: OutputContainer, video: Any) -> None:
        self._made, self._bare = made, recordings.silent_units(video)
        self._stream = made.add_stream_from_template(video)
        self._stream.metadata.clear()

    def take(self, packet: Any) -> None:
        for one in self._bare.filter(packet) if self._bare else [packet]:
            if one.dts is not None:
                one.stream = self._stream
                self._made.mux(one)

    def finish(self) -> None:
        """Nothing waits."""


class _Painted:
    """Pictures turned upright, black where they are to be, and coded again."""

    def __init__(
        self, made: OutputContainer, video: Any, wanted: _Wanted, size: tuple[int, int]
    ) -> None:
        self._made, self._wanted, self._video = made, wanted, video
        # The coder wants even sides; a point at the edge is the price.
        self._wide, self._high = size[0] // 2 * 2, size[1] // 2 * 2
        rate = Fraction(video.average_rate or 25).limit_denominator(1000)
        options = {"preset": "ultrafast", "crf": "20", "threads": "1"}
        self._stream: Any = made.add_stream("libx264", rate=rate, options=options)
        self._stream.width, self._stream.height = self._wide, self._high
        self._stream.pix_fmt = "yuv420p"
        self._base = self._stream.codec_context.time_base = Fraction(1, 90_000)
        self._graph: Any = None

    def take(self, packet: Any) -> None:
        for frame in packet.decode():
            at = (frame.time or 0.0) - self._wanted.start
            if at < 0 or (self._wanted.end is not None and (frame.time or 0.0) > self._wanted.end):
                continue
            frame.pts, frame.time_base = round(at / self._base), self._base
            if self._graph is None:
                self._graph = self._drawn(frame)
            self._graph.push(frame)
            self._given()

    def _given(self) -> None:
        while True:
            try:
                frame = self._graph.pull()
            except (av.BlockingIOError, av.EOFError):
                return
            self._made.mux(self._stream.encode(frame))

    def _drawn(self, frame: Any) -> Any:
        graph = av.filter.Graph()
        source = graph.add_buffer(
            width=frame.width, height=frame.height, format=frame.format, time_base=self._base
        )
        told = [*_TURNS.get(frame.rotation, []), f"scale={self._wide}:{self._high}"]
        told += ["format=yuv420p", *(self._box(place) for place in self._wanted.places)]
        nodes = [graph.add(*one.split("=", 1)) for one in told]
        graph.link_nodes(source, *nodes, graph.add("buffersink")).configure()
        return graph

    def _box(self, place: Region) -> str:
        """The box around a shape: more than the shape, never less."""
        across, down = zip(*(place.corners or ((0, 0), (1, 1))), strict=True)
        left, top = int(min(across) * self._wide), int(min(down) * self._high)
        wide = int(max(across) * self._wide) - left + 2
        high = int(max(down) * self._high) - top + 2
        when = (
            ""
            if place.end is None
            else (f":enable='between(t,{place.start - _AROUND:.3f},{place.end + _AROUND:.3f})'")
        )
        return f"drawbox=x={left}:y={top}:w={wide}:h={high}:color=black:t=fill{when}"

    def finish(self) -> None:
        if self._graph is not None:
            self._graph.push(None)
            self._given()
        self._made.mux(self._stream.encode(None))


class _Silenced:
    def __init__(self, made: OutputContainer, wanted: _Wanted, codec: str) -> None:
        self._made, self._wanted = made, wanted
        self._stream: Any = made.add_stream(codec, rate=_RATE, layout="stereo")
        self._even = _even()
        self._last = av.AudioResampler(
            format="fltp" if codec == "aac" else "s16", layout="stereo", rate=_RATE
        )
        self._done: int | None = None

    def take(self, packet: Any) -> None:
        for frame in packet.decode():
            at = (frame.time or 0.0) - self._wanted.start
            if at < 0 or (self._wanted.end is not None and (frame.time or 0.0) > self._wanted.end):
                continue
            if self._done is None:
                self._done = max(0, round(at * _RATE))
            self._resample(frame)

    def _resample(self, frame: Any) -> None:
        for one in self._even.resample(frame):
            self._send(one.samples, bytearray(bytes(one.planes[0])[: one.samples * _WIDE]))

    def _send(self, count: int, points: bytearray) -> None:
        done = self._done or 0
        for region in self._wanted.silent:
            first, last = _within(region, done, count, _AROUND)
            points[first * _WIDE : last * _WIDE] = bytes((last - first) * _WIDE)
        new: Any = av.AudioFrame(format="s16", layout="stereo", samples=count)
        new.planes[0].update(bytes(points).ljust(new.planes[0].buffer_size, b"\0"))
        new.sample_rate, new.pts, new.time_base = _RATE, done, Fraction(1, _RATE)
        self._done = done + count
        for one in self._last.resample(new):
            self._made.mux(self._stream.encode(one))

    def finish(self) -> None:
        self._resample(None)
        for one in self._last.resample(None):
            self._made.mux(self._stream.encode(one))
        self._made.mux(self._stream.encode(None))


def _even() -> av.AudioResampler:
    return av.AudioResampler(format="s16", layout="stereo", rate=_RATE)


def _within(region: Region, done: int, count: int, around: float) -> tuple[int, int]:
    """The samples of a piece (its first is number `done`) that lie in a time: first, and one past the last."""
    start = (region.start - around) * _RATE - done if region.end is not None else 0
    end = (region.end + around) * _RATE - done if region.end is not None else count
    first, last = max(0, int(start)), min(count, int(end) + 1)
    return first, max(first, last)


def _look_again(made: bytes, wanted: _Wanted) -> None:
    """Play the copy. Raises StillThere when a silent time sounds or a painted place shows anything but black."""
    with recordings.opened(made) as found:
        even = _even()
        streams = [
            one
            for one in recordings.seen_and_heard(found)
            if one.type == "audio"
            or wanted.places  # pictures that nobody painted need no second look
        ]
        for packet in found.demux(streams):
            for frame in packet.decode():
                if packet.stream.type == "video":
                    _see(frame, wanted.places)
                else:
                    _hear(frame, even, wanted.silent)


def _hear(frame: Any, even: av.AudioResampler, silent: list[Region]) -> None:
    done = round((frame.time or 0.0) * _RATE)
    for one in even.resample(frame):
        points = array("h", bytes(one.planes[0])[: one.samples * _WIDE])
        for region in silent:
            first, last = _within(region, done, one.samples, 0)
            heard = points[first * 2 : last * 2]
            if heard and max(*heard, -min(heard)) > _QUIET:
                raise StillThere
        done += one.samples


def _see(frame: Any, places: list[Region]) -> None:
    now = [one for one in places if one.holds(frame.time or 0.0)]
    if not now:
        return
    light = frame.planes[0]  # of what we coded ourselves: how bright each point is comes first
    points = memoryview(light)
    for one in now:
        across, down = zip(*(one.corners or ((0, 0), (1, 1))), strict=True)
        # The middle of the shape's box; a shape's edge may share a coded block with what is beside it.
        x = int((min(across) + max(across)) / 2 * frame.width)
        y = int((min(down) + max(down)) / 2 * frame.height)
        x, y = min(max(x, 1), frame.width - 2), min(max(y, 1), frame.height - 2)
        rows = [(y + step) * light.line_size + x for step in (-1, 0, 1)]
        if sum(points[row + step] for row in rows for step in (-1, 0, 1)) > _DARK * 9:
            raise StillThere
