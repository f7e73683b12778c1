"""What is to be hidden, as people type it: one place a line, of a document with its page first (`2: B3:D5`)."""

from __future__ import annotations

import re

from amparo.evidence.media.copying import Wish
from amparo.evidence.media.errors import RegionsUnfit

_PAGE = re.compile(r"\s*(\d{1,5})\s*:\s+(.*)")


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
