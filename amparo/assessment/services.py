"""The acts on an assessment that move no stage: writing it as it is typed, and returning it.

Beginning and signing one turn the procedure, so `earlywarning` does them with these steps.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from amparo.accounts.actors import Actor
from amparo.accounts.acts import acting
from amparo.assessment import selectors, steps
from amparo.assessment.models import Assessment
from amparo.law.schema import Pack


def save_answers(
    actor: Actor, assessment_id: UUID, based_on: int, changes: Mapping[str, str], at: datetime
) -> Assessment:
    """Save what was typed since revision `based_on`: place (`answers.code`, ...) to words.

    Made for saving while somebody types: only what changed is sent, other people's words in other
    places stay. Raises NoSuchAssessment, NotOpen, Invalid by place, ChangedByAnother, Signed.
    """
    row = selectors.assessment(actor, assessment_id)
    read, pack = selectors.draft_of(actor, row, at), selectors.pack_of(row)
    with acting(actor, steps.WRITES, row.file_id, at) as deed:
        return steps.save(deed, row.id, read, based_on, changes, pack)


def hand_back(actor: Actor, assessment_id: UUID, reasons: str, at: datetime) -> Assessment:
    """Return it to whoever wrote it, with reasons, instead of signing. Raises NotSignedYet."""
    row = selectors.assessment(actor, assessment_id)
    with acting(actor, "return_assessment", row.file_id, at) as deed:
        return steps.hand_back(deed, row.id, reasons)


def today_of(pack: Pack, at: datetime) -> date:
    """The day at the pack's seat."""
    return at.astimezone(ZoneInfo(pack.meta.zone)).date()
