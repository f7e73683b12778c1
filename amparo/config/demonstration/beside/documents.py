"""The five founding documents: what each claims, in our own words, with the places where it says so."""

from __future__ import annotations

from datetime import datetime, timedelta

from amparo.config.demonstration.people import House
from amparo.config.demonstration.record.loading import load_record


def tell(house: House, at: datetime, who: str = "dina") -> None:
    """Whoever documents enters them; their text is not ours to keep, and comes with `amparo import sources`."""
    load_record(house.actors[who], at - timedelta(days=200))
