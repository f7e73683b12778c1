"""Receipts: ten words that alone lead a person back to her file.

Nine random words of 2,048 (98 bits, for none may frighten) and a checksum word. Where a language
has no list, ten groups of four digits stand for the same numbers, so every receipt can also be dictated as digits.
"""

import re
import secrets
from dataclasses import dataclass, field
from enum import StrEnum

from amparo.crypto.checksum import check_number
from amparo.crypto.errors import CryptoFailure
from amparo.crypto.keys import Key
from amparo.crypto.passwords import FLOOR, argon2id
from amparo.crypto.unkind import is_unkind
from amparo.crypto.wordlists import LISTS, WORDS, make_plain, word_list

RECEIPT_WORDS = 10
SECRET_WORDS = RECEIPT_WORDS - 1
DIGITS = 4
# Longer than ten words of any list, numbered and spaced; what is longer is not a receipt.
MAX_CHARACTERS = 1000
_PURPOSE = b"amparo receipt 1"
_TOKEN = re.compile(r"[^\W_]+")


class Mistake(StrEnum):
    """What is wrong with a typed receipt."""

    COUNT = "count"
    UNKNOWN = "unknown"
    CHECKSUM = "checksum"


class ReceiptMistyped(CryptoFailure):
    """The receipt was mistyped. Says where, and never repeats a word of it.

    positions  of the words found in no list, counted from 1; empty for another mistake
    count      how many words there were
    """

    def __init__(self, mistake: Mistake, count: int, positions: tuple[int, ...] = ()) -> None:
        """Keep what may be said to the person."""
        super().__init__(mistake.value)
        self.mistake = mistake
        self.count = count
        self.positions = positions


@dataclass(frozen=True, slots=True)
class Receipt:
    """Ten words of one list, or ten groups of digits; not shown by `repr`."""

    words: tuple[str, ...] = field(repr=False)

    def __str__(self) -> str:
        return "Receipt(…)"

    @property
    def text(self) -> str:
        """Return the words with spaces between: what is shown once, in the answer."""
        return " ".join(self.words)

    @property
    def numbers(self) -> tuple[int, ...]:
        """Return the ten numbers, 0 to 2047, the same in every language and in digits."""
        return _numbers(_tokens(self.text))[1]


def new_receipt(language: str) -> Receipt:
    """Return a fresh receipt in `language` (`es`, `en-GB` …), in digits if it has no list."""
    base = language.partition("-")[0].lower()
    while True:
        numbers = [secrets.randbelow(WORDS) for _ in range(SECRET_WORDS)]
        words = _written((*numbers, check_number(numbers)), base)
        if not is_unkind(words, base):
            return Receipt(words)


def parse(text: str) -> Receipt:
    """Return the receipt typed in `text`; raises ReceiptMistyped.

    Forgives accents, capitals, spaces, lines, dashes, commas, numbering, and words cut after their
    fourth letter; digits may be grouped in any way. Tries Spanish, then English.
    """
    tokens = _tokens(text) if len(text) <= MAX_CHARACTERS else []
    if len(tokens) != RECEIPT_WORDS:
        raise ReceiptMistyped(Mistake.COUNT, len(tokens))
    language, numbers = _numbers(tokens)
    return Receipt(_written(numbers, language))


def parse_with_word(text: str) -> tuple[Receipt, str]:
    """Return the receipt, and the one word typed after it: "" when none was; raises ReceiptMistyped.

    The word comes back in lower case and without accents. A mistake among the ten is told as if they
    had been typed alone.
    """
    tokens = _TOKEN.findall(make_plain(text)) if len(text) <= MAX_CHARACTERS else []
    spoken = [token for token in tokens if not token.isdecimal()]
    digits = sum(len(token) for token in tokens if token.isdecimal())
    eleven = len(spoken) == RECEIPT_WORDS + 1
    dictated = len(spoken) == 1 and digits == RECEIPT_WORDS * DIGITS
    if not (eleven or dictated) or tokens[-1].isdecimal():
        return parse(text), ""
    return parse(" ".join(tokens[:-1])), tokens[-1]


def one_word(text: str) -> str:
    """Return a text that is one word with a letter, in lower case without accents; else ""."""
    tokens = _TOKEN.findall(make_plain(text))
    return tokens[0] if len(tokens) == 1 and not tokens[0].isdecimal() else ""


def master(receipt: Receipt, salt: bytes) -> Key:
    """Return the 32 bytes that a receipt's lookup and key pair are derived from.

    salt  16 bytes, the installation's

    Argon2id at the floor (19 MiB): 99 random bits carry the security, not the stretching.
    """
    packed = b"".join(number.to_bytes(2, "big") for number in receipt.numbers)
    return argon2id(_PURPOSE + packed, salt, FLOOR)


def _tokens(text: str) -> list[str]:
    found = _TOKEN.findall(make_plain(text))
    words = [token for token in found if not token.isdecimal()]
    if words:  # digits beside words are the numbering of a list
        return words
    digits = "".join(found)
    if len(digits) != RECEIPT_WORDS * DIGITS:
        return found
    return [digits[at : at + DIGITS] for at in range(0, len(digits), DIGITS)]


def _numbers(tokens: list[str]) -> tuple[str, tuple[int, ...]]:
    """Return language and numbers of the first reading that holds; raises ReceiptMistyped."""
    failures: list[ReceiptMistyped] = []
    for language in ("",) if tokens[0].isdecimal() else tuple(LISTS):
        try:
            return language, _checked([_number(token, language) for token in tokens])
        except ReceiptMistyped as mistyped:
            failures.append(mistyped)
    raise min(failures, key=lambda mistyped: len(mistyped.positions))


def _number(token: str, language: str) -> int | None:
    if language:
        return word_list(language).number(token)
    number = int(token) if token.isdecimal() and len(token) <= DIGITS else WORDS
    return number if number < WORDS else None


def _checked(found: list[int | None]) -> tuple[int, ...]:
    unknown = tuple(place for place, number in enumerate(found, start=1) if number is None)
    if unknown:
        raise ReceiptMistyped(Mistake.UNKNOWN, len(found), unknown)
    numbers = tuple(number for number in found if number is not None)
    if check_number(numbers[:SECRET_WORDS]) != numbers[SECRET_WORDS]:
        raise ReceiptMistyped(Mistake.CHECKSUM, len(found))
    return numbers


def _written(numbers: tuple[int, ...], language: str) -> tuple[str, ...]:
    if language not in LISTS:
        return tuple(f"{number:0{DIGITS}d}" for number in numbers)
    return tuple(word_list(language).words[number] for number in numbers)
