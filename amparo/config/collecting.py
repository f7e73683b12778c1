"""Collections as commands name and open them: by number, for the exchange, by the member who is signed in."""

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

if TYPE_CHECKING:
    from amparo.accounts.actors import Actor
    from amparo.custody.opening import OpenFile
    from amparo.documentation.models import Collection

PURPOSE = "exchange_work"


def opened(actor: "Actor", number: str, at: datetime) -> "tuple[Collection, OpenFile]":
    """The collection of a number or an id, open; the entry in the ledger first.

    Raises NoSuchCollection alike for an absent and for a hidden one.
    """
    from amparo.documentation import reading, selectors
    from amparo.documentation.errors import NoSuchCollection

    held = selectors.collections(actor)
    row = held.filter(number=number.strip().upper()).first() or held.filter(id=_id(number)).first()
    if row is None:
        raise NoSuchCollection
    return row, reading.open_collection(actor, row.id, PURPOSE, at)


def _id(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        return UUID(int=0)
