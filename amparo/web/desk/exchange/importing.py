"""A table into a collection: send it, say what its columns and words mean, try it, read the report, enter it."""

from __future__ import annotations

import base64
import binascii
from typing import Any, Final, cast
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo.custody.opening import OpenFile
from amparo.documentation import vocabulary
from amparo.exchange import arriving, importing, lines, mapping, presets, whole
from amparo.exchange.drawing import Fault
from amparo.exchange.errors import NothingMapped
from amparo.exchange.formats import FORMATS
from amparo.exchange.plan import Plan, targets
from amparo.exchange.reports import Line, Report
from amparo.exchange.tables import Table, as_csv
from amparo.exchange.whole import Brought
from amparo.kernel.errors import Invalid, NotVisible
from amparo.kernel.text import fold
from amparo.library.errors import DocumentTooLarge
from amparo.library.limits import FILE_BYTES, MEGABYTE
from amparo.web.desk import clocks, naming, schemaform
from amparo.web.desk.documentation import words
from amparo.web.desk.documentation.showing import held, show
from amparo.web.desk.exchange.columns import Examples, fields, label, shown_columns
from amparo.web.desk.library.taking import takes_a_document
from amparo.web.desk.library.upload import Received
from amparo.web.desk.requests import DeskRequest
from amparo.web.errors import in_words

# A form carries a small table back and forth, so that nothing is kept before it is entered.
CARRIED: Final = 1_500_000
SHOWN: Final = 200
WHY: Final = {
    "date": gettext_lazy("no date that can be read"),
    "country": gettext_lazy("no country that is known"),
    "number": gettext_lazy("no number that can be read"),
    "place": gettext_lazy("no place that is known, or several of that name"),
    "id": gettext_lazy("no id of this software"),
    "term": gettext_lazy("a word that its list does not know"),
    "value": gettext_lazy("its field cannot hold it"),
    "absent": gettext_lazy("it speaks of a record that the file does not have"),
    "twice": gettext_lazy("another record of the file has its number"),
    "kind": gettext_lazy("there is no such record here"),
    "line": gettext_lazy("the line cannot be read"),
}
REPORTED: Final = (
    gettext_lazy("Line"),
    gettext_lazy("What became of it"),
    gettext_lazy("Column"),
    gettext_lazy("What it says"),
    gettext_lazy("Why"),
)
DONE: Final = {
    "entered": gettext_lazy("would be entered"),
    "there": gettext_lazy("there already"),
    "refused": gettext_lazy("cannot be entered"),
}
BECAME: Final = {
    "entered": gettext_lazy("was entered"),
    "there": gettext_lazy("was there already"),
    "refused": gettext_lazy("could not be entered"),
}


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
    if (brought := arriving.brought(inner)) is not None:
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
        report = importing.tried(file, examples.table, plan)
    preset = presets.known(table.columns)
    return {
        **_carried(name, content, entered=enters), **_report(report, entered=enters), **_said(table, plan, examples),
        "strange": _strange(report, plan), "known": preset.title if preset else "",
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
        **_said(table, _plan(request.POST, file, table), examples),
    }


def _every_row(request: DeskRequest, file: OpenFile) -> HttpResponse:
    """The report of a table's every row as CSV: what would become of it, and why. Nothing is written."""
    _name, content = _file(request)
    table = arriving.table(arriving.unpacked(content), _heading(request))
    told: list[dict[str, str]] = []
    importing.tried(
        file, table, _plan(request.POST, file, table), lambda line: told.extend(_told(line))
    )
    columns = tuple(map(str, REPORTED))
    rows = (dict(zip(columns, row.values(), strict=True)) for row in told)
    answer = HttpResponse(b"".join(as_csv(columns, rows)), content_type="text/csv; charset=utf-8")
    answer.headers["Content-Disposition"] = 'attachment; filename="amparo-informe.csv"'
    return answer


