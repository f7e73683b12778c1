"""What the pages of a mission tell, as plain facts: sealed words only where they are open."""

from __future__ import annotations

from datetime import date
from typing import Any, Final
from uuid import UUID

from django.utils.translation import get_language, gettext_noop
from django.utils.translation import gettext as _

from amparo.library.models import Source
from amparo.missions import choices, elements, telling
from amparo.missions.acts.destroying import due
from amparo.missions.forms import FORMS, TranscriptForm
from amparo.missions.kinds import Answer, Part, RecordKind, Use
from amparo.missions.models import Mission
from amparo.missions.picture import RecordSeen, Whole
from amparo.missions.published import GivenOut, given_out
from amparo.missions.rules import Fault, fault_of
from amparo.web.desk import clocks
from amparo.web.desk.interamerican.words import day

Row = dict[str, Any]
PLURAL: Final = {
    RecordKind.MANDATE: gettext_noop("Mandate"),
    RecordKind.MEMBER: gettext_noop("People of the team"),
    RecordKind.VISIT: gettext_noop("Visits"),
    RecordKind.MEETING: gettext_noop("Meetings"),
    RecordKind.TESTIMONY: gettext_noop("Testimonies"),
    RecordKind.REPLY: gettext_noop("Right of reply"),
    RecordKind.FINDING: gettext_noop("Findings"),
    RecordKind.FORCE: gettext_noop("Use of force"),
    RecordKind.DOCUMENT: gettext_noop("Documents"),
    RecordKind.EVENT: gettext_noop("Documented events"),
    RecordKind.PIECE: gettext_noop("Pieces of evidence relied on"),
}
# What a card says otherwise: in its title, or by what an identifier stands for.
_NOT_SAID = frozenset({"element", "collection", "event", "piece"})


def line(row: Mission) -> Row:
    """One mission in a list: nothing sealed."""
    standing = row.records.filter(withdrawn_at=None, destroyed_at=None)
    counts = {kind: standing.filter(kind=kind).count() for kind in _COUNTED}
    return {
        "id": row.id,
        "number": row.number,
        "designation": row.designation,
        "title": title(row),
        "stage": row.get_stage_display(),
        "stage_code": row.stage,
        "testimonies": counts[RecordKind.TESTIMONY],
        "findings": counts[RecordKind.FINDING],
        "claims": row.claims.count(),
        "opened": clocks.moment(row.opened_at, clocks.now()),
    }


_COUNTED = (RecordKind.TESTIMONY, RecordKind.FINDING)


def title(row: Mission) -> str:
    """What a mission of others is called; one of our own has only its designation while it is sealed."""
    english = (get_language() or "es").startswith("en") and row.title_en
    return (row.title_en if english else row.title_es) or row.designation


def group(whole: Whole, kind: RecordKind) -> Row:
    """The records of one kind, as cards."""
    return {
        "kind": kind.value,
        "label": _(PLURAL[kind]),
        "cards": [card(whole, one) for one in whole.of(kind)],
    }


def card(whole: Whole, one: RecordSeen) -> Row:
    """One record: its fields in the words of its form, consents, what may be done with it."""
    kind = RecordKind(one.row.kind)
    return {
        "code": one.code,
        "title": telling.title(one),
        "sealed": not one.value and one.stands,
        "tags": _tags(whole, one),
        "fields": fields(one),
        "uses": _uses(one) if kind == RecordKind.TESTIMONY else [],
        "history": _history(one),
        "recordings": [
            {
                "id": each.blob_id,
                "at": clocks.moment(each.kept_at, clocks.now()),
                "gone": each.erased_at,
            }
            for each in one.recordings
        ],
        "testimony": kind == RecordKind.TESTIMONY,
        "reply": kind == RecordKind.REPLY and not one.value.get("answer"),
        "stands": one.stands and one.row.destroyed_at is None,
        "version": one.version,
        "versions": one.version,
        "conditions": list(dict.fromkeys(c.conditions for c in one.consents if c.conditions)),
        "given_out": [told_of(each) for each in given_out(whole) if one.code in each.codes],
        "fallen": bool(one.value) and bool(fault_of(one)),
    }


def told_of(one: GivenOut) -> str:
    """A report that was given out, in words."""
    told = {"report": one.report.get_kind_display(), "day": day(one.on)}
    return _("%(report)s, given out on %(day)s") % told


def fallen(whole: Whole) -> list[Row]:
    """What was given out and rests on what may be used no more: each report with its records and why."""
    return [
        {
            "report": told_of(one),
            "records": [Fault(why, record=code).told() for code, why in one.fallen],
        }
        for one in given_out(whole)
        if one.fallen
    ]


