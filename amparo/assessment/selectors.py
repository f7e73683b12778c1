"""What a member may read of assessments; absent and hidden are one answer from one query."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from amparo.accounts.actors import Actor
from amparo.assessment import law
from amparo.assessment.errors import NoSuchAssessment, NotOpen
from amparo.assessment.law import Draft
from amparo.assessment.models import Assessment, State
from amparo.custody.opening import OpenFile, reopened
from amparo.custody.selectors import files_of
from amparo.law.instrument import Suggestion
from amparo.law.schema import Pack
from amparo.registry.selectors import case_of


@dataclass(frozen=True, slots=True)
class OpenAssessment:
    """An opened assessment: what was typed, what the instrument makes of it, what is still missing.

    missing    place to English message ids; empty when it can be signed
    hand_backs why a second signer returned it, oldest first
    """

    row: Assessment
    draft: Draft = field(repr=False)
    suggestion: Suggestion
    missing: dict[str, list[str]]
    second_needs_reasons: bool
    second_reasons: str = field(default="", repr=False)
    hand_backs: tuple[str, ...] = field(default=(), repr=False)


def assessments(actor: Actor, file_id: UUID | None = None) -> QuerySet[Assessment]:
    """The assessments of the files the actor may know of, newest first."""
    rows = Assessment.objects.filter(file_id__in=files_of(actor)).order_by("-started_at", "id")
    return rows if file_id is None else rows.filter(file_id=file_id)


def assessment(actor: Actor, assessment_id: UUID) -> Assessment:
    """Raises NoSuchAssessment alike for an absent and for a hidden one."""
    found = assessments(actor).filter(id=assessment_id).first()
    if found is None:
        raise NoSuchAssessment
    return found


def in_force(actor: Actor, file_id: UUID) -> Assessment | None:
    """The one both signed; whoever shows it says until when it holds."""
    return assessments(actor, file_id).filter(state=State.SIGNED).first()


def being_made(actor: Actor, file_id: UUID) -> Assessment | None:
    """The one not yet signed by both."""
    return assessments(actor, file_id).filter(state__in=[State.DRAFT, State.SIGNED_FIRST]).first()


def waiting_for_second(actor: Actor) -> QuerySet[Assessment]:
    """Signed once, and not by this member: theirs to sign or to return, oldest first."""
    rows = assessments(actor).filter(state=State.SIGNED_FIRST)
    return rows.exclude(first_signer=actor.id).order_by("started_at")


def draft_of(actor: Actor, row: Assessment, at: datetime) -> Draft:
    """What the sheet holds, read in the actor's session. Raises NotOpen."""
    return _draft(opened(actor, row.file_id, at), row)


def opened(actor: Actor, file_id: UUID, at: datetime) -> OpenFile:
    """The file as this member has it open. Raises NotOpen when they do not."""
    found = reopened(actor, file_id, at)
    if found is None:
        raise NotOpen
    return found


def pack_of(row: Assessment) -> Pack:
    """The law its file keeps."""
    return case_of(row.file_id).pack()


def open_assessment(actor: Actor, assessment_id: UUID, at: datetime) -> OpenAssessment:
    """Everything a page of the assessment shows. Raises NoSuchAssessment, NotOpen."""
    row = assessment(actor, assessment_id)
    file = opened(actor, row.file_id, at)
    draft = _draft(file, row)
    instrument = pack_of(row).instrument
    suggestion = law.suggested(draft, instrument)
    level = draft.judged("level")
    return OpenAssessment(
        row,
        draft,
        suggestion,
        law.missing(draft, instrument),
        bool(level) and law.second_needs_reasons(level, suggestion.level.value),
        next(iter(_said(file, row, "second_signature")), ""),
        _said(file, row, "handed_back"),
    )


def _draft(file: OpenFile, row: Assessment) -> Draft:
    for sheet in file.sheets("judgement"):
        if sheet.id == row.sheet_id:
            return Draft.of_value(sheet.value)
    raise NotOpen


def _said(file: OpenFile, row: Assessment, name: str) -> tuple[str, ...]:
    return tuple(
        str(sheet.value["words"])
        for sheet in file.sheets("judgement")
        if sheet.field == name and sheet.value["assessment"] == str(row.id)
    )
