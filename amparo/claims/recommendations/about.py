"""What a file itself says a row is about: topics, document and cycle as tags, groups of people as parties.

Unlike what rules suggest, these are the words of the file, so they stand on the claim from the start.
"""

from __future__ import annotations

import hashlib
import re
from typing import Final

from amparo.claims.kinds import Vocabulary
from amparo.claims.models import Topic
from amparo.claims.models.parties import CODE
from amparo.claims.recommendations.rows import Group
from amparo.kernel.text import fold

_LABEL: Final = 500
_NTH: Final = ("first", "second", "third", "fourth", "fifth", "sixth")
_NTH_ES: Final = ("primer", "segundo", "tercer", "cuarto", "quinto", "sexto")


def code_from(prefix: str, name: str) -> str:
    """A code of a name: the same for the same name, and of two long names never the same."""
    slug = re.sub(r"[^a-z0-9]+", "_", fold(name)).strip("_")
    code = f"{prefix}_{slug}"
    if slug and len(code) <= CODE:
        return code
    told = hashlib.sha256(fold(name).encode()).hexdigest()[:10]
    return f"{code[: CODE - len(told) - 1].rstrip('_')}_{told}"


def tags_of(group: Group) -> list[Topic]:
    """The tags of one recommendation, rows not saved, each once however many of its rows name it."""
    found = [
        *(_tag("theme", theme, theme, theme) for row in group.rows for theme in row.themes),
        *(_tag("document", row.symbol, row.symbol, row.symbol) for row in group.rows if row.symbol),
        *(_cycle(row.cycle) for row in group.rows if row.cycle),
    ]
    return list({topic.code: topic for topic in found}.values())


def persons_of(group: Group) -> list[str]:
    """Names of the groups of people that it is about, once each."""
    return list({fold(name): name for row in group.rows for name in row.persons}.values())


def _tag(prefix: str, name: str, es: str, en: str) -> Topic:
    return Topic(
        vocabulary=Vocabulary.TAG,
        code=code_from(prefix, name),
        label_es=es[:_LABEL],
        label_en=en[:_LABEL],
    )


def _cycle(said: str) -> Topic:
    """`2`, `2nd cycle` and `Segundo ciclo` are one tag; what is no number keeps its words."""
    number = re.search(r"\d+", said)
    words = fold(said).split()
    named = next(
        (n for n in range(6) if any(w in (_NTH[n], _NTH_ES[n], _NTH_ES[n] + "o") for w in words)),
        None,
    )
    which = number.group() if number else str(named + 1) if named is not None else said
    return _tag("cycle", which, f"Ciclo {which}", f"Cycle {which}")
