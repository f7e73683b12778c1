"""Sentences of a block. Abbreviations, initials and numbers do not end one."""

import re

from amparo.reading.view import View

Span = tuple[int, int]

# Folded, without the last point. Titles and words that always have something after them.
_ABBREVIATIONS = frozenset(
    [
        "no",
        "nos",
        "nro",
        "nros",
        "num",
        "nums",
        "art",
        "arts",
        "inc",
        "incs",
        "lit",
        "lits",
        "mr",
        "mrs",
        "ms",
        "dr",
        "dra",
        "drs",
        "sr",
        "sra",
        "sres",
        "sras",
        "srta",
        "lic",
        "ing",
        "abg",
        "prof",
        "gral",
        "gen",
        "cnel",
        "col",
        "cap",
        "tte",
        "pag",
        "pags",
        "pg",
        "pp",
        "p",
        "par",
        "parr",
        "parrs",
        "para",
        "paras",
        "sec",
        "secs",
        "cf",
        "cfr",
        "ibid",
        "id",
        "op",
        "cit",
        "fig",
        "vol",
        "vols",
        "vs",
        "v",
        "avda",
        "av",
        "jr",
        "jiron",
        "hon",
        "rev",
        "e.g",
        "i.e",
        "approx",
        "aprox",
        "dept",
        "dpto",
        "deptos",
        "ltd",
        "corp",
        "tel",
        "tfno",
        "ext",
        "ph",
        "ed",
        "eds",
        "cit",
        "ej",
        "r.m",
        "d.s",
        "d.l",
        "d.u",
        "d.leg",
        "r.d",
        "exp",
        "res",
        "resol",
        "ley",
        "ord",
        "doc",
        "docs",
        "add",
        "corr",
        "rev.1",
        "st",
        "ste",
        "mons",
        "fr",
        "sgt",
        "lt",
        "capt",
        "gov",
        "sen",
        "rep",
        "adj",
        "prov",
        "dist",
        "caract",
        "art.s",
        "ss",
        "sgts",
        "vid",
        "ver",
        "supra",
        "infra",
        "ee",
        "u.s",
        "ee.uu",
        "us",
        "a.m",
        "p.m",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
    ]
)
_BOUNDARY = re.compile(
    r"(?<![.!?\u2026])[.!?\u2026]++[\"')\]]*(?:\d{1,3}(?=\s))?(?P<gap>\s+)(?=[\"'(\[\u00bf\u00a1]*[A-Z\u00c0-\u00dd0-9])"
)
_LAST_WORD = re.compile(r"[^\s(\[\"']+$")
_STARTERS = re.compile(
    r"(?:The|This|These|In|It|We|They|On|For|At|However|El|La|Los|Las|En|Por|Esta|Este|Estas|Estos|Se)\b"
)
_LONGEST = 2500


def sentences_of(view: View, start: int, end: int) -> list[Span]:
    """Return the sentences between two places of the view; a hostile one is cut, so work on each is bounded."""
    found: list[Span] = []
    begun = start
    for match in _BOUNDARY.finditer(view.shown, start, end):
        if _is_abbreviation(view, begun, match):
            continue
        found.extend(_cut(view, begun, match.start("gap")))
        begun = match.end()
    found.extend(_cut(view, begun, end))
    return found


def _is_abbreviation(view: View, begun: int, match: re.Match[str]) -> bool:
    if view.shown[match.start()] != "." or match.start("gap") - match.start() > 1:
        return False
    before = _LAST_WORD.search(view.folded, max(begun, match.start() - 24), match.start())
    word = before.group() if before else ""
    follows = view.shown[match.end()]
    if len(word) == 1 and word.isalpha():
        return not _STARTERS.match(view.shown, match.end())
    if word in {"no", "nos"}:  # "No. 5", and yet "he said no. Then"
        return follows.isdigit()
    if re.fullmatch(r"(?:[a-z]\.)+[a-z]{1,2}", word) or word in {"uu", "ee.uu", "u.s"}:
        return not _STARTERS.match(view.shown, match.end())
    return word in _ABBREVIATIONS


def _cut(view: View, start: int, end: int) -> list[Span]:
    pieces: list[Span] = []
    start, end = view.trimmed(start, end)
    while end - start > _LONGEST:
        at = max(
            view.shown.rfind(mark, start + _LONGEST // 2, start + _LONGEST)
            for mark in (";", ",", " ")
        )
        stop = at + 1 if at > start else start + _LONGEST
        pieces.append((start, stop))
        start, end = view.trimmed(stop, end)
    if start < end:
        pieces.append((start, end))
    return pieces
