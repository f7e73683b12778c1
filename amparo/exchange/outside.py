"""How exactly a place goes out of a collection in a format for others: as its event says, or as it is known."""

from __future__ import annotations

from typing import Final

from amparo.documentation.shapes import Near, Where

_NEAR: Final = {6: Near.DISTRICT, 4: Near.PROVINCE, 2: Near.DEPARTMENT}


def near(where: Where) -> Near:
    """How exactly a place is known: as it says, or as the digits that it has."""
    return where.precision or _NEAR.get(len(where.ubigeo), Near.UNSAID)


def outside(where: Where | None) -> Where | None:
    """A place as far as it may be told outside: its country, and the digits that it says; no words and no point."""
    if where is None:
        return None
    told = Where(ubigeo=where.told, country=where.country or ("PE" if where.ubigeo else ""))
    known = near(told) or (Near.COUNTRY if told.country else Near.UNSAID)
    return told.model_copy(update={"precision": known})
