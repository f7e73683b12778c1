"""How a place in a norm is named: `21.b.4` of "Art. 21, literal b), numeral 4"."""

from __future__ import annotations

import re
from typing import Final

_WORDS: Final = re.compile(
    r"\b(?:art(?:[íi]culos?|icles?|s)?|literal(?:es)?|inciso|numeral(?:es)?|n[úu]m|lit|let(?:ter)?|par)\b\.?°?",
    re.IGNORECASE,
)
_ADDRESS: Final = re.compile(
    r"(?:(?P<part>[TFRM])\.?)?(?P<number>\d+(?:-[A-Z]|[A-Z](?![a-z]))?)(?P<rest>(?:\.[0-9a-zñ]{1,4})*)"
)


def address(text: str) -> str:
    """`Art. 21.b.4`, `artículo 21, literal b), numeral 4` and `21.b.4` all are `21.b.4`; "" for none.

    The transitory, final, repealing and amending provisions are `T.1`, `F.1`, `R.1`, `M.1`.
    """
    bare = _WORDS.sub(" ", text)
    parts = re.findall(r"[0-9]+(?:-[A-Z])?|[A-Za-zñ]+", bare)
    if parts and parts[0] in "TFRM" and len(parts) > 1:
        return ".".join([parts[0], parts[1], *(each.lower() for each in parts[2:])])
    if not parts or not parts[0][0].isdigit():
        return ""
    return ".".join([parts[0], *(each.lower() for each in parts[1:])])


def addresses(text: str) -> list[str]:
    """Each place that a list such as `arts. 4.u, 21.b.4 y 21.c.2` names, in its order."""
    bare = _WORDS.sub(" ", text)
    found = [address(match.group()) for match in _ADDRESS.finditer(bare)]
    return list(dict.fromkeys(each for each in found if each))


def within(place: str, article: str) -> bool:
    """Whether a place stands in an article: `21.b.4` in `21`."""
    return place == article or place.startswith(f"{article}.")
