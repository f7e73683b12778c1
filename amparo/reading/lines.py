"""Lines of a view: which are blank, which open an item, which are page furniture."""

import re
from collections import Counter
from dataclasses import dataclass

from amparo.reading.view import View

_BULLET = (
    "\u2022\u25cf\u25aa\u25a0\u25e6\u2023\u2043\u2219\u00b7\u27a2\u27a4\u25ba\u2713\u2714"
    "\uf0b7\uf0a7\uf0d8*\u2013\u2014-"
)
_MARKER = re.compile(
    r"(?P<bullet>[" + re.escape(_BULLET) + r"])(?: +|(?=[^\W\d_]))"
    r"|(?P<small>o) (?=\S)"
    r"|(?P<ordinal>(?:primer[oa]|segund[oa]|tercer[oa]|cuart[oa]|quint[oa]|sext[oa]|"
    r"s[e\u00e9]ptim[oa]|octav[oa]|noven[oa]"
    r"|d[e\u00e9]cim[oa]|art[i\u00ed]culo \d+|first|second|third|fourth|fifth|sixth|seventh|"
    r"eighth)) ?(?:[:.][-\u2013\u2014]?|[-\u2013\u2014]) *"
    r"|(?P<point>\d{1,3}(?:\.\d{1,3}){1,3})(?:[.)]? +|[.)]? *(?=[A-Z\u00c0-\u00dd\"\[(]))"
    r"|(?P<number>\(?\d{1,3})(?:[)\u00b0]\.?|\.(?!\d))(?:[-\u2013])? *(?=\S)"
    r"|(?P<roman>\(?(?=[ivxIVX])x{0,2}(?:ix|iv|v?i{0,3})|\(?X{0,2}(?:IX|IV|V?I{0,3}))(?:\)\.?|"
    r"\.(?= )-?)(?:[-\u2013])? *(?=\S)"
    r"|(?P<letter>\(?[a-zA-Z])(?:\)\.?|\.(?= ))(?:[-\u2013])? *(?=\S)",
    re.IGNORECASE,
)
_ALONE = re.compile(
    r"(?P<number>\(?\d{1,3})[.)]|\(?(?P<letter>[a-z])\)|\(?(?P<roman>[ivx]{1,4})\)|"
    r"(?P<bullet>[\u2022\u25cf\u25aa\uf0b7-])"
)
_FURNITURE = re.compile(
    r"(?:p[a\u00e1]g(?:ina|e|\.)?\.?|page|folio)? ?[-\u2013|]? ?\d{1,4}(?: ?(?:/|de|of|\|) "
    r"?\d{1,4}| \d{1,4})? ?[-\u2013|]?"
    r"|(?:https?://|www\.)\S+|\S+@\S+|\[email protected\]|[_=*~\u2500\u2014\u2013-]{3,}|\W{0,6}",
    re.IGNORECASE,
)
_LONGEST_FURNITURE = 120


@dataclass(frozen=True, slots=True)
class Marker:
    """How an item is numbered: its style ("number", "letter"...) and its place in the count, 0 for bullets."""

    style: str
    value: int


@dataclass(frozen=True, slots=True)
class Line:
    """A line's words `start:end` in the view, after `body` where its marker ends."""

    start: int
    end: int
    body: int
    marker: Marker | None
    is_blank: bool


_ROMAN = {"i": 1, "v": 5, "x": 10}


def _roman(letters: str) -> int:
    values = [_ROMAN.get(letter, 1) for letter in letters]  # a dotless i also matches an i
    return sum(
        -value if value < max(values[at + 1 :], default=0) else value
        for at, value in enumerate(values)
    )


def marker_of(match: re.Match[str]) -> Marker:
    """Return the marker that a match of the marker pattern stands for."""
    style = str(match.lastgroup)
    written = match.group(style).strip("(").lower()
    closing = ")" if ")" in match.group() else "."
    if style == "bullet":
        return Marker(f"bullet{written}", 0)
    if style in {"small", "ordinal"}:
        return Marker(style, 0)
    if style == "point":
        return Marker("point", int(written.rsplit(".", 1)[1]))
    if style == "number":
        return Marker(f"number{closing}", int(written))
    if style == "roman" and written:
        return Marker(f"roman{closing}", _roman(written))
    upper = "A" if match.group(style).strip("(").isupper() else "a"
    return Marker(f"{upper}{closing}", ord(written) - ord("a") + 1)


def _alone(match: re.Match[str]) -> Marker:
    """A marker whose words come on the next line."""
    if match.group("roman") and not match.group("letter"):
        return Marker("roman)", _roman(match.group("roman")))
    return marker_of(match)


def lines_of(view: View) -> list[Line]:
    """Return the lines in order; furniture (page numbers, addresses, running heads) counts as blank only when alone."""
    found: list[Line] = []
    shown, place = view.shown, 0
    running = _running_heads(view)
    for raw in shown.split("\n"):
        start, end = view.trimmed(place, place + len(raw))
        place += len(raw) + 1
        words = shown[start:end]
        if start == end:
            found.append(Line(start, end, start, None, True))
        elif not _is_furniture(words, running):
            found.append(_line(view, start, end))
    return found


def _line(view: View, start: int, end: int) -> Line:
    match = _MARKER.match(view.shown, start, end)
    if match is None and (alone := _ALONE.fullmatch(view.shown, start, end)):
        return Line(start, end, end, _alone(alone), False)
    if match is None or match.end() >= end or not match.group(str(match.lastgroup)).strip("("):
        return Line(start, end, start, None, False)
    return Line(start, end, match.end(), marker_of(match), False)


def _is_furniture(words: str, running: frozenset[str]) -> bool:
    if len(words) > _LONGEST_FURNITURE:
        return False
    return _FURNITURE.fullmatch(words) is not None or _bare(words) in running


def _bare(words: str) -> str:
    return re.sub(r"[\W\d_]+", " ", words).strip().casefold()


def _running_heads(view: View) -> frozenset[str]:
    """Heads and feet: short lines without an end that come back at least three times with their page number."""
    counted = Counter(
        bare
        for raw in view.shown.split("\n")
        if 8 <= len(raw.strip()) <= _LONGEST_FURNITURE
        and not raw.rstrip().endswith((".", ";", ":"))
        for bare in [_bare(raw)]
        if bare
    )
    return frozenset(bare for bare, times in counted.items() if times >= 3)
