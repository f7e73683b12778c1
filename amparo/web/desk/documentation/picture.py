"""The drawing of who did what to whom: whole while it is small, by kinds or a page at a time when it is not."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from amparo.documentation.records import Act
from amparo.documentation.shapes import Status
from amparo.web.desk.documentation import drawing, words
from amparo.web.desk.documentation.drawing import MOST, Strand
from amparo.web.desk.documentation.rows import Seen, standing


@dataclass(frozen=True, slots=True)
class Picture:
    """The drawing, empty when there is no act, and what of all the lines it draws.

    grouped  whether it draws one line for each kind of act and whoever is alleged, with how many people
    first, last, all  numbers of the lines it draws, from 1, and how many there are
    kinds    kinds of act of the event that the drawing may be narrowed to
    """

    drawn: Any
    grouped: bool
    first: int
    last: int
    all: int
    at: int
    pages: int
    kinds: list[tuple[str, str, int]]
    only: str = ""


def picture(seen: Seen, only: str = "", at: int = 0) -> Picture:
    """Draw the acts that stand, of one kind if asked; the page `at` of them, 0 for all of them together."""
    acts = standing(seen.graph.acts)
    many = Counter(act.type for act in acts)
    kinds = [(code, words.term(4, code), count) for code, count in many.most_common()]
    strands = [
        strand for act in acts if not only or act.type == only for strand in _strands(seen, act)
    ]
    pages = -(-len(strands) // MOST)
    at = min(max(at, 0), pages)
    grouped = at == 0 and len(strands) > MOST
    start = (at - 1) * MOST if at else 0
    shown = _together(strands) if grouped else strands[start : start + MOST]
    heads = (_("Who is alleged"), _("What was done"), _("To whom"))
    name = _("Who did what to whom: the table below says the same")
    drawn = drawing.who_did_what(shown, name, heads) if shown else ""
    last = len(strands) if grouped else start + len(shown)
    return Picture(drawn, grouped, start + 1, last, len(strands), at, pages, kinds, only)


def _strands(seen: Seen, act: Act) -> list[Strand]:
    what = words.term(4, act.type)
    whom = seen.name(act.victim, _("somebody unknown"))
    sure = act.status in (Status.CONFIRMED, Status.LIKELY)
    alleged = [each for each in seen.alleged(act) if each.status is not Status.WITHDRAWN]
    if not alleged:
        return [Strand("", what, whom, sure)]
    return [
        Strand(
            seen.name(each.perpetrator, words.terms(24, each.types) or _("somebody unknown")),
            what, whom, sure and each.status is not Status.DISPUTED,
        )
        for each in alleged
    ]  # fmt: skip


def _together(strands: list[Strand]) -> list[Strand]:
    """One line for each kind of act by whoever is alleged; what would be too many again stands in the last."""
    many = Counter((strand.by, strand.what) for strand in strands)
    groups = many.most_common()
    found = [
        Strand(by, what, f"{what}: {_people(count)}") for (by, what), count in groups[: MOST - 1]
    ]
    rest = sum(count for _group, count in groups[MOST - 1 :])
    if rest:
        found.append(Strand("", _("other kinds of act"), _people(rest)))
    return found


def _people(count: int) -> str:
    return ngettext("%(n)s person", "%(n)s people", count) % {"n": count}
