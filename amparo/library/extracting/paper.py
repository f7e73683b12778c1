"""Letters on a page: words with their place, and words that stand on one row. Units are PDF points."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from statistics import median

import pypdfium2 as pdfium
from pypdfium2 import raw

from amparo.library.errors import DocumentTooLong

_HYPHENS = (0x02, 0xFFFE)  # how PDFium tells a hyphen at a line's end
_MOST = 200_000  # letters of one page; a page that has more was made to hurt


@dataclass(frozen=True, slots=True)
class Letter:
    text: str
    left: float
    bottom: float
    right: float
    top: float
    base: float


@dataclass(slots=True)
class Word:
    """Letters that touch; `base` is the line they stand on, `size` about that of the font."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    base: float

    @property
    def size(self) -> float:
        return self.top - self.bottom

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


@dataclass(slots=True)
class Row:
    """Words on one line of a region, left to right."""

    words: list[Word] = field(default_factory=list)

    @property
    def left(self) -> float:
        return self.words[0].left

    @property
    def right(self) -> float:
        return max(word.right for word in self.words)

    @property
    def size(self) -> float:
        return median(word.size for word in self.words for _ in range(min(len(word.text), 40)))

    @property
    def base(self) -> float:
        return max(self.words, key=lambda word: (round(word.size, 1), len(word.text))).base

    @property
    def top(self) -> float:
        return max(word.top for word in self.words)

    @property
    def bottom(self) -> float:
        return min(word.bottom for word in self.words)

    def text(self, without: frozenset[int] = frozenset()) -> str:
        """The words with a space where one was seen, without those whose index is named."""
        said, before = "", None
        for index, word in enumerate(self.words):
            if index in without:
                continue
            apart = before is not None and word.left - before.right > 0.12 * min(
                word.size, before.size
            )
            said += (" " if apart else "") + word.text
            before = word
        return said


def rows_of(words: Iterable[Word]) -> list[Row]:
    """Group words into rows, top to bottom. What is small and raised stands on the row it belongs to."""
    words = list(words)
    usual = median(word.size for word in words) if words else 0.0
    rows: list[Row] = []
    small = [word for word in words if word.size < 0.7 * usual]
    for word in sorted(words, key=lambda word: (-word.middle, word.left)):
        if word.size >= 0.7 * usual:
            _place(word, rows, rows[-6:])
    for word in small:
        _place(word, rows, rows)
    for row in rows:
        row.words.sort(key=lambda word: word.left)
    return sorted(rows, key=lambda row: -row.base)


def _place(word: Word, rows: list[Row], among: list[Row]) -> None:
    for row in reversed(among):
        first = row.words[0]
        if first.bottom < word.middle < first.top and abs(word.base - first.base) < max(
            0.45 * first.size, 1.0
        ):
            row.words.append(word)
            return
    rows.append(Row([word]))


def words_of_page(page: pdfium.PdfPage) -> list[Word]:
    """The words of a page as it is read, upright; writing at another angle is left out."""
    text = page.get_textpage()
    words: list[Word] = []
    before: Letter | None = None
    for letter in _letters(page, text):
        if letter is None:
            before = None
            continue
        if before is not None and _touches(before, letter):
            word = words[-1]
            word.text += letter.text
            word.right = max(word.right, letter.right)
            word.top, word.bottom = max(word.top, letter.top), min(word.bottom, letter.bottom)
        else:
            words.append(
                Word(letter.text, letter.left, letter.bottom, letter.right, letter.top, letter.base)
            )
        before = letter
    text.close()
    page.close()
    return words


def _touches(before: Letter, letter: Letter) -> bool:
    size = before.top - before.bottom
    return (
        abs(letter.base - before.base) < 0.12 * size
        and abs((letter.top - letter.bottom) - size) < 0.15 * size
        and -0.6 * size < letter.left - before.right < 0.25 * size
    )


def _letters(page: pdfium.PdfPage, text: pdfium.PdfTextPage) -> Iterator[Letter | None]:
    """Each letter; None where a word ends."""
    count, turned = text.count_chars(), page.get_rotation() % 360
    if count > _MOST:
        raise DocumentTooLong
    width, height = page.get_width(), page.get_height()
    box, x, y = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    for index in range(count):
        code = raw.FPDFText_GetUnicode(text, index)
        if code in (0, 0x20, 0xA0, 0x0D, 0x0A, 0x09) or 0xD800 <= code <= 0xDFFF:
            yield None
            continue
        if not raw.FPDFText_GetLooseCharBox(text, index, box):
            continue
        raw.FPDFText_GetCharOrigin(text, index, x, y)
        place = _upright((box.left, box.bottom, box.right, box.top), turned, width, height)
        base = _upright((x.value, y.value, x.value, y.value), turned, width, height)[1]
        if place[3] - place[1] < 0.5:
            continue
        character = (
            "-" if code in _HYPHENS or raw.FPDFText_IsHyphen(text, index) == 1 else chr(code)
        )
        yield _raised(text, index, Letter(character, *place, base), turned)


def _raised(text: pdfium.PdfTextPage, index: int, letter: Letter, turned: int) -> Letter:
    """A figure drawn above its line, as some fonts do for calls of notes, gets the place of its ink."""
    if turned or letter.text not in "0123456789":
        return letter
    left, bottom, right, top = text.get_charbox(index)
    if bottom - letter.base < 0.2 * (letter.top - letter.bottom):
        return letter
    return Letter(letter.text, left, bottom, right, top, bottom)


def _upright(
    box: tuple[float, float, float, float], turned: int, width: float, height: float
) -> tuple[float, float, float, float]:
    left, bottom, right, top = box
    if turned == 90:
        return bottom, height - right, top, height - left
    if turned == 180:
        return width - right, height - top, width - left, height - bottom
    if turned == 270:
        return width - top, left, width - bottom, right
    return box
