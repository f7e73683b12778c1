"""Two missions: that of 7 to 15 March 2023, by its issuer's claims alone; and one plainly invented, mid-report.

Of the first nothing is told but what its declaration says, each by the claim that cites it: that it
visited, what it says it found, what it is concerned about, and what it promised. No testimony, team or
record is attributed to it.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, Final

from django.utils import timezone

from amparo.accounts import directory
from amparo.accounts.actors import Actor
from amparo.config.demonstration import copies, papers
from amparo.config.demonstration.people import House
from amparo.custody.opening import open_file
from amparo.evidence import selectors
from amparo.evidence.media.copying import Wish
from amparo.missions import catalogue
from amparo.missions.acts import beginning, consenting
from amparo.missions.forms import FollowClaimForm, FollowForm, HeadForm
from amparo.missions.kinds import ClaimPart

_CLAIMS: Final = {
    ClaimPart.VISIT: ("visit_documented_violations",),
    ClaimPart.FINDING: (
        *("crimes_against_humanity", "extrajudicial_executions", "arbitrary_detentions"),
        *("abusive_force", "andean_communities_targeted"),
    ),
    ClaimPart.CONCERN: ("environmental_defenders_killed",),
    ClaimPart.PROMISE: (
        *("final_report_promised", "disseminate_final_report", "follow_up_recommendations"),
        *("commitment_to_victims", "mobilise_against_apec"),
    ),
}
_SQUARE: Final = {
    "exact": "Plaza Inventada de los Faroles",
    "district": "Distrito Inventado de Muestra",
    "department": "Puno",
    "place_told": "department",
}


def tell(house: House, at: datetime) -> None:
    """Follow the mission of 2023; then tell an invented one up to a report that refuses to be built."""
    follow_that_of_2023(house.actors["dina"], at - timedelta(days=190))
    _invented(house, at - timedelta(days=20))


def follow_that_of_2023(dina: Actor, at: datetime) -> None:
    """Follow the mission by the claims of its own declaration, and by nothing else."""
    form = FollowForm(
        title_es="Misión Internacional de Observación y Defensa de los Derechos Humanos en el Perú,"
        " 7 a 15 de marzo de 2023",
        title_en="International Mission for the Observation and Defense of Human Rights in Perú, 7 to 15 March 2023",
    )
    mission = beginning.follow(dina, form, at)
    for part, codes in _CLAIMS.items():
        for code in codes:
            at += timedelta(minutes=1)
            beginning.follow_claim(dina, mission.id, FollowClaimForm(claim=code, part=part), at)


class _Told:
    """One invented mission, act by act."""

    def __init__(self, house: House, at: datetime) -> None:
        self.at, self.dina = at, house.actors["dina"]
        form = HeadForm(title="Misión inventada de observación")
        self.id = beginning.begin(self.dina, form, at).id

    def next(self) -> datetime:
        self.at += timedelta(seconds=10)
        return self.at

    def day(self, ago: int = 0) -> str:
        return (timezone.localdate(self.at) - timedelta(days=ago)).isoformat()

    def opens(self) -> None:
        open_file(self.dina, self.id, "mission_work", self.next(), holders=directory.holders_of)

    def does(self, code: str, **body: Any) -> Any:
        return catalogue.perform(self.dina, self.id, code, body, self.next())

    def testimony(self, name: str, account: str, **more: Any) -> str:
        body = {
            **_SQUARE, "name": name, "giver": "witness", "on": self.day(4), "on_told": "month",
            "asked_by": "Dina (inventada)", "language": "quechua", "interpreter": "P2", "chose": "yes",
            "conditions": "A solas, en una sala prestada; podía detenerse cuando quisiera.",
            "account": account, **more,
        }  # fmt: skip
        return str(self.does("enter_testimony", **body).code)

    def consents(self, record: str, *uses: str, conditions: str = "") -> None:
        for use in uses:
            self.does(
                "record_consent", record=record, use=use, answer="given", on=self.day(4),
                asked_by="Dina (inventada)", how="De palabra, con intérprete", conditions=conditions,
            )  # fmt: skip

    def says(self, section: str, text: str) -> None:
        self.does("write_sentence", report="preliminary", section=section, text=text)


def _invented(house: House, at: datetime) -> None:
    told = _Told(house, at)
    told.opens()
    _team(told)
    _heard(told)
    _found(told)
    _report(told)


def _team(told: _Told) -> None:
    told.does(
        "enter_mandate", giver="Red Inventada de Observación", since=told.day(8), until=told.day(1),
        text="Averiguar qué ocurrió en la plaza inventada durante la marcha inventada.",
        method="Motivos razonables para creer; cada hecho por dos fuentes que no dependan una de otra.",
    )  # fmt: skip
    told.does(
        "enter_member", role="guide", name="Perengano Ficticio", contact="radio inventada 7",
        safety="Nunca viaja de noche con el equipo.", destroys=["name", "contact", "safety"],
    )  # fmt: skip
    told.does(
        "enter_member", role="interpreter", name="Perengana Ficticia", languages="quechua, castellano",
        contact="teléfono inventado 12", destroys=["contact"],
    )  # fmt: skip
    told.does(
        "enter_visit", **_SQUARE, on=told.day(5), on_told="day",
        text="Seis marcas inventadas en la pared este; casquillos inventados, fotografiados.",
    )  # fmt: skip
    told.does(
        "enter_meeting", on=told.day(3), counterpart="victims", whom="Asociación Inventada de la Plaza",
        told=True, text="Contaron a quiénes atendió la posta inventada.",
    )  # fmt: skip


def _heard(told: _Told) -> None:
    one = told.testimony("Fulana Ficticia", "Vi llegar la camioneta inventada (relato inventado).")
    two = told.testimony(
        "Mengano Ficticio",
        "Atendí a tres personas heridas (relato inventado).",
        giver="carer",
    )
    three = told.testimony(
        "Zutana Ficticia",
        "Oí la orden por un altavoz (relato inventado).",
        giver="relative",
    )
    told.consents(one, "anonymous", "kept")
    told.consents(two, "anonymous", "named", "court", "kept")
    told.consents(
        three,
        "anonymous",
        "kept",
        conditions="Solo después de que su hijo salga del hospital inventado.",
    )
    _recorded(told, one)
    told.does("ask_no_more", record=three, because="No quiere contarlo otra vez (inventado).")


def _recorded(told: _Told, testimony: str) -> None:
    """Seal the voice of a testimony, and make copies of it to work with: one whole, one with a part silent."""
    kept = consenting.seal_recording(told.dina, told.id, testimony, papers.voice(), told.next())
    at = told.next()
    opened = open_file(told.dina, told.id, "evidence_work", at, holders=directory.holders_of)
    blob = selectors.piece(told.dina, told.id, kept.blob_id)
    told.at = copies.made_ready(told.dina, opened, blob, Wish(times="0:00.5-0:01.0"), at)


def _found(told: _Told) -> None:
    told.does(
        "enter_reply", whom="Comisaría Inventada de la Plaza", asked_on=told.day(3),
        text="Quién dio la orden y con qué armas.", answer_by=told.day(1),
    )  # fmt: skip
    told.does(
        "enter_reply", whom="Municipio Inventado de Muestra", asked_on=told.day(3),
        text="Si la marcha inventada estaba avisada.", answer_by=told.day(1),
    )  # fmt: skip
    told.does(
        "record_answer",
        record="R2",
        answered_on=told.day(2),
        answer="Que sí, con tres días (inventado).",
    )
    told.does(
        "enter_force", **_SQUARE, on=told.day(9), on_told="month", weapon="firearm", distance_m=40,
        distance_how="medida desde la pared inventada", ordered="yes",
        order="Por altavoz, según un testimonio (inventado).", command="Unidad inventada de la comisaría",
        warned="no", killed_low=1, killed_high=2, injured_low=3, injured_high=5, rests_on="T1 T2 V1",
    )  # fmt: skip
    told.does(
        "enter_finding", text="Se disparó contra quienes marchaban sin amenazar a nadie (inventado).",
        standard="reasonable", rests_on="T1 T2 V1 U1",
    )  # fmt: skip
    told.does(
        "enter_finding",
        text="La orden se dio por altavoz (inventado).",
        standard="reported",
        rests_on="T3",
    )
    for element, supports, missing in (
        ("widespread", "", "Si ocurrió en otras plazas inventadas."),
        ("systematic", "F2", "Otra fuente de la orden inventada."),
        ("civilian_population", "F1 M1", ""),
        ("policy", "", "Todo: ninguna norma ni discurso inventado lo muestra."),
    ):
        told.does(
            "enter_element", element=f"crimes_against_humanity.{element}", supports=supports,
            missing=missing,
        )  # fmt: skip


def _report(told: _Told) -> None:
    """A preliminary report that was built once; then somebody took their consent back, and it refuses."""
    told.says(
        "summary",
        "En {=days} días la misión inventada oyó {=testimonies} testimonios e hizo {=visits} visita.",
    )
    told.says("findings", "Se disparó contra quienes marchaban{F1}; así lo dice {@T2}{T2}.")
    told.says("findings", "Según {@T3}{T3}, la orden se dio por altavoz{F2}.")
    told.says(
        "replies", "De {=replies_asked} a quienes se preguntó, {=replies_silent} no respondió{R1}."
    )
    told.says("recommendations", "Que se investigue la orden inventada{L2}.")
    told.does(
        "build_report",
        report="preliminary",
        issuer="Red Inventada de Observación",
        conditions_kept=True,
    )
    told.does(
        "withdraw_consent",
        record="T3",
        uses=["anonymous"],
        on=told.day(),
        text="Tiene miedo (inventado).",
    )
