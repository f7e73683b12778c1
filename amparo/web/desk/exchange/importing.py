"""A table into a collection: send it, say what its columns and words mean, try it, read the report, enter it."""

from __future__ import annotations

import base64
import binascii
from typing import Any, Final, cast
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.custody.opening import OpenFile
from amparo.exchange import arriving, importing, lines, mapping, presets, whole
from amparo.exchange.errors import NothingMapped
from amparo.exchange.formats import FORMATS
from amparo.exchange.plan import Plan, targets
from amparo.exchange.reports import Report
from amparo.exchange.tables import Table, as_csv
from amparo.exchange.whole import Brought
from amparo.kernel.errors import Invalid, NotVisible
from amparo.library.errors import DocumentTooLarge
from amparo.library.limits import FILE_BYTES, MEGABYTE
from amparo.web.desk import clocks, schemaform
from amparo.web.desk.documentation.showing import held, show
from amparo.web.desk.exchange import telling
from amparo.web.desk.exchange.columns import Examples, fields, shown_columns
from amparo.web.desk.exchange.meanings import meanings, said_of
from amparo.web.desk.library.taking import takes_a_document
from amparo.web.desk.library.upload import Received
from amparo.web.desk.requests import DeskRequest
from amparo.web.errors import in_words

# A form carries a small table back and forth, so that nothing is kept before it is entered.
CARRIED: Final = 1_500_000


@takes_a_document
def into(request: DeskRequest, collection_id: UUID) -> HttpResponse:
    if not request.actor.may(importing.POWER):
        raise NotVisible
    row, file = held(request, collection_id)
    if file is None:
        return HttpResponseRedirect(reverse("desk:collection_open", args=[collection_id]))
    drawn: dict[str, Any] = {}
    refusal: Invalid | None = None
    if request.method == "POST":
        try:
            if request.POST.get("do") == "report":
                return _every_row(request, file)
            drawn = _answered(request, file)
        except NothingMapped as refused:
            refusal, drawn = refused, _asked(request, file)
        except Invalid as refused:
            refusal = refused
    errors = schemaform.told(refusal) if refusal and refusal.fields else []
    if refusal and not refusal.fields:
        errors = [schemaform.Told(in_words(refusal), "file")]
    status = refusal.status if refusal else 200
    return show(request, row, file, "import.html", status, errors=errors, **drawn)


def _answered(request: DeskRequest, file: OpenFile) -> dict[str, Any]:
    """What the page shows of a table that was sent or carried; entered when that was asked."""
    name, content = _file(request)
    enters = request.POST.get("do") == "enter"
    inner = arriving.unpacked(content)
    if lines.is_ours(inner[:200].decode("utf-8", "replace")):
        return _whole(request, file, name, inner, enters=enters)
    if (brought := arriving.brought(inner, _report_of_today())) is not None:
        return _brought(request, file, name, content, brought, enters=enters)
    table = arriving.table(inner, _heading(request))
    plan = _plan(request.POST, file, table)
    examples = Examples(table)
    if enters:
        report, running = importing.run(request.actor, file, examples.table, plan, clocks.now())
        for _so_far in running:
            pass
        mapping.keep(request.actor, file, table.columns, plan, clocks.now())
    else:
        report = importing.tried(file, examples.table, plan, clocks.now())
    preset = presets.known(table.columns)
    return {
        **_carried(name, content, entered=enters), **telling.report_of(report, entered=enters),
        **_said(request, table, plan, examples, report), "known": preset.title if preset else "",
        "kept": mapping.kept(file, table.columns) is not None,
    }  # fmt: skip


def _asked(request: DeskRequest, file: OpenFile) -> dict[str, Any]:
    """A table of which nothing is known: its columns, to be told what they mean."""
    name, content = _file(request)
    table = arriving.table(arriving.unpacked(content), _heading(request))
    examples = Examples(table)
    examples.look()
    return {
        **_carried(name, content, entered=False),
        **_said(request, table, _plan(request.POST, file, table), examples),
    }


