"""Today, of the register: situations not judged yet, missions at work, what is kept, who may be repeated.

Nothing is opened for it: each number is of rows that this member may know of, and leads to those very rows.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.accounts.actors import Actor
from amparo.documentation import selectors as collections
from amparo.missions import selectors as missions
from amparo.missions.kinds import Stage
from amparo.registry.people import reading as people
from amparo.registry.situations import reading as situations
from amparo.registry.situations.kinds import State
from amparo.web.desk.profiles import stands

SHOWN: Final = 5


@dataclass(frozen=True, slots=True)
class Kept:
    """One line: what it is and how many, where it leads, what else is to be known of it."""

    label: str
    url: str
    count: int | None = None
    hint: str = ""
    waits: bool = False


def recorded(actor: Actor) -> list[Kept]:
    """Return what the register holds for this member; empty for whoever keeps nothing there."""
    return [*_situations(actor), *_missions(actor), *_collections(actor), *_people(actor)]


def _situations(actor: Actor) -> list[Kept]:
    if not actor.may("keep_situations"):
        return []
    found, address = situations.situations(actor), reverse("desk:situations")
    states = {
        State.RECORDED: _("Situations to verify"),
        State.DISPUTED: _("Situations in dispute"),
    }
    counted = {state: found.filter(state=state).count() for state in states}
    waiting = [
        Kept(states[state], f"{address}?state={state.value}", count, waits=True)
        for state, count in counted.items()
        if count
    ]
    return waiting or [Kept(_("Situations of risk"), address, found.count())]


def _missions(actor: Actor) -> list[Kept]:
    if not (stands("missions") and actor.may("keep_missions")):
        return []
    rows = missions.missions(actor).filter(public=False).exclude(stage=Stage.FINAL)
    return [
        Kept(
            f"{row.number} · {row.designation}",
            reverse("desk:mission", args=[row.id]),
            hint=_("Mission: %s") % row.get_stage_display(),
        )
        for row in rows[:SHOWN]
    ]


def _collections(actor: Actor) -> list[Kept]:
    if not actor.may("keep_events"):
        return []
    count = collections.collections(actor).count()
    return [Kept(_("Collections of events"), reverse("desk:collections"), count)]


def _people(actor: Actor) -> list[Kept]:
    if not actor.may("search_names"):
        return []
    known = Kept(_("People and collectives"), reverse("desk:people"), people.people(actor).count())
    if not actor.may("link_people"):
        return [known]
    return [known, Kept(_("Review who may be repeated"), reverse("desk:repeated"))]
