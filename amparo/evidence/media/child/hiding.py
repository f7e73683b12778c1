"""PDF with parts taken out: each page becomes a picture of itself, painted over, with the letters that may stay.

A page's own code can hold a word in ways that cannot all be counted (forms within forms, shared resources, replacement
texts, bookmarks), so none of it is kept. Whether it worked is looked at afterwards, on the copy, and not believed.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from io import BytesIO

import pikepdf
import pypdfium2
from pikepdf import Dictionary, Name
from PIL import Image

from amparo.evidence.media.child import bounds, pages, papers, regions, words
from amparo.evidence.media.child.pages import Letter
from amparo.evidence.media.child.regions import Region
from amparo.evidence.media.errors import NoSuchPage, NothingToHide, StillThere, TooManyAtOnce

_MARGIN = 0.002  # of a page: a letter's foot outside its box is hidden too
_Box = tuple[float, float, float, float]


@dataclass(slots=True)
class _Made:
    """letters  what may still be read on each page; touched  pages with something hidden; mute  without any letters"""

    letters: list[list[Letter]]
    touched: int = 0
    mute: int = 0


def redacted(
    content: bytes, by_page: dict[int, str], hidden: list[str], only: tuple[int, int] | None = None
) -> tuple[bytes, dict[str, str]]:
    """The document without what stands in those places (page from 1 to lines), nor those words on any page.

    only  the first and the last page that the copy has; all of them otherwise
    Raises NothingToHide, RegionsUnfit, NoSuchPage, TooManyAtOnce and StillThere.
    """
    wanted = words.pattern(hidden)
    out = pikepdf.new()
    with papers.opened(content) as _, pages.opened(content) as seen:
        first, last = only or (1, len(seen))
        if not 1 <= first <= last <= len(seen) or not all(first <= n <= last for n in by_page):
            raise NoSuchPage(pages=str(len(seen)))
        if last - first >= bounds.REDACTED_PAGES:
            raise TooManyAtOnce(limit=str(bounds.REDACTED_PAGES))
        made = _Made([])
        for number in range(first - 1, last):
            _page(seen, number, by_page.get(number + 1, ""), wanted, out, made)
    if not made.touched:
        raise NothingToHide
    copy = papers.saved(out)
    _look_again(copy, made, wanted)
    told = {"type": "application/pdf", "suffix": "pdf", "pages_touched": str(made.touched)}
    return copy, {**told, "pages_mute": str(made.mute)} if hidden and made.mute else told


def _page(
    seen: pypdfium2.PdfDocument,
    number: int,
    lines: str,
    wanted: words.Wanted,
    out: pikepdf.Pdf,
    made: _Made,
) -> None:
    letters = pages.letters(seen, number)
    width, height = pages.size(seen, number)
    places = regions.parsed(lines, round(width), round(height))
    places += [_around(box) for box in _found(wanted, letters)]
    picture = pages.drawn(seen, number, bounds.PAGE_DPI)
    kept = [one for one in letters if not any(_meets(one, place) for place in places)]
    _append(out, regions.fill(picture, places), (width, height), kept)
    made.letters.append(kept)
    made.touched += bool(places)
    made.mute += not letters


def _found(wanted: words.Wanted, letters: list[Letter]) -> list[_Box]:
    """One box for each line of each found word: its letters' own shapes would tell which they were."""
    boxes: list[_Box] = []
    for start, end in words.spans(wanted, "".join(one.char for one in letters)):
        seen = [one for one in letters[start:end] if not one.char.isspace()]
        lines: dict[float, list[Letter]] = {}
        for one in seen:
            lines.setdefault(round(one.foot, 2), []).append(one)
        boxes += [_hull(line) for line in lines.values()]
    return boxes


def _hull(line: list[Letter]) -> _Box:
    left, top = min(one.left for one in line), min(one.top for one in line)
    return left, top, max(one.right for one in line), max(one.bottom for one in line)


def _around(box: _Box) -> Region:
    left, top, right, bottom = box
    left, top = max(0.0, left - _MARGIN), max(0.0, top - _MARGIN)
    right, bottom = min(1.0, right + _MARGIN), min(1.0, bottom + _MARGIN)
    return Region(((left, top), (right, top), (right, bottom), (left, bottom)))


def _meets(letter: Letter, place: Region) -> bool:
    """Whether a letter touches the box around a place; more than the place itself, never less."""
    if not place.corners:
        return True
    across, down = zip(*place.corners, strict=True)
    return bool(
        letter.right >= min(across) - _MARGIN
        and letter.left <= max(across) + _MARGIN
        and letter.bottom >= min(down) - _MARGIN
        and letter.top <= max(down) + _MARGIN
    )


def _append(
    out: pikepdf.Pdf, picture: Image.Image, size: tuple[float, float], kept: list[Letter]
) -> None:
    width, height = size
    coded = BytesIO()
    grey = regions.is_grey(picture)
    (picture.convert("L") if grey else picture).save(coded, "JPEG", quality=75)
    image = out.make_stream(coded.getvalue())
    image.Type, image.Subtype, image.Filter = Name.XObject, Name.Image, Name.DCTDecode
    image.Width, image.Height = picture.size
    image.ColorSpace, image.BitsPerComponent = Name.DeviceGray if grey else Name.DeviceRGB, 8
    font = Dictionary(
        Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding
    )
    page = out.add_blank_page(page_size=(max(width, 3.0), max(height, 3.0)))
    page.obj.Resources = Dictionary(XObject=Dictionary(P=image), Font=Dictionary(F=font))
    code = f"q {width:.2f} 0 0 {height:.2f} 0 0 cm /P Do Q BT 3 Tr /F 1 Tf\n"
    page.obj.Contents = out.make_stream((code + _beneath(kept, width, height) + "ET").encode())


def _beneath(kept: list[Letter], width: float, height: float) -> str:
    """Unseen words where they are seen, for search and for a reader of screens."""
    lines = []
    for word in _words(kept):
        coded = "".join(one.char for one in word).encode("cp1252", "ignore") + b" "
        high = max(1.0, (word[0].bottom - word[0].top) * height)
        across, up = word[0].left * width, (1 - word[0].foot) * height
        lines.append(f"{high:.2f} 0 0 {high:.2f} {across:.2f} {up:.2f} Tm <{coded.hex()}> Tj\n")
    return "".join(lines)


def _words(kept: list[Letter]) -> list[list[Letter]]:
    found: list[list[Letter]] = []
    joined = False
    for one in kept:
        if one.char.isspace() or not one.char.isprintable():
            joined = False
        elif joined and abs(one.foot - found[-1][-1].foot) < _MARGIN:
            found[-1].append(one)
        else:
            found.append([one])
            joined = True
    return found


def _look_again(copy: bytes, made: _Made, wanted: words.Wanted) -> None:
    """Read the copy as anybody would. Raises StillThere when it holds a letter more than may stay."""
    with pages.opened(copy) as seen:
        for number, kept in enumerate(made.letters):
            text = pages.chars(seen, number)
            more = Counter("".join(text.split())) - Counter(one.char for one in kept)
            if more or words.spans(wanted, text):
                raise StillThere
