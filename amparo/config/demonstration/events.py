"""A collection of plainly invented events for each profile: a chain of three, told by their acts and sources."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final, TypeVar

from amparo.accounts.actors import Actor
from amparo.config.demonstration.people import House
from amparo.documentation import services
from amparo.documentation.details import Detention, Hypothesis, Investigation, Threat, Torture
from amparo.documentation.models import Collection
from amparo.documentation.records import (
    Act,
    Biographic,
    Chain,
    Entry,
    Event,
    Information,
    Intervention,
    Involvement,
    Narrative,
    Person,
)
from amparo.documentation.reparations import Reparation
from amparo.documentation.services import Cut
from amparo.documentation.shapes import Count, Counted, Near, Status, When, Where

_TOLD: Final = (
    "Llegué al puente inventado con mi vecina. Unos agentes inventados nos cerraron el paso y me "
    "golpearon. Después me subieron a un vehículo y me tuvieron dos días en la comisaría inventada. "
    "No me dejaron llamar a nadie."
)


R = TypeVar("R", bound=Entry)


@dataclass
class _Story:
    """Whoever documents, and the minutes of their work."""

    actor: Actor
    at: datetime
    records: list[Any] = field(default_factory=list)

    def later(self) -> datetime:
        self.at += timedelta(minutes=7)
        return self.at

    def person(self, name: str, unit: str = "individual", **more: Any) -> Person:
        return self._added(Person(name=f"{name} (inventado)", unit=unit, **more))

    def event(self, title: str, day: str, place: str, **more: Any) -> Event:
        where = Where(ubigeo=place, precision=Near.DISTRICT, public=Near.DEPARTMENT, country="PE")
        return self._added(Event(title=title, begins=When(value=day), where=where, **more))

    def act(self, event: Event, victim: Person, kind: str, by: Person, **more: Any) -> Act:
        more = {"begins": event.begins, **more}
        act = self._added(Act(event=event.id, victim=victim.id, type=kind, **more))
        self._added(
            Involvement(
                event=event.id, act=act.id, perpetrator=by.id, degree="carried_out",
                types=("police",),
            )
        )  # fmt: skip
        return act

    def add(self, *records: Any) -> None:
        self.records += records

    def _added(self, record: R) -> R:
        self.records.append(record)
        return record


def tell(house: House, at: datetime) -> None:
    """What the organisation documents."""
    _tell(_Story(house.actors["dina"], at - timedelta(days=20)), "Marcha del puente inventado")


def tell_of_the_state(house: House, at: datetime) -> None:
    """What the mechanism documents of whoever it protects."""
    _tell(_Story(house.actors["ana"], at - timedelta(days=20)), "Hechos del valle inventado")


def _tell(story: _Story, title: str) -> None:
    about = "Todo lo que hay aquí es inventado."
    kept = services.found_collection(story.actor, title, story.at, about=about)
    before = story.event("Bloqueo inventado del puente", "2026-08-11", "050101")
    march, told, doubted = _march(story)
    after = story.event("Allanamiento inventado de la casa comunal", "2026-09", "050105")
    _threatened(story, march)
    story.add(
        Chain(event=march.id, related=before.id, type="follows"),
        Chain(event=after.id, related=march.id, type="follows_from"),
    )
    services.enter(story.actor, kept.id, story.records, story.later())
    _split(story, kept, told)
    _revise(story, kept, march, doubted)


def _march(story: _Story) -> tuple[Event, Narrative, Act]:
    """The event in the middle: acts, a detention with its details, sources, an intervention."""
    unit = story.person("Unidad de control Muestra", "group")
    luz = story.person(
        "Luz Molino", sex="female", peoples=("quechua_people",), standing=("defender",)
    )
    teo = story.person("Teo Puente", sex="male")
    house, radio = (
        story.person("Casa de derechos Muestra", "group"),
        story.person("Radio Muestra", "group"),
    )
    march = story.event(
        "Represión inventada de la marcha del puente", "2026-08-14", "050101",
        description="Una marcha inventada llegó al puente inventado y fue dispersada.",
        counts={Counted.INJURED: Count(low=3, best=5, high=9), Counted.DETAINED: Count(best=2)},
        rights=("assembly", "integrity", "liberty"),
    )  # fmt: skip
    story.act(march, luz, "injury", unit, methods=("pellets",), status=Status.CONFIRMED)
    story.act(
        march, teo, "arbitrary_detention", unit, ends=When(value="2026-08-16"), location="police_station",
        status_at_end="released",
        detention=Detention(
            type="no_charge", whereabouts=("place_not_told", "family_refused"),
            counsel=("none_allowed",), conditions="Un patio inventado, sin agua.",
        ),
    )  # fmt: skip
    doubted = story.act(
        march,
        teo,
        "torture",
        unit,
        torture=Torture(intent=("intimidation",), medical=("care_not_given",)),
    )
    told = Narrative(
        event=march.id, title="Relato inventado de Teo", text=_TOLD, language="es", teller=teo.id
    )
    story.add(
        told,
        Information(
            event=march.id, source=radio.id, connection="saw_it", materials=("radio",),
            reliability="rather_reliable", dated=When(value="2026-08-14"),
        ),
        Intervention(
            event=march.id, party=house.id, victim=teo.id, types=("legal_help", "asking_investigation"),
            on=When(value="2026-08-15"), requested="La fiscalía inventada", response="for_show",
            impact="no_effect", state="some_going_on",
        ),
    )  # fmt: skip
    _owed(story, march, luz, teo)
    return march, told, doubted


# What was said or sent to her, in its order, and how it came.
_THREATS: Final = (
    ("2026-08-20", "other_threat", "call", "Deja de reclamar por el puente inventado."),
    (
        "2026-08-27",
        "death_threat",
        "text_message",
        "Ya sabemos por dónde vuelves, puente o no puente.",
    ),
    ("2026-09-04", "death_threat", "written", "La próxima no es papel."),
)


def _threatened(story: _Story, march: Event) -> None:
    """A chain of threats after the march, each an event of its own; the last two were reported and lie still."""
    luz = next(one for one in story.records if one.kind == "person" and "Luz" in one.name)
    before = march
    for number, (day, kind, medium, wording) in enumerate(_THREATS):
        event = story.event(f"Amenaza inventada {number + 1} a Luz", day, "050101")
        threat = Threat(
            wording=wording, language="es", medium=medium, recipient="La víctima",
            received="Ella misma" if number < 2 else "Una vecina", reach=("the_person", "the_family"),
            gendered="it_was_not", channel="Número inventado 000" if number == 1 else "",
        )  # fmt: skip
        asked = Investigation(
            complaint="CF-INVENTADA-7", authority="La fiscalía inventada", reported=When(value="2026-08-28"),
            steps="2026-09-02 Se tomó su declaración (inventada).\n2026-09-15 Se pidió un informe que no llegó.",
            pending="Las llamadas del número inventado.", risk_seen="it_was_not",
        )  # fmt: skip
        link = Hypothesis(
            state="first_hypothesis", activity="Su reclamo por el puente inventado.",
            confirming="Lo que dicen las tres nombra el puente (inventado).", prior="La marcha de agosto.",
        )  # fmt: skip
        act = Act(
            event=event.id, victim=luz.id, type=kind, begins=event.begins, threat=threat,
            hypothesis=link, investigation=asked if number else None,
        )  # fmt: skip
        story.add(act, Chain(event=event.id, related=before.id, type="follows"))
        before = event


def _owed(story: _Story, march: Event, luz: Person, teo: Person) -> None:
    """How the two know each other, and what is owed to each: with a judgment, and without one."""
    story.add(
        Biographic(person=luz.id, related=teo.id, type="neighbour"),
        Reparation(
            victim=teo.id, event=march.id, form="compensation", basis="national_judgment", state="part",
            owed="Lo que ordena una sentencia inventada.", debtor="Municipio inventado de Muestra",
            amount="3000.00", made_amount="1000.00", currency="PEN", made_on=When(value="2026-10"),
            victim_says="Llegó tarde y no alcanza (inventado).",
        ),
        Reparation(
            victim=luz.id, event=march.id, form="rehabilitation", basis="no_title", state="pending",
            owed="Su curación, que paga ella (inventado).", debtor="El Estado de Muestra",
        ),
    )  # fmt: skip


def _split(story: _Story, kept: Collection, told: Narrative) -> None:
    """Two passages of the narrative become acts, without their words typed again."""
    cuts = [
        Cut(2, 2, "physical_attack", victim=told.teller, begins=When(value="2026-08-14")),
        Cut(3, 4, "arbitrary_detention", victim=told.teller, begins=When(value="2026-08-14")),
    ]
    services.split(story.actor, kept.id, told.id, 1, cuts, story.later())


def _revise(story: _Story, kept: Collection, march: Event, doubted: Act) -> None:
    """The event is confirmed; one act becomes disputed, with what is told in public of it."""
    sure = march.model_copy(update={"status": Status.CONFIRMED})
    services.change(story.actor, kept.id, [(sure, 1)], story.later())
    unsure = doubted.model_copy(update={"status": Status.DISPUTED})
    note = "Nota inventada: dos fuentes inventadas no concuerdan."
    services.change(story.actor, kept.id, [(unsure, 1)], story.later(), note)
