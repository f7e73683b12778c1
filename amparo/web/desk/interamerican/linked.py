"""What a matter goes with: other matters this member may see, and case files while it is open."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from amparo.accounts.actors import Actor
from amparo.interamerican import selectors
from amparo.interamerican.kinds import Tie
from amparo.interamerican.models import Matter, MatterLink
from amparo.interamerican.picture import Whole
from amparo.registry.selectors import cases
from amparo.web.desk.interamerican import words

Row = dict[str, Any]


def links(actor: Actor, whole: Whole) -> list[Row]:
    """Both ways, oldest first; what leads to a matter this member may not see is left out."""
    return [
        _matter(end, row, back=row.other_id == whole.matter.id) if end else _file(actor, whole, row)
        for row, end in selectors.links(actor, whole.matter.id)
    ]


def _matter(end: Matter, row: MatterLink, *, back: bool) -> Row:
    return {
        "tie": Tie(row.tie).label,
        "back": back,
        "number": end.number,
        "title": f"{words.kind(end)} · {words.title(end)} · {words.stage(end)}",
        "url": reverse("desk:matter", args=[end.id]),
        "sealed": False,
        "text": "",
    }


def _file(actor: Actor, whole: Whole, row: MatterLink) -> Row:
    number = whole.text(row.sheet_id, "number")
    case = cases(actor).filter(number=number).first() if number else None
    return {
        "tie": Tie(row.tie).label,
        "back": False,
        "number": number,
        "title": "",
        "url": reverse("desk:file", args=[case.pk]) if case else "",
        "sealed": not number,
        "text": whole.text(row.sheet_id),
    }
