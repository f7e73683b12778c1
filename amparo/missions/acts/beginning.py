"""A mission is begun, shared with another desk; a mission of others is followed by what it published."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db import IntegrityError
from django.utils.translation import gettext_noop as _

from amparo.accounts import directory
from amparo.accounts.actors import Actor
from amparo.accounts.acts import acting
from amparo.accounts.directory import DeskSeat
from amparo.claims.models import Claim
from amparo.custody.models import Grant
from amparo.kernel import ids
from amparo.kernel.errors import Invalid
from amparo.law import packs
from amparo.law.schema import UnknownCode
from amparo.missions.errors import DoneAlready
from amparo.missions.forms import (
    NOT_LISTED,
    FollowClaimForm,
    FollowForm,
    HeadForm,
    ShareForm,
    StopSharingForm,
)
from amparo.missions.models import FollowedClaim, Mission
from amparo.missions.selectors import READ
from amparo.missions.sending import own_id
from amparo.missions.work import KEEP, SHARE, STOP, held, working

ENVELOPES: Final = ("facts", "identity", "place", "account", "judgement", "notes")
WITHOUT_PEOPLE: Final = ("facts", "judgement")
# Recordings, their copies and what was read of them are sealed one by one as evidence.
RECORDINGS: Final = "evidence"
# Whoever directs the house follows each of its missions.
DIRECTING: Final = "coordination"
NOT_THERE = _("There is no such claim in the record.")


def begin(actor: Actor, form: HeadForm, at: datetime) -> Mission:
    """Begin a mission in a file of its own; the same form twice begins one. Raises NotYourAct, DoneAlready."""
    begun = {"did": "begin_mission"}
    with _once() as mission_id, acting(actor, KEEP, mission_id, at, note=begun) as deed:
        house = deed.the_opener().seat_for(KEEP).institution
        also = [desk.id for desk in directory.desks(kind=DIRECTING, institution=house)]
        for kind in ENVELOPES:
            deed.create(kind, holders=also)
        sheet = deed.write("facts", "mission", {"title": form.title})
        return Mission.objects.create(
            id=mission_id,
            number=_new_number(),
            designation=ids.designation(),
            head_sheet_id=sheet.id,
            desk_id=deed.the_opener().seat_for(KEEP).desk_id,
            opened_at=at,
        )


def follow(actor: Actor, form: FollowForm, at: datetime) -> Mission:
    """Follow a mission of others by what it published. Its title is public; it gets no records.

    Raises NotYourAct, DoneAlready.
    """
    begun = {"did": "follow_mission"}
    with _once() as mission_id, acting(actor, KEEP, mission_id, at, note=begun) as deed:
        deed.create("notes")
        return Mission.objects.create(
            id=mission_id,
            number=_new_number(),
            designation=ids.designation(),
            public=True,
            title_es=form.title_es,
            title_en=form.title_en,
            desk_id=deed.the_opener().seat_for(KEEP).desk_id,
            opened_at=at,
        )


def follow_claim(
    actor: Actor, mission_id: UUID, form: FollowClaimForm, at: datetime
) -> FollowedClaim:
    """Say that a claim of the record tells something of this mission of others. Raises Invalid at `claim`."""
    with working(actor, "follow_claim", mission_id, at) as work:
        claim = Claim.objects.filter(code=form.claim, state="standing").first()
        if claim is None or work.mission.claims.filter(claim=claim).exists():
            raise Invalid({"claim": [NOT_THERE]})
        work.deed.note(claim=claim.code)
        return FollowedClaim.objects.create(
            id=own_id(),
            mission=work.mission,
            claim=claim,
            part=form.part,
            added_at=at,
            added_by=actor.id,
        )


def share(actor: Actor, mission_id: UUID, form: ShareForm, at: datetime) -> Mission:
    """Hand the mission to another desk of the house: facts and judgement, or all that is sealed with its recordings.

    Raises Invalid for a desk of another institution, as for one that is not there.
    """
    with acting(actor, SHARE, mission_id, at, note={"did": "share_mission"}) as deed:
        mission = held(actor, mission_id)
        if form.desk not in {desk.id for desk in of_the_house(mission)}:
            raise Invalid({"desk": [NOT_LISTED]})
        parts = (*ENVELOPES, RECORDINGS) if form.identities else WITHOUT_PEOPLE
        deed.grant(parts, form.desk, purpose="mission")
    return mission


def stop_sharing(actor: Actor, mission_id: UUID, form: StopSharingForm, at: datetime) -> Mission:
    """Take the mission back from a desk, with its recordings; what it read it could have copied. Raises Invalid."""
    with acting(actor, STOP, mission_id, at, note={"did": "stop_sharing_mission"}) as deed:
        mission = held(actor, mission_id)
        if form.desk not in {desk.id for desk in shared_with(mission)}:
            raise Invalid({"desk": [NOT_LISTED]})
        deed.end_grants([form.desk])
    return mission


def of_the_house(mission: Mission) -> list[DeskSeat]:
    """The other desks of the institution whose desk keeps the mission where somebody may read it, and no other."""
    every = directory.desks()
    house = {desk.institution for desk in every if desk.id == mission.desk_id}
    others = (desk for desk in every if desk.institution in house and desk.id != mission.desk_id)
    return [desk for desk in others if _reads(desk.code)]


def _reads(code: str) -> bool:
    """Whether a role of such a desk may read a mission; a desk that its pack does not know is not ruled out."""
    pack = packs.current()
    try:
        roles = pack.desk(code).roles
    except UnknownCode:
        return True
    return any(pack.matrix.may(role, power) for role in roles for power in (KEEP, READ))


def shared_with(mission: Mission) -> list[DeskSeat]:
    """The desks that hold something of it besides its own and those that direct the house."""
    holding = Grant.objects.filter(envelope__file_id=mission.id, holder_kind="desk")
    held_by = set(holding.values_list("holder_id", flat=True))
    return [
        desk
        for desk in directory.desks()
        if desk.id in held_by and desk.id != mission.desk_id and desk.kind != DIRECTING
    ]


@contextmanager
def _once() -> Iterator[UUID]:
    """The id of a mission to begin. Raises DoneAlready when its form has begun it, or is just beginning it."""
    mission_id = own_id()
    if Mission.objects.filter(id=mission_id).exists():
        raise DoneAlready
    try:
        yield mission_id
    except IntegrityError as begun:
        raise DoneAlready from begun


def _new_number() -> str:
    while True:
        number = ids.file_number("MS")
        if not Mission.objects.filter(number=number).exists():
            return number
