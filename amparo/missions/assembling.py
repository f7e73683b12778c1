"""A report put together from the record: what both papers print, and every reason not to make them."""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from amparo.kernel.veils import Veil
from amparo.missions import anonymity, kinds, rules, telling
from amparo.missions.comparing import Before, differences, of_tables
from amparo.missions.elements import elements
from amparo.missions.figures import FIGURES, counted
from amparo.missions.kinds import RecordKind, ReportKind, Section
from amparo.missions.picture import RecordSeen, SentenceSeen, Whole
from amparo.missions.rules import Fault

Sheet = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Assembled:
    """The report as it would be printed, and why it may not be; printed only when `faults` is empty."""

    sheet: Sheet
    faults: list[Fault]


def assemble(
    whole: Whole,
    report: ReportKind,
    issuer: str,
    language: str,
    *,
    before: Before | None = None,
    conditions_kept: bool = False,
) -> Assembled:
    """Put a report together. `before`: the preliminary report as it was given out, for the final one."""
    with override(language):
        drafted = whole.drafted(report)
        now = counted(whole)
        sheet = _sheet(whole, report, issuer, drafted, now, before)
        faults = [] if drafted else [Fault("empty")]
        for sentence in drafted:
            faults += rules.faults_of(whole, sentence, now)
        faults += rules.faults_carried(whole)
        faults += _untold(whole, sheet, drafted)
        if before is not None:
            faults += _unreasoned(sheet, drafted)
        if not conditions_kept:
            faults += _conditions(whole, sheet)
    return Assembled(sheet, _once(faults))


