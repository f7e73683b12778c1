"""What was handed in and what was decided."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse, StreamingHttpResponse
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from amparo.earlywarning.models import Appeal, Decision
from amparo.evidence import handling
from amparo.evidence import services as evidence_service
from amparo.evidence.errors import BlobNotVisible
from amparo.evidence.media import words
from amparo.evidence.models import Copy
from amparo.web.desk import clocks, naming
from amparo.web.desk.confirming import asked_first
from amparo.web.desk.files.frame import Frame, frame
from amparo.web.desk.requests import DeskRequest

MEGABYTE = 1024 * 1024


def evidence(found: Frame) -> list[dict[str, Any]]:
    made = dict(Copy.objects.filter(file_id=found.id).values_list("blob_id", "what"))
    told = {blob_id: words.what(what) for blob_id, what in made.items()}
    return [
        {**_piece(found, blob), "copied": told.get(blob.id, "")}
        for blob in evidence_service.blobs_of(found.id)
    ]


def decisions(found: Frame) -> list[dict[str, Any]]:
    """Every resolution over the file, newest first: those of its measures and those on what she appealed."""
    rows = Decision.objects.filter(procedure__case_id=found.id)
    appealed = Appeal.objects.filter(procedure__case_id=found.id, decided_at__isnull=False)
    lines = [*map(_decision, rows), *map(_appealed, appealed)]
    return sorted(lines, key=lambda line: line["at"], reverse=True)


def _decision(row: Decision) -> dict[str, Any]:
    words = {
        "grant": _("Granted"),
        "partial": _("Granted in part"),
        "deny": _("Denied"),
        "extend": _("Measures extended"),
        "vary": _("Measures changed"),
        "close": _("Measures ended"),
    }
    standing = _("in force") if row.binding_at else _("waits for the second signature")
    return {
        "title": f"{words.get(row.outcome, row.outcome)} · {row.number}",
        "at": row.decided_at,
        "signed": clocks.rough_day(row.signed_on.isoformat()),
        "ground": naming.reason(row.ground),
        "by": _("sent back unsigned") if row.returned_at else standing,
    }


def _appealed(row: Appeal) -> dict[str, Any]:
    words = {
        "upheld": _("Appeal decided in her favour"),
        "partly_upheld": _("Appeal decided in her favour in part"),
        "dismissed": _("Appeal decided against her"),
    }
    return {
        "title": f"{words.get(row.outcome, row.outcome)} · {row.number}",
        "at": row.decided_at,
        "signed": "",
        "ground": naming.appeal_remedy(row.remedy),
        "by": _("in force"),
    }


def appeal(found: Frame) -> dict[str, Any] | None:
    """The last appeal and where it stands; what she asks and why while the file is open."""
    row = Appeal.objects.filter(procedure__case_id=found.id).order_by("-filed_at").first()
    if row is None:
        return None
    said = _grounds(found)
    return {
        "title": f"{naming.appeal_remedy(row.remedy)} · {naming.appeal_stage(row.stage)}",
        "at": row.filed_at,
        "grounds": said[-1] if said else "",
        "sealed": found.open is None,
    }


def _grounds(found: Frame) -> list[str]:
    """Grounds of the appeals, oldest first, from wherever whoever filed them could seal them."""
    if found.open is None:
        return []
    sheets = [s for e in found.open.envelopes for s in e.sheets if s.field == "appeal"]
    sheets.sort(key=lambda sheet: sheet.written_at)
    return [str(sheet.value["text"]) for sheet in sheets if "text" in sheet.value]


@require_safe
def download(
    request: DeskRequest, file_id: UUID, blob_id: UUID
) -> HttpResponse | StreamingHttpResponse:
    """Hand out one file as an attachment, never rendered.  Raises BlobNotVisible while it is sealed."""
    found = frame(request, file_id)
    blob = next((b for b in evidence_service.blobs_of(file_id) if b.id == blob_id), None)
    if blob is None or found.open is None:
        raise BlobNotVisible
    if (first := asked_first(request)) is not None:
        return first
    return attachment(handling.hand_out(found.actor, found.open, blob, found.at))


def attachment(opened: evidence_service.OpenBlob) -> StreamingHttpResponse:
    response = StreamingHttpResponse(_exactly(opened), content_type="application/octet-stream")
    response.headers["Content-Length"] = str(opened.size)
    response.headers["Content-Disposition"] = (
        content_disposition_header(True, opened.name) or "attachment"
    )
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response


def _exactly(opened: evidence_service.OpenBlob) -> Any:
    """The true bytes only: the stored stream is padded."""
    left = opened.size
    for chunk in opened.chunks:
        if left <= 0:
            continue  # read on to the end, where the stream proves that it is whole
        yield chunk[:left]
        left -= len(chunk)


def _piece(found: Frame, blob: Any) -> dict[str, Any]:
    row = {"at": blob.received_at, "size": _size(blob.size), "url": "", "name": ""}
    if found.open is None:
        return row
    try:
        opened = evidence_service.read(found.open, blob)
    except BlobNotVisible:
        return row
    url = reverse("desk:evidence", args=[found.id, blob.id])
    tells = reverse("desk:piece", args=[found.id, blob.id])
    return {**row, "url": url, "tells": tells, "name": opened.name, "size": _size(opened.size)}


def _size(size: int) -> str:
    return f"{max(size / MEGABYTE, 0.1):.1f} MB"
