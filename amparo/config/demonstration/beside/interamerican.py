"""Matters of the organisation: what public documents tell of two, and a measure and a petition plainly invented.

Rests on the claims of the record: the points of a public matter are its obligations.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from amparo.claims import services as claims
from amparo.claims.facts import CitationFacts, VoiceFacts
from amparo.claims.models import Citation, Claim
from amparo.config.demonstration.beside import petition
from amparo.config.demonstration.beside.telling_matters import SECTIONS, Told
from amparo.config.demonstration.people import House
from amparo.interamerican import sweeps
from amparo.interamerican.models import Matter, MatterPerson

Body = Mapping[str, Any]
POINTS_55 = (
    ("a", "protect", "protect_life_and_integrity"),
    ("b", "work", "let_him_prosecute"),
    ("c", "agree", "agree_the_measures"),
    ("d", "investigate", "report_the_investigation"),
)


def tell(house: House, at: datetime) -> None:
    """Enter Resolution 55/2021 and Barrios Altos and La Cantuta, then the invented ones; record what ran out."""
    bruno, clara = house.actors["bruno"], house.actors["clara"]
    _resolution_55(Told(bruno, at))
    _provisional(Told(bruno, at))
    _judgments(Told(bruno, at))
    _invented_measure(Told(clara, at))
    petition.tell(Told(clara, at))
    sweeps.run(at)


def tell_of_the_state(house: House, at: datetime) -> None:
    """Enter the same public matters at the State's own desk, which owes the answers."""
    for told in (_resolution_55, _provisional, _judgments):
        told(Told(house.actors["delia"], at))
    sweeps.run(at)


def _resolution_55(told: Told) -> None:
    """Asked on 25 June 2021 by three organisations; granted a month later; four points."""
    told.opens(
        kind="precautionary_measure",
        public=True,
        state="PE",
        title="José Domingo Pérez Gómez y su núcleo familiar",
        title_en="José Domingo Pérez Gómez and his family nucleus",
        reference_cited="Resolution 55/2021",
        reference="Res. 55/2021",
        stage="filed",
        since=date(2021, 6, 25),
    )
    since = date(2021, 6, 25)
    him = told.does(
        "enter_person",
        part="beneficiary",
        identity="identified",
        name="José Domingo Pérez Gómez",
        since=since,
    )
    told.does(
        "enter_person",
        part="family",
        identity="identifiable",
        of=him,
        name="Su núcleo familiar",
        since=since,
        note="El comunicado en español lo nombra; el inglés habla de una persona en un lugar y de varias en otro.",
    )
    for name in ("APRODEH", "IDL", "CEJIL"):
        told.does("enter_person", part="petitioner", identity="identified", name=name, since=since)
    told.step(
        "ask_state",
        date(2021, 7, 25),
        text="Según el comunicado el Estado informó antes de la resolución; no dice qué día se le preguntó.",
    )
    told.step("grant", date(2021, 7, 25))
    for letter, kind, code in POINTS_55:
        _owed(told, letter, kind, code)
    said = "El Estado informó y tomó medidas de protección, según el comunicado."
    _voice(told, POINTS_55[0][2], "state", "partly", said, "state_informed")
    found = "Las medidas tomadas no mitigaron ni quitaron el riesgo, según el comunicado."
    _voice(told, POINTS_55[0][2], "supervisor", "not_done", found, "measures_fell_short")


def _provisional(told: Told) -> None:
    """Urgent measures of July 2025, ratified in September, widened in October; reports each three months."""
    told.opens(
        kind="provisional_measures",
        public=True,
        state="PE",
        title="Barrios Altos y La Cantuta: medidas provisionales",
        title_en="Barrios Altos and La Cantuta: provisional measures",
        reference_cited="Barrios Altos, La Cantuta",
        reference="Barrios Altos y La Cantuta vs. Perú",
        stage="urgent",
        since=date(2025, 7, 24),
    )
    told.does(
        "enter_person",
        part="beneficiary",
        identity="identifiable",
        name="Víctimas de los casos Barrios Altos y La Cantuta",
        since=date(2025, 7, 24),
    )
    told.step("ratify", date(2025, 9, 3))
    told.does(
        "justify_absence",
        person=_first(told),
        on=date(2025, 9, 3),
        text="Asunto público: se sigue por lo que publica la Corte.",
    )
    told.step("extend", date(2025, 10, 3), due_on=date(2026, 1, 9), months=3)


def _judgments(told: Told) -> None:
    """The judgments under supervision: two orders of the Court and the breach it declared."""
    told.opens(
        kind="judgment",
        public=True,
        state="PE",
        title="Barrios Altos y La Cantuta: cumplimiento",
        title_en="Barrios Altos and La Cantuta: compliance",
        reference_cited="Barrios Altos, La Cantuta",
        reference="Barrios Altos y La Cantuta vs. Perú",
        stage="supervised",
        since=date(2024, 7, 1),
    )
    _owed(told, "1", "investigate", "court_forbids_release")
    _owed(told, "2", "non_repetition", "court_stops_law_32107")
    told.step(
        "declare_breach",
        date(2025, 10, 3),
        text="Incumplimiento declarado por la ley 32107, según fuentes públicas (por verificar).",
    )
    measures = Matter.objects.filter(kind="provisional_measures", public=True)
    told.does("link_matter", tie="same_facts", other=measures.get().number)
    told.does(
        "record_ruling",
        court="Tribunal Constitucional del Perú",
        ruling="Decisión de dejar libre a Alberto Fujimori, diciembre de 2023 (el documento no da su número)",
        outcome="refused",
        claim=Claim.objects.get(code="fujimori_release_contempt").id,
    )


