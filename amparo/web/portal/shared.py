"""What the portal's pages have in common: the pack's words in the reader's language, and its neutral way out."""

from typing import Protocol

from django.utils.translation import get_language

from amparo.law import packs


class InLanguages(Protocol):
    """A text of the pack."""

    def in_(self, language: str) -> str: ...


def language() -> str:
    """The language of the page being made."""
    return get_language() or "es"


def said(text: InLanguages | None) -> str:
    """The pack's words in the language of the page; nothing when there are none."""
    return text.in_(language()) if text is not None else ""


def way_out() -> str:
    """The ordinary page that “Leave now” goes to, as the pack chose it for its country."""
    return packs.current().meta.exit_url
