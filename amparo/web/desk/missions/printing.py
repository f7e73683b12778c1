"""What leaves a mission as a file: a built report, and the recording of a testimony."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from django.http import HttpResponse, StreamingHttpResponse
from django.views.decorators.http import require_safe

from amparo.custody.opening import reopened
from amparo.evidence import handling
from amparo.evidence import services as evidence
from amparo.evidence.errors import BlobNotVisible
from amparo.kernel.errors import Conflict
from amparo.missions import selectors
from amparo.missions.acts import building
from amparo.missions.errors import NoSuchAct
from amparo.missions.models import Recording
from amparo.missions.work import BUILD
from amparo.web.desk import clocks, schemaform
from amparo.web.desk.confirming import asked_first
from amparo.web.desk.files.papers import attachment
from amparo.web.desk.missions.acting import refused
from amparo.web.desk.missions.drafts import report as drafted
from amparo.web.desk.missions.rows import fallen
from amparo.web.desk.missions.showing import seen, show
from amparo.web.desk.missions.tabs import TABS
from amparo.web.desk.requests import DeskRequest
from amparo.web.errors import in_words

TYPES: Final = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


@require_safe
def report(request: DeskRequest, mission_id: UUID, report_id: UUID, form: str) -> HttpResponse:
    """A built report on paper, with the password; an entry of the ledger says that it was printed."""
    row = selectors.mission(request.actor, mission_id)
    if form not in TYPES or not request.actor.may(BUILD):
        raise NoSuchAct
    if (first := asked_first(request)) is not None:
        return first
    try:
        made = building.printed(request.actor, mission_id, report_id, form, clocks.now())
    except (Conflict, building.Refusing) as refusal:
        whole = seen(request, mission_id)
        anchor = "refused" if (told := refused(refusal)) else ""
        errors = [schemaform.Told(in_words(refusal), anchor)]
        tab = TABS["report"]
        return show(
            request,
            whole,
            tab,
            tab.template,
            refusal.status,
            errors=errors,
            refused=told,
            fallen=fallen(whole),
            **drafted(whole),
        )
    response = HttpResponse(made, content_type=TYPES[form])
    response["Content-Disposition"] = f'attachment; filename="{row.number}.{form}"'
    return response


@require_safe
def recording(
    request: DeskRequest, mission_id: UUID, blob_id: UUID
) -> HttpResponse | StreamingHttpResponse:
    """Hand out a recording as an attachment, never rendered; the password comes first.

    An entry and a line of its chain say so. Raises BlobNotVisible while it is sealed.
    """
    selectors.mission(request.actor, mission_id)
    kept = Recording.objects.filter(record__mission=mission_id, blob_id=blob_id, erased_at=None)
    blob = next((b for b in evidence.blobs_of(mission_id) if b.id == blob_id), None)
    at = clocks.now()
    file = reopened(request.actor, mission_id, at)
    if blob is None or file is None or not kept.exists():
        raise BlobNotVisible
    if (first := asked_first(request)) is not None:
        return first
    return attachment(handling.hand_out(request.actor, file, blob, at))
