"""One act of the watch as pages and the API meet it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from amparo.accounts.actors import Actor
from amparo.commitments import choices
from amparo.commitments.forms import Form


@dataclass(frozen=True, slots=True)
class Act:
    """`function(actor, id of the law or contest, form, at)` authorises, commits and records by itself."""

    code: str
    label: str
    form: type[Form]
    function: Callable[[Actor, UUID, Any, datetime], object]

    def perform(self, actor: Actor, subject: UUID, body: Mapping[str, Any], at: datetime) -> None:
        """Do it with what was typed. Raises Invalid by field, and what the act refuses."""
        self.function(actor, subject, choices.parsed(self.form, dict(body)), at)

    def schema(self, offered: Mapping[str, list[tuple[str, str]]]) -> dict[str, Any]:
        """Its form as JSON schema; `offered` narrows the answers of a field."""
        schema = choices.schema_of(self.form)
        for name, answers in offered.items():
            told = [{"const": code, "title": label} for code, label in answers]
            schema["properties"][name]["oneOf"] = told
        return schema
