"""What the Berkeley Protocol asks of a capture, as a page tells it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from amparo.web.desk import clocks


def lines(said: Mapping[str, str], digest: str) -> list[tuple[str, str]]:
    """Label and value of each fact of a capture, the digest of the file among them; nothing where none is known."""
    if not said:
        return []
    told = [
        (_("Address it was taken from"), said.get("url", "")),
        (_("When it was taken"), _moment(said)),
        (_("Program or device it was taken with"), said.get("tool", "")),
        (_("Who took it"), said.get("collector", "")),
        (_("How it was found, and what was done before capturing"), said.get("found", "")),
        (_("Digest of the file (SHA-256)"), digest),
    ]
    return [(label, value) for label, value in told if value]


def local(said: Mapping[str, str]) -> str:
    """When it was taken as a field of local time takes it; empty for words that are no instant."""
    found = _instant(said)
    return f"{timezone.localtime(found):%Y-%m-%dT%H:%M}" if found else ""


def _moment(said: Mapping[str, str]) -> str:
    """In universal time, and here."""
    found = _instant(said)
    if found is None:
        return said.get("captured_at", "")
    here = clocks.moment(found, clocks.now())
    return f"{found.astimezone(UTC):%Y-%m-%d %H:%M:%S} UTC ({here})"


def _instant(said: Mapping[str, str]) -> datetime | None:
    try:
        found = datetime.fromisoformat(said.get("captured_at", ""))
    except ValueError:
        return None
    return found if found.utcoffset() is not None else None
