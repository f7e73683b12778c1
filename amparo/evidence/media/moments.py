"""Moments as programs write them into files, told alike: `2026-11-22 16:14:51 UTC-05:00`."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Final

# PDF writes D:20261122161451-05'00', cameras 2026:11:22 16:14:51.
_PDF: Final = re.compile(r"D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(Z|[+-]\d\d)?(?:'?(\d\d)'?)?")
_CAMERA: Final = re.compile(r"(\d{4}):(\d\d):(\d\d) (\d\d:\d\d:\d\d)")


def plain(text: str) -> str:
    """The moment with the zone that the file gives it, none where it gives none; what is no moment, as it is."""
    try:
        found = datetime.fromisoformat(_iso(text.strip()))
    except ValueError:
        return text
    return f"{found:%Y-%m-%d %H:%M:%S} {found.tzname() or ''}".rstrip()


def _iso(text: str) -> str:
    """Raises ValueError for a day without an hour, which is told as it is."""
    if pdf := _PDF.fullmatch(text):
        year, month, day, hour, minute, second, sign, more = pdf.groups()
        zone = sign if sign in (None, "Z") else f"{sign}:{more or '00'}"
        return f"{year}-{month}-{day}T{hour}:{minute}:{second}{zone or ''}"
    if camera := _CAMERA.fullmatch(text):
        year, month, day, hour = camera.groups()
        return f"{year}-{month}-{day}T{hour}"
    if "T" not in text:
        raise ValueError(text)
    return text
