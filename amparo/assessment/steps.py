"""Steps of an assessment. They run inside an act: they never authorise and never commit.

They lock the row, so two people who press at once are told apart.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from amparo.assessment import law
from amparo.assessment.errors import (
    BeingMade,
    NoSuchAssessment,
    NotSignedYet,
    NotYourSignature,
    SamePerson,
    SignatureDoesNotHold,
    Signed,
)
from amparo.assessment.law import Draft
from amparo.assessment.models import Assessment, Signature, State
from amparo.custody.deeds import Deed
from amparo.custody.errors import ChangedMeanwhile
from amparo.custody.models import Sheet
from amparo.custody.principals import Opener
from amparo.kernel.errors import Invalid
from amparo.law.schema import Pack

FIRST, SECOND = 1, 2
WRITES, COUNTERSIGNS = "save_assessment", "countersign_assessment"


@dataclass(frozen=True, slots=True)
class Concluded:
    """A judgement in force: what the procedure keeps of it."""

    assessment_id: UUID
    level: str
    valid_until: date


def start(deed: Deed, pack: Pack, file_id: UUID, carried: Draft | None = None) -> Assessment:
    """Begin the next version, blank or with the words `carried` from an older one.

    Raises BeingMade while one is not yet signed by both.
    """
    versions = Assessment.objects.select_for_update().filter(file_id=file_id)
    if versions.filter(state__in=[State.DRAFT, State.SIGNED_FIRST]).exists():
        raise BeingMade
    draft = Draft(carried.words if carried else {}, salt=secrets.token_hex(16))
    sheet = deed.write("judgement", "assessment", draft.as_value())
    row = Assessment.objects.create(
        file_id=file_id,
        version=1 + max((v.version for v in versions), default=0),
        pack_version=pack.edition,
        sheet_id=sheet.id,
        envelope_id=sheet.envelope_id,
        revision=draft.revision,
        started_at=deed.at,
    )
    deed.note(assessment=str(row.id), version=row.version)
    return row


def save(
    deed: Deed,
    assessment_id: UUID,
    read: Draft,
    based_on: int,
    changes: Mapping[str, str],
    pack: Pack,
) -> Assessment:
    """Write what was typed into the sheet `read` a moment ago, and suggest a level anew.

    Raises Invalid by place, ChangedByAnother, ChangedMeanwhile and Signed; then nothing is written.
    """
    law.check_places(changes, pack.instrument)
    row = locked(deed, assessment_id)
    if row.state != State.DRAFT:
        raise Signed
    _refuse_stale(row, read)
    draft = law.merge(read, based_on, changes)
    if draft.revision == row.revision:
        return row
    deed.rewrite(Sheet(id=row.sheet_id), draft.as_value())
    row.revision = draft.revision
    row.level_suggested = law.suggested(draft, pack.instrument).level.value
    row.save(update_fields=["revision", "level_suggested"])
    deed.note(assessment=str(row.id), revision=row.revision)
    return row


def sign_first(deed: Deed, assessment_id: UUID, read: Draft, pack: Pack, today: date) -> Assessment:
    """Put the first signature under a whole judgement.

    Raises NotComplete by place, Signed, NotYourSignature for who may not write assessments.
    """
    row = locked(deed, assessment_id)
    if not deed.the_opener().may(WRITES):
        raise NotYourSignature
    if row.state != State.DRAFT:
        raise Signed
    _refuse_stale(row, read)
    law.check_complete(read, pack.instrument, today)
    signer = deed.the_opener()
    row.level = read.judged("level")
    row.valid_until = date.fromisoformat(read.judged("valid_until"))
    row.first_signer = signer.id
    row.state = State.SIGNED_FIRST
    row.save(update_fields=["level", "valid_until", "first_signer", "state"])
    _sign(row, FIRST, read, signer, deed)
    return row


def sign_second(
    deed: Deed, assessment_id: UUID, read: Draft, reasons: str, today: date
) -> Concluded:
    """Put the second signature, tell the person the level, and end the version before.

    reasons  required under "low" and under less than was suggested

    Raises NotSignedYet, SamePerson, NotYourSignature, SignatureDoesNotHold, Invalid at `reasons` or
    `valid_until`.
    """
    row = locked(deed, assessment_id)
    signer = deed.the_opener()
    _may_be_second(row, read, signer)
    law.check_second(row.level, row.level_suggested, reasons)
    law.check_still_to_come(row.valid_until, today)
    reasons_sheet = None
    if reasons.strip():
        words: dict[str, object] = {"assessment": str(row.id), "words": reasons.strip()}
        reasons_sheet = deed.write("judgement", "second_signature", words).id
    Assessment.objects.filter(file_id=row.file_id, state=State.SIGNED).update(
        state=State.SUPERSEDED
    )
    row.second_signer, row.signed_at, row.state = signer.id, deed.at, State.SIGNED
    row.save(update_fields=["second_signer", "signed_at", "state"])
    _sign(row, SECOND, read, signer, deed, reasons_sheet)
    until = date.fromisoformat(read.judged("valid_until"))
    deed.tell({"kind": "level", "level": row.level, "valid_until": until.isoformat()})
    return Concluded(row.id, row.level, until)


def hand_back(deed: Deed, assessment_id: UUID, reasons: str) -> Assessment:
    """Return a judgement signed once to whoever wrote it; the first signature is void, not erased.

    Raises NotSignedYet, Invalid at `reasons`.
    """
    row = locked(deed, assessment_id)
    if row.state != State.SIGNED_FIRST:
        raise NotSignedYet
    if not reasons.strip():
        raise Invalid({"reasons": [law.FILL_IN]})
    deed.write("judgement", "handed_back", {"assessment": str(row.id), "words": reasons.strip()})
    row.signatures.filter(voided_at=None).update(voided_at=deed.at)
    row.state, row.first_signer, row.level, row.valid_until = State.DRAFT, None, "", None
    row.save(update_fields=["state", "first_signer", "level", "valid_until"])
    deed.note(assessment=str(row.id))
    return row


def locked(deed: Deed, assessment_id: UUID) -> Assessment:
    """The deed's own assessment, locked until the act ends. Raises NoSuchAssessment."""
    found = (
        Assessment.objects.select_for_update()
        .filter(id=assessment_id, file_id=deed.the_file())
        .first()
    )
    if found is None:
        raise NoSuchAssessment
    return found


