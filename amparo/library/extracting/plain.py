"""Plain text: the text is the file itself, character by character; paragraphs are found, never moved."""

from __future__ import annotations

import re
from collections.abc import Iterator
from statistics import median

from amparo.library.errors import DocumentKindUnknown
from amparo.library.extracting.layout import Kind, Layout, Span, checked

ITEM = re.compile(
    r"[ \t]*(?:[•●▪◦‣–—*·-]|\(?(?:\d{1,3}|[a-zA-Z]|[ivxlIVXL]{1,6})[.)°º]|\d{1,2}(?:\.\d{1,2})+\.?)[ \t]*(?=\S)"
)
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_UNWRAPPED = 160  # characters; no printer's line is as long


def decode(content: bytes) -> tuple[str, str]:
    """Return (text, encoding) of bytes in UTF-8, UTF-16 or, when nothing else fits, Windows' Latin.

    Raises DocumentKindUnknown for bytes that are no text.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _decoded(content, encoding), encoding
    try:
        text, encoding = content.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        even, odd = content[:2000:2].count(0), content[1:2000:2].count(0)
        if max(even, odd) > len(content[:2000]) // 5:
            encoding = "utf-16-be" if even > odd else "utf-16-le"
        else:
            encoding = "cp1252" if not _unknown_to_windows(content) else "latin-1"
        text = _decoded(content, encoding)
    if _is_noise(text):
        raise DocumentKindUnknown
    # The database keeps no NUL; a sign of the same length keeps every offset.
    return text.replace("\x00", "\ufffd"), encoding


def read(content: bytes) -> Layout:
    """The text as it stands and its paragraphs; a form feed begins a page."""
    text, encoding = decode(content)
    pages = "\f" in text
    spans = [
        Span(start, end, 1 + text.count("\f", 0, start) if pages else 0, _kind(text[start:end]))
        for start, end in paragraphs(text)
    ]
    return checked(Layout(text, tuple(spans), {"encoding": encoding}))


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of each paragraph of a text that may be wrapped or not."""
    width = _width(text)
    start = end = None
    for line in re.finditer(r"[^\r\n\f]*(?:\r\n|[\r\n\f]|$)", text):
        words = line.group().strip()
        if start is not None and end is not None and _begins(words, text[start:end], width):
            yield start, end
            start = None
        if not words:
            continue
        first = line.start() + len(line.group()) - len(line.group().lstrip())
        start = first if start is None else start
        end = first + len(words)
    if start is not None and end is not None:
        yield start, end


def _begins(words: str, before: str, width: float) -> bool:
    """Whether a line does not belong to the paragraph before it."""
    last = before.splitlines()[-1] if before else ""
    ends = last.rstrip()[-1:] in '.:;?!”")'
    return (
        not words
        or bool(ITEM.match(words))
        or width > _UNWRAPPED
        or (ends and len(last) < 0.75 * width)
        or (len(last) < 0.55 * width and words[:1].isupper())
    )


def _width(text: str) -> float:
    """How long the lines are that a printer broke: the median of the longer half."""
    lengths = sorted(len(line.strip()) for line in text.splitlines() if line.strip())
    return median(lengths[len(lengths) // 2 :]) if lengths else 0.0


def _kind(words: str) -> Kind:
    if ITEM.match(words):
        return Kind.ITEM
    short = len(words) < 120 and "\n" not in words.strip() and words.rstrip()[-1:] not in ".:;,"
    return Kind.HEADING if short and words.isupper() else Kind.BODY


def _decoded(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise DocumentKindUnknown from error


def _unknown_to_windows(content: bytes) -> bool:
    return any(byte in content for byte in b"\x81\x8d\x8f\x90\x9d")


def _is_noise(text: str) -> bool:
    sample = text[:20_000]
    strange = sum(1 for sign in sample if sign < " " and sign not in "\t\n\r\f")
    return strange * 100 > len(sample)
