"""The acts on an assessment. Each authorises, reads what it needs from the open file, and leaves one entry.

Concluding one moves the procedure, so `sign_second` takes the step by which the procedure keeps the
level; both happen or neither does.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from amparo.accounts.actors import Actor
from amparo.accounts.acts import acting
from amparo.assessment import selectors, steps
from amparo.assessment.models import Assessment
from amparo.assessment.steps import Concluded
from amparo.custody.deeds import Deed
from amparo.law.schema import Pack
from amparo.registry.selectors import case

START = "start_assessment"
SAVE = "save_assessment"
SIGN = "sign_assessment"
SECOND_SIGN = "countersign_assessment"
HAND_BACK = "return_assessment"


def start_assessment(actor: Actor, file_id: UUID, at: datetime) -> Assessment:
    """Begin an assessment; a new version starts from the words of the one in force.

    Raises NoSuchCase, NotOpen where there are words to carry over, BeingMade.
    """
    pack = case(actor, file_id).pack()
    before = selectors.in_force(actor, file_id)
    carried = selectors.draft_of(actor, before, at) if before else None
    with acting(actor, START, file_id, at) as deed:
        return steps.start(deed, pack, file_id, carried)


def save_answers(
    actor: Actor, assessment_id: UUID, based_on: int, changes: Mapping[str, str], at: datetime
) -> Assessment:
    """Save what was typed since revision `based_on`: place (`answers.code`, ...) to words.

    Made for saving while somebody types: only what changed is sent, other people's words in other
    places stay. Raises NoSuchAssessment, NotOpen, Invalid by place, ChangedByAnother, Signed.
    """
    row = selectors.assessment(actor, assessment_id)
    read, pack = selectors.draft_of(actor, row, at), selectors.pack_of(row)
    with acting(actor, SAVE, row.file_id, at) as deed:
        return steps.save(deed, row.id, read, based_on, changes, pack)


def sign_first(actor: Actor, assessment_id: UUID, at: datetime) -> Assessment:
    """Sign a whole judgement as the one who made it. Raises NotComplete by place, Signed."""
    row = selectors.assessment(actor, assessment_id)
    read, pack = selectors.draft_of(actor, row, at), selectors.pack_of(row)
    with acting(actor, SIGN, row.file_id, at) as deed:
        return steps.sign_first(deed, row.id, read, pack, today_of(pack, at))


def sign_second(
    actor: Actor,
    assessment_id: UUID,
    reasons: str,
    at: datetime,
    keep: Callable[[Deed, Concluded], None],
) -> Concluded:
    """Sign as another person, and `keep` the level in the procedure within the same act.

    Raises NotSignedYet, SamePerson, SignatureDoesNotHold, Invalid at `reasons`.
    """
    row = selectors.assessment(actor, assessment_id)
    read, pack = selectors.draft_of(actor, row, at), selectors.pack_of(row)
    with acting(actor, SECOND_SIGN, row.file_id, at) as deed:
        concluded = steps.sign_second(deed, row.id, read, reasons, today_of(pack, at))
        keep(deed, concluded)
        return concluded


def hand_back(actor: Actor, assessment_id: UUID, reasons: str, at: datetime) -> Assessment:
    """Return it to whoever wrote it, with reasons, instead of signing. Raises NotSignedYet."""
    row = selectors.assessment(actor, assessment_id)
    with acting(actor, HAND_BACK, row.file_id, at) as deed:
        return steps.hand_back(deed, row.id, reasons)


def today_of(pack: Pack, at: datetime) -> date:
    """The day at the pack's seat."""
    return at.astimezone(ZoneInfo(pack.meta.zone)).date()
