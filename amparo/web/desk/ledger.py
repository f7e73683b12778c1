"""The ledger: its latest checkpoint, the entries of one file, and proofs anyone can check."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from amparo.custody import checkpoints, installation, ledger, proving
from amparo.custody.keys import fingerprint
from amparo.custody.ledger import Entry
from amparo.kernel.errors import NotVisible
from amparo.web.desk import happened, naming
from amparo.web.desk.files.frame import frame, show
from amparo.web.desk.pages import page
from amparo.web.desk.requests import DeskRequest


@require_safe
def latest(request: DeskRequest) -> HttpResponse:
    size = ledger.size()
    return page(
        request,
        "ledger.html",
        size=size,
        root=ledger.root(size).hex(),
        made=checkpoints.latest(),
        fingerprint=fingerprint(installation.checkpoint_public()),
    )


@require_safe
def opened(request: DeskRequest, file_id: UUID) -> HttpResponse:
    """Every entry of a file, newest first: who opened, who did what, each with its proof."""
    found = frame(request, file_id)
    entries = [
        told(one, reverse("desk:proof", args=[found.id, one.index]))
        for one in reversed(ledger.entries_of(found.id))
    ]
    return show(request, found, "ledger.html", entries=entries)


@require_safe
def proof(request: DeskRequest, file_id: UUID, index: int) -> HttpResponse:
    """The inclusion proof of one entry of this file.  Raises NotVisible for an entry of another."""
    found = frame(request, file_id)
    known = {one.index for one in ledger.entries_of(found.id)}
    proven = proving.prove(index) if index in known else None
    if proven is None:
        raise NotVisible
    response = JsonResponse(dict(proven), json_dumps_params={"indent": 1})
    response.headers["Content-Disposition"] = f'attachment; filename="amparo-proof-{index}.json"'
    return response


def told(entry: Entry, proof: str) -> dict[str, Any]:
    """One entry in words; `proof` is the address of its proof."""
    body = entry.body or {}
    at = datetime.fromisoformat(body["at"]) if "at" in body else None
    return {
        "index": entry.index,
        "at": at,
        "title": _title(body),
        "who": _who(body),
        "note": _note(body),
        "hash": entry.leaf_hash.hex(),
        "proof": proof,
    }


def _title(body: dict[str, Any]) -> str:
    verb = str(body.get("verb", ""))
    verbs = {
        "": _("Erased"),
        "open": _("Opened"),
        "receive": _("Received"),
        "register": _("Entered in the register"),
        "lapse": _("A term fell due"),
        "answer": _("The person wrote"),
        "apply_answer": _("Her answer took effect"),
        "go_on": _("The wait for what was missing ended"),
        "renew_keys": _("Keys renewed"),
        "grants_ended": _("An access ended on its day"),
        "return": _("The person came back with the receipt"),
        "export": _("An export began"),
        "exported": _("An export was given out whole"),
    }
    return verbs.get(verb) or happened.act(str(body.get("act", verb)))


def _who(body: dict[str, Any]) -> str:
    parts = (
        naming.role(str(body.get("role", ""))),
        naming.desk(str(body.get("desk", ""))),
        naming.institution(str(body.get("institution", ""))),
    )
    who = " · ".join(part for part in parts if part)
    known = {"person": _("the person"), "system": _("automatic")}
    return known.get(str(body.get("role", "")), who) or _("automatic")


def _note(body: dict[str, Any]) -> str:
    if "purpose" in body:
        parts = ", ".join(naming.envelope(part) for part in body.get("parts", []))
        return f"{naming.reason(str(body['purpose']))} · {parts}"
    return naming.stage(str(body["stage"])) if "stage" in body else ""