def _told(line: Line) -> list[dict[str, str]]:
    row = {
        "line": str(line.number),
        "done": str(DONE[line.done]),
        "column": "",
        "words": "",
        "why": "",
    }
    return [
        {**row, "column": fault.column, "words": fault.words, "why": str(WHY[fault.code])}
        for fault in line.faults
    ] or [row]


def _heading(request: DeskRequest) -> int:
    """The line of the heading that somebody said; nought for none."""
    said = request.POST.get("heading", "").strip()
    return int(said) if said.isdecimal() and len(said) < 5 else 0


def _said(table: Table, plan: Plan, examples: Examples) -> dict[str, Any]:
    """What the columns are said to mean, and what they may."""
    return {
        "columns": shown_columns(table, plan, examples),
        "fields": fields(),
        "heading": table.heading,
        "day_first": plan.day_first,
        "kind_now": plan.constants.get("act.type", ""),
        "kinds": [
            (each.code, each.in_(naming.language())) for each in vocabulary.vocabulary(4).offered
        ],
    }


def _whole(
    request: DeskRequest, file: OpenFile, name: str, content: bytes, *, enters: bool
) -> dict[str, Any]:
    """A collection that was exported as lines: every record comes back as it went."""
    report = Report()
    if enters:
        records = lines.read([content], report)
        total = max(whole.enter(request.actor, file, records, clocks.now(), report), default=0)
    else:
        whole.tried(file, lines.read([content], report), report)
        total = report.records.total()
    return {
        **_carried(name, content, entered=enters),
        **_report(report, entered=enters),
        "whole": total,
    }


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
        **_carried(name, content, entered=enters), **_report(report, entered=enters),
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
    known: dict[str, dict[str, str]] = {
        target: dict(of_them) for target, of_them in begun.words.items()
    }
    for index in range(SHOWN):
        target, word = given.get(f"w-{index}-of", ""), given.get(f"w-{index}-word", "")
        code = given.get(f"w-{index}", "")
        if target in targets() and word and code:
            known.setdefault(target, {})[fold(word)] = "" if code == "-" else code
    kind = given.get("kind", "")
    constants = dict(begun.constants)
    if kind and "act.type" not in said:
        constants["act.type"] = kind
    return Plan(said, constants, known, begun.unknown, "day_first" in given)


def _strange(report: Report, plan: Plan) -> list[dict[str, Any]]:
    """The words no list knows, the commonest first, each with the terms it may be; those said already too."""
    told = [(target, word, many) for (target, word), many in report.strange.most_common(SHOWN)]
    told += [
        (target, word, 0)
        for target, known in plan.words.items()
        for word in known
        if target in plan.columns
    ]
    return [
        {
            "target": target, "word": word, "many": many,
            "label": label(target),
            "now": _now(plan, target, word),
            "terms": [
                (each.code, each.in_(naming.language()))
                for each in vocabulary.vocabulary(targets()[target].terms).offered
            ],
        }
        for target, word, many in told[:SHOWN]
    ]  # fmt: skip


def _now(plan: Plan, target: str, word: str) -> str:
    known = plan.words.get(target, {})
    return (known[fold(word)] or "-") if fold(word) in known else ""


def _report(report: Report, *, entered: bool) -> dict[str, Any]:
    told = BECAME if entered else DONE
    return {
        "rows": [(str(told[done]), many) for done, many in report.rows.items() if many],
        "records": [(words.kind(kind), many) for kind, many in report.records.items()],
        "faults": [
            (column, str(WHY[code]), many) for (column, code), many in report.faults.most_common()
        ],
        "lines": [
            (line.number, str(told[line.done]), [_fault(fault) for fault in line.faults])
            for line in report.lines[:SHOWN]
        ],
        "more": max(report.told - SHOWN, 0),
        "tried": True,
    }  # fmt: skip


def _fault(fault: Fault) -> str:
    said = f" «{fault.words[:80]}»" if fault.words else ""
    return f"{fault.column}{said}: {WHY[fault.code]}"
