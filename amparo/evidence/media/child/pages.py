"""Pages of a PDF as PDFium draws them, and their letters with the place where each is seen."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pypdfium2
from PIL import Image
from pypdfium2 import raw

from amparo.evidence.media.child import bounds
from amparo.evidence.media.errors import MediaDamaged, NoSuchPage, TooManyPages

_UNIT = 100_000  # letters are placed in hundred-thousandths of a page
_POINTS = 30_000_000


@dataclass(frozen=True, slots=True)
class Letter:
    """left, top, right, bottom, foot  in fractions of the page as it is seen; foot is where the line stands"""

    char: str
    left: float
    top: float
    right: float
    bottom: float
    foot: float


@contextmanager
def opened(content: bytes) -> Iterator[pypdfium2.PdfDocument]:
    try:
        pdf = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        raise MediaDamaged from error
    try:
        if len(pdf) > bounds.PAGES:
            raise TooManyPages(limit=str(bounds.PAGES))
        pdf.init_forms()
        yield pdf
    finally:
        pdf.close()


def drawn(pdf: pypdfium2.PdfDocument, number: int, dpi: float) -> Image.Image:
    """Page `number` (from 0) with its annotations, at most 30 million points. Raises NoSuchPage."""
    page = _page(pdf, number)
    width, height = page.get_size()
    scale = min(
        dpi / 72, (_POINTS / max(1.0, width * height)) ** 0.5, 12_000 / max(width, height, 1)
    )
    picture: Image.Image = page.render(scale=scale, may_draw_forms=True).to_pil()
    return picture.convert("RGB")


def size(pdf: pypdfium2.PdfDocument, number: int) -> tuple[float, float]:
    width, height = _page(pdf, number).get_size()
    return width, height


def letters(pdf: pypdfium2.PdfDocument, number: int) -> list[Letter]:
    """The letters of a page in reading order, spaces among them."""
    page = _page(pdf, number)
    text = page.get_textpage()
    found = []
    box, x, y = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    for index in range(text.count_chars()):
        char = chr(raw.FPDFText_GetUnicode(text.raw, index))
        # As high as its font, so that a hidden word's shape does not show which letters it had.
        raw.FPDFText_GetLooseCharBox(text.raw, index, ctypes.byref(box))
        raw.FPDFText_GetCharOrigin(text.raw, index, ctypes.byref(x), ctypes.byref(y))
        (x1, y1), (x2, y2) = _seen(page, box.left, box.bottom), _seen(page, box.right, box.top)
        _, foot = _seen(page, x.value, y.value)
        found.append(Letter(char, min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2), foot))
    return found


def _seen(page: pypdfium2.PdfPage, x: float, y: float) -> tuple[float, float]:
    across, down = ctypes.c_int(), ctypes.c_int()
    raw.FPDF_PageToDevice(
        page.raw, 0, 0, _UNIT, _UNIT, 0, x, y, ctypes.byref(across), ctypes.byref(down)
    )
    return across.value / _UNIT, down.value / _UNIT


def _page(pdf: pypdfium2.PdfDocument, number: int) -> pypdfium2.PdfPage:
    if not 0 <= number < len(pdf):
        raise NoSuchPage(pages=str(len(pdf)))
    try:
        return pdf[number]
    except pypdfium2.PdfiumError as error:
        raise MediaDamaged from error
