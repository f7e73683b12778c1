"""Cards kept small: about 120 bytes each beside their text, so that a million fit the memory of a desk."""

from array import array
from collections.abc import Iterator

from amparo.linkage.cards import Card

_PART = "\x1f"
_UNKNOWN = -32768
SAME_YEAR, SAME_PLACE = 6.0, 2.0


class _Codes:
    """Short values that repeat, each kept once."""

    def __init__(self) -> None:
        self.values: list[str | None] = [None]
        self._codes: dict[str | None, int] = {None: 0}

    def code(self, value: str | None) -> int:
        found = self._codes.get(value)
        if found is None:
            found = self._codes[value] = len(self.values)
            self.values.append(value)
        return found


class Shelf:
    """Cards in the order they were added, read back one by one."""

    def __init__(self) -> None:
        self._text = bytearray()
        self._ends = array("Q", [0])
        self.years = array("h")
        self.places = array("H")
        self._sexes = array("H")
        self._groups = array("I")
        self._sex, self._place, self._group = _Codes(), _Codes(), _Codes()

    def __len__(self) -> int:
        return len(self.years)

    def add(self, card: Card) -> None:
        self._text += _PART.join((card.key, *card.names)).encode()
        self._ends.append(len(self._text))
        self.years.append(_UNKNOWN if card.birth_year is None else card.birth_year)
        self._sexes.append(self._sex.code(card.sex))
        self.places.append(self._place.code(card.place))
        self._groups.append(self._group.code(card.group))

    def __getitem__(self, place: int) -> Card:
        key, *names = self._text[self._ends[place] : self._ends[place + 1]].decode().split(_PART)
        year = self.years[place]
        return Card(
            key,
            tuple(names),
            None if year == _UNKNOWN else year,
            self._sex.values[self._sexes[place]],
            self._place.values[self.places[place]],
            self._group.values[self._groups[place]],
        )

    def __iter__(self) -> Iterator[Card]:
        return (self[place] for place in range(len(self)))

    def nearby(self, card: Card, place: int) -> float:
        """Return a bonus, in bits, for a year or place of birth in common; for ranking before a full comparison."""
        year = self.years[place]
        bonus = SAME_YEAR if year == card.birth_year and year != _UNKNOWN else 0.0
        code = self.places[place]
        return bonus + (SAME_PLACE if code and self._place.values[code] == card.place else 0.0)

    def born(self) -> dict[int, list[int]]:
        """Return the places of the cards of each year of birth; those without one are left out."""
        found: dict[int, list[int]] = {}
        for place, year in enumerate(self.years):
            if year != _UNKNOWN:
                found.setdefault(year, []).append(place)
        return found
