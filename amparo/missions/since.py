"""What changed under a built report: building it now would give something else, or nothing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from amparo.missions import rules
from amparo.missions.assembling import assemble
from amparo.missions.comparing import TABLES, Before
from amparo.missions.kinds import ReportKind
from amparo.missions.models import MissionReport
from amparo.missions.picture import Whole
from amparo.missions.rules import Fault

Sheet = dict[str, Any]
# What a report says; the day, the salt and the labels are not of the record.
_SAID: Final = ("title", "figures", "records", "differences", *TABLES)


def changed_since(
    whole: Whole, row: MissionReport, sheet: Sheet, before: Before | None
) -> list[Fault]:
    """Each sentence and record that is no longer as this report was built upon; none when all are.

    The report is put together again from the mission as it stands and compared with what was built.
    """
    report = ReportKind(row.kind)
    made = assemble(
        whole, report, sheet["issuer"], sheet["language"], before=before, conditions_kept=True
    )
    faults = [*made.faults, *_conditions(whole, row, sheet)]
    told = {fault.record for fault in faults}
    written = _written_since(whole, row, sheet)
    faults += [Fault("record_since", None, code) for code in written if code not in told]
    told |= {fault.record for fault in faults}
    faults += [Fault("told_since", None, code) for code in _told_otherwise(sheet, made.sheet, told)]
    by_id = {str(one.row.id): one for one in whole.drafted(report)}
    known = {fault.sentence.row.id for fault in faults if fault.sentence}
    was, now = _sentences(sheet), _sentences(made.sheet)
    for key, one in by_id.items():
        if was.get(key) != now[key] and one.row.id not in known:
            faults.append(Fault("sentence_since", one))
    same = was == now and all(sheet[name] == made.sheet[name] for name in _SAID)
    return faults or ([] if same else [Fault("since")])


def _written_since(whole: Whole, row: MissionReport, sheet: Sheet) -> Iterator[str]:
    """The records it rests on of which a version is newer than the report."""
    for told in sheet["records"]:
        one = whole.records.get(told["code"])
        versions = one.row.versions.all() if one else ()
        if any(version.made_at > row.built_at for version in versions):
            yield told["code"]


def _told_otherwise(sheet: Sheet, now: Sheet, told: set[str]) -> list[str]:
    """Records of which the tables, the notes or the differences say something else, but for those told already."""
    found: dict[str, None] = {}
    for name in (*TABLES, "records", "differences"):
        before, after = _by_code(sheet[name]), _by_code(now[name])
        found |= {
            code: None
            for code in {**before, **after}
            if before.get(code) != after.get(code) and code and code not in told
        }
    return list(found)


def _by_code(rows: list[Any]) -> dict[str, Any]:
    """Rows of a table by their record: its first cell, or what it says it is of."""
    return {
        row[0] if isinstance(row, list) else row.get("code", row.get("record", "")): row
        for row in rows
    }


def _sentences(sheet: Sheet) -> dict[str, Any]:
    return {one["id"]: one for section in sheet["sections"] for one in section["sentences"]}


def _conditions(whole: Whole, row: MissionReport, sheet: Sheet) -> Iterator[Fault]:
    """Consents given on conditions after it was built: nobody said that they were read."""
    carried = [whole.records[each["code"]] for each in sheet["records"]]
    for one, _words in rules.conditions(whole, carried):
        if any(each.conditions and each.row.recorded_at > row.built_at for each in one.consents):
            yield Fault("conditions", None, one.code)
