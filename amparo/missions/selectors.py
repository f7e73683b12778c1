"""What a member may know of missions; absent and hidden are one answer."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db.models import Q, QuerySet

from amparo.accounts.actors import Actor
from amparo.custody.opening import OpenFile, reopened
from amparo.custody.selectors import files_of
from amparo.law.schema.access import Profile
from amparo.missions.errors import NoSuchMission
from amparo.missions.kinds import Answer, Use
from amparo.missions.models import Mission, MissionRecord

READ = "read_follow_up"
Words = dict[UUID, dict[str, object]]


def elsewhere() -> bool:
    """Whether this is an installation that keeps no missions at all."""
    return settings.AMPARO_PROFILE != Profile.ORGANISATION


def missions(actor: Actor) -> QuerySet[Mission]:
    """Those whose keys the actor's desks hold, and what the record tells of missions of others; newest first."""
    if elsewhere():
        return Mission.objects.none()
    known = Q(id__in=files_of(actor))
    if actor.may(READ):
        known |= Q(public=True)
    return Mission.objects.filter(known).order_by("-opened_at", "id")


def mission(actor: Actor, mission_id: UUID) -> Mission:
    """Raises NoSuchMission alike for an absent and for a hidden one."""
    row = missions(actor).filter(id=mission_id).first()
    if row is None:
        raise NoSuchMission
    return row


def holds_keys(actor: Actor, mission_id: UUID) -> bool:
    """Whether the actor's desks hold anything sealed of it, so that they may act on it."""
    return files_of(actor).filter(file_id=mission_id).exists()


def court_consented(mission_id: UUID, pieces: Collection[UUID]) -> bool | None:
    """Whether whoever gave each testimony recorded in these pieces lets it be handed to a court.

    The newest answer of each holds, and silence is no consent; None when no piece is of a testimony.
    """
    rows = MissionRecord.objects.filter(mission=mission_id, recordings__blob_id__in=pieces)
    answered = [
        row.consents.filter(use=Use.COURT).order_by("recorded_at", "id").last()
        for row in rows.distinct()
    ]
    if not answered:
        return None
    return all(one is not None and one.answer == Answer.GIVEN for one in answered)


def words_of(actor: Actor, mission_id: UUID, at: datetime) -> Words | None:
    """The sealed words of a mission by their sheet, while the actor has it open; None when it is closed."""
    file = reopened(actor, mission_id, at)
    return in_words(file) if file else None


def in_words(file: OpenFile) -> Words:
    return {sheet.id: sheet.value for envelope in file.envelopes for sheet in envelope.sheets}
