"""Days and hours as people say them, in the zone of the installation and the language of the page."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language, gettext, ngettext

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
IN_DAYS_FROM = 3 * DAY
NEAR = 6  # days in which the name of the day is enough to know which one is meant


def _spanish() -> bool:
    return not (get_language() or "es").startswith("en")


def _as(at: datetime, spanish: str, english: str) -> str:
    return date_format(timezone.localtime(at), spanish if _spanish() else english)


def moment(at: datetime) -> str:
    """The whole instant: “Saturday 21 November 2026, 18:42”."""
    return _as(at, r"l j \d\e F \d\e Y, H:i", "l j F Y, H:i")


def day(at: datetime) -> str:
    """The day with its month: “21 November 2026”."""
    return _as(at, r"j \d\e F \d\e Y", "j F Y")


def when(at: datetime, now: datetime) -> str:
    """An instant as near as it is: “today, 16:20”, “Thursday 19, 21:03”, “2 October 2026, 09:00”."""
    gap = (timezone.localtime(at).date() - timezone.localtime(now).date()).days
    clock = _as(at, "H:i", "H:i")
    near = {0: gettext("today"), -1: gettext("yesterday"), 1: gettext("tomorrow")}
    if gap in near:
        return f"{near[gap]}, {clock}"
    if abs(gap) <= NEAR:
        return f"{_as(at, 'l j', 'l j')}, {clock}"
    return f"{day(at)}, {clock}"


def on_day(at: datetime, now: datetime) -> str:
    """The day alone, as near as it is: “today”, “Thursday 19”, “2 October 2026”."""
    return when(at, now).rsplit(",", 1)[0]


def before(at: datetime, now: datetime) -> str:
    """The instant by which something must happen, the day named even when it is today.

    A term in days ends at a midnight, which people call the end of the day before.
    """
    if timezone.localtime(at).time() == time(0):
        last = at - HOUR
        near = abs(timezone.localtime(last).date() - timezone.localtime(now).date()) <= NEAR * DAY
        return gettext("the end of %(day)s") % {
            "day": _as(last, "l j", "l j") if near else day(last)
        }
    if timezone.localtime(at).date() == timezone.localtime(now).date():
        return gettext("today %(day)s") % {"day": _as(at, "l j, H:i", "l j, H:i")}
    return when(at, now)


def left(at: datetime, now: datetime) -> str:
    """How much is left, in hours and minutes or in days; how much it is late when it is over."""
    gap = at - now
    if gap < timedelta(0):
        return gettext("%(time)s late") % {"time": _span(-gap)}
    return _span(gap)


def _span(gap: timedelta) -> str:
    if gap >= IN_DAYS_FROM:
        days = gap // DAY
        return ngettext("%(n)d day", "%(n)d days", days) % {"n": days}
    hours, minutes = gap // HOUR, gap % HOUR // timedelta(minutes=1)
    said = []
    if hours:
        said.append(ngettext("%(n)d hour", "%(n)d hours", hours) % {"n": hours})
    if (minutes and hours < 24) or not hours:
        said.append(ngettext("%(n)d minute", "%(n)d minutes", minutes) % {"n": minutes})
    return " ".join(said)


def loose_day(written: str) -> str:
    """A day, a month or a year as precise as it was written (`2021-04-22`, `2022-06`, `2022`)."""
    parts = [int(part) for part in written.split("-")]
    if len(parts) == 1:
        return str(parts[0])
    noon = time(12, tzinfo=timezone.get_current_timezone())
    at = datetime.combine(date(parts[0], parts[1], parts[2] if parts[2:] else 1), noon)
    if len(parts) == 2:
        return _as(at, r"F \d\e Y", "F Y")
    return day(at)
