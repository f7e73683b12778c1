"""Reparations as a file: victims by form, small numbers hidden; or one by one, for whoever may take records out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Final
from uuid import UUID

from django.utils.translation import gettext as _

from amparo.custody.opening import OpenFile
from amparo.documentation import vocabulary
from amparo.documentation.patterns.disclosure import TOTAL, Place, hidden
from amparo.documentation.patterns.repaired import BY_JUDGMENT, Repaired, repaired
from amparo.documentation.reparations import Reparation
from amparo.web.desk.documentation import words
from amparo.web.desk.patterns.tables import HIDDEN

Head = list[tuple[str, str]]
_STATES: Final = 106
_FIELDS: Final = (
    "victim", "form", "basis", "owed", "debtor", "amount", "currency", "due", "state", "made", "made_amount",
    "made_on", "victim_says",
)  # fmt: skip
_TERMS: Final = {"form": 104, "basis": 105, "state": _STATES}
_DAYS: Final = frozenset({"due", "made_on"})


def drawn(files: Iterable[OpenFile], *, whole: bool) -> tuple[str, Head, list[list[str]]]:
    """What the file is called, what it says of itself, and its rows.

    whole  a reparation a row, with the victim's name; otherwise victims alone, and nobody's amount
    """
    found = repaired(files)
    head = [(_("List"), _("Reparations owed and made"))]
    if not whole:
        head.append(
            (_("Unit"), _("Victims, each once in a number, by how far any of theirs was made"))
        )
        return "reparations", head, guarded(found)
    told = [one for one in found.each if not (one.confidential or one.victim in found.confidential)]
    head.append((_("Stay in, marked confidential"), str(len(found.each) - len(told))))
    return "reparations", head, _one_by_one(found, told)


def guarded(found: Repaired) -> list[list[str]]:
    """Victims by form of reparation and whether a judgment orders it, across how far it was made."""
    victims: defaultdict[Place, set[UUID]] = defaultdict(set)
    for one in found.each:
        row = _row(one)
        for place in ((row, one.state), (row, TOTAL), (TOTAL, one.state), (TOTAL, TOTAL)):
            victims[place].add(one.victim)
    states = [each.code for each in vocabulary.vocabulary(_STATES).offered]
    states += sorted({one.state for one in found.each} - set(states))
    rows = sorted({_row(one) for one in found.each})
    numbers = {
        (row, state): len(victims[row, state])
        for row in (*rows, TOTAL)
        for state in (*states, TOTAL)
    }
    gone = hidden(numbers)

    def said(row: str) -> list[str]:
        return [
            HIDDEN if (row, state) in gone else str(numbers[row, state])
            for state in (*states, TOTAL)
        ]

    heads = [
        _("Form of reparation"),
        _("Judgment"),
        *(words.term(_STATES, each) for each in states),
    ]
    body = [[*_called(row), *said(row)] for row in rows]
    return [[*heads, _("Total")], *body, [_("Total"), "", *said(TOTAL)]]


def _row(one: Reparation) -> str:
    return f"{one.form} {one.basis in BY_JUDGMENT:d}"


def _called(row: str) -> tuple[str, str]:
    form, _space, judged = row.partition(" ")
    said = _("with a judgment") if judged == "1" else _("without a judgment")
    return words.term(_TERMS["form"], form), said


def _one_by_one(found: Repaired, told: Iterable[Reparation]) -> list[list[str]]:
    titles = [str(_(Reparation.model_fields[name].title or "")) for name in _FIELDS]
    return [titles, *([_said(found, one, name) for name in _FIELDS] for one in told)]


def _said(found: Repaired, one: Reparation, name: str) -> str:
    if name == "victim":
        return found.named.get(one.victim, "—")
    value = getattr(one, name)
    if name in _TERMS:
        return words.term(_TERMS[name], value)
    return (value.value if value else "") if name in _DAYS else value
