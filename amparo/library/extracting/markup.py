"""A web page: the main text of its HTML, without scripts, menus or what surrounds the article."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree, html

from amparo.library.errors import DocumentDamaged
from amparo.library.extracting.layout import Block, Kind, Layout, assemble

_DROPPED = {
    *("script", "style", "noscript", "template", "svg", "iframe", "object", "form", "button"),
    *("nav", "aside", "head", "select", "video", "audio", "canvas", "dialog"),
}
_PARAGRAPHS = {
    *("p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "dt", "dd", "blockquote", "pre", "td", "th"),
    *("div", "section", "article", "main", "body", "figcaption", "caption", "tr", "table", "ul"),
    *("ol", "dl", "header", "footer", "figure", "address", "hr", "center"),
}
_SURROUNDINGS = re.compile(
    r"(?:^|[\s_-])(?:menu|navbar|breadcrumb|sidebar|cookie|share|social|footer|newsletter|related)(?:$|[\s_-])",
    re.IGNORECASE,
)
_ENOUGH = 200  # characters that make an element worth calling the main one


def read(content: bytes) -> Layout:
    """The text of the page, by paragraph. Raises DocumentDamaged when there is none to parse."""
    return of_tree(_parsed(content))


def of_tree(root: etree._Element, facts: dict[str, str] | None = None) -> Layout:
    found = dict(facts or {})
    title = root.findtext(".//title")
    if title and title.strip():
        found.setdefault("title", " ".join(title.split()))
    if root.get("lang"):
        found.setdefault("language", str(root.get("lang"))[:2].lower())
    canonical = root.xpath("string(//link[@rel='canonical']/@href)")
    if isinstance(canonical, str) and canonical.startswith(("http://", "https://")):
        found.setdefault("url", canonical)
    return assemble(_blocks(_main(root)), found)


def _parsed(content: bytes) -> etree._Element:
    declared = re.search(rb"charset\s*=\s*[\"']?([\w-]+)", content[:4096], re.IGNORECASE)
    encoding = declared.group(1).decode() if declared else _guessed(content)
    try:
        parser = html.HTMLParser(encoding=encoding, no_network=True, huge_tree=False)
    except LookupError:
        parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False)
    try:
        root = html.document_fromstring(content, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise DocumentDamaged from error
    return root


def _guessed(content: bytes) -> str:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def _main(root: etree._Element) -> etree._Element:
    """The element that holds the article: what says so of itself, else the whole body."""
    for way in ("//main", "//*[@role='main']", "//article"):
        found = root.xpath(way)
        best = max(found, key=_length, default=None) if isinstance(found, list) else None
        if best is not None and _length(best) >= _ENOUGH:
            return best
    body = root.find("body")
    return body if body is not None else root


def _length(element: object) -> int:
    return len("".join(element.itertext())) if isinstance(element, etree._Element) else 0


def _blocks(main: etree._Element) -> Iterator[Block]:
    parts: list[str] = []
    kind = Kind.BODY
    for step, value in _walk(main):
        if step == "text":
            parts.append(value)
            continue
        text = "".join(parts)
        words = "\n".join(" ".join(line.split()) for line in text.split("\v")).strip()
        if words:
            yield Block(words, 0, kind)
        parts, kind = [], _kind(value)


def _walk(main: etree._Element) -> Iterator[tuple[str, str]]:
    """Yield ("text", words) and, where a paragraph begins or ends, ("block", tag)."""
    walk = etree.iterwalk(main, events=("start", "end", "comment", "pi"))
    for event, node in walk:
        said = event in ("start", "end") and isinstance(node.tag, str)
        if said and event == "start" and _is_dropped(node, main):
            walk.skip_subtree()
            continue
        if said and node.tag in _PARAGRAPHS:
            yield "block", node.tag if event == "start" else "end"
        if said and event == "start":
            yield "text", "\v" if node.tag == "br" else node.text or ""
        elif node.tail and node is not main:
            yield "text", node.tail
    yield "block", "end"


def _is_dropped(node: etree._Element, main: etree._Element) -> bool:
    if node is main:
        return False
    if node.tag in _DROPPED or node.get("hidden") is not None:
        return True
    named = f"{node.get('class') or ''} {node.get('id') or ''} {node.get('role') or ''}"
    surrounding = node.tag in ("div", "footer", "ul", "section", "header")
    return (surrounding and bool(_SURROUNDINGS.search(named))) or (
        node.tag == "footer" and main.tag == "body"
    )


def _kind(tag: str) -> Kind:
    if re.fullmatch("h[1-6]", tag):
        return Kind.HEADING
    return Kind.ITEM if tag == "li" else Kind.BODY