def _every_row(request: DeskRequest, file: OpenFile) -> HttpResponse:
    """The report of every row as CSV: what would become of it, and why. Nothing is written.

    Of records that come whole it has those that have something to tell.
    """
    _name, content = _file(request)
    told: list[dict[str, str]] = []
    report = _report_of_today()
    report.each = lambda line: told.extend(telling.told(line))
    inner = arriving.unpacked(content)
    if lines.is_ours(inner[:200].decode("utf-8", "replace")):
        whole.tried(file, lines.read([inner], report), report)
    elif (brought := arriving.brought(inner, report)) is not None:
        whole.tried(file, brought[1].records, report)
    else:
        table = arriving.table(inner, _heading(request))
        plan = _plan(request.POST, file, table)
        importing.tried(file, table, plan, clocks.now(), report.each)
    columns = tuple(map(str, telling.REPORTED))
    rows = (dict(zip(columns, row.values(), strict=True)) for row in told)
    answer = HttpResponse(b"".join(as_csv(columns, rows)), content_type="text/csv; charset=utf-8")
    answer.headers["Content-Disposition"] = 'attachment; filename="amparo-informe.csv"'
    return answer


def _heading(request: DeskRequest) -> int:
    """The line of the heading that somebody said; nought for none."""
    said = request.POST.get("heading", "").strip()
    return int(said) if said.isdecimal() and len(said) < 5 else 0


def _said(
    request: DeskRequest,
    table: Table,
    plan: Plan,
    examples: Examples,
    report: Report | None = None,
) -> dict[str, Any]:
    """What the columns and the words are said to mean, and what they may."""
    every = "every" in request.POST
    return {
        "columns": shown_columns(table, plan, examples),
        "fields": fields(),
        "heading": table.heading,
        "day_first": plan.day_first,
        "kind_now": plan.constants.get("act.type", ""),
        "meanings": meanings(report, plan, every=every),
        "every": every,
    }


def _whole(
    request: DeskRequest, file: OpenFile, name: str, content: bytes, *, enters: bool
) -> dict[str, Any]:
    """A collection that was exported as lines: every record comes back as it went."""
    report = _report_of_today()
    if enters:
        records = lines.read([content], report)
        total = max(whole.enter(request.actor, file, records, clocks.now(), report), default=0)
    else:
        whole.tried(file, lines.read([content], report), report)
        total = report.records.total()
    return {
        **_carried(name, content, entered=enters),
        **telling.report_of(report, entered=enters),
        "whole": total,
    }


def _report_of_today() -> Report:
    return Report(today=clocks.local_today())


def _brought(
    request: DeskRequest,
    file: OpenFile,
    name: str,
    content: bytes,
    brought: tuple[str, Brought],
    *,
    enters: bool,
) -> dict[str, Any]:
    """An archive of tables or a file of entities: its records, and what could not be one."""
    form, its = brought
    report = whole.tried(file, its.records, its.report)
    total = report.records.total()
    if enters:
        entering = whole.enter(
            request.actor, file, its.records, clocks.now(), notes=its.report.notes
        )
        total = max(entering, default=0)
    return {
        **_carried(name, content, entered=enters), **telling.report_of(report, entered=enters),
        "whole": total, "other": FORMATS[form].title,
    }  # fmt: skip


def _carried(name: str, content: bytes, *, entered: bool) -> dict[str, Any]:
    keeps = not entered and len(content) <= CARRIED
    return {
        "name": name,
        "entered": entered,
        "large": not entered and not keeps,
        "carried": base64.b64encode(content).decode() if keeps else "",
    }


def _file(request: DeskRequest) -> tuple[str, bytes]:
    """The file sent now, or the one the page carried. Raises Invalid at `file`."""
    sent = cast("Received | None", request.FILES.get("file"))
    if sent is not None:
        if len(sent.content) > FILE_BYTES:
            # What is beyond the limit was never taken: a part of a table is not the table.
            raise DocumentTooLarge(limit=str(FILE_BYTES // MEGABYTE))
        return sent.name or "table", sent.content
    try:
        carried = base64.b64decode(request.POST.get("carried", ""), validate=True)
    except binascii.Error:
        carried = b""
    if not carried:
        raise Invalid({"file": [_("Choose a file.")]})
    return request.POST.get("name", "")[:200] or "table", carried


def _plan(given: QueryDict, file: OpenFile, table: Table) -> Plan:
    """What was said of columns and words over what is known of such a table; unknown fields are left out."""
    begun = mapping.begun(file, table.columns)
    if "mapped" not in given:
        return begun
    said = {
        target: column
        for index, column in enumerate(table.columns)
        if (target := given.get(f"m-{index}", "").strip()) in targets()
    }
    kind = given.get("kind", "")
    constants = dict(begun.constants)
    if kind and "act.type" not in said:
        constants["act.type"] = kind
    return Plan(said, constants, said_of(given, begun), begun.unknown, "day_first" in given)
