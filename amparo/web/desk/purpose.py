"""Opening any sealed file with a coded purpose, and closing it before it closes by itself."""

from collections.abc import Collection
from typing import Any, Protocol
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from amparo.accounts import directory
from amparo.custody import opening
from amparo.web.desk import clocks, naming
from amparo.web.desk.requests import DeskRequest
from amparo.web.desk.schemaform import Told


class Ask(Protocol):
    """Draws the page that includes `desk/parts/purpose.html`, with this status and context."""

    def __call__(self, status: int, /, **context: Any) -> HttpResponse: ...


def open_with_purpose(
    request: DeskRequest,
    file_id: UUID,
    group: str,
    onward: str,
    ask: Ask,
    kinds: Collection[str] | None = None,
) -> HttpResponse:
    """Answer the page where a member says for what they open a file (or these kinds of its envelopes).

    The caller has found the file for this member already. `group` is a group of the law pack's
    reasons. A known purpose opens (the ledger's entry comes first) and goes to `?next=`, a page of
    this desk, or `onward`; without one, the page that asks is drawn: 200 on arrival, 422 where
    nothing was chosen.
    """
    reasons = naming.pack().reasons_for(group)
    wrong = ""
    if request.method == "POST":
        purpose = request.POST.get("purpose", "")
        if purpose in {reason.code for reason in reasons}:
            opening.open_file(
                request.actor,
                file_id,
                purpose,
                clocks.now(),
                kinds=kinds,
                holders=directory.holders_of,
            )
            return HttpResponseRedirect(back(request, onward))
        wrong = _("Choose for what you open it.")
    language = naming.language()
    return ask(
        422 if wrong else 200,
        errors=[Told(wrong, "f-purpose")] if wrong else [],
        purposes=[{"code": r.code, "label": r.label.in_(language)} for r in reasons],
        next=request.POST.get("next", request.GET.get("next", "")),
    )


def close(request: DeskRequest, file_id: UUID, onward: str) -> HttpResponse:
    """Close what this member opened of the file and say so at `onward`, an address without a query."""
    opening.close_file(request.actor, file_id)
    return HttpResponseRedirect(onward + "?told=closed")


def back(request: HttpRequest, otherwise: str) -> str:
    """Where the form came from, when that is a page of this desk."""
    wanted = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(wanted, None) and wanted.startswith("/")
    return wanted if safe else otherwise
