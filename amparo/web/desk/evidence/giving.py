"""Handing pieces to another desk that follows the file."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from amparo.evidence import handing
from amparo.evidence.forms import HandForm, filled
from amparo.kernel.errors import Conflict, Invalid, NotVisible
from amparo.web.desk import schemaform
from amparo.web.desk.evidence.frame import Frame, frame, show_form
from amparo.web.desk.evidence.handing import offered
from amparo.web.desk.evidence.schemas import schema_of
from amparo.web.desk.requests import DeskRequest


@require_http_methods(["GET", "POST"])
def hand(request: DeskRequest, file_id: UUID) -> HttpResponse:
    """Choose pieces and a desk; nothing of a file that is closed to whoever asks."""
    found = frame(request, file_id)
    if not found.actor.may(handing.HAND):
        raise NotVisible
    shape = _shape(found)
    if request.method == "GET":
        return show_form(request, found, shape, {})
    typed = schemaform.body(shape["schema"], request.POST)
    try:
        handing.hand(found.actor, found.opened(), filled(HandForm, typed), found.at)
    except (Invalid, Conflict) as refusal:
        return show_form(request, found, shape, typed, refusal)
    return HttpResponseRedirect(shape["back"] + "?told=done_here")


def _shape(found: Frame) -> dict[str, Any]:
    desks = [(str(one.id), one.name) for one in handing.desks(found.actor, found.opened())]
    return {
        "title": _("Hand pieces to another desk"),
        "lead": _(
            "Its members open them with a purpose from then on, and the chain of each piece says so."
        ),
        "button": _("Hand them over"),
        "back": reverse("desk:evidence_of", args=[found.id]),
        "schema": schema_of(HandForm, {"pieces": offered(found), "desk": desks}),
    }
