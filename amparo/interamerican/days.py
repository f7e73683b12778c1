"""The day it is where the matter is followed."""

from datetime import date, datetime

from amparo.law import packs


def day_of(at: datetime) -> date:
    return packs.local_day(at)
