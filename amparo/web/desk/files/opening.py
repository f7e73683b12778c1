"""Opening with a coded purpose, and closing before it closes by itself."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from amparo.accounts import directory
from amparo.custody import opening
from amparo.earlywarning.worklists import one_file
from amparo.web.desk import clocks, naming
from amparo.web.desk.files.frame import Frame, frame, show
from amparo.web.desk.requests import DeskRequest
from amparo.web.desk.schemaform import Told


@require_http_methods(["GET", "POST"])
def open_with_purpose(request: DeskRequest, file_id: UUID) -> HttpResponse:
    found = frame(request, file_id)
    if request.method == "GET":
        return _ask(request, found)
    purpose = request.POST.get("purpose", "")
    if purpose not in {reason.code for reason in naming.pack().reasons_for("opening")}:
        return _ask(request, found, _("Choose for what you open the file."))
    opening.open_file(request.actor, file_id, purpose, clocks.now(), holders=directory.holders_of)
    return HttpResponseRedirect(back(request, reverse("desk:file", args=[file_id])))


@require_POST
def close(request: DeskRequest, file_id: UUID) -> HttpResponse:
    one_file(request.actor, file_id)
    opening.close_file(request.actor, file_id)
    return HttpResponseRedirect(reverse("desk:file", args=[file_id]) + "?told=closed")


def back(request: HttpRequest, otherwise: str) -> str:
    """Where the form came from, when that is a page of this desk."""
    wanted = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(wanted, None) and wanted.startswith("/")
    return wanted if safe else otherwise


def _ask(request: DeskRequest, found: Frame, wrong: str = "") -> HttpResponse:
    reasons = naming.pack().reasons_for("opening")
    language = naming.language()
    return show(
        request,
        found,
        "open.html",
        422 if wrong else 200,
        errors=[Told(wrong, "f-purpose")] if wrong else [],
        purposes=[{"code": r.code, "label": r.label.in_(language)} for r in reasons],
        opens=", ".join(naming.envelope(kind) for kind in sorted(found.kinds)),
        next=request.GET.get("next", "") or request.POST.get("next", ""),
    )
