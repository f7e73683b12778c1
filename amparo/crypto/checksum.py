"""The checksum word of a receipt: a weighted sum over the field of 2,048 elements.

Word `i` (0 to 8) is multiplied by x**(i + 1), and the check word by 1. All weights are distinct
and none is zero, so one wrong word, or two words that changed places, is always caught, wherever
they stand; any other damage passes with probability 1 in 2,048. A hash would miss 1 in 2,048 of
the first kinds too.
"""

from collections.abc import Sequence

ORDER = 2048
# x**11 + x**2 + 1, primitive over the field of two elements, so x**0 ... x**9 are distinct.
_POLYNOMIAL = 0x805


def check_number(numbers: Sequence[int]) -> int:
    """Return the check word's number for `numbers`, each 0 to 2047."""
    total = 0
    for number in reversed(numbers):  # Horner: ((w9 x + w8) x + ...) x
        total = _times_x(total ^ number)
    return total


def _times_x(number: int) -> int:
    doubled = number << 1
    return doubled ^ _POLYNOMIAL if doubled & ORDER else doubled
