"""The rules of a request for information that need no row."""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import UUID

from django.utils.translation import gettext_noop as _

from amparo.kernel.errors import Invalid
from amparo.law.schema import Pack
from amparo.law.schema.base import UnknownCode

WORDS_LIMIT = 8000


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What an institution is asked; it learns of the file only what `words` tell."""

    institution: str
    desk_id: UUID
    words: str = field(repr=False)


def check_words(text: str) -> str:
    """Return the words, trimmed. Raises Invalid at `words`."""
    trimmed = text.strip()
    if not trimmed:
        raise Invalid({"words": [_("Fill in this field.")]})
    if len(trimmed) > WORDS_LIMIT:
        raise Invalid({"words": [_("This is too long.")]})
    return trimmed


def check_institution(pack: Pack, code: str) -> None:
    """Raises Invalid at `institution`."""
    try:
        pack.institution(code)
    except UnknownCode:
        raise Invalid({"institution": [_("Choose one of the list.")]}) from None
