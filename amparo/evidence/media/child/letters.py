"""The words of an office file or a plain text, for a copy of words alone."""

from __future__ import annotations

import re

from lxml import etree

from amparo.evidence.media.child import office, parcels, words
from amparo.evidence.media.errors import KindNotRead, NothingToHide, StillThere


def redacted(content: bytes, hidden: list[str], *, plain: bool) -> tuple[bytes, dict[str, str]]:
    """A text with those words blotted out. Raises NothingToHide when none is there, and StillThere.

    Office files cannot be made a picture of themselves here: no kept tool draws them. Their words can be shared.
    plain  the content is text already
    """
    whole = said(content) if plain else text(content)
    wanted = words.pattern(hidden)
    made, count = words.blotted(wanted, whole)
    if hidden and not count:
        raise NothingToHide
    if words.spans(wanted, made):
        raise StillThere
    return made.encode(), {"type": "text/plain", "suffix": "txt", "words_hidden": str(count)}


def said(content: bytes) -> str:
    """Raises KindNotRead when the bytes are no text."""
    for encoding in (
        ("utf-8-sig", "utf-16") if content[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig",)
    ):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise KindNotRead


def text(content: bytes) -> str:
    """The words of the document, a paragraph a line, without comments and deleted changes."""
    lines = []
    with parcels.opened(content) as parcel:
        office.kind(parcel)
        for name in sorted(parcel.names):
            if re.fullmatch(
                r"word/(document|footnotes|endnotes)\.xml|ppt/slides/slide\d+\.xml|content\.xml"
                r"|xl/(sharedStrings|worksheets/sheet\d+)\.xml",
                name,
            ):
                lines += _lines(office.tree(parcel.part(name)), numbers="worksheets" in name)
    return "\n".join(line for line in lines if line.strip())


def _lines(tree: etree._Element, *, numbers: bool) -> list[str]:
    wanted = {"row"} if numbers else {"p", "h", "si", "table-row"}
    return [
        _words(element, numbers=numbers)
        for element in tree.iter(etree.Element)
        if office.local(element.tag) in wanted and not _within(element, wanted)
    ]


def _within(element: etree._Element, wanted: set[str]) -> bool:
    skipped = wanted | {"annotation", "tracked-changes", "comment"}
    return any(office.local(above.tag) in skipped for above in element.iterancestors())


def _words(element: etree._Element, *, numbers: bool) -> str:
    parts = []
    for one in element.iter(etree.Element):
        tag = office.local(one.tag)
        if numbers and tag == "v" and one.getparent().get("t") != "s":  # the strings stand apart
            parts += [one.text or "", "\t"]
        elif not numbers and tag not in ("delText", "instrText"):
            parts += [one.text or "", "\t" if tag in ("tab", "table-cell", "p") else ""]
        parts.append(one.tail or "" if not numbers and one is not element else "")
    return "".join(parts).strip()
