"""Pieces of WordprocessingML as text: paragraphs, notes, links, tables. Every word is escaped here and nowhere else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final
from xml.sax.saxutils import escape, quoteattr

W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
# XML 1.0 has no way to write these.
_UNFIT: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def words(text: str, style: str = "") -> str:
    """One run of plain words; line ends become line breaks."""
    form = f"<w:rPr>{style}</w:rPr>" if style else ""
    lines = _UNFIT.sub("", text).split("\n")
    inside = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in lines)
    return f"<w:r>{form}{inside}</w:r>"


def bold(text: str) -> str:
    return words(text, "<w:b/>")


def note(number: int) -> str:
    """The call of a note."""
    style = '<w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'
    return f'<w:r>{style}<w:footnoteReference w:id="{number}"/></w:r>'


def link(anchor: str, text: str) -> str:
    """Words that lead to a bookmark of the same paper."""
    inside = words(text, '<w:rStyle w:val="Hyperlink"/>')
    return f"<w:hyperlink w:anchor={quoteattr(anchor)}>{inside}</w:hyperlink>"


def paragraph(*runs: str, style: str = "", numbered: bool = False) -> str:
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    number = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>' if numbered else ""
    form = f"<w:pPr>{named}{number}</w:pPr>" if named or number else ""
    return f"<w:p>{form}{''.join(runs)}</w:p>"


def marked(number: int, anchor: str, inside: str) -> str:
    """Runs that a link may lead to."""
    name = quoteattr(anchor)
    return (
        f'<w:bookmarkStart w:id="{number}" w:name={name}/>{inside}<w:bookmarkEnd w:id="{number}"/>'
    )


def table(
    title: str, columns: Sequence[str], rows: Iterable[Sequence[str]], widths: Sequence[int]
) -> str:
    """A table whose first row is its header; `title` is told to whoever hears the paper; widths in 1/20 pt."""
    columns_of = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    head = _row([bold(one) for one in columns], widths, header=True)
    body = "".join(_row([words(cell) for cell in row], widths) for row in rows)
    form = (
        '<w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="0" w:type="auto"/>'
        '<w:tblLook w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1"'
        f' w:noVBand="1"/><w:tblCaption w:val={quoteattr(title)}/></w:tblPr>'
    )
    return f"<w:tbl>{form}<w:tblGrid>{columns_of}</w:tblGrid>{head}{body}</w:tbl>{paragraph()}"


def _row(cells: Sequence[str], widths: Sequence[int], *, header: bool = False) -> str:
    form = f"<w:trPr><w:cantSplit/>{'<w:tblHeader/>' if header else ''}</w:trPr>"
    told = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{paragraph(cell, style="Cell")}</w:tc>'
        for cell, width in zip(cells, widths, strict=True)
    )
    return f"<w:tr>{form}{told}</w:tr>"
