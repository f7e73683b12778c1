"""Pages of a PDF as PDFium draws them, and their letters with the place where each is seen."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pypdfium2
from PIL import Image
from pypdfium2 import raw

from amparo.evidence.media.child import bounds
from amparo.evidence.media.errors import MediaDamaged, NoSuchPage, TooManyPages

_UNIT = 10_000_000  # letters are placed in so small parts of a page
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
    place = _placing(page)
    found = []
    box, x, y = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    shape, across, up = ctypes.byref(box), ctypes.byref(x), ctypes.byref(y)
    for index in range(text.count_chars()):
        char = chr(raw.FPDFText_GetUnicode(text.raw, index))
        # As high as its font, so that a hidden word's shape does not show which letters it had.
        raw.FPDFText_GetLooseCharBox(text.raw, index, shape)
        raw.FPDFText_GetCharOrigin(text.raw, index, across, up)
        (x1, y1), (x2, y2) = place(box.left, box.bottom), place(box.right, box.top)
        _, foot = place(x.value, y.value)
        if x1 > x2:
            x1, x2 = x2, x1
        found.append(Letter(char, x1, y1 if y1 < y2 else y2, x2, y2 if y1 < y2 else y1, foot))
    return found


def chars(pdf: pypdfium2.PdfDocument, number: int) -> str:
    """The letters of a page, and not where they stand."""
    text = _page(pdf, number).get_textpage()
    return "".join(
        chr(raw.FPDFText_GetUnicode(text.raw, index)) for index in range(text.count_chars())
    )


def _placing(page: pypdfium2.PdfPage) -> Callable[[float, float], tuple[float, float]]:
    """From the points of a page to fractions of it as it is seen: turned, cropped, moved. It is the same for all."""
    width, height = max(1.0, page.get_width()), max(1.0, page.get_height())
    far = max(width, height)
    (zx, zy), (ax, ay), (bx, by) = (_seen(page, *at) for at in ((0, 0), (far, 0), (0, far)))
    xx, xy, yx, yy = (ax - zx) / far, (ay - zy) / far, (bx - zx) / far, (by - zy) / far

    def place(x: float, y: float) -> tuple[float, float]:
        return zx + xx * x + yx * y, zy + xy * x + yy * y

    return place


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
