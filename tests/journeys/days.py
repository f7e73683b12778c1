"""Days and moments as the people of the journeys write them, in Lima."""

from datetime import UTC, datetime, timedelta, timezone

IN_LIMA = timezone(timedelta(hours=-5))


def day(ahead=0):
    """Return today, or a day after it, in ISO form."""
    return (datetime.now(IN_LIMA) + timedelta(days=ahead)).date().isoformat()


def moment(**ahead):
    """Return a moment as a field of the browser takes it, without its zone."""
    return (datetime.now(IN_LIMA) + timedelta(**ahead)).strftime("%Y-%m-%dT%H:%M")


def instant(**ahead):
    """Return a moment as a program writes it."""
    return (datetime.now(UTC) + timedelta(**ahead)).isoformat()
