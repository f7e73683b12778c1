"""Who asked not to be asked again: their names on a card of the register, in a file that says nothing else.

Whoever is about to reach somebody finds the card by name. Of whom, when and for what they were asked
before, it tells nothing: the file is of no mission and of no case.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Final
from uuid import UUID, uuid4

from amparo.accounts.actors import Actor
from amparo.accounts.acts import acting
from amparo.custody import cards
from amparo.custody.errors import NothingToOpen
from amparo.registry.names import NameCard
from amparo.registry.names import register_of as register_of_house
from amparo.registry.people import finding
from amparo.registry.people.errors import KeepsNoRegister
from amparo.registry.people.finding import Known
from amparo.registry.people.work import register_of

KIND: Final = "no_more"
KEEP: Final = "keep_people"
# Below this a name found is another spelling of many names, and would stop whoever asks somebody else.
ALIKE: Final = 0.85


def note(actor: Actor, names: Iterable[str], aliases: Iterable[str], at: datetime) -> UUID:
    """Enter a card for every desk that keeps the register, and return its file. Raises NotYourAct, KeepsNoRegister."""
    file_id = uuid4()
    with acting(actor, KEEP, file_id, at, note={"did": "note_no_more"}) as deed:
        register = register_of(deed)
        card = NameCard(KIND, tuple(names), tuple(aliases))
        sealed = deed.create("identity", holders=[holder.id for holder in register.holders])
        deed.write_to(sealed, KIND, {"names": list(card.names), "aliases": list(card.aliases)})
        cards.write(deed, register, card.sealed())
    return file_id


def may_note(actor: Actor) -> bool:
    """Whether one of the actor's desks keeps a register, and they may enter people in it: a machine may not."""
    seats = actor.seats_that_may(KEEP)
    kept = {one.id for seat in seats for one in register_of_house(seat.institution).holders}
    return bool(kept & {seat.desk_id for seat in seats})


def asked_no_more(actor: Actor, names: Iterable[str], at: datetime, purpose: str) -> bool:
    """Whether somebody of such a name asked it, as far as the member may know; one entry, without words.

    Raises TooManySearches. A member who keeps no register knows of nobody.
    """
    wanted = [name for name in names if name.strip()]
    if not wanted:
        return False
    try:
        known = finding.known(actor, at, purpose)
    except (KeepsNoRegister, NothingToOpen):
        return False
    return among(known, wanted)


def among(known: Known, names: Iterable[str]) -> bool:
    """The same among cards that are open already."""
    if not any(known.cards.of_kind(KIND)):
        return False
    return any(
        hit.score >= ALIKE
        for name in names
        for hit in known.search(name, lambda card: card.kind == KIND)
    )
