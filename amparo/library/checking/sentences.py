"""Sentences of a text, well enough to tell what is said together."""

import re
from collections.abc import Iterator

_SHORT_WORDS = """
no nº n núm num art arts sr sra dr dra mr mrs ms st inc pág pag p pp res vs etc d.c u.s ee.uu s.a
cap jan feb mar apr jun jul aug sep sept oct nov dec
"""
_SHORT = frozenset(_SHORT_WORDS.split())
_END = re.compile(r"(?<![.!?…])[.!?…]++[”\"»)]*(?=\s+[“\"«¿¡(]?[A-ZÁÉÍÓÚÑÜ0-9–—•])|\n\s*\n|;(?=\s)")


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of each sentence; a semicolon and a blank line end one too."""
    start = 0
    for found in _END.finditer(text):
        if found.group().startswith(".") and _is_short(text, found.start()):
            continue
        if text[start : found.end()].strip():
            yield start, found.end()
        start = found.end()
    if text[start:].strip():
        yield start, len(text)


def around(text: str, at: int) -> tuple[int, int]:
    """The sentence that holds a place."""
    return next(
        ((start, end) for start, end in sentences(text) if start <= at < end), (0, len(text))
    )


def _is_short(text: str, dot: int) -> bool:
    before = re.search(r"[^\s(“\"«]+$", text[max(0, dot - 12) : dot])
    word = before.group().lower() if before else ""
    return word in _SHORT or (len(word) == 1 and word.isalpha())
