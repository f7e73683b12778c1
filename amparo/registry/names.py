"""What a name card says inside its seal, and whose register it stands in."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import Any, Final
from uuid import UUID

from amparo.accounts import directory
from amparo.accounts.actors import Actor
from amparo.custody.cards import OpenCard, Register
from amparo.custody.deeds import Deed
from amparo.law import packs

POWERS: Final = frozenset({"search_names", "keep_people"})


@dataclass(frozen=True, slots=True)
class NameCard:
    """Who a file is about, as it calls them.

    kind      what file it is: `case`, `person`, `collective`, or another app's own code
    place     department, two digits of UBIGEO; empty when not known
    identity  the person of the register whom the file, or a merged person, belongs to
    apart     digests of pairs that somebody judged not to be the same
    open      digests of pairs that somebody looked at and left open
    """

    kind: str
    names: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    birth_year: int | None = None
    sex: str = ""
    place: str = ""
    group: str = ""
    identity: UUID | None = None
    apart: frozenset[str] = frozenset()
    open: frozenset[str] = frozenset()

    def sealed(self) -> dict[str, object]:
        """What is sealed, as small as it can be: what is not known is left out."""
        whole = {
            "k": self.kind,
            "n": self.names,
            "a": self.aliases,
            "y": self.birth_year,
            "s": self.sex,
            "p": self.place,
            "g": self.group,
            "i": self.identity.hex if self.identity else "",
            "x": sorted(self.apart),
            "u": sorted(self.open),
        }
        return {name: value for name, value in whole.items() if value}

    def linked(self, identity: UUID | None) -> NameCard:
        return replace(self, identity=identity)


def read(value: dict[str, Any]) -> NameCard:
    """A card from what was sealed."""
    return NameCard(
        kind=value["k"],
        names=tuple(value.get("n", ())),
        aliases=tuple(value.get("a", ())),
        birth_year=value.get("y"),
        sex=value.get("s", ""),
        place=value.get("p", ""),
        group=value.get("g", ""),
        identity=UUID(value["i"]) if value.get("i") else None,
        apart=frozenset(value.get("x", ())),
        open=frozenset(value.get("u", ())),
    )


def card_of(opened: OpenCard) -> NameCard:
    return read(opened.value)


def pair_of(one: UUID, other: UUID) -> str:
    """A digest that names two files to who knows both, and neither to who knows one."""
    first, second = sorted((one.bytes, other.bytes))
    return hashlib.sha256(b"amparo pair 1\n" + first + second).hexdigest()[:32]


def register_of(institution: str) -> Register:
    """An institution's register, kept by its desks that have a role which may search names."""
    pack = packs.current()
    keeping = {
        template.kind
        for template in pack.desks
        if any(pack.matrix.may(role, power) for role in template.roles for power in POWERS)
    }
    desks = directory.desks(institution=institution)
    return Register(institution, tuple(desk.holder for desk in desks if desk.kind in keeping))


def register_in(deed: Deed) -> Register | None:
    """The register of the institution for which the deed is done; None where its desk keeps none."""
    opener = deed.the_opener()
    register = register_of(opener.seat_for(deed.verb).institution)
    return register if opener.desk_ids & {one.id for one in register.holders} else None


def searching(actor: Actor) -> Actor:
    """The actor at those seats alone from which names may be searched: no desk lends another its keys."""
    return actor.at(*actor.seats_that_may("search_names"))
