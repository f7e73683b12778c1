"""DOCX: paragraphs, headings, lists, tables and footnotes from its own XML, which may declare nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from amparo.library.errors import DocumentDamaged, DocumentDeclaresEntities
from amparo.library.extracting.kinds import members, part
from amparo.library.extracting.layout import Block, Kind, Layout, assemble

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_REFERENCES = {f"{_W}footnoteReference": "", f"{_W}endnoteReference": "e"}


def read(content: bytes) -> Layout:
    """Deleted text of a tracked change is left out, inserted text is kept."""
    archive = members(content)
    names = set(archive.namelist())
    body = xml(part(archive, "word/document.xml")).find(f"{_W}body")
    if body is None:
        raise DocumentDamaged
    blocks = list(_blocks(body))
    for name, prefix in (("word/footnotes.xml", ""), ("word/endnotes.xml", "e")):
        if name in names:
            blocks += _notes(xml(part(archive, name)), prefix)
    facts = {}
    if "docProps/core.xml" in names:
        title = xml(part(archive, "docProps/core.xml")).findtext(f"{_DC}title")
        facts = {"title": title.strip()} if title and title.strip() else {}
    return assemble(blocks, facts)


def xml(content: bytes) -> etree._Element:
    """Parse XML that declares no entity and loads nothing. Raises when it does, or is broken."""
    if re.search(rb"<!(?:DOCTYPE|ENTITY)", content.replace(b"\x00", b"")):
        raise DocumentDeclaresEntities
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        return etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise DocumentDamaged from error


def _blocks(body: etree._Element) -> Iterator[Block]:
    for paragraph in body.iter(f"{_W}p"):
        if any(above.tag == f"{_W}p" for above in paragraph.iterancestors()):
            continue  # a text box within a paragraph is read with it
        text, calls = _text(paragraph)
        if text.strip():
            yield Block(text, 0, _kind(paragraph), calls=calls)


def _notes(root: etree._Element, prefix: str) -> Iterator[Block]:
    for note in root:
        if note.get(f"{_W}type"):
            continue  # separators are drawn, not said
        paragraphs = (_text(one)[0].strip() for one in note.iter(f"{_W}p"))
        words = "\n".join(filter(None, paragraphs))
        if words:
            yield Block(words, 0, Kind.NOTE, mark=prefix + (note.get(f"{_W}id") or ""))


def _text(paragraph: etree._Element) -> tuple[str, list[tuple[int, str]]]:
    parts: list[str] = []
    calls: list[tuple[int, str]] = []
    for node in paragraph.iter():
        if node.tag == f"{_W}t":
            parts.append(node.text or "")
        elif node.tag == f"{_W}tab":
            # A tab stop of the paragraph's form is no tab of its text.
            if node.getparent().tag == f"{_W}r":
                parts.append("\t")
        elif node.tag in (f"{_W}br", f"{_W}cr"):
            parts.append("\n")
        elif node.tag == f"{_W}noBreakHyphen":
            parts.append("-")
        elif node.tag in _REFERENCES:
            mark = _REFERENCES[node.tag] + (node.get(f"{_W}id") or "")
            calls.append((len("".join(parts)), mark))
    whole = "".join(parts)
    lead = len(whole) - len(whole.lstrip())
    return whole.strip(), [(max(0, at - lead), mark) for at, mark in calls]


def _kind(paragraph: etree._Element) -> Kind:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    name = (style.get(f"{_W}val") or "").lower() if style is not None else ""
    if name.startswith(("heading", "title", "ttulo", "titulo")):
        return Kind.HEADING
    numbered = paragraph.find(f"{_W}pPr/{_W}numPr") is not None
    return Kind.ITEM if numbered else Kind.BODY