def digest_of(sheet: Sheet) -> bytes:
    """SHA-256 of one way of writing the sheet; its salt keeps whoever holds digests from trying names."""
    told = json.dumps(sheet, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(told.encode()).digest()


def rendered(whole: Whole, text: str, now: dict[str, int]) -> list[dict[str, str]]:
    """A sentence as runs: words, with figures and givers put in; and codes, which become notes."""
    runs: list[dict[str, str]] = []
    for one in rules.parts(text):
        if one.what == "cited":
            runs.append({"code": one.value})
            continue
        said = one.value
        if one.what == "figure":
            said = str(now[one.value])
        elif one.what == "who" and one.value in whole.records:
            said = telling.who(whole.records[one.value])
            said = telling.capital(said) if _begins(runs) else said
        if runs and "text" in runs[-1]:
            runs[-1]["text"] += said
        else:
            runs.append({"text": said})
    return runs


def _begins(runs: list[dict[str, str]]) -> bool:
    """Whether what comes next begins a sentence."""
    before = next((run["text"] for run in reversed(runs) if "text" in run), "").rstrip()
    return not before or before.endswith((".", "?", "!"))


def plainly(runs: list[dict[str, str]]) -> str:
    return "".join(run.get("text", f"[{run.get('code', '')}]") for run in runs)


def _sheet(
    whole: Whole,
    report: ReportKind,
    issuer: str,
    drafted: list[SentenceSeen],
    now: dict[str, int],
    before: Before | None,
) -> Sheet:
    sentences = [
        {
            "id": str(one.row.id),
            "from": str(one.row.came_from_id or ""),
            "section": one.row.section,
            "runs": rendered(whole, one.text, now),
            "because": one.because,
        }
        for one in drafted
    ]
    codes = {code for one in drafted for code in rules.cited(one.text)}
    codes |= {one.code for one in rules.carried(whole)}
    sheet: Sheet = {
        "salt": secrets.token_hex(16),
        "language": (get_language() or "es")[:2],
        "kind": report.value,
        "kind_label": str(report.label),
        "title": whole.title,
        "issuer": issuer,
        "number": whole.mission.number,
        "on": telling.day(whole.today),
        "sections": [
            {"code": s.value, "title": str(s.label), "sentences": _in(s, sentences)}
            for s in Section
        ],
        "force": [_force(whole, one) for one in whole.standing(RecordKind.FORCE)],
        "elements": [_element(one) for one in whole.standing(RecordKind.ELEMENT)],
        "replies": [_reply(whole, one) for one in whole.standing(RecordKind.REPLY)],
        "figures": [
            [_(FIGURES[name].label), str(now[name])]
            for name in sorted({n for one in drafted for n in rules.figured(one.text)})
        ],
        "records": [_record(whole, one) for one in whole.under(codes)],
        "differences": [],
        "labels": _labels(),
    }
    if before is not None:
        changed = of_tables(whole, sheet, before)
        sheet["differences"] = [*differences(whole, sentences, before), *changed]
    return sheet


def _in(section: Section, sentences: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [one for one in sentences if one["section"] == section]


def _record(whole: Whole, one: RecordSeen) -> Sheet:
    said = one.said("text") if one.row.kind == RecordKind.FINDING else ""
    return {
        "code": one.code,
        "title": telling.title(one),
        "line": telling.line(whole, one),
        "text": said,
        "quoted": one.said("quoted"),
    }


def _force(whole: Whole, one: RecordSeen) -> list[str]:
    metres = one.said("distance_m")
    distance = _("%(n)s m") % {"n": metres} if metres else _("unknown")
    return [
        one.code,
        ", ".join(filter(None, (telling.day_told(one), anonymity.place(one)))),
        _label(kinds.Weapon, one, "weapon"),
        " · ".join(filter(None, (distance, one.said("distance_how")))),
        " · ".join(filter(None, (_label(kinds.Known, one, "ordered"), one.said("order")))),
        one.said("command"),
        _label(kinds.Known, one, "warned"),
        _range(one, "killed"),
        _range(one, "injured"),
    ]


def _range(one: RecordSeen, name: str) -> str:
    low, high = one.said(f"{name}_low") or "0", one.said(f"{name}_high") or "0"
    return low if low == high else f"{low}–{high}"


def _element(one: RecordSeen) -> list[str]:
    found = elements().get(one.said("element"))
    language = get_language() or "es"
    named = f"{found.words(language)} ({found.norm(language)})" if found else one.said("element")
    return [
        one.code,
        named,
        " · ".join(filter(None, (", ".join(one.codes()), one.said("text")))) or _("nothing yet"),
        one.said("missing") or _("nothing was noted"),
    ]


def _reply(whole: Whole, one: RecordSeen) -> list[str]:
    return [
        one.code,
        one.said("whom"),
        telling.day(one.day("asked_on")),
        one.said("text"),
        telling.capital(telling.answered(whole, one)),
        one.said("answer"),
    ]


def _label(kind: Any, one: RecordSeen, name: str) -> str:
    return str(kind(one.said(name)).label) if one.said(name) else ""


def _untold(whole: Whole, sheet: Sheet, drafted: list[SentenceSeen]) -> Iterator[Fault]:
    """Every string of the report, held against what it must not tell."""
    veil = anonymity.veil_of(whole)
    by_id = {str(one.row.id): one for one in drafted}
    for section in sheet["sections"]:
        for told in section["sentences"]:
            sentence = by_id[told["id"]]
            under = anonymity.veil_under(whole, whole.under(rules.cited(sentence.text)))
            for text in (plainly(told["runs"]), told["because"]):
                for found in sorted(veil.told(text) | under.told(text)):
                    yield Fault("tells", sentence, found)
    for one in sheet["records"]:
        yield from _of_record(whole, one, veil)
    rest = {name: sheet[name] for name in _GENERATED}
    for text in strings(rest):
        for found in sorted(veil.told(text)):
            yield Fault("tells", None, found)


_GENERATED = ("title", "issuer", "force", "elements", "replies", "differences", "figures")


def _of_record(whole: Whole, told: Sheet, veil: Veil) -> Iterator[Fault]:
    under = anonymity.veil_under(whole, whole.under([told["code"]]))
    for text in strings(told):
        for found in sorted(veil.told(text) | under.told(text)):
            yield Fault("tells", None, found)


def strings(value: Any) -> Iterator[str]:
    """Every text within a value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from strings(each)
    elif isinstance(value, list):
        for each in value:
            yield from strings(each)


def _unreasoned(sheet: Sheet, drafted: list[SentenceSeen]) -> Iterator[Fault]:
    by_id = {str(one.row.id): one for one in drafted}
    for one in sheet["differences"]:
        if not one["because"]:
            sentence = by_id.get(one["id"])
            yield Fault("no_reason", sentence, "" if sentence else one["record"])


def _conditions(whole: Whole, sheet: Sheet) -> Iterator[Fault]:
    carried = [whole.records[one["code"]] for one in sheet["records"]]
    for one, _words in rules.conditions(whole, carried):
        yield Fault("conditions", None, one.code)


def _once(faults: list[Fault]) -> list[Fault]:
    found: dict[tuple[Any, ...], Fault] = {}
    for fault in faults:
        place = fault.sentence.row.id if fault.sentence else None
        key = (fault.code, place, fault.record, tuple(sorted(fault.params.items())))
        found.setdefault(key, fault)
    return list(found.values())


def _labels() -> Sheet:
    return {
        "records": _("Numbered records"),
        "records_hint": _("Every note leads to one of these. What may not be told of a record is left out."),
        "figures": _("Figures"),
        "figures_hint": _("Each was counted from the records on the day of this report."),
        "differences": _("What changed since the preliminary report"),
        "columns_differences": [
            _("What changed"), _("In the preliminary report"), _("In this report"), _("Why"),
        ],
        "columns_figures": [_("What is counted"), _("How many")],
        "columns_force": [
            _("Number"), _("When and where"), _("Weapon"), _("Distance"), _("Order"), _("Command"),
            _("Warning"), _("People killed"), _("People injured"),
        ],
        "columns_elements": [_("Number"), _("Legal element"), _("What supports it"), _("What is missing")],
        "columns_replies": [
            _("Number"), _("Who was asked to answer"), _("Asked on"), _("What was put to them"),
            _("Whether they answered"), _("What they answered"),
        ],
        "withheld": _("The words are not repeated: they rested on what may no longer be used."),
        "digest": _("Digest of this report"),
        "mission": _("Mission"),
        "quoted": _("Words relied on"),
    }  # fmt: skip
