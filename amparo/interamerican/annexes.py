"""Everything that is written in a file that leaves: what is read of it, and what stands beside that text.

A header, a comment, a deleted sentence or a property of a document is not part of its text, and goes with
its bytes all the same.
"""

from __future__ import annotations

import html
import re
from typing import Final

from amparo.library.errors import DocumentRefused
from amparo.library.extracting import extract
from amparo.library.extracting.kinds import Medium, members, part

_TAG: Final = re.compile(r"<[^<>]*>")


def written(content: bytes) -> tuple[str, str]:
    """All that is written in a document, and how the name of such a file ends."""
    try:
        medium, layout = extract(content)
    except DocumentRefused:
        return _decoded(content), "bin"
    told = [layout.text, *layout.facts.values()]
    if medium is Medium.HTML:
        told += _marked_up(content)
    elif medium in (Medium.DOCX, Medium.WACZ):
        archive = members(content)
        for name in archive.namelist():
            told += [name, *_marked_up(part(archive, name))]
    return "\n\n".join(told), "txt" if medium is Medium.TEXT else medium.value


def _marked_up(content: bytes) -> tuple[str, str, str]:
    """As it stands, and without its marks: they may part words, or stand within one."""
    text = html.unescape(_decoded(content))
    return text, _TAG.sub(" ", text), _TAG.sub("", text)


def _decoded(content: bytes) -> str:
    return content.decode("utf-8", errors="replace")
