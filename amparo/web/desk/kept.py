"""Receipts that an accompanying organisation keeps for somebody: sealed words, opened with a purpose."""

from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from amparo.accounts import directory
from amparo.accounts.actors import Actor
from amparo.custody import opening
from amparo.custody.models import Envelope, EnvelopeKind, Receipt
from amparo.custody.selectors import envelopes_of
from amparo.intake.models import Request
from amparo.kernel.errors import NotVisible
from amparo.web.desk import clocks, naming
from amparo.web.desk.pages import page
from amparo.web.desk.receipt import dictated
from amparo.web.desk.requests import DeskRequest

KIND: Final = EnvelopeKind.RECEIPT.value
PURPOSES: Final = ("contact_person", "follow_up_work")


def kept_receipts(actor: Actor) -> QuerySet[Envelope]:
    """Return the envelopes with a receipt's words that the actor's desks hold, newest first."""
    return envelopes_of(actor, frozenset({KIND})).order_by("-created_at", "id")


@require_safe
def listed(request: DeskRequest) -> HttpResponse:
    _may(request)
    rows = [_row(envelope) for envelope in kept_receipts(request.actor)]
    return page(request, "kept/list.html", rows=rows)


@require_safe
def shown(request: DeskRequest, envelope_id: UUID) -> HttpResponse:
    """One kept receipt: padlocked, or its words while it is open."""
    found, at = _kept(request, envelope_id), clocks.now()
    words, until = _words(request.actor, found, at)
    purposes = [{"code": code, "label": naming.reason(code)} for code in PURPOSES]
    return page(
        request,
        "kept/receipt.html",
        row=_row(found),
        words=dictated(words),
        until=until,
        purposes=purposes,
    )


@require_POST
def open_it(request: DeskRequest, envelope_id: UUID) -> HttpResponse:
    found, purpose = _kept(request, envelope_id), request.POST.get("purpose", "")
    if purpose in PURPOSES:
        opening.open_file(
            request.actor,
            found.file_id,
            purpose,
            clocks.now(),
            kinds=[KIND],
            about=found.about,
            holders=directory.holders_of,
        )
    return HttpResponseRedirect(reverse("desk:receipt", args=[found.pk]))


@require_POST
def close_it(request: DeskRequest, envelope_id: UUID) -> HttpResponse:
    opening.close_file(request.actor, _kept(request, envelope_id).file_id)
    return HttpResponseRedirect(reverse("desk:receipts") + "?told=closed")


def _may(request: DeskRequest) -> None:
    if not request.actor.reads(KIND):
        raise NotVisible


def _kept(request: DeskRequest, envelope_id: UUID) -> Envelope:
    """One kept receipt of the actor's desks.  Raises NotVisible alike for absent and hidden."""
    _may(request)
    found = kept_receipts(request.actor).filter(pk=envelope_id).first()
    if found is None:
        raise NotVisible
    return found


def _row(envelope: Envelope) -> dict[str, Any]:
    """What may be said of it while it is closed: the number people say aloud, and whether it serves."""
    request = Request.objects.filter(pk=envelope.file_id).first()
    standing = Receipt.objects.filter(revoked_at__isnull=True)
    return {
        "id": envelope.pk,
        "number": request.number if request else "",
        "designation": request.designation if request else "",
        "at": envelope.created_at,
        "live": envelope.about is not None and standing.filter(pk=envelope.about).exists(),
    }


def _words(actor: Actor, found: Envelope, at: datetime) -> tuple[str, str]:
    """The words and the hour they close, or two empty texts."""
    file = opening.reopened(actor, found.file_id, at)
    sheets = file.sheets(KIND, found.about) if file else []
    if file is None or not sheets:
        return "", ""
    return str(sheets[-1].value["value"]), clocks.hour(file.until)
