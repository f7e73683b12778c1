"""One act of the watch as pages and the API meet it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from amparo.accounts.actors import Actor
from amparo.accounts.acts import must_be_able
from amparo.commitments import choices
from amparo.commitments.forms import Form
from amparo.kernel.errors import NotVisible


@dataclass(frozen=True, slots=True)
class Act:
    """`function(actor, id of the law or contest, form, at)` authorises, commits and records by itself."""

    code: str
    label: str
    form: type[Form]
    function: Callable[[Actor, UUID, Any, datetime], object]

    def perform(self, actor: Actor, subject: UUID, body: Mapping[str, Any], at: datetime) -> object:
        """Do it with what was typed and return what it made. Raises Invalid by field, and what the act refuses."""
        return self.function(actor, subject, choices.parsed(self.form, dict(body)), at)

    def schema(self, offered: Mapping[str, list[tuple[str, str]]]) -> dict[str, Any]:
        """Its form as JSON schema; `offered` narrows the answers of a field."""
        schema = choices.schema_of(self.form)
        for name, answers in offered.items():
            told = [{"const": code, "title": label} for code, label in answers]
            schema["properties"][name]["oneOf"] = told
        return schema


def performed(
    acts: Mapping[str, Act],
    power: str,
    actor: Actor,
    subject: UUID,
    code: str,
    body: Mapping[str, Any],
    at: datetime,
) -> object:
    """Do one act of a table on what the actor has found, and return what it made.

    Raises NotVisible for an act nobody knows, NotYourAct before the body is read, and what the act raises.
    """
    if code not in acts:
        raise NotVisible
    must_be_able(actor, power)
    return acts[code].perform(actor, subject, body, at)
