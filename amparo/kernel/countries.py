"""Countries by name, from the Unicode locale data that comes with Babel."""

from functools import lru_cache
from typing import Final

from babel import Locale

OURS: Final = ("es", "en")


def country(code: str, language: str) -> str:
    """The name of a country by its two letters (ISO 3166-1) in one of our languages; an unknown code as it is."""
    return _names(language[:2] if language[:2] in OURS else OURS[0]).get(code.upper(), code)


@lru_cache(maxsize=2)
def _names(language: str) -> dict[str, str]:
    territories = Locale(language).territories
    return {code: name for code, name in territories.items() if len(code) == 2}
