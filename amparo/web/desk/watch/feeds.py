"""Atom and iCalendar of what is watched; an address in them leads back to the page."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final
from xml.etree.ElementTree import Element, SubElement, tostring

from django.http import HttpResponse

from amparo.web.desk import clocks

ATOM: Final = "http://www.w3.org/2005/Atom"
_FOLD: Final = 74


@dataclass(frozen=True, slots=True)
class Item:
    """One entry; `key` stays the same for good, `on` is a day as the source gives it."""

    key: str
    title: str
    words: str
    url: str
    on: str


def atom(title: str, here: str, items: Iterable[Item]) -> HttpResponse:
    """RFC 4287; a date given by year or month stands at its first day."""
    feed = Element("feed", {"xmlns": ATOM})
    _text(feed, "title", title)
    _text(feed, "id", f"urn:amparo:{_short(here)}")
    _text(feed, "updated", clocks.now().isoformat(timespec="seconds"))
    SubElement(feed, "link", {"rel": "self", "href": here})
    SubElement(SubElement(feed, "author"), "name").text = "Amparo"
    for item in items:
        entry = SubElement(feed, "entry")
        _text(entry, "id", f"urn:amparo:{_short(item.key)}")
        _text(entry, "title", item.title)
        _text(entry, "updated", f"{_day(item.on).isoformat()}T00:00:00Z")
        SubElement(entry, "link", {"rel": "alternate", "href": item.url})
        _text(entry, "summary", item.words)
    body = b'<?xml version="1.0" encoding="utf-8"?>\n' + tostring(feed, "utf-8")
    return HttpResponse(body, content_type="application/atom+xml; charset=utf-8")


def calendar(name: str, items: Iterable[Item]) -> HttpResponse:
    """RFC 5545, one whole-day event an item; what is not dated to the day is left out."""
    made = clocks.now()
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Amparo//ES",
        f"X-WR-CALNAME:{_escaped(name)}",
    ]
    for item in items:
        if len(item.on) == 10:
            lines += _event(item, made)
    text = "".join(f"{_folded(line)}\r\n" for line in [*lines, "END:VCALENDAR"])
    return HttpResponse(text.encode(), content_type="text/calendar; charset=utf-8")


def _event(item: Item, made: datetime) -> list[str]:
    day = date.fromisoformat(item.on)
    return [
        "BEGIN:VEVENT",
        f"UID:{_short(item.key)}@amparo.invalid",
        f"DTSTAMP:{made:%Y%m%dT%H%M%SZ}",
        f"DTSTART;VALUE=DATE:{day:%Y%m%d}",
        f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{_escaped(item.title)}",
        f"DESCRIPTION:{_escaped(item.words)}",
        f"URL:{item.url}",
        "END:VEVENT",
    ]


def _text(parent: Element, name: str, words: str) -> None:
    SubElement(parent, name).text = words


def _short(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()[:32]


def _day(partial: str) -> date:
    parts = [*map(int, filter(None, partial.split("-"))), 1, 1][:3]
    return date(*parts) if partial else clocks.local_today()


def _escaped(text: str) -> str:
    for sign, told in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        text = text.replace(sign, told)
    return text


def _folded(line: str) -> str:
    """At most 75 octets a line: here 74 characters, cut so that no letter is split."""
    octets, parts, part = 0, [], ""
    for letter in line:
        size = len(letter.encode())
        if octets + size > _FOLD:
            parts.append(part)
            part, octets = " ", 1
        part += letter
        octets += size
    return "\r\n".join([*parts, part])
