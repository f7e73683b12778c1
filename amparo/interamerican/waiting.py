"""Days that the law pack foresees where no person gave one: answers of courts, and the time to petition."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from amparo.interamerican.law import months_after
from amparo.law import packs

FILING: Final = "petition_filing"


def waited(code: str, since: date) -> date | None:
    """The day a wait of that code runs out, its first day not counted; None where the pack foresees none."""
    wait = packs.current().wait(code)
    if wait is None:
        return None
    if wait.unit == "month":
        return months_after(since, wait.amount)
    return since + timedelta(days=wait.amount)
