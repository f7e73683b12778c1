"""Recommendations in bulk over HTTP: the table is the body; tried first, then imported, and told row by row."""

from typing import Annotated, Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import Field, Query, Router, Schema, Status

from amparo.api.desk.auth import ApiRequest
from amparo.claims.errors import NoSuchClaim
from amparo.claims.recommendations import importing, mapping, tables
from amparo.claims.recommendations.errors import TableUnreadable
from amparo.claims.recommendations.importing import Report
from amparo.claims.recommendations.rows import FAULTS
from amparo.claims.selectors import may_read
from amparo.library.limits import FILE_BYTES

router = Router(tags=["claims"])
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
KINDS = ("text/csv", XLSX, "application/octet-stream")


class Sent(Schema):
    """How to read the table. `columns` says which holds what; what is left out is guessed by its name."""

    file_name: str = Field("table", max_length=200)
    columns: str = Field("", description="text=Recommendation,to=Country", max_length=2000)
    dry_run: bool = Field(True, description="Only try it, and keep nothing.")


class LineOut(Schema):
    line: int
    did: str = Field(description="new, joined, held or fault")
    claim: str = Field(description="Code of its claim; empty for a fault.")
    why: str


class ReportOut(Schema):
    """What an import did or, tried only, would do."""

    columns: list[str]
    mapping: dict[str, int] = Field(description="Field to index of its column.")
    rows: list[LineOut]
    new_claims: int
    repeats: int = Field(description="Likely repetitions that a person may confirm.")
    new_parties: list[str]
    known_before: bool
    import_id: UUID | None


@router.post(
    "recommendations",
    response={200: ReportOut, 201: ReportOut},
    url_name="recommendations",
    openapi_extra={
        "requestBody": {
            "required": True,
            "content": {kind: {"schema": {"type": "string", "format": "binary"}} for kind in KINDS},
        }
    },
)
def recommendations(request: ApiRequest, sent: Annotated[Sent, Query()]) -> Status[dict[str, Any]]:
    """Try or import a CSV (UTF-8) or XLSX of recommendations, at most 20 MB; the table is the body.

    201 when rows were imported, 200 when it was only tried or these very bytes were imported before.
    """
    if not may_read(request.auth):
        raise NoSuchClaim
    importing.must_be_able_to_import(request.auth)
    if request.content_type not in KINDS:
        raise TableUnreadable
    content = request.read(FILE_BYTES + 1)
    columns = tables.read(content).columns
    means = mapping.parsed(sent.columns, columns) if sent.columns else mapping.guessed(columns)
    report = importing.run(
        request.auth, content, sent.file_name, timezone.now(), mapping=means, dry_run=sent.dry_run
    )
    return Status(201 if report.import_id else 200, _told(report))


def _told(report: Report) -> dict[str, Any]:
    return {
        "columns": report.columns,
        "mapping": report.mapping,
        "rows": [
            {
                "line": row.line,
                "did": row.did,
                "claim": row.claim,
                "why": _(FAULTS[row.fault]) if row.fault else "",
            }
            for row in report.rows
        ],
        "new_claims": report.claims,
        "repeats": report.repeats,
        "new_parties": report.new_parties,
        "known_before": report.known_before,
        "import_id": report.import_id,
    }