def holds(row: Assessment, read: Draft, opener: Opener) -> bool:
    """Whether every standing signature of `row` is over exactly these words."""
    return all(
        bytes(one.digest) == read.digest()
        and opener.signed_by(one.member_id, _statement(row, one.place, read), bytes(one.signature))
        for one in row.signatures.filter(voided_at=None)
    )


def _may_be_second(row: Assessment, read: Draft, signer: Opener) -> None:
    if row.state == State.DRAFT:
        raise NotSignedYet
    if row.state != State.SIGNED_FIRST:
        raise Signed
    if row.first_signer == signer.id:
        raise SamePerson
    if not signer.may(COUNTERSIGNS):
        raise NotYourSignature
    _refuse_stale(row, read)
    if not holds(row, read, signer):
        raise SignatureDoesNotHold


def _refuse_stale(row: Assessment, read: Draft) -> None:
    if row.revision != read.revision:
        raise ChangedMeanwhile


def _statement(row: Assessment, place: int, read: Draft) -> bytes:
    return law.statement(row.id, row.file_id, row.version, place, row.level, read.digest())


def _sign(
    row: Assessment,
    place: int,
    read: Draft,
    signer: Opener,
    deed: Deed,
    reasons_sheet: UUID | None = None,
) -> None:
    signature = Signature.objects.create(
        assessment=row,
        place=place,
        member_id=signer.id,
        digest=read.digest(),
        signature=signer.sign(_statement(row, place, read)),
        reasons_sheet_id=reasons_sheet,
        signed_at=deed.at,
    )
    deed.note(
        assessment=str(row.id),
        place=place,
        level=row.level,
        digest=bytes(signature.digest).hex(),
    )
