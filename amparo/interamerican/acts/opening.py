"""Opening a matter, and sharing it with another desk of the house."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final
from uuid import UUID, uuid4

from django.conf import settings

from amparo.accounts import directory
from amparo.accounts.actors import Actor
from amparo.accounts.acts import acting
from amparo.custody.deeds import Deed
from amparo.interamerican.days import day_of
from amparo.interamerican.forms import NOT_LISTED, HeadForm, ShareForm
from amparo.interamerican.kinds import Body, Kind, Side
from amparo.interamerican.models import Matter, MatterMove
from amparo.interamerican.stages import ENTERED, FIRST, Stage, stages_of
from amparo.interamerican.work import NOT_YET, POWER, held
from amparo.kernel import ids
from amparo.kernel.errors import Invalid
from amparo.law.schema.access import Profile

ENVELOPES: Final = ("facts", "identity", "account", "judgement", "mailbox", "notes")
# Whoever directs the house follows each of its matters.
DIRECTING: Final = "coordination"
_OF_THE_COURT: Final = frozenset({Kind.PROVISIONAL, Kind.JUDGMENT})


def open_matter(actor: Actor, form: HeadForm, at: datetime) -> Matter:
    """Open a matter as it stands today, in a file of its own. Raises Invalid, NotYourAct.

    What a confidential one is called, and its reference, are sealed.
    """
    matter_id = uuid4()
    kind, stage, since = _checked(form, day_of(at))
    with acting(actor, POWER, matter_id, at, note={"did": "open_matter", "kind": kind}) as deed:
        _envelopes(deed)
        head: dict[str, object] = {"title": form.title, "title_en": form.title_en}
        head |= {"reference_cited": form.reference_cited, "reference": form.reference}
        sheet = deed.write("facts", "matter", head)
        matter = Matter.objects.create(
            id=matter_id,
            number=_new_number(),
            designation=ids.designation(),
            kind=kind,
            body=Body.COURT if kind in _OF_THE_COURT else Body.COMMISSION,
            side=side_of_this_house(),
            state=form.state.upper(),
            public=form.public,
            title_es=form.title if form.public else "",
            title_en=form.title_en if form.public else "",
            reference_cited=form.reference_cited if form.public else "",
            reference=form.reference if form.public else "",
            stage=stage,
            stage_since=since,
            desk_id=deed.the_opener().seat_for(POWER).desk_id,
            head_sheet_id=sheet.id,
            opened_at=at,
        )
        MatterMove.objects.create(
            matter=matter, step=ENTERED, to_stage=stage, on=since, recorded_at=at,
            recorded_by=actor.id,
        )  # fmt: skip
        deed.note(stage=stage, public=form.public)
    return matter


def share_matter(actor: Actor, matter_id: UUID, form: ShareForm, at: datetime) -> Matter:
    """Hand the matter to another desk of the house, without who the people are unless that is asked."""
    with acting(actor, "grant_access", matter_id, at, note={"did": "share_matter"}) as deed:
        matter = held(actor, matter_id)
        if form.desk not in {desk.id for desk in directory.desks()}:
            raise Invalid({"desk": [NOT_LISTED]})
        parts = [part for part in ENVELOPES if part not in ("identity", "account")]
        parts = list(ENVELOPES) if form.identities else parts
        deed.grant(parts, form.desk, purpose="matter")
    return matter


def side_of_this_house() -> Side:
    """The side is the installation's: a mechanism answers for the State, an organisation represents."""
    organisation = settings.AMPARO_PROFILE == Profile.ORGANISATION
    return Side.REPRESENTATIVES if organisation else Side.STATE


def _checked(form: HeadForm, today: date) -> tuple[Kind, Stage, date]:
    faults: dict[str, list[str]] = {}
    since = form.since or today
    if form.kind not in Kind.values:
        raise Invalid({"kind": [NOT_LISTED]})
    kind = Kind(form.kind)
    stage = form.stage or FIRST[kind]
    if stage not in set(stages_of(kind)):
        faults["stage"] = [NOT_LISTED]
    if not (form.state.isascii() and form.state.isalpha() and len(form.state) == 2):
        faults["state"] = [NOT_LISTED]
    if since > today:
        faults["since"] = [NOT_YET]
    if faults:
        raise Invalid(faults)
    return kind, Stage(stage), since


def _envelopes(deed: Deed) -> None:
    also = (
        [desk.id for desk in directory.desks(kind=DIRECTING)]
        if side_of_this_house() == Side.REPRESENTATIVES
        else []
    )
    for kind in ENVELOPES:
        deed.create(kind, holders=also)


def _new_number() -> str:
    while True:
        number = ids.file_number("MI")
        if not Matter.objects.filter(number=number).exists():
            return number
