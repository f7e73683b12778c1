"""Laws and bills under watch, and two of their texts compared."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import get_language
from ninja import Body, Query, Router, Schema, Status

from amparo.accounts.actors import Actor
from amparo.accounts.acts import must_be_able
from amparo.api.desk.auth import ApiRequest
from amparo.api.desk.schemas import Page
from amparo.api.desk.watch_shapes import DifferenceOut, LawOut, LawRow, WatchDoneOut, done
from amparo.api.plumbing import body_of
from amparo.commitments import choices
from amparo.commitments.doing import performed
from amparo.commitments.laws import acts, selectors, services
from amparo.commitments.laws.forms import EnterLaw
from amparo.commitments.models import Law
from amparo.commitments.showing import laws as showing
from amparo.commitments.stages import LawKind, LawStage
from amparo.earlywarning.worklists import asked, cut

router = Router(tags=["laws"])


class Filters(Schema):
    """Filters of the list; the same as the page's."""

    kind: str = ""
    stage: str = ""
    cursor: str = ""
    limit: str = ""


@router.get("laws", response=Page[LawRow], url_name="laws")
def laws(request: ApiRequest, asking: Annotated[Filters, Query()]) -> dict[str, Any]:
    """Laws and bills under watch, the latest entered first."""
    found = selectors.laws(request.auth)
    if asking.kind in LawKind.values:
        found = found.filter(kind=asking.kind)
    if asking.stage in LawStage.values:
        found = found.filter(stage=asking.stage)
    paging = asked({"cursor": asking.cursor, "limit": asking.limit}, frozenset(), frozenset())
    part = cut(found, "-recorded_at", paging.cursor, paging.limit)
    return {"items": showing.rows(part.items, _today(), _language()), "next": part.next or None}


@router.post(
    "laws", response={201: WatchDoneOut}, url_name="law_add", openapi_extra=body_of(EnterLaw)
)
def enter(request: ApiRequest, body: Body[dict[str, Any]]) -> Status[dict[str, UUID | None]]:
    """Enter a law or bill to follow. 422 with fields."""
    selectors.laws(request.auth)
    must_be_able(request.auth, services.KEEP)
    form = choices.parsed(EnterLaw, body)
    made = services.enter_law(request.auth, form, timezone.now())  # type: ignore[arg-type]  # parsed gives the form asked for
    return Status(201, done(made.id, made))


@router.get("laws/{uuid:law_id}", response=LawOut, by_alias=True, url_name="law")
def law(request: ApiRequest, law_id: UUID) -> dict[str, Any]:
    """One law with everything the record holds of it, and the acts this member may do on it."""
    found = selectors.law(request.auth, law_id)
    told = showing.whole(request.auth, found, _today(), _language())
    return {**told, "acts": _acts(request.auth, found)}


@router.post("laws/{uuid:law_id}/acts/{code}", response=WatchDoneOut, url_name="law_act")
def act(
    request: ApiRequest, law_id: UUID, code: str, body: Body[dict[str, Any]]
) -> dict[str, UUID | None]:
    """step, window, version, touch, effect or position: 409 where its stage does not allow it, 422 with fields."""
    found = selectors.law(request.auth, law_id)
    made = performed(acts.ACTS, acts.POWER, request.auth, found.id, code, body, timezone.now())
    return done(found.id, made)


@router.get(
    "laws/{uuid:law_id}/difference",
    response=DifferenceOut,
    by_alias=True,
    url_name="law_difference",
)
def difference(
    request: ApiRequest,
    law_id: UUID,
    old: Annotated[int, Query(alias="from")],
    new: Annotated[int, Query(alias="to")],
) -> dict[str, Any]:
    """Two versions of its text, by their positions: article by article, word by word."""
    pair = selectors.compared(selectors.law(request.auth, law_id), old, new)
    return showing.compared(pair, _language())


def _acts(actor: Actor, law: Law) -> list[dict[str, Any]]:
    if not actor.may(acts.POWER):
        return []
    return [{"code": code, "body": acts.schema(code, law)} for code in acts.ACTS]


def _today() -> date:
    return timezone.localdate(timezone.now())


def _language() -> str:
    return get_language() or "es"
