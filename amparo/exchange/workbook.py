"""A table as an XLSX workbook, row by row: every cell a text, so that none is a formula and none is made a date."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain, islice
from typing import Final
from xml.sax.saxutils import escape

from amparo.exchange.headings import Row
from amparo.exchange.packing import Pieces
from amparo.exchange.tables import as_written

MEDIUM: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ROWS: Final = 1_048_575
"""Rows below the heading of one sheet; more go on another."""
LONGEST: Final = 32_767
"""Characters that one cell holds; a longer text is cut there."""
_PIECE: Final = 64 * 1024
_NS: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES: Final = "http://schemas.openxmlformats.org/package/2006/content-types"
_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
# What XML cannot say, and what a spreadsheet would take for such an escape.
_UNSAID: Final = re.compile(
    "[\\x00-\\x08\\x0b\\x0c\\x0d\\x0e-\\x1f\\ufffe\\uffff]|_(?=x[0-9A-Fa-f]{4}_)"
)


def as_xlsx(columns: tuple[str, ...], rows: Iterable[Row]) -> Iterator[bytes]:
    """The workbook piece by piece, in flat memory."""
    pieces, rest = Pieces(), iter(rows)
    with zipfile.ZipFile(pieces, "w", zipfile.ZIP_DEFLATED) as archive:  # type: ignore[call-overload]  # write alone is asked of it
        names: list[str] = []
        while (some := list(islice(rest, 1))) or not names:
            names.append(f"sheet{len(names) + 1}")
            with archive.open(f"xl/worksheets/{names[-1]}.xml", "w", force_zip64=True) as sheet:
                for piece in _sheet(columns, islice(chain(some, rest), ROWS)):
                    sheet.write(piece)
                    yield pieces.take()
        for name, text in _frame(names).items():
            archive.writestr(name, _HEAD + text)
    yield pieces.take()


def _sheet(columns: tuple[str, ...], rows: Iterable[Row]) -> Iterator[bytes]:
    held = [f'{_HEAD}<worksheet xmlns="{_NS}"><sheetData>', _line(1, columns)]
    size = 0
    for number, row in enumerate(rows, 2):
        held.append(_line(number, [row.get(column, "") for column in columns]))
        size += len(held[-1])
        if size > _PIECE:
            yield "".join(held).encode()
            held, size = [], 0
    yield "".join((*held, "</sheetData></worksheet>")).encode()


def _line(number: int, cells: Iterable[str]) -> str:
    told = "".join(
        f'<c r="{_letters(at)}{number}" t="inlineStr"><is><t xml:space="preserve">{_text(cell)}</t></is></c>'
        for at, cell in enumerate(cells)
        if cell
    )
    return f'<row r="{number}">{told}</row>'


def _text(cell: str) -> str:
    # What would be taken for a mark against formulas gets one, which is taken off again when it is read.
    cell = cell if as_written(cell) == cell else "'" + cell
    return escape(_UNSAID.sub(_escaped, cell[:LONGEST]))


def _escaped(found: re.Match[str]) -> str:
    return f"_x{ord(found.group()):04X}_"


@cache
def _letters(at: int) -> str:
    """`A` for the first column."""
    above, own = divmod(at, 26)
    return (_letters(above - 1) if above else "") + chr(65 + own)


def _frame(names: list[str]) -> dict[str, str]:
    """The other parts of a workbook, by their names."""
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    parts = "".join(
        f'<Override PartName="/xl/worksheets/{one}.xml" ContentType="{kind}.worksheet+xml"/>'
        for one in names
    )
    sheets = "".join(
        f'<sheet name="{one}" sheetId="{at}" r:id="r{at}"/>' for at, one in enumerate(names, 1)
    )
    to_sheets = "".join(
        f'<Relationship Id="r{at}" Type="{_OFFICE}/worksheet" Target="worksheets/{one}.xml"/>'
        for at, one in enumerate(names, 1)
    )
    return {
        "[Content_Types].xml": f'<Types xmlns="{_TYPES}"><Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType='
        f'"application/xml"/><Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>'
        f"{parts}</Types>",
        "_rels/.rels": f'<Relationships xmlns="{_RELS}"><Relationship Id="r1" Type="{_OFFICE}/officeDocument"'
        ' Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{_NS}" xmlns:r="{_OFFICE}"><sheets>{sheets}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_RELS}">{to_sheets}</Relationships>',
    }
