"""RTF: who wrote it, as its group `info` says. No copy is made of it, so nothing else is read."""

from __future__ import annotations

import re

from amparo.evidence.media.child.facts import Facts

_SAID = {
    b"author": ("author", "creator"),
    b"operator": ("author", "changed_by"),
    b"manager": ("author", "creator"),
    b"company": ("author", "company"),
    b"title": ("words", "title"),
    b"subject": ("words", "description"),
    b"doccomm": ("words", "comment"),
    b"keywords": ("words", "keywords"),
}
_FIELD = re.compile(rb"\{\\(?:\*\\)?([a-z]{5,8}) ([^{}]{1,500})\}")
_HEX = re.compile(rb"\\'([0-9a-fA-F]{2})")
_LOOKED_AT = 65_536


def read(content: bytes, facts: Facts) -> None:
    start = content.find(rb"{\info", 0, _LOOKED_AT)
    if start < 0:
        return
    for name, text in _FIELD.findall(content[start : start + _LOOKED_AT]):
        if name in _SAID:
            plain = _HEX.sub(lambda code: bytes([int(code[1], 16)]), text)
            facts.add(*_SAID[name], plain.decode("cp1252", "replace"))
