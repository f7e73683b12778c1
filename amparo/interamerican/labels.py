"""How people of a matter are called where nothing is opened: opaque labels."""

from __future__ import annotations

from collections.abc import Iterable

from amparo.interamerican.kinds import Part
from amparo.interamerican.models import MatterPerson


def label_of(person: MatterPerson) -> str:
    """`Beneficiary 3`: all that leaves the file of somebody whose identity is reserved."""
    return f"{Part(person.part).label} {person.number}"


def listed(names: Iterable[str]) -> str:
    return ", ".join(names)
