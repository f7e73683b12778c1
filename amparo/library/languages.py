"""Which language a text is in, by its smallest words; enough to choose how it is stemmed."""

import re
from collections import Counter
from typing import Final

_SMALL: Final = {
    language: frozenset(words.split())
    for language, words in (
        ("es", "de la el los las que en y del se por con para una un no al su lo es"),
        ("en", "the of and to in that is for on with as by it be are this which was"),
        ("pt", "de a o que e do da em um para com não uma os no se na por mais as"),
        ("fr", "de la le et les des en un du une que est pour qui dans a par plus pas"),
    )
}


def of_text(text: str) -> str:
    """Return `es`, `en`, `pt` or `fr`, or an empty text when the words do not tell."""
    words = Counter(re.findall(r"[^\W\d_]+", text[:200_000].lower()))
    total = sum(words.values())
    shares = {
        language: sum(words[word] for word in small) / total if total else 0.0
        for language, small in _SMALL.items()
    }
    best = max(shares, key=lambda language: shares[language])
    return best if total >= 8 and shares[best] >= 0.1 else ""
