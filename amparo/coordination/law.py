"""The rules of a request for information that need no row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from django.utils.translation import gettext_noop as _

from amparo.kernel.errors import Invalid
from amparo.law.schema import Pack, Right

WORDS_LIMIT = 8000
FACT_LIMIT = 1000
ANSWERS = "answer_information"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What an institution's desk is asked; it learns of the file only `words` and `facts`.

    facts  codes of the pack's `reveals` to their words
    """

    desk_id: UUID
    words: str = field(repr=False)
    facts: Mapping[str, str] = field(default_factory=dict, repr=False)


def check_words(text: str, limit: int = WORDS_LIMIT, name: str = "text") -> str:
    """Return the words, trimmed. Raises Invalid at `name`."""
    trimmed = text.strip()
    if not trimmed:
        raise Invalid({name: [_("Fill in this field.")]})
    if len(trimmed) > limit:
        raise Invalid({name: [_("This is too long.")]})
    return trimmed


def check_facts(pack: Pack, facts: Mapping[str, str]) -> dict[str, str]:
    """Return what is told about her, blank ones left out, in the pack's order. Raises Invalid by code."""
    known = [one.code for one in pack.reveals]
    unknown = sorted(set(facts) - set(known))
    if unknown:
        raise Invalid({code: [_("Choose one of the list.")] for code in unknown})
    said = {code: facts.get(code, "").strip() for code in known}
    return {code: check_words(text, FACT_LIMIT, code) for code, text in said.items() if text}


def kinds_that_answer(pack: Pack) -> frozenset[str]:
    """Kinds of desk where somebody may answer a question and read it."""
    able = {
        row.role
        for row in pack.matrix.rows
        if ANSWERS in row.powers and row.envelopes.get("order", Right.NONE) is not Right.NONE
    }
    return frozenset(desk.kind for desk in pack.desks if able & set(desk.roles))
