"""Orders: an institution's own, one by one."""

from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import get_language
from ninja import Body, Router

from amparo.api.desk import showing
from amparo.api.desk.auth import ApiRequest
from amparo.api.desk.cases import known_purpose
from amparo.api.desk.schemas import DoneOut, OpenIn, OrderOpenOut, OrderOut
from amparo.earlywarning import catalogue
from amparo.earlywarning.worklists import one_order
from amparo.measures import services
from amparo.registry.selectors import cases

router = Router(tags=["orders"])


@router.get("orders/{uuid:order_id}", response=OrderOut, by_alias=True, url_name="order")
def order(request: ApiRequest, order_id: UUID) -> dict[str, Any]:
    """One order: clear facts, and what may be answered to it now."""
    row, language = one_order(request.auth, order_id), get_language() or "es"
    acts = catalogue.available_on_order(request.auth, order_id, timezone.now(), language)
    return {**showing.order(row), "acts": [showing.act(one) for one in acts]}


@router.post("orders/{uuid:order_id}/open", response=OrderOpenOut, url_name="order_open")
def open_order(request: ApiRequest, order_id: UUID, body: OpenIn) -> dict[str, Any]:
    """The order's words and nothing else of the file; the person sees that it was opened."""
    one_order(request.auth, order_id)
    purpose, language = known_purpose(body.purpose), get_language() or "es"
    text = services.open_order(request.auth, order_id, purpose, timezone.now(), language)
    return {
        "id": text.card.id,
        "number": text.card.number,
        "what": text.what,
        "how": text.how,
        "why": text.why,
        "basis": text.basis,
        "over": text.over,
        "revealed": [{"code": f.code, "label": f.label, "words": f.words} for f in text.revealed],
        "exchange": [
            {
                "kind": line.kind,
                "reason": line.reason,
                "words": line.words,
                "until": line.until,
                "evidence_id": line.evidence_id,
                "at": line.at,
            }
            for line in text.exchange
        ],
    }


@router.post("orders/{uuid:order_id}/acts/{code}", response=DoneOut, url_name="order_act")
def act(
    request: ApiRequest,
    order_id: UUID,
    code: str,
    body: Body[dict[str, Any]],
) -> dict[str, Any]:
    """Acknowledge, report, ask for time, or say that it cannot be done and why."""
    row = one_order(request.auth, order_id)
    done = catalogue.perform(request.auth, row.file_id, code, body, timezone.now(), order_id)
    # Two orders of one file would otherwise tell their institution that they belong together.
    known = cases(request.auth).filter(pk=done.file_id).exists()
    return {
        "file_id": done.file_id if known else None,
        "subject": done.subject,
        "shown": dict(done.shown),
    }
