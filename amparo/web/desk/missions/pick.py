"""A picker as a page draws it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from typing import Final

MOST: Final = 40
SHOWN: Final = 160


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to choose: its value for the field, its label, and a line about it."""

    value: str
    label: str
    about: str = ""
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Pick:
    """What one field offers; closed until its button is pressed.

    many   several may be chosen
    more   there are others that are not shown: the words searched for are too few
    first  what must be chosen before, such as the collection of an event
    hint   what choosing does, where it does more than choose
    label, stands, carried  of a picker without a control: its name, what was chosen in words, the fields it keeps
    """

    words: str
    open: bool = False
    choices: tuple[Choice, ...] = ()
    many: bool = False
    more: bool = False
    first: tuple[Choice, ...] = ()
    hint: str = ""
    label: str = ""
    stands: str = ""
    carried: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(
        cls,
        words: str,
        found: Iterable[Choice],
        *,
        many: bool = False,
        first: Iterable[Choice] = (),
        hint: str = "",
    ) -> Pick:
        """An open picker with as many of what was found as a page shows."""
        shown = list(islice(found, MOST + 1))
        more = len(shown) > MOST
        return cls(words, True, tuple(shown[:MOST]), many, more, tuple(first), hint)
