"""What a name card says inside its seal, and whose register it stands in."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from amparo import linkage
from amparo.accounts import directory
from amparo.accounts.actors import Actor
from amparo.custody.cards import OpenCard, Register
from amparo.custody.deeds import Deed
from amparo.law import packs

POWERS: Final = frozenset({"search_names", "keep_people"})
# Files that may be about several at once, each name another's.
OF_SEVERAL: Final = frozenset({"situation"})
_LETTERS: Final = {"theirs": "t", "apart": "x", "open": "u"}


@dataclass(frozen=True, slots=True)
class NameCard:
    """Who a file is about, as it calls them.

    Who is whom stands in the card of the person alone: an act that joined two would show in both, if it
    wrote the cards of both.

    kind   what file it is: `case`, `person`, `collective`, or another app's own code
    place  department, two digits of UBIGEO; empty when not known
    theirs files that are about this person, and persons who turned out to be this one
    apart  digests of pairs that somebody judged not to be the same, with the second of it
    open   digests of pairs that somebody looked at and left open, likewise
    why    the reasons for either, by the same digest; shown to who may know both files
    told   codes and days by which a list of such files is filtered; what they are is its app's own matter
    """

    kind: str
    names: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    birth_year: int | None = None
    sex: str = ""
    place: str = ""
    group: str = ""
    theirs: frozenset[UUID] = frozenset()
    apart: Mapping[str, int] = field(default_factory=dict)
    open: Mapping[str, int] = field(default_factory=dict)
    why: Mapping[str, str] = field(default_factory=dict, repr=False)
    told: Mapping[str, Any] = field(default_factory=dict, repr=False)

    @property
    def called(self) -> tuple[str, ...]:
        """Every name and alias."""
        return (*self.names, *self.aliases)

    @property
    def about_several(self) -> bool:
        """Whether each name is another's: then it may belong to several, who are no one identity by that."""
        return self.kind in OF_SEVERAL and len(self.names) > 1

    def tells(self, **codes: str) -> bool:
        """Whether each of these codes is told, alone or among others; an empty one asks nothing."""
        return all(
            not code
            or code == (said := self.told.get(name, ""))
            or (isinstance(said, list | tuple) and code in said)
            for name, code in codes.items()
        )

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
            "t": sorted(one.hex for one in self.theirs),
            "x": dict(self.apart),
            "u": dict(self.open),
            "w": dict(self.why),
            "f": dict(self.told),
        }
        return {name: value for name, value in whole.items() if value}

    def joined(self, other: UUID) -> NameCard:
        return replace(self, theirs=self.theirs | {other})

    def parted(self, other: UUID) -> NameCard:
        return replace(self, theirs=self.theirs - {other})

    def judged(self, pair: str, at: datetime, *, apart: bool, why: str = "") -> NameCard:
        """With one judgement of a pair in place of any before: not the same, or left open; and its reasons."""
        when = {pair: int(at.timestamp())}
        others = [
            {p: on for p, on in kept.items() if p != pair} for kept in (self.apart, self.open)
        ]
        others[not apart] |= when
        reasons = {p: said for p, said in self.why.items() if p != pair}
        if why:
            reasons[pair] = why
        return replace(self, apart=others[0], open=others[1], why=reasons)

    def keeping(self, old: NameCard) -> NameCard:
        """Names anew, with whatever was judged of the old card."""
        return replace(self, theirs=old.theirs, apart=old.apart, open=old.open, why=old.why)


def read(value: Mapping[str, Any]) -> NameCard:
    """A card from what was sealed."""
    return NameCard(
        kind=value["k"],
        names=tuple(value.get("n", ())),
        aliases=tuple(value.get("a", ())),
        birth_year=value.get("y"),
        sex=value.get("s", ""),
        place=value.get("p", ""),
        group=value.get("g", ""),
        theirs=frozenset(map(UUID, value.get("t", ()))),
        apart=value.get("x", {}),
        open=value.get("u", {}),
        why=value.get("w", {}),
        told=value.get("f", {}),
    )


def called_in(value: Mapping[str, Any]) -> list[str]:
    """Every name and alias of what was sealed, without making a card of it."""
    called: list[str] = value.get("n", []) + value.get("a", [])
    return called


def tied_in(value: Mapping[str, Any]) -> list[str]:
    """Hexadecimal ids of the persons to whom what was sealed says it is tied, likewise."""
    tied: list[str] = value.get("f", {}).get("people", [])
    return tied


def is_kind(value: Mapping[str, Any], kinds: Collection[str]) -> bool:
    """Whether what was sealed is a card of one of these kinds, likewise."""
    return value["k"] in kinds


def has(value: Mapping[str, Any], fields: Iterable[str]) -> bool:
    """Whether one of these fields of a card was sealed, likewise: none is that was empty."""
    return any(_LETTERS[name] in value for name in fields)


def compared(key: str, value: Mapping[str, Any]) -> linkage.Card | None:
    """What was sealed as linkage compares it; None where it has no name."""
    called = called_in(value)
    if not called:
        return None
    told = value.get
    return linkage.Card(key, tuple(called), told("y"), told("s"), told("p"), told("g"))


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
