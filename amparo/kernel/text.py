"""Folding of text for comparison and search, never for display or storage of a name; numbers that somebody typed."""

import unicodedata


def strip_accents(text: str) -> str:
    """Return `text` without combining marks, compatibility forms unified; ñ becomes n."""
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def squeeze(text: str) -> str:
    """Return `text` with every run of white space as one space and none at the ends."""
    return " ".join(text.split())


def small_number(text: str, otherwise: int = 0) -> int:
    """A number of at most nine digits as somebody wrote it; `otherwise` for anything else."""
    return int(text) if text.isdecimal() and len(text) < 10 else otherwise


def fold(text: str) -> str:
    """Return the form under which two spellings compare equal: accents, case, spaces.

    Idempotent. The database has no accent folding of its own, so this is the only one.
    """
    if text.isascii():  # most of what millions of cells hold, and nothing to take off
        return squeeze(text.casefold())
    # Case folding can bring combining marks back, so accents go before and after it.
    return squeeze(strip_accents(strip_accents(text).casefold()))
