"""Plainly invented files in several states, made by the acts themselves, at the present hour."""

from datetime import timedelta

from django.utils import timezone

from amparo.custody import opening
from amparo.earlywarning import catalogue, receiving
from amparo.intake import services as intake
from amparo.law import packs

URGENT = {
    "danger_now": "yes",
    "danger_words": "Dos hombres preguntan por mí en el puerto. Palabra inventada: canasta.",
    "who_asks": "self",
    "protected_name": "Persona inventada Uno",
    "place_now": "Masisea, Coronel Portillo, Ucayali",
    "place_danger": "Masisea",
    "safe_way": ["receipt"],
    "safe_hours": "de noche",
}


class Scene:
    """A cast, and files brought to a state by acts."""

    def __init__(self, cast):
        self.cast = cast
        self.now = timezone.now()

    def deposited(self, track="urgent", ago=timedelta(minutes=30), kept_by=None, **changes):
        """The id of a request received some time ago and entered in the register."""
        raw = {k: v for k, v in {**URGENT, **changes}.items() if v is not None}
        at = self.now - ago
        parsed = intake.parse(packs.current(), raw, track, language="es", channel="telephone")
        made = intake.deposit(
            parsed, at=at, channel="telephone", taken_by=self.officer, kept_by=kept_by
        )
        receiving.receive_now(made.file_id, at)
        self.words = made.words
        return made.file_id

    @property
    def officer(self):
        return self.cast.actor("intake_officer", "intake")

    @property
    def analyst(self):
        return self.cast.actor("analyst")

    @property
    def second(self):
        return self.cast.actor("second_signer")

    @property
    def delegate(self):
        return self.cast.actor("duty_delegate", "duty")

    @property
    def decider(self):
        return self.cast.actor("decision_maker")

    @property
    def supervisor(self):
        return self.cast.actor("supervisor")

    @property
    def focal(self):
        return self.cast.actor("focal_point", "focal_mininter")

    def open(self, actor, file_id, purpose="follow_up_work"):
        return opening.open_file(actor, file_id, purpose, timezone.now())

    def do(self, actor, file_id, act, subject=None, **body):
        return catalogue.perform(actor, file_id, act, body, timezone.now(), subject)

    def admitted(self, **kwargs):
        """An urgent file admitted and given to the analyst."""
        file_id = self.deposited(**kwargs)
        self.open(self.officer, file_id, "intake_review")
        self.do(self.officer, file_id, "open_review")
        self.do(
            self.officer,
            file_id,
            "admit",
            track="urgent",
            reasons="Peligro grave y cercano.",
            assignee=str(self.analyst.id),
        )
        return file_id

    def ordered(self, **kwargs):
        """An admitted file with one interim order to the focal point's desk; (file, order)."""
        file_id = self.admitted(**kwargs)
        return file_id, self._order(file_id, "MININTER", "focal_mininter")

    def ordered_to(self, institution, desk):
        """The id of an order on a file of its own to that institution's desk."""
        return self._order(self.admitted(), institution, desk)

    def asked(self, file_id, desk, text="¿Qué consta allí?", **facts):
        """The id of a question of the analyst to an institution's desk."""
        to = str(self.cast.desk(desk).id)
        return self.do(
            self.analyst, file_id, "request_information", desk=to, text=text, facts=facts
        ).subject

    def _order(self, file_id, institution, desk):
        self.open(self.delegate, file_id, "urgent_response")
        done = self.do(
            self.delegate,
            file_id,
            "order_interim",
            type="patrol",
            institution=institution,
            desk=str(self.cast.desk(desk).id),
            text="Dos personas sin uniforme la visitan hoy.",
            what="Visite a la persona y déjele un contacto directo.",
            how="Sin uniforme y sin vehículo marcado.",
            reasons="No puede esperar.",
        )
        return done.subject
