"""Telling one matter day by day, each thing by the act itself."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from amparo.accounts.actors import Actor
from amparo.interamerican import catalogue
from amparo.interamerican.acts.opening import open_matter
from amparo.interamerican.days import day_of
from amparo.interamerican.forms import HeadForm


@dataclass
class Told:
    """One matter being told by one member; `today` is the real day."""

    actor: Actor
    at: datetime
    matter_id: UUID = field(default=UUID(int=0))
    acts: int = 0

    @property
    def today(self) -> date:
        return day_of(self.at)

    def ago(self, days: int) -> date:
        return self.today - timedelta(days=days)

    def opens(self, **head: Any) -> None:
        self.matter_id = open_matter(self.actor, HeadForm.model_validate(head), self._now()).id

    def does(self, code: str, **body: Any) -> UUID:
        made = catalogue.perform(self.actor, self.matter_id, code, body, self._now())
        return UUID(str(made.pk))

    def step(self, code: str, on: date, **body: Any) -> UUID:
        return self.does(code, on=on, **body)

    def _now(self) -> datetime:
        """Two acts are never at one moment."""
        self.acts += 1
        return self.at - timedelta(hours=2) + timedelta(seconds=self.acts)
