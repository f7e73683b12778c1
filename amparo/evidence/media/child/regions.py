"""Places and times to hide: read from lines a person can type, drawn as filled shapes.

A place is a cell or a block of cells of the numbered grid (`C4`, `B3:D5`), or corners in hundredths of width and height
(`12,20 40,20 30,55`); two corners are a rectangle. A time is `0:10-0:15`. On video a line may have both.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from PIL import Image, ImageDraw, ImageFont

from amparo.evidence.media.errors import RegionsUnfit

COLUMNS = 20
GRID_WIDTH = 1000
_CELLS = re.compile(r"([A-T])(\d{1,3})(?::([A-T])(\d{1,3}))?")
_TIME = re.compile(r"(?:(\d+):)?(\d{1,3}):(\d{2}(?:\.\d+)?)-(?:(\d+):)?(\d{1,3}):(\d{2}(?:\.\d+)?)")
_MOST = 500
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Region:
    """corners in fractions of width and height, none for the whole; from and until in seconds, or always."""

    corners: tuple[Point, ...] = ()
    start: float = 0.0
    end: float | None = None

    def holds(self, second: float) -> bool:
        return self.end is None or self.start <= second <= self.end


def parsed(lines: str, width: int, height: int) -> list[Region]:
    """The regions of a text, one a line or parted by semicolons. Raises RegionsUnfit with the first bad line."""
    found = [one.strip() for one in re.split(r"[\n;]", lines) if one.strip()]
    return [region for one in found[:_MOST] for region in _line(one, width, height)]


def rows(width: int, height: int) -> int:
    """Rows of the grid, so that its cells are about square."""
    return max(1, min(200, round(COLUMNS * height / max(1, width))))


def _line(line: str, width: int, height: int) -> list[Region]:
    shapes: list[tuple[Point, ...]] = []
    corners: list[Point] = []
    start, end = 0.0, None
    for part in line.upper().replace("–", "-").split():
        cells, time = _CELLS.fullmatch(part), _TIME.fullmatch(part)
        if cells:
            shapes.append(_rectangle(*_block(cells, line, rows(width, height))))
        elif time and end is None:
            start, end = _seconds(*time.groups()[:3]), _seconds(*time.groups()[3:])
        else:
            corners.append(_corner(part, line))
    if len(corners) == 1 or (end is not None and end <= start):
        raise RegionsUnfit(line=line[:60])
    if corners:
        shapes.append(_rectangle(*corners) if len(corners) == 2 else tuple(corners))
    return [Region(shape, start, end) for shape in shapes or [()]]


def _rectangle(one: Point, other: Point) -> tuple[Point, ...]:
    (left, top), (right, bottom) = one, other
    return (left, top), (right, top), (right, bottom), (left, bottom)


def _block(cells: re.Match[str], line: str, count: int) -> tuple[Point, Point]:
    first, top, last, bottom = cells.groups()
    left, right = sorted((ord(first) - 65, ord(last or first) - 65))
    upper, lower = sorted((int(top), int(bottom or top)))
    if not 1 <= upper <= lower <= count:
        raise RegionsUnfit(line=line[:60])
    return (left / COLUMNS, (upper - 1) / count), ((right + 1) / COLUMNS, lower / count)


def _corner(part: str, line: str) -> Point:
    try:
        across, down = (float(one) / 100 for one in part.split(","))
    except ValueError as error:
        raise RegionsUnfit(line=line[:60]) from error
    if not (0 <= across <= 1 and 0 <= down <= 1):
        raise RegionsUnfit(line=line[:60])
    return across, down


def _seconds(hours: str | None, minutes: str, seconds: str) -> float:
    return int(hours or 0) * 3600 + int(minutes) * 60 + float(seconds)


def fill(image: Image.Image, places: list[Region]) -> Image.Image:
    """Paint the places black over the points themselves; nothing of what was there can be computed back."""
    pen = ImageDraw.Draw(image)
    black = (0, 0, 0, 255) if image.mode == "RGBA" else 0 if image.mode == "L" else (0, 0, 0)
    for one in places:
        corners = one.corners or ((0, 0), (1, 0), (1, 1), (0, 1))
        pen.polygon([(x * image.width, y * image.height) for x, y in corners], black, black, 3)
    return image


def is_grey(image: Image.Image) -> bool:
    """Whether a picture has no colour, looked at in a quarter of its size."""
    colours = image.reduce(4).convert("HSV").getchannel("S").histogram()
    return not any(colours[24:])


def grid(image: Image.Image, places: list[Region]) -> Image.Image:
    """The picture with its numbered cells, and what is chosen shaded, for a person to choose by."""
    # Wide enough that each cell's name can be read in it.
    wide_enough = (GRID_WIDTH, max(1, round(image.height * GRID_WIDTH / image.width)))
    drawn = image.convert("RGB").resize(wide_enough)
    count = rows(*drawn.size)
    shade = Image.new("RGBA", drawn.size, (0, 0, 0, 0))
    pen = ImageDraw.Draw(shade)
    wide, high = drawn.width / COLUMNS, drawn.height / count
    for one in places:
        pen.polygon(
            [
                (x * drawn.width, y * drawn.height)
                for x, y in one.corners or ((0, 0), (1, 0), (1, 1), (0, 1))
            ],
            (0, 0, 0, 200),
        )
    for column in range(COLUMNS + 1):
        pen.line([(column * wide, 0), (column * wide, drawn.height)], (255, 255, 255, 120))
        pen.line([(column * wide + 1, 0), (column * wide + 1, drawn.height)], (0, 0, 0, 120))
    for row in range(count + 1):
        pen.line([(0, row * high), (drawn.width, row * high)], (255, 255, 255, 120))
        pen.line([(0, row * high + 1), (drawn.width, row * high + 1)], (0, 0, 0, 120))
    font = ImageFont.load_default(size=14)
    for row in range(count):
        for column in range(COLUMNS):
            name = f"{chr(65 + column)}{row + 1}"
            pen.text(
                (column * wide + 3, row * high + 2),
                name,
                (255, 255, 255, 255),
                font,
                stroke_width=1,
                stroke_fill=(0, 0, 0, 255),
            )
    return Image.alpha_composite(drawn.convert("RGBA"), shade).convert("RGB")
