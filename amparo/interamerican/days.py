"""The day it is where the matter is followed."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from amparo.law import packs


def day_of(at: datetime) -> date:
    return at.astimezone(ZoneInfo(packs.current().meta.zone)).date()