def _invented_measure(told: Told) -> None:
    """Confidential and invented: a reserved identity, a late State report, our observations nearly due."""
    told.opens(
        kind="precautionary_measure",
        state="PE",
        title="Lideresa inventada del río Muestra",
        reference="MC inventada",
        since=told.ago(150),
    )
    reserved = told.does(
        "enter_person",
        part="beneficiary",
        identity="reserved",
        name="Zenobia Ejemplo Demo",
        contact="por la radio inventada, de noche",
        since=told.ago(150),
    )
    family = told.does(
        "enter_person",
        part="family",
        identity="reserved",
        of=reserved,
        name="Zoila Ejemplo Demo",
        since=told.ago(150),
    )
    group = told.does(
        "enter_person",
        part="beneficiary",
        identity="identifiable",
        name="Comité inventado del río Muestra",
        since=told.ago(150),
    )
    _in_force(told, (reserved, family, group))
    _exchanged(told, reserved)


def _in_force(told: Told, people: tuple[UUID, ...]) -> None:
    for person, form in zip(people, ("recorded", "guardian", "assembly"), strict=True):
        scope = ["request", "follow_up"]
        told.does("record_consent", person=person, on=told.ago(149), form=form, scope=scope)
    clara = told.does(
        "enter_person",
        part="representative",
        identity="identified",
        name="Clara Demo",
        since=told.ago(149),
    )
    told.does("grant_mandate", representative=clara, scope=["follow_up"], since=told.ago(149))
    for section, text in SECTIONS.items():
        told.does("write_section", section=section, text=text)
    told.step("consent_obtained", told.ago(148))
    told.step("file", told.ago(147))
    told.step("ask_state", told.ago(140), due_on=told.ago(130))
    told.does(
        "keep_commitment",
        due=told.due("information"),
        on=told.ago(128),
        text="Con dos días de atraso.",
    )
    told.step("grant", told.ago(100), due_on=told.ago(80), months=2)


def _exchanged(told: Told, reserved: UUID) -> None:
    protect = told.does(
        "add_point", letter="a", kind="protect", text="Proteger su vida (inventado)."
    )
    told.does("add_point", letter="b", kind="agree", text="Concertar las medidas (inventado).")
    told.does(
        "enter_paper",
        kind="state_report",
        author="state",
        on=told.ago(65),
        meets=told.due("state_report"),
        answer_by=told.today + timedelta(days=4),
        text="Informe inventado: dice que hay rondas.",
    )
    common: Body = {"point": protect}
    told.does(
        "record_saying",
        speaker="state",
        stance="done",
        on=told.ago(65),
        text="Rondas diarias.",
        **common,
    )
    told.does(
        "record_saying",
        speaker="beneficiaries",
        stance="not_done",
        on=told.ago(20),
        person=reserved,
        text="Zenobia Ejemplo dice que las rondas no llegan a su casa.",
        **common,
    )
    told.does(
        "record_finding",
        measure="mitigation",
        value="not_mitigated",
        ours=True,
        on=told.ago(19),
        text="Las rondas no llegan; las amenazas siguen (inventado).",
        **common,
    )
    agreed = [{"whose": "state", "due_on": told.ago(5), "text": "Un enlace policial con nombre"}]
    told.does("hold_meeting", kind="working_meeting", on=told.ago(30), agreed=agreed)


def _owed(told: Told, letter: str, kind: str, code: str) -> None:
    """A point that is an obligation of the record. Raises Claim.DoesNotExist where the record is not loaded."""
    told.does("add_point", letter=letter, kind=kind, obligation=Claim.objects.get(code=code).id)


def _voice(told: Told, code: str, speaker: str, stance: str, text: str, shown_by: str) -> None:
    """What a document of the record says for one of the voices, cited where the record cites it."""
    place = Citation.objects.filter(claim__code=shown_by).order_by("id")[:1].get()
    if place.source_id is None or place.start is None or place.end is None:
        raise LookupError(shown_by)
    cited = CitationFacts(
        source_id=place.source_id,
        start=place.start,
        end=place.end,
        words_digest=bytes(place.words_digest or b""),
    )
    facts = VoiceFacts(
        speaker=speaker, stance=stance, on=date(2021, 7, 25), words_es=text, citation=cited
    )
    claim = Claim.objects.get(code=code)
    claims.record_voice(told.actor, claim.id, facts, told.at - timedelta(hours=1))


def _first(told: Told) -> UUID:
    return MatterPerson.objects.filter(matter_id=told.matter_id).values_list("id", flat=True)[0]
