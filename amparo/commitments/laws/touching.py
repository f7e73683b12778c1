"""Where in a law's text a touch stands: a version, an article of it, and a place within the article."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_noop as _

from amparo.commitments import choices
from amparo.commitments.citing import words
from amparo.commitments.laws.selectors import text_of_version, versions_of
from amparo.commitments.models import Law, TextVersion
from amparo.commitments.text.addresses import address, within
from amparo.commitments.text.articles import Article, Kind, articles
from amparo.kernel.errors import Invalid
from amparo.kernel.text import squeeze

_LEFT_OUT: Final = (Kind.PREAMBLE, Kind.DIVISION)
_SHOWN: Final = 60


def offered(law: Law, language: str) -> list[tuple[str, str]]:
    """Each article of each version, newest version first: a code `2/21` and words to know it by."""
    return [
        (
            f"{version.position}/{piece.key}",
            f"{version.position}. {words(version, 'label', language)} · {_beginning(piece)}",
        )
        for version in reversed(versions_of(law))
        for piece in _articles(version)
    ]


def chosen(law: Law, code: str) -> tuple[TextVersion, str] | None:
    """The version and the key that a code names; None for no code. Raises Invalid at `article`."""
    if not code:
        return None
    position, _slash, key = code.partition("/")
    found = (each for each in versions_of(law) if str(each.position) == position)
    version = next(found, None)
    if version is None or key not in {piece.key for piece in _articles(version)}:
        raise Invalid({"article": [choices.NOT_LISTED]})
    return version, key


def place_of(cited: str, key: str = "") -> str:
    """The address of a place, which stands in the article when one was chosen. Raises Invalid at `place`."""
    found = address(cited)
    if cited and not found:
        raise Invalid({"place": [_("Write the article as people cite it: 21.b.4.")]})
    article = key.partition("#")[0].rpartition(">")[2]
    if not article:
        return found
    if found and not within(found, article):
        raise Invalid({"place": [_("This place is not in the article you chose.")]})
    return found or article


def _articles(version: TextVersion) -> list[Article]:
    return [piece for piece in articles(text_of_version(version)) if piece.kind not in _LEFT_OUT]


def _beginning(piece: Article) -> str:
    told = squeeze(piece.text)
    return told if len(told) <= _SHOWN else told[:_SHOWN].rsplit(" ", 1)[0] + "…"
