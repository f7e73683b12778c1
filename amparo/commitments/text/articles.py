"""A norm's text cut into articles, without losing a character.

Read by its lines: headings of articles in Spanish and English (`Artículo 4.-`, `Art. 4°`, `ARTICLE 4.`,
`Section 4.`), divisions (titles, chapters), complementary provisions (transitory, final, repealing, amending,
each numbered by word or number) and articles quoted in an amending article, which are its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Kind(StrEnum):
    PREAMBLE = "preamble"
    DIVISION = "division"
    ARTICLE = "article"
    QUOTED = "quoted"
    TRANSITORY = "transitory"
    FINAL = "final"
    REPEALING = "repealing"
    AMENDING = "amending"


@dataclass(frozen=True, slots=True)
class Article:
    """One piece of a norm. The texts of all pieces joined are the whole text.

    key  `4`, `4-A`, `1>4` for article 4 quoted in article 1, `T.1` for the first transitory provision,
         `D.2` for the second division, empty for what stands before the first heading; when one is used
         twice the later has `#2` after it
    """

    key: str
    kind: Kind
    heading: str
    body: str

    @property
    def text(self) -> str:
        return self.heading + self.body


_QUOTE: Final = r"[«“\"']"
_ARTICLE: Final = re.compile(
    rf"[ \t]*+(?P<quote>{_QUOTE})?+[ \t]*+(?:art[íi]culo|art\.|article|section|sec\.)[ \t]*"
    r"(?P<number>\d+|[úu]nico|sole|primero|first)[ \t]*[°º]?(?P<suffix>-?[A-Z](?![A-Za-z]))?[ \t]*[.°º)\-–—:]*[ \t]*",
    re.IGNORECASE,
)
_DIVISION: Final = re.compile(
    r"[ \t]*(?:t[íi]tulo|cap[íi]tulo|secci[óo]n|libro|title|chapter|part)[ \t]+"
    r"(?:[IVXLC]+|\d+|[úu]nico|preliminar|preliminary)\b[^\n]*",
    re.IGNORECASE,
)
_PROVISIONS: Final = re.compile(
    r"[ \t]*(?:disposici[óo]n(?:es)?|provisions?|"
    r"(?:transitional|transitory|final|repealing|amending)\b[^\n]*\bprovisions?)\b[^\n]*",
    re.IGNORECASE,
)
_SECTIONS: Final = (
    (Kind.TRANSITORY, "T", re.compile(r"transitori|transitional", re.IGNORECASE)),
    (Kind.REPEALING, "R", re.compile(r"derogatori|repealing", re.IGNORECASE)),
    (Kind.AMENDING, "M", re.compile(r"modificatori|amending", re.IGNORECASE)),
    (Kind.FINAL, "F", re.compile(r"final", re.IGNORECASE)),
)
_ORDINALS: Final = (
    *(("única", "unica", "único", "unico", "sole", "only"),),
    *(("primera", "primero", "first"), ("segunda", "segundo", "second")),
    *(("tercera", "tercero", "third"), ("cuarta", "cuarto", "fourth")),
    *(("quinta", "quinto", "fifth"), ("sexta", "sexto", "sixth")),
    *(("séptima", "septima", "séptimo", "seventh"), ("octava", "octavo", "eighth")),
    *(("novena", "noveno", "ninth"), ("décima", "decima", "décimo", "tenth")),
)
_RANK: Final = {word: max(at, 1) for at, words in enumerate(_ORDINALS) for word in words}
_PROVISION: Final = re.compile(
    rf"[ \t]*(?P<word>{'|'.join(sorted(_RANK, key=len, reverse=True))}|\d{{1,2}})[ \t]*[.°º)\-–—:]+[ \t]*",
    re.IGNORECASE,
)
_CLOSES: Final = re.compile(r"[»”\"'][ \t]*[.,;]?[ \t]*$")
_NUMBERED_BY_WORD: Final = frozenset({"único", "unico", "sole", "primero", "first"})


def articles(text: str) -> tuple[Article, ...]:
    """Cut a text into its pieces, in their order; an empty text has none."""
    return tuple(_distinct(_pieces(text)))


@dataclass(slots=True)
class _Place:
    """Where the reading stands: the section of provisions, and the article whose quotation is open."""

    section: tuple[Kind, str] | None = None
    outer: str = ""
    quoting: bool = False
    divisions: int = 0


def _pieces(text: str) -> Iterator[Article]:
    place, key, kind, heading = _Place(), "", Kind.PREAMBLE, ""
    body: list[str] = []
    for line in text.splitlines(keepends=True):
        found = _head(line, place)
        if found is None:
            body.append(line)
        else:
            if heading or body:
                yield Article(key, kind, heading, "".join(body))
            key, kind, heading = found
            body = [line[len(heading) :]]
        if place.quoting and _CLOSES.search(line.rstrip()):
            place.quoting = False
    if heading or body:
        yield Article(key, kind, heading, "".join(body))


def _head(line: str, place: _Place) -> tuple[str, Kind, str] | None:
    """The key, kind and heading of the piece that begins with this line; None when it begins none."""
    if (match := _ARTICLE.match(line)) and _begins(line, match):
        return _article_head(match, place)
    if place.quoting:
        return None
    if place.section and (match := _PROVISION.match(line)):
        kind, letter = place.section
        word = match["word"].lower()
        number = int(word) if word.isdigit() else _RANK[word]
        return f"{letter}.{number}", kind, match.group()
    return _division_head(line, place)


def _begins(line: str, match: re.Match[str]) -> bool:
    """Whether it heads an article, and is no reference at the start of a line (`artículo 4 de la ley`)."""
    sign = re.search(r"[.°º)\-–—:][ \t]*$", match.group())
    return bool(sign) or match.end() >= len(line.rstrip("\r\n"))


def _article_head(match: re.Match[str], place: _Place) -> tuple[str, Kind, str]:
    number = "1" if match["number"].lower() in _NUMBERED_BY_WORD else match["number"]
    suffix = (match["suffix"] or "").upper().lstrip("-")
    number += f"-{suffix}" if suffix else ""
    if (match["quote"] or place.quoting) and place.outer:
        place.quoting = True
        return f"{place.outer}>{number}", Kind.QUOTED, match.group()
    place.outer, place.section = number, None
    return number, Kind.ARTICLE, match.group()


def _division_head(line: str, place: _Place) -> tuple[str, Kind, str] | None:
    bare = line.rstrip("\r\n")
    if _PROVISIONS.fullmatch(bare) and (section := _section(bare)):
        place.section = section
    elif not _DIVISION.fullmatch(bare):
        return None
    place.divisions += 1
    place.outer = ""
    return f"D.{place.divisions}", Kind.DIVISION, bare


def _section(line: str) -> tuple[Kind, str] | None:
    found = ((kind, letter) for kind, letter, word in _SECTIONS if word.search(line))
    return next(found, None)


def _distinct(pieces: Iterator[Article]) -> Iterator[Article]:
    seen: dict[str, int] = {}
    for piece in pieces:
        seen[piece.key] = times = seen.get(piece.key, 0) + 1
        key = piece.key if times == 1 else f"{piece.key}#{times}"
        yield Article(key, piece.kind, piece.heading, piece.body)
