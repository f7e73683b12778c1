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
from amparo.interamerican.models import Due

SECTIONS = {
    "gravity": "Amenazas de muerte repetidas (inventado).",
    "urgency": "La última, hace tres días (inventado).",
    "irreparable_harm": "Está en juego la vida (inventado).",
    "people": "Una persona con identidad reservada, su hija y el comité inventado del río.",
    "facts": "Relato inventado, día por día.",
    "measures_asked": "Protección concertada con ellas (inventado).",
    "prior_complaint": "Denuncia inventada ante una comisaría inventada, sin respuesta.",
}


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

    def due(self, kind: str) -> UUID:
        """The open date of a kind that runs out first."""
        rows = Due.objects.filter(matter_id=self.matter_id, kind=kind, met_on=None, stopped_on=None)
        return rows.order_by("due_on").values_list("id", flat=True)[0]

    def _now(self) -> datetime:
        """Two acts are never at one moment."""
        self.acts += 1
        return self.at - timedelta(hours=2) + timedelta(seconds=self.acts)
