"""Steps of the register, run inside the act that receives or hands over a file."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from amparo.law.schema import Pack
from amparo.registry.models import Case


@dataclass(frozen=True, slots=True)
class Opening:
    """The clear facts with which a case begins, as the request stated them."""

    file_id: UUID
    number: str
    designation: str
    desk_id: UUID
    received_at: datetime
    department: str = ""
    language: str = "es"
    collective: bool = False
    standing: str = "self"
    channel: str = "portal"


def open_case(opening: Opening, pack: Pack, at: datetime) -> Case:
    """Enter a case under the law of `pack`; the day is that of the pack's seat."""
    return Case.objects.create(
        id=opening.file_id,
        number=opening.number,
        designation=opening.designation,
        department=opening.department,
        language=opening.language,
        collective=opening.collective,
        standing=opening.standing,
        channel=opening.channel,
        pack_code=pack.code,
        pack_version=pack.edition,
        desk_id=opening.desk_id,
        received_at=opening.received_at,
        opened_on=at.astimezone(ZoneInfo(pack.meta.zone)).date(),
    )


def hand_over(case: Case, desk_id: UUID) -> None:
    """Let another desk keep the case; its keys are a matter of grants."""
    case.desk_id = desk_id
    case.save(update_fields=["desk_id"])
