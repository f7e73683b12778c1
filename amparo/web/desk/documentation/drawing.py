"""Who did what to whom in one event, and the events of a chain in time, drawn on the server.

The table beside each drawing says the same; the drawing itself has one name for those who hear the page.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

INK: Final = "#1b1b1f"
PRIMARY: Final = "#1d4f5c"
ACCENT: Final = "#9a4f1c"
LINE: Final = "#8a8175"
PAPER: Final = "#ffffff"
_WIDTH: Final = 960
_BOX: Final = 250
_ROW: Final = 54
_LETTERS: Final = 30
MOST: Final = 40


@dataclass(frozen=True, slots=True)
class Strand:
    """One thing done: by whom (empty where nobody is alleged), what, to whom; drawn broken when in doubt."""

    by: str
    what: str
    whom: str
    firm: bool = True


def who_did_what(strands: Sequence[Strand], name: str, heads: tuple[str, str, str]) -> SafeString:
    """Three columns joined by lines: who is alleged, what was done, to whom. `heads` are their titles."""
    by = list(dict.fromkeys(strand.by for strand in strands))
    whom = list(dict.fromkeys(strand.whom for strand in strands))
    what = list(dict.fromkeys((strand.by, strand.what, strand.whom) for strand in strands))
    height = 40 + _ROW * max(len(by), len(what), len(whom))
    by_at = {key: _middle(n, len(by), height) for n, key in enumerate(by)}
    what_at = {key: _middle(n, len(what), height) for n, key in enumerate(what)}
    whom_at = {key: _middle(n, len(whom), height) for n, key in enumerate(whom)}
    lefts = (0, (_WIDTH - _BOX) // 2, _WIDTH - _BOX)
    lines = []
    for strand in strands:
        here = what_at[strand.by, strand.what, strand.whom]
        if strand.by:
            lines.append(_line(_BOX, by_at[strand.by], lefts[1], here, strand.firm))
        lines.append(_line(lefts[1] + _BOX, here, lefts[2], whom_at[strand.whom], strand.firm))
    boxes = [_box(lefts[0], y, one, ACCENT) for one, y in by_at.items() if one]
    boxes += [_box(lefts[1], y, one, PRIMARY) for (_by, one, _whom), y in what_at.items()]
    boxes += [_box(lefts[2], y, one, INK) for one, y in whom_at.items()]
    titles = [
        _text(left, 16, head, INK, bold=True) for left, head in zip(lefts, heads, strict=True)
    ]
    return _svg(height, name, [*titles, *lines, *boxes])


@dataclass(frozen=True, slots=True)
class Span:
    """One event on the line of time; `here` is the one whose page it is."""

    label: str
    first: date | None
    last: date | None
    here: bool = False


def timeline(spans: Sequence[Span], name: str) -> SafeString:
    """Events one under another, each as long as it lasted or as its date is uncertain."""
    known = [span for span in spans if span.first and span.last]
    starts = [span.first for span in known if span.first]
    first = min(starts, default=date(2000, 1, 1))
    last = max((span.last for span in known if span.last), default=first)
    days = max((last - first).days, 1)
    height = 48 + 44 * len(spans)
    left, width = 320, _WIDTH - 340
    parts = [
        format_html(
            '<line x1="{}" y1="30" x2="{}" y2="30" stroke="{}" stroke-width="2"/>',
            left, left + width, LINE,
        ),
        _text(left, 18, first.isoformat() if known else "", INK),
        _text(left + width, 18, last.isoformat() if known else "", INK, anchor="end"),
    ]  # fmt: skip
    for row, span in enumerate(spans):
        y = 62 + 44 * row
        parts.append(_text(0, y + 5, _cut(span.label, 38), INK, bold=span.here))
        if span.first and span.last:
            x = left + width * (span.first - first).days / days
            wide = max(width * (span.last - span.first).days / days, 10)
            x = min(x, left + width - wide)
            parts.append(
                format_html(
                    '<rect x="{}" y="{}" width="{}" height="14" rx="3" fill="{}"/>',
                    round(x), y - 7, round(wide), ACCENT if span.here else PRIMARY,
                )
            )  # fmt: skip
        else:
            parts.append(_text(left, y + 5, "?", INK, bold=True))
    return _svg(height, name, parts)


def _svg(height: int, name: str, parts: Sequence[SafeString]) -> SafeString:
    return format_html(
        '<svg class="am-drawn" viewBox="0 0 {} {}" role="img" aria-label="{}"'
        ' font-family="system-ui, \'Noto Sans\', sans-serif" font-size="15">{}</svg>',
        _WIDTH,
        height,
        name,
        format_html_join("", "{}", ((part,) for part in parts)),
    )


def _middle(row: int, rows: int, height: int) -> int:
    """The middle of the nth of so many boxes, spread over the height below the titles."""
    return 32 + round((height - 40) * (row + 0.5) / rows)


def _line(x1: int, y1: int, x2: int, y2: int, firm: bool) -> SafeString:
    half = (x1 + x2) // 2
    return format_html(
        '<path d="M{} {} C{} {} {} {} {} {}" fill="none" stroke="{}" stroke-width="2"{}/>',
        x1, y1, half, y1, half, y2, x2, y2, LINE,
        "" if firm else SafeString(' stroke-dasharray="6 5"'),
    )  # fmt: skip


def _box(x: int, y: int, words: str, colour: str) -> SafeString:
    return format_html(
        '<g><title>{}</title><rect x="{}" y="{}" width="{}" height="38" rx="6" fill="{}"'
        ' stroke="{}" stroke-width="2"/>{}</g>',
        words, x + 1, y - 19, _BOX - 2, PAPER, colour,
        _text(x + 12, y + 5, _cut(words, _LETTERS), colour),
    )  # fmt: skip


def _text(
    x: float, y: float, words: str, colour: str, *, bold: bool = False, anchor: str = "start"
) -> SafeString:
    return format_html(
        '<text x="{}" y="{}" fill="{}" text-anchor="{}"{}>{}</text>',
        round(x), round(y), colour, anchor,
        SafeString(' font-weight="700"') if bold else "", words,
    )  # fmt: skip


def _cut(words: str, letters: int) -> str:
    return words if len(words) <= letters else words[: letters - 1].rstrip() + "…"
