"""How a matter, its dates and its people are said on the pages."""

from __future__ import annotations

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from amparo.interamerican.kinds import DueKind, Kind, Side, Whose
from amparo.interamerican.law import Clock, Silence
from amparo.interamerican.models import Matter
from amparo.interamerican.picture import DueSeen
from amparo.interamerican.stages import Stage


def title(matter: Matter) -> str:
    """What a public matter is called; a confidential one has only its designation."""
    in_english = (get_language() or "es").startswith("en") and matter.title_en
    return (matter.title_en if in_english else matter.title_es) or matter.designation


def kind(matter: Matter) -> str:
    return str(Kind(matter.kind).label)


def stage(matter: Matter) -> str:
    return str(Stage(matter.stage).label)


def side(matter: Matter) -> str:
    return str(Side(matter.side).label)


def day(on: date | None) -> str:
    if on is None:
        return ""
    found = date_format(on, "j M Y")
    return found.lower() if (get_language() or "es").startswith("es") else found


def due(seen: DueSeen) -> str:
    return str(DueKind(seen.row.kind).label)


def whose(code: str) -> str:
    return str(Whose(code).label)


def days(count: int) -> str:
    return ngettext("%(n)s day", "%(n)s days", count) % {"n": count}


def waits(count: int) -> str:
    return _("no answer for %(days)s") % {"days": days(count)}


def clock(seen: DueSeen) -> str:
    """`late by 5 days`, `in 3 days`, `met on 2 Mar 2026`."""
    if seen.clock is Clock.LATE:
        return _("late by %(days)s") % {"days": days(seen.days_late)}
    if seen.clock is Clock.RUNNING:
        return _("in %(days)s") % {"days": days(seen.days_left)} if seen.days_left else _("today")
    if seen.clock is Clock.MET_LATE:
        late = {"day": day(seen.row.met_on), "days": days(seen.days_late)}
        return _("met on %(day)s, %(days)s late") % late
    if seen.clock is Clock.MET:
        return _("met on %(day)s") % {"day": day(seen.row.met_on)}
    return _("asked no more since %(day)s") % {"day": day(seen.row.stopped_on)}


def silence(found: Silence) -> str:
    told = {"whose": whose(found.whose), "days": days(found.days), "day": day(found.since)}
    return _("%(whose)s: %(days)s without an answer, since %(day)s") % told
