"""A collection of plainly invented events, founded by a documenter."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from amparo.accounts.actors import Actor
from amparo.accounts.tests.cast import Cast
from amparo.custody.opening import OpenFile
from amparo.documentation import services
from amparo.documentation.reading import open_collection
from amparo.documentation.records import Act, Chain, Event, Involvement, Narrative, Person
from amparo.documentation.shapes import When

MARCH = When(value="2026-03-14")
SECRET = "Zenobia Palabra Inventada"
TOLD = (
    "El Sr. Molino Inventado llegó al puente. Lo golpearon con palos. "
    "Después lo llevaron a la comisaría. Allí estuvo dos días."
)


@dataclass
class Scene:
    cast: Cast
    hour: int = 0

    def __post_init__(self) -> None:
        self.collection = services.found_collection(self.actor, "Colección inventada", self.at)

    @property
    def actor(self) -> Actor:
        return self.cast.actor("documenter")

    @property
    def id(self) -> UUID:
        found: UUID = self.collection.id
        return found

    @property
    def at(self) -> datetime:
        self.hour += 1
        return datetime(2026, 4, 6, 14, 0, tzinfo=UTC) + timedelta(minutes=self.hour)

    def opened(self, actor: Actor | None = None) -> OpenFile:
        return open_collection(actor or self.actor, self.id, "documenting_work", self.at)

    def event(self, title="El puente inventado", **more) -> Event:
        event = Event(title=title, begins=MARCH, **more)
        services.enter(self.actor, self.id, [event], self.at)
        return event

    def told(self) -> Narrative:
        """A narrative of an event, both entered."""
        narrative = Narrative(event=self.event().id, text=TOLD, title="Relato inventado")
        services.enter(self.actor, self.id, [narrative], self.at)
        return narrative


def crowd(count: int) -> list[Any]:
    """An event with so many acts, each with its victim and an alleged perpetrator, chained to another."""
    before, event = (
        Event(title="Antes"),
        Event(title="Marcha inventada", begins=When(value="2026-03")),
    )
    police = Person(name="Unidad inventada", unit="group")
    records: list[Any] = [before, event, police]
    records.append(Chain(event=event.id, related=before.id, type="follows"))
    for number in range(count):
        victim = Person(name=f"{SECRET} {number}", unit="individual")
        act = Act(
            event=event.id,
            victim=victim.id,
            type="injury",
            begins=MARCH,
            remarks=f"Herida de perdigón número {number}, según el acta inventada.",
        )
        blamed = Involvement(
            event=event.id, act=act.id, perpetrator=police.id, degree="carried_out"
        )
        records += [victim, act, blamed]
    return records
