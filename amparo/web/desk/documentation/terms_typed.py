"""Terms of long lists, typed by their words; of short ones they are ticked or chosen."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Final

from amparo.documentation import vocabulary
from amparo.documentation.fields import Described
from amparo.documentation.vocabulary import Vocabulary
from amparo.kernel.text import fold
from amparo.web.desk import naming

LONG: Final = 60
"""More terms than these are not ticked: whoever uses a keyboard would pass through every one."""


def are_typed(field: Described) -> bool:
    """Whether its list is long, or empty, so that a term is typed by its words or its code."""
    offered = len(vocabulary.vocabulary(field.terms).offered)
    return offered == 0 or offered > LONG


def shown(field: Described, value: Any) -> str:
    """Codes of a long list as the words that name them, one a line; a code that no list has as it is."""
    chosen = value if isinstance(value, tuple | list) else [value] if value else []
    return "\n".join(vocabulary.word(field.terms, code, naming.language()) for code in chosen)


def codes(field: Described, said: Any) -> Any:
    """The codes of what was ticked, chosen or typed; words that no list has stay as typed, to be told so."""
    if not are_typed(field):
        return tuple(said or ()) if field.many else (said or None)
    found = tuple(
        _code(field.terms, line.strip()) for line in str(said or "").splitlines() if line.strip()
    )
    return found if field.many else "".join(found[:1]) or None


def _code(number: int, said: str) -> str:
    its = vocabulary.vocabulary(number)
    return said if said in its.terms else _by_words(its).get(fold(said), said)


def _by_words(its: Vocabulary) -> dict[str, str]:
    return _index(its.number, tuple(its.terms.values()))


@lru_cache(maxsize=16)
def _index(number: int, terms: tuple[Any, ...]) -> dict[str, str]:
    del number
    found: dict[str, str] = {}
    for word in terms:
        for said in (word.es, word.en):
            if said:
                found.setdefault(fold(said), word.code)
    return found
