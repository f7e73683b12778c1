"""PDF: pages read as printed - columns in their order, notes apart, what runs along the pages told from the text."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import pypdfium2 as pdfium

from amparo.library import limits
from amparo.library.errors import (
    DocumentDamaged,
    DocumentLocked,
    DocumentTooLong,
    NoWordsInDocument,
)
from amparo.library.extracting.columns import regions
from amparo.library.extracting.furniture import running
from amparo.library.extracting.layout import Block, Kind, Layout, assemble
from amparo.library.extracting.notes import Note, calls_of, split_notes
from amparo.library.extracting.paper import Word, rows_of, words_of_page
from amparo.library.extracting.printed import paragraphs

_ENDS = tuple('.:;?!…”»")')


def read(content: bytes) -> Layout:
    """The text by page and paragraph. Raises when it is locked, damaged, too long or a mere picture."""
    pages, facts = _pages(content)
    if not any(pages):
        raise NoWordsInDocument
    body_size = _usual_size(pages)
    apart = running([rows_of(words) for words in pages])
    blocks: list[Block] = []
    for number, (words, along) in enumerate(zip(pages, apart, strict=True), 1):
        kept = [word for word in words if id(word) not in along]
        blocks += _page(number, kept, body_size)
        lost = rows_of([word for word in words if id(word) in along])
        blocks += (Block(row.text(), number, Kind.FURNITURE) for row in lost)
    return assemble(_flowing(blocks), facts)


def _page(number: int, words: list[Word], body_size: float) -> list[Block]:
    found = [rows_of(region) for region in regions(words)]
    split = [split_notes(rows, body_size) for rows in found]
    notes: list[Note] = [note for _, notes in split for note in notes]
    marks = {note.mark for note in notes}
    blocks: list[Block] = []
    for rows, _ in split:
        blocks += paragraphs(rows, number, body_size, lambda row: calls_of(row, marks))
    blocks += (Block(note.text, number, Kind.NOTE, note.mark) for note in notes)
    return blocks


def _flowing(blocks: list[Block]) -> list[Block]:
    """Tell which paragraphs only go on after a column or a page."""
    told = [one for one in blocks if one.kind in (Kind.BODY, Kind.ITEM)]
    for before, after in pairwise(told):
        cut = not before.text.rstrip().endswith(_ENDS)
        if (
            after.kind is Kind.BODY
            and cut
            and (after.text[:1].islower() or before.text.rstrip().endswith("-"))
        ):
            after.continues = True
    headings = [one for one in blocks if one.kind not in (Kind.NOTE, Kind.FURNITURE)]
    for before, after in pairwise(headings):
        if before.kind is Kind.HEADING:
            after.continues = False
    return blocks


def _pages(content: bytes) -> tuple[list[list[Word]], dict[str, str]]:
    try:
        document = pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        raise (DocumentLocked if "assword" in str(error) else DocumentDamaged) from error
    if len(document) > limits.PAGES:
        raise DocumentTooLong
    said = {name: value.strip() for name, value in document.get_metadata_dict().items()}
    title = said.get("Title", "")
    pages, characters = [], 0
    for index in range(len(document)):
        words = words_of_page(document[index])
        characters += sum(len(word.text) for word in words)
        if characters > limits.CHARACTERS:
            raise DocumentTooLong
        pages.append(words)
    facts = {"properties": "\n".join(filter(None, said.values()))[:4000]}
    return pages, facts | ({"title": title} if title else {})


def _usual_size(pages: list[list[Word]]) -> float:
    sizes: Counter[float] = Counter()
    for words in pages:
        for word in words:
            sizes[round(word.size * 2) / 2] += len(word.text)
    return sizes.most_common(1)[0][0] if sizes else 10.0
