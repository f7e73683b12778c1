"""Fact-finding missions: which there are, what they hold open, their acts; only in an organisation's installation."""

from typing import Annotated, Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import Body, Query, Router, Schema

from amparo.accounts import directory
from amparo.api.desk.auth import ApiRequest
from amparo.api.desk.missions_shapes import MadeOut, MissionOut, MissionRow
from amparo.api.desk.schemas import OpenIn, Page
from amparo.api.plumbing import body_of
from amparo.custody import opening
from amparo.earlywarning.worklists import asked, cut
from amparo.interamerican.days import day_of
from amparo.kernel.errors import Invalid
from amparo.law import packs
from amparo.missions import catalogue, selectors
from amparo.missions.acts import beginning
from amparo.missions.errors import NoSuchAct, NoSuchMission
from amparo.missions.figures import counted
from amparo.missions.forms import HeadForm, filled
from amparo.missions.models import Mission
from amparo.missions.picture import RecordSeen, picture
from amparo.missions.published import given_out
from amparo.missions.selectors import READ
from amparo.missions.work import KEEP

router = Router(tags=["missions"])


class Paging(Schema):
    cursor: str = ""
    limit: str = ""


@router.get("missions", response=Page[MissionRow], url_name="missions")
def missions(request: ApiRequest, asking: Annotated[Paging, Query()]) -> dict[str, Any]:
    """Missions whose keys this member's desks hold, and those of others that are followed, the latest begun first."""
    if selectors.elsewhere() or not (request.auth.may(KEEP) or request.auth.may(READ)):
        raise NoSuchMission
    found = selectors.missions(request.auth)
    paging = asked({"cursor": asking.cursor, "limit": asking.limit}, frozenset(), frozenset())
    part = cut(found, "-opened_at", paging.cursor, paging.limit)
    return {"items": [_row(row) for row in part.items], "next": part.next or None}


@router.post(
    "missions",
    response=MadeOut,
    url_name="missions",
    openapi_extra=body_of(HeadForm, title="What it is called"),
)
def begin(request: ApiRequest, body: Body[dict[str, Any]]) -> dict[str, Any]:
    """Begin a mission; its title is sealed."""
    if not request.auth.may(KEEP) or selectors.elsewhere():
        raise NoSuchAct
    return {"made": beginning.begin(request.auth, filled(HeadForm, body), timezone.now()).id}


@router.get("missions/{uuid:mission_id}", response=MissionOut, by_alias=True, url_name="mission")
def mission(request: ApiRequest, mission_id: UUID) -> dict[str, Any]:
    """One mission: records by number with their consents; what they say while this member has it open."""
    row, at = selectors.mission(request.auth, mission_id), timezone.now()
    words = selectors.words_of(request.auth, mission_id, at)
    whole = picture(row, day_of(at), words)
    return {
        **_row(row),
        "opened": whole.opened,
        "records": [_record(one) for one in whole.records.values()],
        "figures": counted(whole) if whole.opened else {},
        "given_out": [
            {
                "kind": one.report.kind,
                "on": one.on,
                "no_longer_standing": [code for code, _why in one.fallen],
            }
            for one in given_out(whole)
        ],
        "claims": [
            {"code": one.claim.code, "part": one.part}
            for one in row.claims.select_related("claim").order_by("added_at", "id")
        ],
        "acts": [
            {"code": one.code, "label": one.label, "body": one.schema}
            for one in catalogue.available(request.auth, mission_id)
        ],
    }


@router.post("missions/{uuid:mission_id}/open", response=MadeOut, url_name="mission_open")
def open_mission(request: ApiRequest, mission_id: UUID, body: OpenIn) -> dict[str, Any]:
    """Open what is sealed for a purpose; the entry in the ledger comes first. Read it at the mission's own address."""
    selectors.mission(request.auth, mission_id)
    known = {reason.code for reason in packs.current().reasons_for("recording")}
    if body.purpose not in known:
        raise Invalid({"purpose": [_("Choose one of the list.")]})
    now, holders = timezone.now(), directory.holders_of
    opening.open_file(request.auth, mission_id, body.purpose, now, holders=holders)
    return {"made": mission_id}


@router.post("missions/{uuid:mission_id}/acts/{code}", response=MadeOut, url_name="mission_act")
def act(
    request: ApiRequest, mission_id: UUID, code: str, body: Body[dict[str, Any]]
) -> dict[str, Any]:
    """Do it: 422 with fields (of a refused report, every reason), 409 when closed, 404 absent or hidden alike."""
    done = catalogue.perform(request.auth, mission_id, code, dict(body), timezone.now())
    first = done[0] if isinstance(done, list) else done
    return {"made": first.id}


def _row(row: Mission) -> dict[str, Any]:
    return {
        "id": row.id,
        "number": row.number,
        "designation": row.designation,
        # Of a mission of others nobody here knows how far it is.
        "stage": "" if row.public else row.stage,
        "public": row.public,
        "title": row.title_es,
        "begun_at": row.opened_at,
    }


def _record(one: RecordSeen) -> dict[str, Any]:
    return {
        "code": one.code,
        "kind": one.row.kind,
        "version": one.version,
        "stands": one.stands,
        "ask_no_more": one.row.ask_no_more,
        "uses": sorted(one.uses),
        "says": one.value,
    }
