"""The name cards that one search opened, each read when it is asked for: of a whole register few are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from uuid import UUID

from amparo import linkage
from amparo.registry.names import NameCard, called_in, compared, has, is_kind, read, tied_in


class NameCards(Mapping[UUID, NameCard]):
    """Cards by the file or, where a file has several, by what each is about; `values` as they were sealed."""

    __slots__ = ("_read", "_values")

    def __init__(self, values: Mapping[UUID, Mapping[str, Any]] | None = None) -> None:
        self._values = values or {}
        self._read: dict[UUID, NameCard] = {}

    def __getitem__(self, one: UUID) -> NameCard:
        card = self._read.get(one)
        if card is None:
            card = self._read[one] = read(self._values[one])
        return card

    def __contains__(self, one: object) -> bool:
        return one in self._values

    def __iter__(self) -> Iterator[UUID]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def of_kind(self, *kinds: str) -> Iterator[tuple[UUID, NameCard]]:
        return ((one, self[one]) for one, value in self._values.items() if is_kind(value, kinds))

    def having(self, *fields: str) -> Iterator[tuple[UUID, NameCard]]:
        """Those that join somebody, or on which one of these judgements stands: `theirs`, `apart`, `open`."""
        return ((one, self[one]) for one, value in self._values.items() if has(value, fields))

    def tied_to(self, people: Iterable[UUID]) -> Iterator[UUID]:
        """Those that say they are tied to one of these persons."""
        named = {one.hex for one in people}
        return (one for one, value in self._values.items() if not named.isdisjoint(tied_in(value)))

    def called(self) -> Iterator[tuple[UUID, list[str]]]:
        """Every name and alias of those that have any."""
        for one, value in self._values.items():
            if called := called_in(value):
                yield one, called

    def compared(self) -> Iterator[tuple[UUID, linkage.Card]]:
        """Those that have a name, as linkage compares them."""
        for one, value in self._values.items():
            if card := compared(one.hex, value):
                yield one, card
