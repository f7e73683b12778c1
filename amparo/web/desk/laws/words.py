"""How the desk says a window and an alert."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from amparo.web.desk.clocks import rough_day


def in_words(window: Mapping[str, Any]) -> str:
    """`closes in 5 days`, `passed 7 days ago, nobody acted`, or that its date is not known."""
    late = int(window["late_days"])
    match window["state"]:
        case "unknown":
            return _("no source gives its last day")
        case "to_come":
            return _("opens %s") % rough_day(window["opens_on"])
        case "lapsed":
            return _("let lapse %s") % _on(window) + _after(late)
        case "answered":
            return f"{window['answered_by']} {_on(window)}" + _after(late)
    return _passed(late) if late else _left(int(window["days_left"]), window["due_on"])


def _passed(late: int) -> str:
    return (
        ngettext("passed %d day ago and nobody acted", "passed %d days ago and nobody acted", late)
        % late
    )


def _left(days: int, due: str) -> str:
    if days == 0:
        return _("closes today")
    told = ngettext("closes in %(n)d day, %(day)s", "closes in %(n)d days, %(day)s", days)
    return told % {"n": days, "day": rough_day(due)}


def _on(window: Mapping[str, Any]) -> str:
    return rough_day(window["answered_on"]) if window["answered_on"] else _("(day not known)")


def _after(late: int) -> str:
    if not late:
        return ""
    return ", " + ngettext("%d day late", "%d days late", late) % late


def happened(alert: Mapping[str, Any]) -> str:
    """What an alert says, in a line."""
    kinds = {
        "opened": _("A window opened: %s"),
        "closing": _("A window is about to close: %s"),
        "late": _("A window passed and nobody acted: %s"),
        "answered": _("Somebody acted in a window: %s"),
        "lapsed": _("A window was let lapse: %s"),
    }
    if step := alert["step"]:
        return _("Something was done with it: %s") % str(step["act_label"]).lower()
    if alert["version"]:
        return _("A version of its text was entered: %s") % str(alert["version"])
    window = str(alert["window"]["kind_label"]).lower()
    return kinds[alert["what"]] % window


def more(alert: Mapping[str, Any]) -> str:
    """How its window stands now, or by whom its step was taken and in what words; nothing more of a version."""
    if alert["window"]:
        return in_words(alert["window"])
    step = alert["step"] or {}
    return ". ".join(
        str(said).rstrip(".") for said in (step.get("party_name"), step.get("words")) if said
    )
