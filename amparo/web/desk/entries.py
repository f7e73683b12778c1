"""What the ledger holds of one thing of the register: who opened it, who did what, each entry with its proof."""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from django.http import HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from amparo.custody import ledger, proving
from amparo.custody.ledger import Entry
from amparo.custody.selectors import files_of
from amparo.kernel.errors import NotVisible
from amparo.kernel.text import small_number
from amparo.web.desk.evidence.frame import called
from amparo.web.desk.ledger import told
from amparo.web.desk.pages import page
from amparo.web.desk.requests import DeskRequest

PAGE: Final = 50
_ANEW: Final = _("What is known was written anew")
# What was done with a power, by the entry's own word for it.
DID: Final = {
    "enter_person": _("Somebody was entered in the register"),
    "enter_card": _("A name card was entered"),
    "amend_person": _ANEW,
    "relate_person": _("A relation was added"),
    "unrelate_person": _("A relation was taken off"),
    "withdraw_consent": _("A consent was taken back"),
    "judge_identity": _("It was judged who is the same person, or not"),
    "record_situation": _("The situation was recorded"),
    "amend_situation": _ANEW,
    "verify_situation": _("It was said to be verified"),
    "dispute_situation": _("It was said to be disputed"),
    "withdraw_situation": _("It was withdrawn"),
    "tie_situation": _("A file was tied to it"),
    "untie_situation": _("A tie was taken back"),
    "plan_prevention": _("A step of prevention was planned"),
    "prevention_done": _("A step of prevention was said to be done"),
    "found_collection": _("The collection was founded"),
    "enter_records": _("Records were entered"),
    "change_records": _("Records were changed"),
    "enter_and_change": _("Records were entered and changed"),
    "withdraw_record": _("A record was withdrawn"),
    "erase_record": _("A record was erased"),
    "split_narrative": _("A narrative was split into acts"),
    "share_collection": _("It was shared with another desk"),
    "take_back": _("It was taken back from another desk"),
    "keep_figures": _("Figures left with small numbers hidden"),
}
POWERS: Final = frozenset({"keep_people", "link_people", "keep_situations", "promote_situation"} | {
    "keep_events", "import_records", "read_patterns", "grant_access", "end_access",
})  # fmt: skip


@require_safe
def entries(request: DeskRequest, file_id: UUID) -> HttpResponse:
    """Every entry, newest first, a page at a time. Raises NotVisible alike for what is absent and hidden."""
    back = _known(request, file_id)
    found = ledger.entries_of(file_id)[::-1]
    at = max(small_number(request.GET.get("pagina", "")), 1)
    return page(
        request, "entries.html",
        back=back, many=len(found),
        entries=[_told(file_id, one) for one in found[(at - 1) * PAGE : at * PAGE]],
        before=at - 1, after=at + 1 if len(found) > at * PAGE else 0,
    )  # fmt: skip


@require_safe
def proof(request: DeskRequest, file_id: UUID, index: int) -> HttpResponse:
    """The inclusion proof of one entry. Raises NotVisible for an entry of another file."""
    _known(request, file_id)
    its = {one.index for one in ledger.entries_of(file_id)}
    proven = proving.prove(index) if index in its else None
    if proven is None:
        raise NotVisible
    response = JsonResponse(dict(proven), json_dumps_params={"indent": 1})
    response.headers["Content-Disposition"] = f'attachment; filename="amparo-proof-{index}.json"'
    return response


def _known(request: DeskRequest, file_id: UUID) -> str:
    """Where the page of this thing is."""
    if not files_of(request.actor).filter(file_id=file_id).exists():
        raise NotVisible
    back = called(file_id)[1]
    if not back:
        raise NotVisible
    return back


def _told(file_id: UUID, entry: Entry) -> dict[str, Any]:
    body = entry.body or {}
    said = told(entry, reverse("desk:entry_proof", args=[file_id, entry.index]))
    if body.get("verb") in POWERS and (did := DID.get(str(body.get("did", "")))):
        said["title"] = str(did)
    return said
