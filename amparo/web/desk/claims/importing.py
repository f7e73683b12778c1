"""Recommendations in bulk: upload, say what the columns mean, try it, read the report, import; and out again."""

from __future__ import annotations

import base64
import binascii
from typing import Any, Final, cast
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from amparo.claims import selectors
from amparo.claims.recommendations import exporting, importing, mapping, tables
from amparo.claims.recommendations.importing import Report
from amparo.claims.recommendations.rows import FAULTS
from amparo.kernel.errors import Invalid, NotVisible
from amparo.kernel.text import small_number
from amparo.web.desk import clocks, schemaform
from amparo.web.desk.library.taking import takes_a_document
from amparo.web.desk.library.upload import Received
from amparo.web.desk.pages import page
from amparo.web.desk.requests import DeskRequest
from amparo.web.errors import in_words

# A form carries a small table back and forth, so that nothing is kept before it is imported.
CARRIED: Final = 1_500_000
_SHOWN: Final = 300


@takes_a_document
def recommendations(request: DeskRequest) -> HttpResponse:
    importing.must_be_able_to_import(request.actor)
    if request.method == "GET":
        return _show(request)
    try:
        name, content = _file(request)
        table = tables.read(content)
        means = _mapping(request, table.columns)
    except Invalid as refusal:
        return _show(request, refusal=refusal)
    try:
        report = importing.run(
            request.actor,
            content,
            name,
            clocks.now(),
            mapping=means,
            dry_run=request.POST.get("do") != "import",
        )
    except Invalid as refusal:
        return _show(request, name, content, table.columns, means, refusal=refusal)
    return _show(request, name, content, table.columns, report.mapping, report)


@require_safe
def imported(request: DeskRequest, import_id: UUID, form: str) -> HttpResponse:
    """An imported file, every cell as it stood."""
    batch = selectors.imports(request.actor).filter(id=import_id).first()
    if batch is None or form not in ("csv", "json"):
        raise NotVisible
    made = exporting.as_csv(batch) if form == "csv" else exporting.as_json(batch)
    kind = "text/csv; charset=utf-8" if form == "csv" else "application/json"
    answer = HttpResponse(made, content_type=kind)
    answer.headers["Content-Disposition"] = (
        f'attachment; filename="recommendations-{batch.pk}.{form}"'
    )
    return answer


def _file(request: DeskRequest) -> tuple[str, bytes]:
    """The file sent now, or the one the page carried. Raises Invalid at `file`."""
    sent = cast("Received | None", request.FILES.get("file"))
    if sent is not None:
        return sent.name or "table", sent.content
    try:
        carried = base64.b64decode(request.POST.get("carried", ""), validate=True)
    except binascii.Error:
        carried = b""
    if not carried:
        raise Invalid({"file": [_("Choose a file.")]})
    return request.POST.get("name", "")[:200] or "table", carried


def _mapping(request: DeskRequest, columns: tuple[str, ...]) -> dict[str, int]:
    """What was chosen for each column; the guess when nothing was."""
    chosen = {
        field: given
        for field in mapping.FIELDS
        if (given := small_number(request.POST.get(f"m-{field}", ""), -1)) in range(len(columns))
    }
    return chosen or mapping.guessed(columns)


def _show(
    request: DeskRequest,
    name: str = "",
    content: bytes = b"",
    columns: tuple[str, ...] = (),
    means: dict[str, int] | None = None,
    report: Report | None = None,
    refusal: Invalid | None = None,
) -> HttpResponse:
    errors = schemaform.told(refusal) if refusal and refusal.fields else []
    if refusal and not refusal.fields:
        errors = [schemaform.Told(in_words(refusal))]
    written = report is not None and report.import_id is not None
    carried = bool(content) and len(content) <= CARRIED and not written
    return page(
        request,
        "claims/import.html",
        refusal.status if refusal else 200,
        name=name,
        carried=base64.b64encode(content).decode() if carried else "",
        columns=list(enumerate(columns)),
        fields=_fields(means or {}) if columns and not written else [],
        report=report,
        rows=_rows(report),
        counts=_counts(report),
        shown=_SHOWN,
        imports=selectors.imports(request.actor)[:20],
        errors=errors,
    )


def _fields(means: dict[str, int]) -> list[dict[str, Any]]:
    return [
        {
            "name": field,
            "label": _(label),
            "needed": field in mapping.NEEDED,
            "column": means.get(field),
        }
        for field, label in mapping.FIELDS.items()
    ]


def _rows(report: Report | None) -> list[dict[str, Any]]:
    """Faults first, for they are what a person can put right."""
    rows = sorted(report.rows if report else [], key=lambda row: (not row.fault, row.line))
    return [
        {"line": row.line, "did": _words(row.did), "why": _(FAULTS[row.fault]) if row.fault else ""}
        for row in rows[:_SHOWN]
    ]


def _counts(report: Report | None) -> list[tuple[str, int]]:
    dids = ("new", "joined", "held", "fault")
    return [(_words(did), report.count(did)) for did in dids] if report else []


def _words(did: str) -> str:
    return {
        "new": _("new claim"),
        "joined": _("joined to the claim of another row"),
        "held": _("held already"),
        "fault": _("not a claim"),
    }[did]
