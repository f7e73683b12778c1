"""The chain of custody of one piece; checking its seal; that it passed to other hands."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from amparo.accounts.models import Desk, Member
from amparo.evidence import chain, handling, selectors, timing, words
from amparo.evidence.forms import TransferForm, filled
from amparo.evidence.models import Blob, TimeStamp
from amparo.kernel.errors import Invalid, NotVisible
from amparo.web.desk import clocks, naming, schemaform
from amparo.web.desk.evidence.frame import frame, show, show_form
from amparo.web.desk.evidence.schemas import schema_of
from amparo.web.desk.requests import DeskRequest


@require_safe
def custody(request: DeskRequest, file_id: UUID, blob_id: UUID) -> HttpResponse:
    """Every line, and the digests that a court compares."""
    found = frame(request, file_id)
    blob = selectors.piece(found.actor, file_id, blob_id)
    lines = chain.chains([blob], file_id, found.open)[blob.id]
    names = _names(lines)
    seen = {str(one.id) for one in selectors.pieces(found.actor, file_id)}
    return show(
        request,
        found,
        "custody.html",
        piece=blob,
        name=found.name(blob),
        digest=bytes(blob.digest).hex(),
        lines=[_told(line, names, file_id, seen) for line in lines],
        times=list(_times(blob, lines)),
    )


def _times(blob: Blob, lines: list[chain.Line]) -> Iterator[str]:
    """By whom and when it is stated that the piece was there: the ledger always, an authority where one is set up."""
    if (entry := chain.received_in(lines)) is not None:
        told = {"entry": entry, "at": _exactly(blob.received_at)}
        yield _("The ledger holds its time: entry %(entry)s, of %(at)s.") % told
    stamps = TimeStamp.objects.filter(blob_id=blob.id).order_by("kept_at")
    for row in stamps:
        yield _(
            "Time stamp (RFC 3161) of %(authority)s, signed by “%(who)s”: the sealed file was there, as it is, on"
            " %(at)s."
        ) % {
            "authority": row.authority,
            "who": timing.signer(bytes(row.answer)) or row.authority,
            "at": _exactly(row.stamped_at),
        }
    if not timing.authority():
        yield _(
            "This installation asks no outside authority for the time (RFC 3161): the ledger alone holds it."
        )
    elif not stamps:
        waits = _("%(authority)s, which stamps the time (RFC 3161), has not answered for it yet.")
        yield waits % {"authority": timing.authority()}


def _exactly(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y-%m-%d %H:%M:%S} UTC ({clocks.moment(at, clocks.now())})"


@require_POST
def check_seal(request: DeskRequest, file_id: UUID, blob_id: UUID) -> HttpResponse:
    found = frame(request, file_id)
    _must_keep(request)
    holds = handling.check_seal(found.actor, file_id, blob_id, found.at)
    told = "seal_holds" if holds else "seal_broken"
    return HttpResponseRedirect(_at(file_id, blob_id) + f"?told={told}")


@require_http_methods(["GET", "POST"])
def transfer(request: DeskRequest, file_id: UUID, blob_id: UUID) -> HttpResponse:
    found = frame(request, file_id)
    _must_keep(request)
    selectors.piece(found.actor, file_id, blob_id)
    shape: dict[str, Any] = {
        "title": _("Record that it passed to other hands"),
        "lead": _(
            "What is written here is sealed with the piece; that it happened stands in its chain."
        ),
        "button": _("Record it"),
        "back": _at(file_id, blob_id),
        "schema": schema_of(TransferForm),
    }
    if request.method == "GET":
        return show_form(request, found, shape, {})
    typed = schemaform.body(shape["schema"], request.POST)
    try:
        form = filled(TransferForm, typed)
        handling.transfer(found.actor, file_id, blob_id, form.words, found.at)
    except Invalid as refusal:
        return show_form(request, found, shape, typed, refusal)
    return HttpResponseRedirect(_at(file_id, blob_id) + "?told=done_here")


def _must_keep(request: DeskRequest) -> None:
    if not request.actor.may(handling.KEEP):
        raise NotVisible


def _at(file_id: UUID, blob_id: UUID) -> str:
    return reverse("desk:piece_custody", args=[file_id, blob_id])


def _names(lines: list[chain.Line]) -> dict[str, str]:
    """Names of members and desks that the lines speak of, by id.

    The person at the public door and the worker stand there by a word, and have none.
    """
    spoken = {one for line in lines for one in (line.who, line.to) if one and _is_id(one)}
    members = Member.objects.filter(id__in=spoken)
    desks = Desk.objects.filter(id__in=spoken)
    return {str(row.pk): row.name for rows in (members, desks) for row in rows}


def _is_id(word: str) -> bool:
    try:
        UUID(word)
    except ValueError:
        return False
    return True


def _told(line: chain.Line, names: dict[str, str], file_id: UUID, seen: set[str]) -> dict[str, Any]:
    return {
        "at": line.at,
        "what": words.in_words(line),
        "broken": line.outcome == handling.BROKEN,
        "who": _("the system") if line.who == chain.SYSTEM else names.get(line.who or "", ""),
        "role": naming.role(line.role) if line.role and line.role != "system" else "",
        "purpose": naming.reason(line.purpose) if line.purpose else "",
        "to": names.get(line.to, ""),
        "copy": reverse("desk:piece", args=[file_id, line.copy]) if line.copy in seen else "",
        "words": line.words,
        "entry": line.entry,
    }
