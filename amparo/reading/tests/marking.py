"""Invented documents whose claims are marked in their own text: ⟦kind|party,party:the words that claim⟧."""

import re
from pathlib import Path

from amparo.kernel.text import fold
from amparo.reading.evaluation import Marked

FOLDER = Path(__file__).parent / "marked"
MARK = re.compile(r"⟦(?P<kind>\w+)\|(?P<to>[^:⟧]*):(?P<words>.*?)⟧", re.DOTALL)
STATES = ("the state of {}", "state of {}", "el estado de {}", "{}", "el estado", "the state")


def documents():
    return sorted(FOLDER.glob("*.txt"))


def unmarked(path):
    """Return the document without its marks, and its claims."""
    raw = path.read_text(encoding="utf-8")
    text, claims, place = "", [], 0
    for mark in MARK.finditer(raw):
        text += raw[place : mark.start()]
        start = len(text)
        text += mark["words"]
        parties = tuple(names(party.strip()) for party in mark["to"].split(","))
        claims.append(Marked(start, len(text), mark["kind"], parties))
        place = mark.end()
    return text + raw[place:], claims


def names(party):
    """Return the names under which a marked party counts as found; "state" is the State spoken of."""
    if party not in {"state", "estado"}:
        return frozenset({fold(party)})
    said = {way.format(country) for way in STATES for country in ("peru", "examplia")}
    return frozenset(said | {"state", "estado", "states", "estados", "government", "authorities"})
