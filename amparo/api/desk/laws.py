"""Laws and bills under watch, and two of their texts compared."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import get_language
from ninja import Query, Router, Schema

from amparo.api.desk.auth import ApiRequest
from amparo.api.desk.schemas import Page
from amparo.api.desk.watch_shapes import DifferenceOut, LawOut, LawRow
from amparo.commitments.laws import selectors
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


@router.get("laws/{uuid:law_id}", response=LawOut, url_name="law")
def law(request: ApiRequest, law_id: UUID) -> dict[str, Any]:
    """One law with everything the record holds of it."""
    found = selectors.law(request.auth, law_id)
    return showing.whole(request.auth, found, _today(), _language())


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


def _today() -> date:
    return timezone.localdate(timezone.now())


def _language() -> str:
    return get_language() or "es"
