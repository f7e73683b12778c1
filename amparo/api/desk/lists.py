"""Cursor lists of what this member may know exists; never a sealed value."""

from typing import Annotated, Any

from django.utils import timezone
from django.utils.translation import get_language
from ninja import Query, Router, Schema

from amparo.api.desk import showing
from amparo.api.desk.asked import must_know
from amparo.api.desk.auth import ApiRequest
from amparo.api.desk.schemas import CaseRow, InformationRow, OrderRow, Page, TermOut
from amparo.earlywarning import worklists
from amparo.earlywarning.worklists import Asked, asked, cut
from amparo.law import packs
from amparo.measures.stages import OrderState
from amparo.registry.selectors import cases as visible

router = Router(tags=["lists"])


class Filters(Schema):
    """Filters of a list; the same words as the pages."""

    who: str = ""
    track: str = ""
    stage: str = ""
    state: str = ""
    department: str = ""
    clock: str = ""
    cursor: str = ""
    limit: str = ""


Asking = Annotated[Filters, Query()]


@router.get("requests", response=Page[CaseRow], url_name="requests")
def requests(request: ApiRequest, asking: Asking) -> dict[str, Any]:
    """Requests still to be decided upon, newest first."""
    wanted = _asked(request, asking)
    part = cut(
        worklists.requests(request.auth, wanted), "-case__received_at", wanted.cursor, wanted.limit
    )
    return {"items": [showing.case(row) for row in part.items], "next": part.next or None}


@router.get("cases", response=Page[CaseRow], url_name="cases")
def cases(request: ApiRequest, asking: Asking) -> dict[str, Any]:
    """Files, newest first."""
    wanted = _asked(request, asking)
    part = cut(
        worklists.cases(request.auth, wanted), "-case__received_at", wanted.cursor, wanted.limit
    )
    return {"items": [showing.case(row) for row in part.items], "next": part.next or None}


@router.get("terms", response=Page[TermOut], url_name="terms")
def terms(request: ApiRequest, asking: Asking) -> dict[str, Any]:
    """Running terms, those that fall due first, first."""
    wanted, at = _asked(request, asking), timezone.now()
    part = cut(worklists.terms(request.auth, wanted, at), "due_at", wanted.cursor, wanted.limit)
    language = get_language() or "es"
    files = {row.file_id for row in part.items}
    known = set(visible(request.auth).filter(pk__in=files).values_list("pk", flat=True))
    return {
        "items": [
            showing.term(row, at, language, known=row.file_id in known) for row in part.items
        ],
        "next": part.next or None,
    }


@router.get("orders", response=Page[OrderRow], url_name="orders")
def orders(request: ApiRequest, asking: Asking) -> dict[str, Any]:
    """Orders, those that fall due first, first; an institution sees its own."""
    wanted = _asked(request, asking)
    found = worklists.orders(request.auth, wanted, timezone.now())
    part = cut(found, "due_at", wanted.cursor, wanted.limit)
    return {"items": [showing.order(row) for row in part.items], "next": part.next or None}


@router.get("information-requests", response=Page[InformationRow], url_name="informations")
def informations(request: ApiRequest, asking: Asking) -> dict[str, Any]:
    """Requests for information, those that fall due first, first; an institution sees its own."""
    wanted = _asked(request, asking)
    found = worklists.informations(request.auth, wanted, timezone.now())
    part = cut(found, "nearest", wanted.cursor, wanted.limit)
    files = {row.file_id for row in part.items}
    known = set(visible(request.auth).filter(pk__in=files).values_list("pk", flat=True))
    return {
        "items": [showing.information(row, known=row.file_id in known) for row in part.items],
        "next": part.next or None,
    }


def _asked(request: ApiRequest, asking: Filters) -> Asked:
    must_know(request, Filters)
    stages = frozenset(stage.code for stage in packs.current().procedure.stages)
    return asked(asking.dict(), stages, frozenset(state.value for state in OrderState))
