"""What a table of the lexicon is made of."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from amparo.reading.proposal import Kind


class Role(StrEnum):
    """What a cue does in its clause."""

    ASK = "ask"  # somebody is asked to act: addressee and act follow
    VIEW = "view"  # something is valued: concern, welcome, repudiation
    SAY = "say"  # something is held to be so
    PROMISE = "promise"  # the speaker binds itself


@dataclass(frozen=True, slots=True)
class Cue:
    """A turn of phrase that makes a claim.

    anchors    a folded text without any of these words cannot hold the cue: the cheap look before the dear one
    nominal    the form can also be a noun ("demands", "demanda"), so what stands before it decides
    """

    reason: str
    kind: Kind
    role: Role
    pattern: re.Pattern[str]
    anchors: tuple[str, ...]
    nominal: frozenset[str] = frozenset()


def words(text: str) -> frozenset[str]:
    """Return the words of a table cell."""
    return frozenset(text.split())


def either(parts: Iterable[str]) -> str:
    """Return a pattern that matches any of the literal words, longest first, sharing their beginnings."""
    tree: dict[str, dict] = {}  # type: ignore[type-arg]  # a tree has itself inside
    for part in parts:
        node = tree
        for char in part:
            node = node.setdefault(char, {})
        node[""] = {}
    return _branch(tree)


def _branch(tree: dict[str, dict]) -> str:  # type: ignore[type-arg]  # the same
    ways = [re.escape(char) + _branch(under) for char, under in sorted(tree.items()) if char]
    if not ways:
        return ""
    inner = ways[0] if len(ways) == 1 and "" not in tree else f"(?:{'|'.join(ways)})"
    return inner + ("?" if "" in tree else "")
