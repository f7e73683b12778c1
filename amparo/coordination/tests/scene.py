"""One admitted file, plainly invented, held by the desks that work on it; shared by the apps above."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID, uuid4

from django.db import transaction

from amparo.accounts import directory
from amparo.accounts.actors import Actor
from amparo.accounts.acts import acting
from amparo.accounts.tests.cast import BIRTH, Cast
from amparo.custody import ledger, notices, opening, sealing
from amparo.custody.models import Notice
from amparo.kernel.ids import file_number
from amparo.law import packs
from amparo.registry.services import Opening, open_case

MASTER = b"m" * 32
NOW = BIRTH + timedelta(minutes=1)
DESKS = ("intake", "duty", "analysis", "decision")
KINDS = ("identity", "contact", "place", "account", "facts", "mailbox")


@dataclass(frozen=True)
class Scene:
    """The file and who works on it."""

    cast: Cast
    file_id: UUID

    @property
    def analyst(self) -> Actor:
        return self.cast.actor("analyst")

    @property
    def second(self) -> Actor:
        return self.cast.actor("second_signer")

    @property
    def delegate(self) -> Actor:
        return self.cast.actor("duty_delegate", "duty")

    @property
    def decider(self) -> Actor:
        return self.cast.actor("decision_maker")

    @property
    def supervisor(self) -> Actor:
        return self.cast.actor("supervisor")

    @property
    def police(self) -> Actor:
        return self.cast.actor("police_unit")

    @property
    def culture(self) -> Actor:
        return self.cast.actor("focal_point", "focal_mincul")

    def open_for(self, actor: Actor, at=NOW) -> None:
        opening.open_file(actor, self.file_id, "follow_up", at)

    def told(self, kind: str) -> list[dict[str, object]]:
        """What the person reads of that kind, oldest first."""
        pair = sealing.receipt_pair(MASTER)
        rows = Notice.objects.filter(file_id=self.file_id).order_by("written_at", "id")
        lines = [notices.read(pair, bytes(row.wire)) for row in rows]
        return [line for line in lines if line["kind"] == kind]


def open_scene(cast: Cast, shielded: tuple[str, ...] = ()) -> Scene:
    """A file deposited with a receipt of her own; `shielded` institutions must not know of it."""
    file_id, pack = uuid4(), packs.current()
    plan = sealing.Deposit(file_id, BIRTH)
    for kind in KINDS:
        plan.add(kind, {"words": {"text": "palabra inventada"}})
    plan.add("shield", {"who": {"institutions": list(shielded)}})
    plan.hold([directory.desk_holder(cast.desk(code).id) for code in DESKS])
    plan.receipt(MASTER, reads=["mailbox"])
    with transaction.atomic():
        marks = plan.save()
        open_case(
            Opening(
                file_id=file_id,
                number=file_number("PD"),
                designation="quebrada ocre",
                desk_id=cast.desk("analysis").id,
                received_at=BIRTH,
            ),
            pack,
            BIRTH,
        )
        ledger.append("receive", at=BIRTH, file_id=file_id, marks=marks)
    _judged(cast, file_id)
    return Scene(cast, file_id)


def _judged(cast: Cast, file_id: UUID) -> None:
    """Only members make what is judged of a file: no grant of it stands that none of them signed."""
    desks = [cast.desk(code).id for code in DESKS if code != "analysis"]
    with acting(cast.actor("analyst"), "save_assessment", file_id, BIRTH) as deed:
        judgement = deed.create("judgement", holders=desks)
        deed.write_to(judgement, "words", {"text": "palabra inventada"})
