"""Opening with a coded purpose, and closing before it closes by itself."""

from functools import partial
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from amparo.earlywarning.worklists import one_file
from amparo.web.desk import naming, purpose
from amparo.web.desk.files.frame import frame, show
from amparo.web.desk.requests import DeskRequest


@require_http_methods(["GET", "POST"])
def open_with_purpose(request: DeskRequest, file_id: UUID) -> HttpResponse:
    found = frame(request, file_id)
    opens = ", ".join(naming.envelope(kind) for kind in sorted(found.kinds))
    ask = partial(show, request, found, "open.html", opens=opens)
    onward = reverse("desk:file", args=[file_id])
    return purpose.open_with_purpose(request, file_id, "opening", onward, ask)


@require_POST
def close(request: DeskRequest, file_id: UUID) -> HttpResponse:
    one_file(request.actor, file_id)
    return purpose.close(request, file_id, reverse("desk:file", args=[file_id]))
