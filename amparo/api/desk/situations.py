"""Situations of risk: recorded, verified, tied to files and followed; each act is the one the pages call."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Annotated, Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import Body, Query, Router, Schema, Status

from amparo.accounts.acts import must_be_able
from amparo.api.desk.asked import Days, must_be_in_order, must_be_of, must_know, narrowing
from amparo.api.desk.auth import ApiRequest
from amparo.api.desk.cases import PurposeUnknown
from amparo.api.desk.schemas import OpenIn, Page
from amparo.api.plumbing import body_of
from amparo.earlywarning.worklists import cut
from amparo.earlywarning.worklists.asked import DEPARTMENTS
from amparo.kernel.errors import Invalid
from amparo.law import packs
from amparo.registry.models import Situation
from amparo.registry.people.forms import Form
from amparo.registry.situations import following, forms, reading, recording, searching
from amparo.registry.situations.errors import NoSuchSituation
from amparo.registry.situations.forms import (
    DoneForm,
    NewSituation,
    SituationForm,
    StateForm,
    StepForm,
    TieForm,
)
from amparo.registry.situations.kinds import Channel, State

router = Router(tags=["situations"])
KEEP = "keep_situations"


class Filters(Days):
    """Filters of the list, by what stands in clear; the days are of the month of its record."""

    state: str = ""
    channel: str = ""
    department: str = ""


class SituationRow(Schema):
    """What stands in clear of one situation."""

    id: UUID
    channel: str
    state: str
    department: str
    entered_on: date
    desk: UUID


class SituationOut(SituationRow):
    open: bool
    acts: list[dict[str, Any]]


class SituationOpen(Schema):
    """A situation unsealed; ties only to files that this member may know."""

    id: UUID
    version: int
    told: dict[str, Any]
    victims: list[str]
    alleged_name: str
    place: str
    located: str
    province: str
    district: str
    community: str
    published: str
    related: list[dict[str, Any]]
    steps: list[dict[str, Any]]
    judged: list[dict[str, Any]]


class SituationDone(Schema):
    id: UUID
    at: datetime


class Amending(SituationForm):
    """`version` is the one that was read."""

    version: int


class Untying(Form):
    file: UUID


FORMS: dict[str, type[Form]] = {
    "amend": Amending,
    **dict.fromkeys(forms.STATES, StateForm),
    "tie": TieForm,
    "untie": Untying,
    "plan": StepForm,
    "done": DoneForm,
}


@router.get("situations", response=Page[SituationRow], url_name="situations")
def situations(request: ApiRequest, asking: Annotated[Filters, Query()]) -> dict[str, Any]:
    """Those that this member may know of, newest month first; nothing sealed. 422 for a filter unknown.

    What is sealed is asked by `situations/search`, whose body stands in no address.
    """
    must_know(request, Filters)
    must_be_in_order(asking)
    clear = narrowing(
        asking, {"state": State.values, "channel": Channel.values, "department": DEPARTMENTS}
    )
    found = reading.situations(request.auth).filter(**clear)
    if asking.since:
        found = found.filter(entered_on__gte=asking.since.replace(day=1))
    if asking.until:
        found = found.filter(entered_on__lte=asking.until)
    part = cut(found, "-entered_on", asking.cursor, min(max(asking.limit, 1), 200))
    return {"items": [_row(one) for one in part.items], "next": part.next or None}


@router.post(
    "situations",
    response={201: SituationDone},
    url_name="situation_new",
    openapi_extra=body_of(
        NewSituation, channel="organisation", known_on="2026-03-14", account="What happened."
    ),
)
def record(request: ApiRequest, body: Body[dict[str, Any]]) -> Status[dict[str, Any]]:
    """Record a situation, sealed whole. 422 with fields."""
    must_be_able(request.auth, KEEP)
    at = timezone.now()
    made = recording.record(request.auth, forms.filled(NewSituation, body), at)
    return Status(201, {"id": made.pk, "at": at})


class Found(SituationRow):
    """One that was found: what stands in clear, who suffered it, and the codes of its card.

    `told` has of what is known: on and when (the day and how precisely), known, where (how precisely the
    place), province, district, community, published (what of the place may ever be), complained (before whom), defends,
    acts, alleged, context, due (the next step of prevention) and taken.
    """

    names: list[str]
    told: dict[str, Any]


class FoundThem(Schema):
    """`count` is of all that fit; `next` asks for the rest of them as `after`, and is null at the end."""

    count: int
    items: list[Found]
    next: UUID | None


class Part(Schema):
    """Which part of what fits: so many at most, those after one that was given."""

    after: UUID | None = None
    limit: int = 200


@router.post(
    "situations/search",
    response=FoundThem,
    url_name="situations_search",
    openapi_extra=body_of(searching.Asked),
)
def search(
    request: ApiRequest, body: Body[dict[str, str]], part: Annotated[Part, Query()]
) -> dict[str, Any]:
    """By names, days, place, right, acts, source, channel and state; one entry, without what was asked.

    At most 1,000 at once. 422 for `after` what does not fit (any more).
    """
    must_be_able(request.auth, "search_names")
    must_be_of(body, searching.Asked)
    at = timezone.now()
    wanted = searching.asked(body)
    found = searching.look(request.auth, wanted, at, timezone.localdate(at))
    ids = [one.row.pk for one in found]
    if part.after is not None and part.after not in ids:
        raise Invalid({"after": [_("Choose one of the list.")]})
    begin = ids.index(part.after) + 1 if part.after else 0
    end = begin + min(max(part.limit, 1), 1000)
    items = [
        {**_row(one.row), "names": list(one.card.called), "told": dict(one.card.told)}
        for one in found[begin:end]
    ]
    return {"count": len(ids), "items": items, "next": ids[end - 1] if end < len(ids) else None}


@router.get("situations/{uuid:situation_id}", response=SituationOut, url_name="situation")
def situation(request: ApiRequest, situation_id: UUID) -> dict[str, Any]:
    """What is clear of one, and `acts`: what this member may do, each with its JSON schema."""
    row, actor = reading.situation(request.auth, situation_id), request.auth
    acts = [
        {"code": code, "body": forms.schema_of(form)}
        for code, form in FORMS.items()
        if actor.may(KEEP)
    ]
    opened = reading.reopened(actor, situation_id, timezone.now())
    return {**_row(row), "open": opened is not None, "acts": acts}


@router.post(
    "situations/{uuid:situation_id}/open", response=SituationOpen, url_name="situation_open"
)
def open_situation(request: ApiRequest, situation_id: UUID, body: OpenIn) -> dict[str, Any]:
    """Sealed content; the entry in the ledger exists before the answer does."""
    reading.situation(request.auth, situation_id)
    if body.purpose not in {one.code for one in packs.current().reasons_for("recording")}:
        raise PurposeUnknown({"purpose": [_("Choose one of the list.")]})
    seen = reading.open_situation(request.auth, situation_id, body.purpose, timezone.now())
    return {name: getattr(seen, name) for name in SituationOpen.model_fields}


@router.post(
    "situations/{uuid:situation_id}/acts/{code}", response=SituationDone, url_name="situation_act"
)
def act(
    request: ApiRequest, situation_id: UUID, code: str, body: Body[dict[str, Any]]
) -> dict[str, Any]:
    """Amend, verify, dispute, withdraw, tie, untie, plan or say done. 404 for an act unknown, 409 when it cannot be."""
    reading.situation(request.auth, situation_id)
    if code not in FORMS:
        raise NoSuchSituation
    must_be_able(request.auth, KEEP)
    at, form = timezone.now(), forms.filled(FORMS[code], body)
    _does(code)(request, situation_id, form, at)
    return {"id": situation_id, "at": at}


def _does(code: str) -> Callable[[ApiRequest, UUID, Any, datetime], object]:
    if code in forms.STATES:
        return lambda asked, one, form, at: recording.judge(asked.auth, one, code, form.reasons, at)
    return {
        "amend": _amend,
        "tie": lambda asked, one, form, at: following.tie(asked.auth, one, form, at),
        "untie": lambda asked, one, form, at: following.untie(asked.auth, one, form.file, at),
        "plan": lambda asked, one, form, at: following.plan(asked.auth, one, form, at),
        "done": lambda asked, one, form, at: following.done(asked.auth, one, form, at),
    }[code]


def _amend(asked: ApiRequest, one: UUID, form: Amending, at: datetime) -> Situation:
    told = SituationForm(**{name: getattr(form, name) for name in SituationForm.model_fields})
    return recording.amend(asked.auth, one, told, at, expected=form.version)


def _row(row: Situation) -> dict[str, Any]:
    names = ("id", "channel", "state", "department", "entered_on")
    return {**{name: getattr(row, name) for name in names}, "desk": row.desk_id}
