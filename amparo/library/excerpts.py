"""Excerpts around what was found: the author's own letters, with what fits the question told apart.

An excerpt is a list of stretches, lit or not; a page escapes each, so nothing of a document is ever markup.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import connection

from amparo.library.folding import asked, folded
from amparo.library.indexing import configuration
from amparo.library.models import Source

_ON, _OFF = "\x01", "\x02"
_AROUND = 110  # characters on each side
_OPTIONS = f"HighlightAll=true, StartSel={_ON}, StopSel={_OFF}"


@dataclass(frozen=True, slots=True)
class Stretch:
    text: str
    lit: bool = False


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Part of one paragraph; `start` and `end` are those of the first thing found, in the source's text."""

    paragraph: int
    page: int
    start: int
    end: int
    stretches: tuple[Stretch, ...]

    @property
    def text(self) -> str:
        return "".join(one.text for one in self.stretches)


def excerpts(sources: Sequence[Source], words: str, most: int = 2) -> dict[UUID, list[Excerpt]]:
    """The best paragraphs of each source, at most `most` of each, with what fits lit."""
    query = asked(words)
    if not query or not sources:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(_BEST, [query, query, query, most, [one.pk for one in sources]])
        rows = cursor.fetchall()
        plains = [folded(row[4].replace("<", " ").replace(">", " ")) for row in rows]
        cursor.execute(
            _LIT,
            [
                query,
                _OPTIONS,
                [configuration(row[5]) for row in rows],
                [plain.text for plain in plains],
            ],
        )
        lit = [row[0] for row in cursor.fetchall()]
    found: dict[UUID, list[Excerpt]] = {}
    for row, plain, marked in zip(rows, plains, lit, strict=True):
        places = [plain.span(*span) for span in _spans(marked, plain.text)]
        if places:
            found.setdefault(row[0], []).append(_excerpt(row, places))
    return found


def _excerpt(row: tuple[UUID, int, int, int, str, str], places: list[tuple[int, int]]) -> Excerpt:
    _, number, page, start, text, _ = row
    first, last = max(0, places[0][0] - _AROUND), min(len(text), places[0][1] + _AROUND)
    while first and not text[first - 1].isspace():
        first -= 1
    while last < len(text) and not text[last].isspace():
        last += 1
    stretches, at = [Stretch("… ")] if first else [], first
    for begin, end in places:
        if end > last:
            break
        stretches += [Stretch(text[at:begin]), Stretch(text[begin:end], lit=True)]
        at = end
    stretches += [Stretch(text[at:last] + (" …" if last < len(text) else ""))]
    kept = tuple(one for one in stretches if one.text)
    return Excerpt(number, page, start + places[0][0], start + places[0][1], kept)


def _spans(marked: str, plain: str) -> list[tuple[int, int]]:
    """Where the markers stand in the unmarked text; none when the database gave another text back."""
    found, at, begun = [], 0, 0
    for sign in marked:
        if sign == _ON:
            begun = at
        elif sign == _OFF:
            found.append((begun, at))
        else:
            at += 1
    same = marked.replace(_ON, "").replace(_OFF, "") == plain
    return [(begin, end) for begin, end in found if end > begin] if same else []


_BEST = (
    "SELECT s.id, b.number, b.page, b.start, b.text, s.language FROM library_source s"
    " CROSS JOIN LATERAL (SELECT CASE s.language WHEN 'es' THEN websearch_to_tsquery('spanish', %s)"
    " WHEN 'en' THEN websearch_to_tsquery('english', %s) ELSE websearch_to_tsquery('simple', %s) END"
    " AS asked) q CROSS JOIN LATERAL (SELECT p.number, p.page, p.start, p.text FROM library_paragraph p"
    " WHERE p.source_id = s.id AND p.search @@ q.asked"
    " ORDER BY ts_rank_cd(p.search, q.asked) DESC, p.number LIMIT %s) b WHERE s.id = ANY(%s)"
)
_LIT = (
    "SELECT ts_headline(x.way::regconfig, x.words, websearch_to_tsquery(x.way::regconfig, %s), %s)"
    " FROM unnest(%s::text[], %s::text[]) WITH ORDINALITY AS x(way, words, place) ORDER BY x.place"
)
