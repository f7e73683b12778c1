"""An order on paper: as it reads once opened, or as a patrol may carry it."""

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from amparo.earlywarning.worklists import one_order
from amparo.measures import services
from amparo.measures.models import Order
from amparo.web.desk import clocks, naming
from amparo.web.desk.requests import DeskRequest


@require_POST
def whole(request: DeskRequest, order_id: UUID) -> HttpResponse:
    """The opened order.  Raises NoSuchOrder, and NotOpen while it is closed."""
    row = one_order(request.actor, order_id)
    made = services.print_order(request.actor, row.id, clocks.now(), naming.language())
    return _paper(row, made)


@require_POST
def road_sheet(request: DeskRequest, order_id: UUID) -> HttpResponse:
    """The sheet to carry, which tells nothing of her.  Raises NoSuchOrder."""
    row = one_order(request.actor, order_id)
    made = services.print_road_sheet(request.actor, row.id, clocks.now(), naming.language())
    return _paper(row, made)


def _paper(row: Order, made: bytes) -> HttpResponse:
    name = f'attachment; filename="{row.number}.pdf"'
    return HttpResponse(made, content_type="application/pdf", headers={"Content-Disposition": name})
