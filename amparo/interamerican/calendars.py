"""Open dates as iCalendar (RFC 5545): whole days, numbers and what is due, and nobody's name."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from django.utils.translation import gettext as _

from amparo.interamerican.kinds import DueKind, Whose
from amparo.interamerican.models import Due
from amparo.interamerican.rules import bears_the_caveat

_OCTETS = 73


def written(dues: Iterable[Due], at: datetime, caveat: str) -> str:
    """The calendar's text; each event keeps its identifier, so that it is not there twice."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Amparo//interamerican//ES"]
    for due in dues:
        lines += _event(due, at, caveat)
    lines.append("END:VCALENDAR")
    return "".join(_folded(line) + "\r\n" for line in lines)


def _event(due: Due, at: datetime, caveat: str) -> list[str]:
    what, whose = DueKind(due.kind).label, Whose(due.whose).label
    told = [_("Asked on %(day)s") % {"day": due.asked_on.isoformat()}]
    told += [caveat] if bears_the_caveat(due.matter.kind) else []
    return [
        "BEGIN:VEVENT",
        f"UID:{due.id}@amparo",
        f"DTSTAMP:{at.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        f"DTSTART;VALUE=DATE:{due.due_on:%Y%m%d}",
        f"DTEND;VALUE=DATE:{due.due_on + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{_escaped(f'{due.matter.number} · {what} · {whose}')}",
        f"DESCRIPTION:{_escaped(' '.join(told))}",
        "END:VEVENT",
    ]


def _escaped(text: str) -> str:
    for mark in ("\\", ";", ","):
        text = text.replace(mark, "\\" + mark)
    return text.replace("\n", "\\n")


def _folded(line: str) -> str:
    """No line over 75 octets; a fold never splits a letter."""
    parts, part, size = [], "", 0
    for letter in line:
        length = len(letter.encode())
        if size + length > _OCTETS:
            parts.append(part)
            part, size = "", 0
        part, size = part + letter, size + length
    return "\r\n ".join([*parts, part])
