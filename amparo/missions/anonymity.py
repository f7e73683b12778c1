"""What a report must not tell: who gave a testimony, who helped, and where more finely than was allowed.

Names are looked for everywhere. A place is looked for in each sentence that rests on it, at every level
finer than allowed; the very place and its district are looked for everywhere, unless another record may tell them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from amparo.kernel.veils import Veil, parts_of, plain
from amparo.missions.kinds import Precision, RecordKind
from amparo.missions.picture import RecordSeen, Whole

LEVELS: Final = (Precision.EXACT, Precision.DISTRICT, Precision.PROVINCE, Precision.DEPARTMENT)
_EVERYWHERE: Final = frozenset({Precision.EXACT, Precision.DISTRICT})
# Words of a place that by themselves tell of no place.
_GENERIC: Final = frozenset(
    {
        *("anexo", "avenida", "barrio", "calle", "campo", "casa", "caserio", "centro", "cerro"),
        *("ciudad", "comunidad", "distrito", "escuela", "fundo", "hospital", "iglesia", "jiron"),
        *("laguna", "local", "mercado", "parque", "pasaje", "plaza", "poblado", "pueblo", "puente"),
        *("sector", "urbanizacion", "valle", "villa", "zona", "inventada", "inventado"),
    }
)
_LONG: Final = 5
_REACHES: Final = re.compile(r"\d{6}|@")


def told_levels(one: RecordSeen) -> tuple[Precision, ...]:
    """The levels of a place that a report may tell, the finest first."""
    allowed = one.said("place_told") or Precision.NOTHING
    if allowed == Precision.NOTHING:
        return ()
    return LEVELS[LEVELS.index(Precision(allowed)) :]


def place(one: RecordSeen) -> str:
    """The place as finely as it may be told; empty when nothing of it may."""
    return ", ".join(filter(None, (one.said(level) for level in told_levels(one))))


def name(one: RecordSeen) -> str:
    """The name of whoever gave a testimony, if they agreed to stand by it; else empty."""
    return one.said("name") if one.named else ""


def veil_of(whole: Whole) -> Veil:
    """What must be told nowhere in a report of this mission."""
    told = {plain(words) for one in _all(whole) for words in _told_places(one)}
    found = _names(whole)
    for one in _all(whole):
        for level, words in _hidden_places(one):
            if level in _EVERYWHERE and plain(words) not in told:
                found.setdefault(words, one.code)
    return Veil(found)


def veil_under(whole: Whole, records: Iterable[RecordSeen]) -> Veil:
    """What must not be told in words that rest on these records: names not given, and places at every hidden level.

    Somebody may stand by name for one testimony and not for another.
    """
    found: dict[str, str] = {}
    for one in records:
        found |= {words: one.code for words in _hidden_words(one)}
        found |= {words: one.code for _, words in _hidden_places(one)}
    return Veil(found)


def _all(whole: Whole) -> list[RecordSeen]:
    return list(whole.records.values())


def _names(whole: Whole) -> dict[str, str]:
    """Names and their parts, but for those of people who stand by their name somewhere in this mission."""
    given = [_open_name(one) for one in _all(whole)]
    known = {plain(words) for name in given for words in (name, *parts_of(name))}
    found: dict[str, str] = {}
    for one in _all(whole):
        parts = parts_of("" if _open_name(one) else one.said("name"))
        for words in (*_hidden_words(one), *parts):
            if plain(words) not in known:
                found.setdefault(words, one.code)
    return found


def _open_name(one: RecordSeen) -> str:
    if one.row.kind == RecordKind.TESTIMONY:
        return name(one)
    return one.said("name") if one.value.get("may_be_named") else ""


def _hidden_words(one: RecordSeen) -> Iterator[str]:
    """Names and ways to reach somebody that are never told of this record."""
    fields = ["contact", "alleged"]
    if not _open_name(one):
        fields.append("name")
        yield from one.aliases()
    if one.row.kind == RecordKind.MEETING and not one.value.get("told"):
        fields.append("whom")
    yield from filter(None, map(one.said, fields))
    # A number or an address by which somebody is reached, whatever stands beside it.
    yield from (word for word in one.said("contact").split() if _REACHES.search(word))


def _told_places(one: RecordSeen) -> Iterator[str]:
    """Places of this record that a report may tell, and the words of the finest."""
    for level in told_levels(one):
        yield one.said(level)
        if level == Precision.EXACT:
            yield from one.said(level).replace(",", " ").split()


def _hidden_places(one: RecordSeen) -> Iterator[tuple[Precision, str]]:
    if "place_told" not in one.value:
        return
    for level in LEVELS[: len(LEVELS) - len(told_levels(one))]:
        said = one.said(level)
        if said:
            yield level, said
        if level == Precision.EXACT:
            for word in said.replace(",", " ").split():
                if word[:1].isupper() and len(word) >= _LONG and plain(word) not in _GENERIC:
                    yield level, word
