"""Sound silenced and video painted over, by times and places. What is hidden is not coded again in any form."""

from __future__ import annotations

from array import array
from fractions import Fraction
from io import BytesIO
from typing import Any

import av
from av.container import InputContainer, OutputContainer
from PIL import ImageStat

from amparo.evidence.media.child import bounds, recordings, regions
from amparo.evidence.media.child.regions import Region
from amparo.evidence.media.errors import NothingToHide, StillThere, TooLong

# A word's beginning and end, and what a coder smears around, are silenced with it.
_AROUND = 0.05
_QUIET = 100  # of 32,768: what a coder leaves of silence
_WIDE = 4  # bytes of one sample of both sides
_DARK = 40.0
_RATE = 48_000
_FROM_IMAGE: Any = av.VideoFrame.from_image


def redacted(content: bytes, mute: str, paint: str) -> tuple[bytes, dict[str, str]]:
    """The recording with sound silent in the times of `mute` and pictures black in the places of `paint`.

    Raises NothingToHide, RegionsUnfit, TooLong and StillThere.
    """
    with recordings.opened(content) as found:
        if recordings.seconds(found) > bounds.REDACTED_MINUTES * 60:
            raise TooLong(limit=str(bounds.REDACTED_MINUTES))
        video = next((one for one in recordings.seen_and_heard(found) if one.type == "video"), None)
        silent = [one for one in regions.parsed(mute, 1, 1) if not one.corners]
        width, height = (video.width, video.height) if video else (1, 1)
        places = regions.parsed(paint, width, height) if video else []
        if not silent and not places:
            raise NothingToHide
        made = _coded(found, video, silent, places)
    _look_again(made, silent, places)
    kind = ("video/mp4", "mp4") if video else ("audio/flac", "flac")
    return made, {"type": kind[0], "suffix": kind[1]}


def _coded(found: InputContainer, video: Any, silent: list[Region], places: list[Region]) -> bytes:
    out = BytesIO()
    with av.open(out, "w", format="mp4" if video else "flac") as made:
        sound = next(iter(found.streams.audio), None)
        steps: list[tuple[Any, _Painted | _Silenced]] = []
        if video is not None:
            steps.append((video, _Painted(made, video, places)))
        if sound is not None:
            steps.append((sound, _Silenced(made, silent, "aac" if video else "flac")))
        by_stream = {stream.index: step for stream, step in steps}
        for packet in found.demux([stream for stream, _ in steps]):
            for frame in packet.decode():
                by_stream[packet.stream.index].take(frame)
        for _, step in steps:
            step.finish()
    return out.getvalue()


class _Painted:
    def __init__(self, made: OutputContainer, video: Any, places: list[Region]) -> None:
        self._made, self._places = made, places
        rate = Fraction(video.average_rate or 25).limit_denominator(1000)
        options = {"preset": "veryfast", "crf": "21", "threads": "1"}
        self._stream: Any = made.add_stream("libx264", rate=rate, options=options)
        # The coder wants even sides; a point at the edge is the price.
        self._stream.width, self._stream.height = video.width // 2 * 2, video.height // 2 * 2
        self._stream.pix_fmt = "yuv420p"
        self._base = self._stream.codec_context.time_base = Fraction(1, 90_000)

    def take(self, frame: Any) -> None:
        at = frame.time or 0.0
        image = frame.to_image()
        painted = [one for one in self._places if _holds(one, at)]
        new: Any = _FROM_IMAGE(regions.fill(image, painted))
        new.pts, new.time_base = round(at / self._base), self._base
        new = new.reformat(self._stream.width, self._stream.height, "yuv420p")
        self._made.mux(self._stream.encode(new))

    def finish(self) -> None:
        self._made.mux(self._stream.encode(None))


class _Silenced:
    def __init__(self, made: OutputContainer, silent: list[Region], codec: str) -> None:
        self._made, self._silent = made, silent
        self._stream: Any = made.add_stream(codec, rate=_RATE, layout="stereo")
        self._even = _even()
        self._last = av.AudioResampler(
            format="fltp" if codec == "aac" else "s16", layout="stereo", rate=_RATE
        )
        self._done: int | None = None

    def take(self, frame: Any) -> None:
        if frame is not None and self._done is None:
            self._done = max(0, round((frame.time or 0.0) * _RATE))
        for one in self._even.resample(frame):
            self._send(one.samples, bytearray(bytes(one.planes[0])[: one.samples * _WIDE]))

    def _send(self, count: int, points: bytearray) -> None:
        done = self._done or 0
        for region in self._silent:
            first, last = _within(region, done, count, _AROUND)
            points[first * _WIDE : last * _WIDE] = bytes((last - first) * _WIDE)
        new: Any = av.AudioFrame(format="s16", layout="stereo", samples=count)
        new.planes[0].update(bytes(points).ljust(new.planes[0].buffer_size, b"\0"))
        new.sample_rate, new.pts, new.time_base = _RATE, done, Fraction(1, _RATE)
        self._done = done + count
        for one in self._last.resample(new):
            self._made.mux(self._stream.encode(one))

    def finish(self) -> None:
        self.take(None)
        for one in self._last.resample(None):
            self._made.mux(self._stream.encode(one))
        self._made.mux(self._stream.encode(None))


def _even() -> av.AudioResampler:
    return av.AudioResampler(format="s16", layout="stereo", rate=_RATE)


def _holds(region: Region, at: float) -> bool:
    return region.end is None or region.start - _AROUND <= at <= region.end + _AROUND


def _within(region: Region, done: int, count: int, around: float) -> tuple[int, int]:
    """The samples of a piece (its first is number `done`) that lie in a time: first, and one past the last."""
    start = (region.start - around) * _RATE - done if region.end is not None else 0
    end = (region.end + around) * _RATE - done if region.end is not None else count
    first, last = max(0, int(start)), min(count, int(end) + 1)
    return first, max(first, last)


def _look_again(made: bytes, silent: list[Region], places: list[Region]) -> None:
    """Play the copy. Raises StillThere when a silent time sounds or a painted place shows anything but black."""
    with recordings.opened(made) as found:
        streams = recordings.seen_and_heard(found)
        even = _even()
        for packet in found.demux(streams):
            for frame in packet.decode():
                if packet.stream.type == "video":
                    _see(frame, places)
                else:
                    _hear(frame, even, silent)


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
    image = frame.to_image().convert("L")
    for one in now:
        across, down = zip(*(one.corners or ((0, 0), (1, 1))), strict=True)
        # The middle of the shape's box; a shape's edge may share a coded block with what is beside it.
        x, y = sum(across) / len(across) * image.width, sum(down) / len(down) * image.height
        spot = image.crop((int(x) - 1, int(y) - 1, int(x) + 2, int(y) + 2))
        if ImageStat.Stat(spot).mean[0] > _DARK:
            raise StillThere
