"""The beginning of a procedure: by a request received, or by opening an ended file again."""

from datetime import datetime

from amparo.agenda import services as agenda
from amparo.agenda.models import Deadline
from amparo.earlywarning.models import Move, Procedure
from amparo.law.schema import Pack
from amparo.registry.models import Case


def begin(
    case: Case,
    pack: Pack,
    track: str,
    at: datetime,
    *,
    previous: Procedure | None = None,
    role: str = "system",
    desk: str = "",
) -> tuple[Procedure, list[Deadline]]:
    """Put a procedure at the table's first stage and start its clocks at `at`."""
    opening = pack.procedure.opening
    procedure = Procedure.objects.create(
        case=case,
        sequence=previous.sequence + 1 if previous else 1,
        previous=previous,
        stage=opening.to,
        stage_since=at,
        track=track,
        opened_at=at,
    )
    Move.objects.create(
        case=case,
        procedure=procedure,
        act=opening.act,
        from_stage="",
        to_stage=opening.to,
        track=track,
        actor_role=role,
        actor_desk=desk,
        at=at,
    )
    on = agenda.Subject(file_id=case.pk, track=track, pack=pack, owner_desk_id=case.desk_id)
    return procedure, agenda.turned((), opening.starts, on, at)
