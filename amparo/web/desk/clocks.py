"""How the desk says time: what is left first, the clock time under it.

Pure but for `now` and `local_today`, the one place where the desk's pages read the clock.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from amparo.agenda.models import NEAR

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
TICK = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Left:
    """What is left of one term.  `share` is the part already spent, 0 to 1."""

    text: str
    due: str
    late: bool
    urgent: bool
    verified: bool
    share: float


def now() -> datetime:
    return timezone.now()


def local_today() -> date:
    """The day it is where the desk works, which in the evening is not yet the day of UTC."""
    return timezone.localdate(now())


def left(
    at: datetime, start: datetime, due: datetime, *, hours: bool, verified: bool, days: int = 0
) -> Left:
    """Return how a term reads at `at`; one that fell due reads as how long ago.

    hours     the term counts hours, and is read in hours and minutes
    verified  a lawyer confirmed the term; otherwise no bar is drawn
    days      working days left, counted by the caller, when the term counts working days
    """
    late = at >= due
    if late:
        text = ago(at - due) if hours else _("%s ago") % whole_days(max(1, (at - due).days))
    elif hours:
        text = span(due - at)
    else:
        text = whole_days(days) if days > 0 else _("today")
    # A day runs out at midnight: its last moment says the day people mean.
    shown = due if hours else due - TICK
    fell = _("fell due %s") if late else "%s"
    whole = (due - start).total_seconds() or 1.0
    return Left(
        text=text,
        due=fell % (moment(shown, at) if hours else relative_day(shown, at)),
        late=late,
        urgent=late or (hours and due - at <= NEAR),
        verified=verified,
        share=(at - start).total_seconds() / whole,
    )


def whole_days(count: int) -> str:
    return ngettext("%d day", "%d days", count) % count


def ended(due: datetime, at: datetime) -> Left:
    """Return a right of the person that ran out: nobody is late for it."""
    day_ = relative_day(due - TICK, at)
    return Left(_("ran out"), day_, late=False, urgent=False, verified=True, share=1.0)


def span(length: timedelta) -> str:
    """`2 h 18 min`, `3 days 4 h` past two days, `9 days` past a week; of a length that is not negative."""
    minutes = int(length.total_seconds() // 60)
    if minutes >= 7 * 24 * 60:
        return whole_days(minutes // 1440)
    if length >= NEAR:
        return f"{whole_days(minutes // 1440)} {minutes % 1440 // 60} h"
    hours, rest = divmod(minutes, 60)
    return f"{hours} h {rest:02d} min" if hours else f"{rest} min"


def ago(length: timedelta) -> str:
    """`2 h 18 min ago`."""
    return _("%s ago") % span(length)


def until(due: datetime, at: datetime) -> str:
    """`4 h 10 min left`, or how long ago it fell due."""
    return _("%s left") % span(due - at) if due > at else _("fell due %s") % ago(at - due)


def moment(value: datetime, at: datetime) -> str:
    zone = timezone.get_current_timezone()
    local, today = value.astimezone(zone), at.astimezone(zone).date()
    hour = f"{local:%H:%M}"
    match (local.date() - today).days:
        case 0:
            return _("today, %s") % hour
        case -1:
            return _("yesterday, %s") % hour
        case 1:
            return _("tomorrow, %s") % hour
    return f"{day(local.date(), today)}, {hour}"


def relative_day(value: datetime, at: datetime) -> str:
    zone = timezone.get_current_timezone()
    today = at.astimezone(zone).date()
    found = value.astimezone(zone).date()
    return _("today") if found == today else day(found, today)


def day(value: date, today: date) -> str:
    """`Mon 23 Nov`, with the year when it is not this one."""
    found = date_format(value, "D j M" if value.year == today.year else "j M Y")
    return found.lower() if (get_language() or "es").startswith("es") else found


def rough_day(text: str) -> str:
    """`24 September 2026` of `2026-09-24`, `September 2026` of `2026-09`; anything else as it is."""
    for length, shape in ((10, _("j F Y")), (7, _("F Y"))):
        try:
            found = date.fromisoformat((text + "-01")[:10]) if len(text) == length else None
        except ValueError:
            return text
        if found is not None:
            return date_format(found, shape)
    return text


def midnight(at: datetime, zone: ZoneInfo | None = None) -> datetime:
    local = at.astimezone(zone or timezone.get_current_timezone())
    return local.replace(hour=0, minute=0, second=0, microsecond=0)


def hour(value: datetime) -> str:
    return f"{value.astimezone(timezone.get_current_timezone()):%H:%M}"


def in_words(length: timedelta) -> str:
    """`2 hours 18 minutes`, `3 days`; of a past one, how long ago."""
    minutes = int(abs(length).total_seconds() // 60)
    if minutes >= 48 * 60:
        return whole_days(minutes // 1440)
    hours, rest = divmod(minutes, 60)
    parts = []
    if hours:
        parts.append(ngettext("%d hour", "%d hours", hours) % hours)
    if rest or not hours:
        parts.append(ngettext("%d minute", "%d minutes", rest) % rest)
    return " ".join(parts)
