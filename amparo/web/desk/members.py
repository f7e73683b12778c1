"""Who waits for a seat at this desk, and admitting them after comparing fingerprints aloud."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from amparo.accounts import services as accounts
from amparo.accounts.models import Desk
from amparo.accounts.selectors import colleagues, desk_called, pending_members
from amparo.kernel.errors import Refused
from amparo.web.desk import clocks, naming
from amparo.web.desk.pages import page
from amparo.web.desk.requests import DeskRequest
from amparo.web.desk.schemaform import Told
from amparo.web.errors import in_words


@require_http_methods(["GET", "POST"])
def members(request: DeskRequest) -> HttpResponse:
    if request.method == "GET":
        return _show(request)
    seat = request.POST.get("seat", "").split("/")
    if len(seat) != 2 or not (member := _uuid(request.POST.get("member", ""))):
        return _show(request, _("Choose whom you admit, to which desk and in which role."))
    if (desk := _uuid(seat[0])) is None:
        return _show(request, _("Choose whom you admit, to which desk and in which role."))
    typed = request.POST.get("fingerprint", "")
    try:
        accounts.admit_member(member, desk, seat[1], typed, actor=request.actor, at=clocks.now())
    except Refused as refusal:
        return _show(request, in_words(refusal), refusal.status)
    return HttpResponseRedirect(reverse("desk:members") + "?told=admitted")


def _show(request: DeskRequest, wrong: str = "", status: int = 422) -> HttpResponse:
    may = request.actor.may("admit_member")
    return page(
        request,
        "members.html",
        status if wrong else 200,
        errors=[Told(wrong, "f-member")] if wrong else [],
        may=may,
        pending=list(pending_members(clocks.now())) if may else [],
        seats=_seats(request),
        colleagues=[
            {
                "name": one.member.name,
                "kind": one.member.kind,
                "role": naming.role(one.role),
                "desk": desk_called(one.desk.code, one.desk.name),
                "since": one.since,
            }
            for one in colleagues(request.actor)
        ],
        typed=request.POST.get("fingerprint", ""),
        chosen=request.POST.get("member", ""),
    )


def _seats(request: DeskRequest) -> list[dict[str, Any]]:
    """Desk and role pairs that this member may give: those of their own desks."""
    return [
        {"value": f"{desk.id}/{role}", "label": f"{naming.role(role)} · {called}"}
        for desk in Desk.objects.filter(pk__in=request.actor.desk_ids).order_by("name")
        for called in [desk_called(desk.code, desk.name)]
        for role in accounts.roles_at(desk)
    ]


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
