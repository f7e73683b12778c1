"""What is to be hidden, as people type it: one place a line, of a document with its page first (`2: B3:D5`)."""

from __future__ import annotations

import re

from amparo.evidence.media.copying import Wish
from amparo.evidence.media.errors import RegionsUnfit

_PAGE = re.compile(r"\s*(\d{1,5})\s*:\s+(.*)")
_CORNER = re.compile(r"(\d{1,2}|100),(\d{1,2}|100)")
_SHAPE = re.compile(rf"\s*{_CORNER.pattern}(\s+{_CORNER.pattern})*\s*")


def wish(places: str, times: str, words: str, *, paged: bool, only: str = "") -> Wish:
    """The wish of a form or a call. Raises RegionsUnfit for a line of a document without its page."""
    hidden = tuple(one.strip() for one in words.splitlines() if one.strip())
    return Wish(by_page(places, paged=paged), times, hidden, only)


def by_page(places: str, *, paged: bool) -> dict[int, str]:
    if not paged:
        return {1: places}
    found: dict[int, list[str]] = {}
    for line in filter(str.strip, re.split(r"[\n;]", places)):
        parts = _PAGE.match(line)
        if parts is None:
            raise RegionsUnfit(line=line.strip()[:60])
        found.setdefault(int(parts[1]), []).append(parts[2])
    return {page: "\n".join(lines) for page, lines in found.items()}


def with_cell(places: str, page: int, cell: str, *, paged: bool) -> str:
    """The lines with one more cell of a page."""
    line = f"{page}: {cell}" if paged else cell
    return "\n".join([*filter(str.strip, places.splitlines()), line])


def with_corner(places: str, page: int, corner: str, *, paged: bool, new: bool) -> str:
    """The lines with one more corner of the shape of the last one, or with the first of a new one."""
    lines = [*filter(str.strip, places.splitlines())]
    start = f"{page}: " if paged else ""
    last = lines[-1].removeprefix(start) if lines else ""
    if new or not _SHAPE.fullmatch(last):
        return "\n".join([*lines, start + corner])
    return "\n".join([*lines[:-1], f"{lines[-1].rstrip()} {corner}"])


def to_be_seen(lines: str) -> str:
    """The lines with each corner that is still alone as a small mark, for a picture of what is chosen."""
    seen = []
    for line in re.split(r"[\n;]", lines):
        alone = _CORNER.fullmatch(line.strip())
        if alone:
            across, down = float(alone[1]), float(alone[2])
            left, top = min(across, 99.0), min(down, 99.0)
            seen.append(f"{left},{top} {left + 1},{top + 1}")
        else:
            seen.append(line)
    return "\n".join(seen)
