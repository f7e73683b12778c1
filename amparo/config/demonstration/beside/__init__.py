"""What the organisation of the demonstration has done so far: one module for each part of its work.

Each module has `tell(house, at)`, which does it by the acts themselves, in order of time, as members
of the house. What comes from a public document is what that document says, in our own words; everybody
else is plainly invented.
"""

from collections.abc import Callable
from datetime import datetime

from amparo.config.demonstration import events, register, situations
from amparo.config.demonstration.beside import (
    candidacies,
    documents,
    interamerican,
    laws,
    missions,
    statements,
)
from amparo.config.demonstration.people import House

Told = Callable[[House, datetime], None]
PARTS: tuple[Told, ...] = (
    documents.tell,
    laws.tell,
    candidacies.tell,
    interamerican.tell,
    statements.tell,
    register.tell_beside,
    situations.tell_beside,
    missions.tell,
    events.tell,
)


def tell(house: House, at: datetime) -> None:
    """Tell every part, in the order in which later ones rest on earlier ones."""
    for part in PARTS:
        part(house, at)
