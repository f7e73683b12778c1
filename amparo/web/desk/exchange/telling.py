"""What became of the rows of an import, in words: on its page, and as a table of every row."""

from __future__ import annotations

from typing import Any, Final

from django.utils.translation import gettext_lazy

from amparo.exchange.drawing import Fault
from amparo.exchange.reports import Line, Report
from amparo.web.desk.documentation import words

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
    "before": gettext_lazy("this day is before the beginning; it stays beside the record"),
    "to_come": gettext_lazy("this day is still to come; it stays beside the record"),
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


def told(line: Line) -> list[dict[str, str]]:
    """A row of the table for each thing that a row has to tell, or one for what became of it."""
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


def report_of(report: Report, *, entered: bool) -> dict[str, Any]:
    """What the page shows of a report, tried or `entered`."""
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
