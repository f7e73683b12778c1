"""The demonstration: desks, people and about forty plainly invented files, told relative to today.

Everything is done by the acts themselves, in order of time, with the worker's rounds in between, so
that what is late is late, every reading is in the ledger and every signature holds.
permission to exist: the database must have been born a demonstration (`config.database.birth`).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection

from amparo.config.demonstration import (
    beside,
    events,
    keeping,
    people,
    register,
    situations,
    stories,
)
from amparo.config.demonstration.beside import documents, interamerican
from amparo.config.demonstration.days import Days
from amparo.config.demonstration.people import House
from amparo.config.demonstration.pleas import pleas
from amparo.config.demonstration.stories.scenarios import NUMBERS
from amparo.config.demonstration.tale import Tale
from amparo.law.schema.access import Profile

# The house has stood longer than its oldest file.
BORN = timedelta(days=240)


def create(home: Path, *, portal: str, desk: str, at: datetime) -> dict[str, Any]:
    """Fill the empty database of a demonstration and return what its visitors are told.

    home          the data folder, in which the ceremony's keys are made
    portal, desk  addresses of the doors; nothing here depends on them
    at            today: every moment told is before it

    Needs the owner's connection and takes about half a minute. Raises FileExistsError where a
    ceremony was held before: a demonstration is made once.
    """
    del portal, desk
    born = (at - BORN).replace(minute=0, second=0, microsecond=0)
    if settings.AMPARO_PROFILE == Profile.ORGANISATION:
        with _unhurried_disk():
            house = people.found(home, born, Profile.ORGANISATION)
            beside.tell(house, at)
        return {"members": list(people.machines(house, at)), "receipts": []}
    with _unhurried_disk():
        house = people.found(home, born)
        days = Days(born + timedelta(hours=1), at)
        tales = [_tale(key, days, house) for key in stories.STORIES]
        days.tell(partial(stories.STORIES[tale.plea.key], tale) for tale in tales)
        files = {tale.plea.key: tale.file for tale in tales}
        register.tell(house, files, at)
        situations.tell(house, files, at)
        keeping.tell(house, files["contested"], at)
        documents.tell(house, at, "delia")
        interamerican.tell_of_the_state(house, at)
        events.tell_of_the_state(house, at)
    return {
        "members": list(people.machines(house, at)),
        "receipts": [
            {"receipt": tale.words, "scenario": tale.scenario, "number": tale.number}
            for tale in tales
        ],
    }


@contextmanager
def _unhurried_disk() -> Iterator[None]:
    """Let commits reach the disk together: one cut short begins afresh anyway."""
    with connection.cursor() as cursor:
        cursor.execute("SET synchronous_commit TO off")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("RESET synchronous_commit")


def _tale(key: str, days: Days, house: House) -> Tale:
    return Tale(pleas()[key], days, house, NUMBERS.get(key, ""))
