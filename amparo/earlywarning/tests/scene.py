"""One request, plainly invented, taken through the procedure by the acts themselves."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.db import connection

from amparo.accounts import directory
from amparo.accounts.actors import Actor
from amparo.accounts.tests.cast import BIRTH, Cast
from amparo.assessment import services
from amparo.custody import notices, opening, receipts, sealing, to_worker
from amparo.custody.models import Notice, Receipt
from amparo.earlywarning import sweeps
from amparo.earlywarning.catalogue import perform
from amparo.earlywarning.models import Procedure
from amparo.earlywarning.spec import Done
from amparo.intake.deposit import deposit
from amparo.intake.law import parse
from amparo.intake.models import Answer
from amparo.law import packs

AT = BIRTH + timedelta(days=1)
HOUR = timedelta(hours=1)
REASONS = "Razones inventadas que se pueden sostener en público."
TOLD = "Palabras inventadas escritas para ella."
RESOLUTION = {"number": "RVM-000-2026-PRUEBA", "signed_on": "2026-03-05"}
DECISION: dict[str, Any] = {**RESOLUTION, "reasons": REASONS, "told": TOLD}
HEARD = "Dice que la patrulla vino dos veces y que se siente más tranquila."
ORDINARY = {
    "danger_now": "no",
    "who_asks": "self",
    "protected_name": "Persona inventada Dos",
    "place_now": "Masisea",
    "place_danger": "Masisea",
    "safe_way": ["receipt"],
    "safe_hours": "de noche",
}


@contextmanager
def as_owner() -> Iterator[None]:
    """What the portal and the worker do in a scene, whatever role the test has taken."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user, session_user")
        taken, own = cursor.fetchone()
        cursor.execute("RESET ROLE")
        try:
            yield
        finally:
            if taken != own:
                cursor.execute(f"SET ROLE {taken}")


@dataclass
class Scene:
    """A file, her receipt's words, and a clock that each act moves on by a minute."""

    cast: Cast
    file_id: UUID
    words: str
    at: datetime = AT
    last: Done | None = field(default=None)

    def actor(self, role: str, desk: str | None = None, number: int = 1) -> Actor:
        return self.cast.actor(role, desk, number=number)

    def do(self, role: str, act: str, subject: UUID | None = None, **body: Any) -> Done:
        """One act by the first member of a role at the desk where its template stands first."""
        return self.by(
            self.actor(role, "duty" if role == "duty_delegate" else None), act, subject, **body
        )

    def by(self, actor: Actor, act: str, subject: UUID | None = None, **body: Any) -> Done:
        self.at += timedelta(minutes=1)
        self.last = perform(actor, self.file_id, act, body, self.at, subject)
        return self.last

    def open_for(self, actor: Actor, purpose: str = "assessment_work") -> opening.OpenFile:
        return opening.open_file(
            actor, self.file_id, purpose, self.at, holders=directory.holders_of
        )

    @property
    def procedure(self) -> Procedure:
        return Procedure.objects.filter(case=self.file_id).latest("sequence")

    @property
    def stage(self) -> str:
        return self.procedure.stage

    def says(
        self, code: str, about: UUID | None = None, subject: str = "", recipient: str = ""
    ) -> Answer:
        """What she answers with her receipt, applied by the worker's next round."""
        self.at += timedelta(minutes=1)
        live = Receipt.objects.filter(file_id=self.file_id, revoked_at=None)
        receipt = live.exclude(standing="decoy").latest("created_at")
        with as_owner():
            made = uuid4()
            answer = Answer.objects.create(
                id=made,
                for_worker=to_worker.seal(made, recipient) if recipient else None,
                file_id=self.file_id,
                receipt_id=receipt.id,
                code=code,
                about=about,
                subject=subject,
                written_at=self.at,
            )
            done = sweeps.run(self.at)
        assert not done.failed
        answer.refresh_from_db()
        return answer

    def told(self, kind: str) -> list[dict[str, Any]]:
        """What she reads of that kind with her first receipt, oldest first."""
        pair = receipts.derive_keys(self.words).pair
        lookup = sealing.receipt_lookup(receipts.derive_keys(self.words).master)
        rows = Notice.objects.filter(receipt__lookup=lookup).order_by("written_at", "id")
        lines = [notices.read(pair, bytes(row.wire)) for row in rows]
        return [line for line in lines if line["kind"] == kind]


def receive(cast: Cast, track: str = "ordinary", at: datetime = AT, **changes: Any) -> Scene:
    """A request deposited at the portal and entered by the worker."""
    typed = {**ORDINARY, **({"danger_now": "yes"} if track == "urgent" else {}), **changes}
    accepted = parse(packs.current(), typed, track, language="es")
    with as_owner():
        ack = deposit(accepted, at=at)
        done = sweeps.run(at)
    assert done.received == [ack.file_id]
    return Scene(cast, ack.file_id, " ".join(ack.receipt), at)


def admitted(cast: Cast, track: str = "ordinary") -> Scene:
    """Read and admitted by the intake desk, and in the hands of an analyst."""
    scene = receive(cast, track)
    scene.do("intake_officer", "open_review")
    analyst = scene.actor("analyst")
    scene.do("intake_officer", "admit", track=track, reasons=REASONS, assignee=str(analyst.id))
    return scene


def judgement(level: str = "high") -> dict[str, str]:
    """Every place of the instrument answered "not known", and a judgement that can be signed."""
    places = {f"answers.{item.code}": "unknown" for item in packs.current().instrument.items()}
    return places | {
        "judgement.level": level,
        "judgement.reasons": REASONS,
        "judgement.would_change": "Si vuelve quien amenazó.",
        "judgement.valid_until": "2026-04-10",
        "judgement.her_reading": "extreme",
        "judgement.her_words": HEARD,
    }


def assessed(cast: Cast, track: str = "ordinary", level: str = "high") -> Scene:
    """Assessed by the analyst, signed by two."""
    scene = admitted(cast, track)
    row = scene.do("analyst", "start_assessment").subject
    assert row is not None
    analyst, second = scene.actor("analyst"), scene.actor("second_signer")
    scene.open_for(analyst)
    scene.open_for(second)
    services.save_answers(analyst, row, 0, judgement(level), scene.at)
    scene.do("analyst", "sign_assessment")
    scene.do("second_signer", "sign_assessment", reasons=REASONS)
    return scene


def planned(cast: Cast, track: str = "ordinary") -> tuple[Scene, UUID]:
    """With one measure she agreed to, in the hands of those who decide; returns the measure too."""
    scene = assessed(cast, track)
    measure = scene.do(
        "analyst", "propose_measure", type="patrol", institution="PNP", text=TOLD
    ).subject
    assert measure is not None
    scene.do("analyst", "propose_plan", summary=TOLD)
    scene.says("agree", measure)
    scene.do("analyst", "submit_plan", opinion=REASONS)
    return scene, measure


def ordered(cast: Cast, track: str = "ordinary") -> tuple[Scene, UUID]:
    """Granted, and ordered to a police unit; returns the order too."""
    scene, measure = planned(cast, track)
    scene.do("decision_maker", "decide_grant", **DECISION)
    order = scene.do(
        "decision_maker",
        "issue_order",
        measure=str(measure),
        institution="PNP",
        desk=str(cast.desk("police_unit").id),
        what="Pase dos veces al día por el lugar acordado.",
        facts={"alias": "Colibrí", "meeting_point": "el local"},
    ).subject
    assert order is not None
    return scene, order
