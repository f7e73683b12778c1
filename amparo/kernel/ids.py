"""Random numbers and names of files and orders: they count nothing and say nothing."""

import re
import secrets
from collections.abc import Sequence
from typing import Protocol, TypeVar

from amparo.kernel.designations import LANDSCAPE, TINTS
from amparo.kernel.errors import Invalid

# No vowels, so no words; none of 0 1 B I L O S U Y Z, so nothing misread or misheard as another.
ALPHABET = "23456789CDFGHJKMNPQRTVWX"
_GROUP = 4
_NUMBER = re.compile(rf"[A-Z]{{1,4}}(?:-[{ALPHABET}]{{{_GROUP}}}){{2}}")

T = TypeVar("T")


class Chooser(Protocol):
    """A source of choices: the `secrets` module, or a seeded generator for demonstrations."""

    def choice(self, seq: Sequence[T], /) -> T:
        """Return one of `seq`."""


class NotAFileNumber(Invalid):
    """This is not a number as this registry writes them, such as PD-7K4Q-M9XT."""


def file_number(prefix: str, rng: Chooser = secrets) -> str:
    """Return a number such as `PD-7K4Q-M9XT`: `prefix` (1 to 4 capitals) and 36.7 random bits.

    The caller keeps it unique: among 100,000 files about one new number in a million is taken.
    """
    return "-".join((prefix, _group(rng), _group(rng)))


def order_number(prefix: str = "OR", rng: Chooser = secrets) -> str:
    """Return the number of an order to an institution; unlike its file's, on purpose."""
    return file_number(prefix, rng)


def parse_number(text: str) -> str:
    """Return a typed number as it is written: capitals, dashes; raises NotAFileNumber."""
    letters = "".join(re.findall(r"[A-Z0-9]", text.upper()))
    tail, groups = letters[: -2 * _GROUP], letters[-2 * _GROUP :]
    number = "-".join((tail, groups[:_GROUP], groups[_GROUP:]))
    if not _NUMBER.fullmatch(number):
        raise NotAFileNumber
    return number


def designation(
    words_a: Sequence[str] = LANDSCAPE,
    words_b: Sequence[str] = TINTS,
    rng: Chooser = secrets,
) -> str:
    """Return two random words by which people can speak of a file without its name."""
    return f"{rng.choice(words_a)} {rng.choice(words_b)}"


def _group(rng: Chooser) -> str:
    return "".join(rng.choice(ALPHABET) for _ in range(_GROUP))