def fields(one: RecordSeen) -> list[tuple[str, str, bool]]:
    """Label, words, and whether they are long, of each field that says something."""
    found = []
    asked = dict(FORMS[RecordKind(one.row.kind)].model_fields)
    if one.row.kind == RecordKind.TESTIMONY:
        asked |= {n: field for n, field in TranscriptForm.model_fields.items() if n != "record"}
    for name, field in asked.items():
        extra = field.json_schema_extra
        given = extra.get("x-choices", "") if isinstance(extra, dict) else ""
        text = _text(one.value.get(name), str(given or ""))
        if text and name not in _NOT_SAID:
            found.append((_(field.title or name), text, len(text) > 90))
    if one.row.kind == RecordKind.MEMBER and one.value:
        found.append((_("What is kept after the report"), _kept(one), False))
    if digest := one.said("sha256"):
        found.append(("SHA-256", digest, False))
    answer = one.said("answer")
    if answer:
        found.append((_("What they answered"), answer, True))
    return found


def _kept(one: RecordSeen) -> str:
    """What of somebody of the team stays after the report."""
    gone = one.value.get("destroys") or []
    stays = [str(p.label) for p in Part if not (isinstance(gone, list) and p.value in gone)]
    return ", ".join(stays) or _("nothing")


def _text(value: object, source: str) -> str:
    if value in (None, "", [], False):
        return ""
    if value is True:
        return _("Yes")
    if source == "source":
        return _source(str(value))
    if isinstance(value, list):
        return ", ".join(_text(one, source) for one in value)
    if source:
        labels = {one.value: one.label for one in choices.options(source, None)}
        return labels.get(str(value), str(value))
    return _day(str(value))


def _day(text: str) -> str:
    if len(text) == 10 and text[4:5] == text[7:8] == "-":
        return day(date.fromisoformat(text))
    return text


def _source(key: str) -> str:
    found = Source.objects.filter(id=UUID(key)).first()
    return f"{found.issuer}. {found.title}" if found else key


def _tags(whole: Whole, one: RecordSeen) -> list[tuple[str, str]]:
    """Words and style of what must be seen at once."""
    row, found = one.row, []
    if row.withdrawn_at:
        found.append((_("taken back"), "am-tag--late"))
    if row.destroyed_at:
        found.append((_("destroyed"), "am-tag--late"))
    if row.ask_no_more:
        found.append((_("do not ask again"), "am-tag--late"))
    if one.row.kind == RecordKind.MEMBER and due(one):
        found.append((_("to be destroyed at the report"), "am-tag--check"))
    if one.row.kind == RecordKind.REPLY and one.value:
        good = bool(one.said("answer"))
        found.append((telling.answered(whole, one), "am-tag--good" if good else "am-tag--check"))
    if one.value and fault_of(one) == "quotation_gone":
        found.append((_("its words are not found in the document"), "am-tag--late"))
    return found


def _uses(one: RecordSeen) -> list[Row]:
    """Each use with how it stands: the newest answer, or that nobody has asked."""
    newest = {each.row.use: each.row for each in one.consents}
    found = []
    for use in Use:
        row = newest.get(use)
        given = row is not None and row.answer == Answer.GIVEN
        found.append(
            {
                "use": str(use.label),
                "answer": str(Answer(row.answer).label) if row else _("not asked"),
                "css": "am-tag--good" if given else "am-tag--late" if row else "",
                "on": day(row.on) if row else "",
            }
        )
    return found


def _history(one: RecordSeen) -> list[str]:
    """Every answer, oldest first, with who asked and how it was given."""
    return [
        " · ".join(
            filter(
                None,
                (
                    day(each.row.on),
                    str(Use(each.row.use).label),
                    str(Answer(each.row.answer).label),
                    each.asked_by,
                    each.how,
                    each.conditions,
                    each.text,
                ),
            )
        )
        for each in one.consents
    ]


def elements_of(whole: Whole) -> list[Row]:
    """The matrix: the elements of each group that has one noted, and of crimes against humanity always."""
    language = get_language() or "es"
    noted = {one.said("element"): one for one in whole.standing(RecordKind.ELEMENT)}
    groups: dict[str, Row] = {}
    for code, element in elements.elements().items():
        key = code.partition(".")[0]
        group = groups.setdefault(
            key,
            {"label": element.of(language), "source": element.norm(language), "verified": element.verified,
             "rows": [], "noted": key == "crimes_against_humanity"},
        )  # fmt: skip
        one = noted.get(code)
        group["noted"] = group["noted"] or one is not None
        group["rows"].append(
            {
                "code": one.code if one else "",
                "element": element.words(language),
                "asks": element.question(language),
                "supports": [_support(whole, each) for each in one.codes()] if one else [],
                "text": one.said("text") if one else "",
                "missing": one.said("missing") if one else "",
                "empty": one is None,
            }
        )
    return [group for group in groups.values() if group["noted"]]


def _support(whole: Whole, code: str) -> Row:
    one = whole.records.get(code)
    fault = fault_of(one) if one else "record_gone"
    words = one.said("text") if one and one.row.kind == RecordKind.FINDING else ""
    return {"code": code, "words": words, "fault": bool(fault)}
