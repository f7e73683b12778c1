"""Records: entered with their number, written anew, answered, taken back."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from django.db.models import Max
from django.utils.translation import gettext_noop as _

from amparo.accounts.actors import Actor
from amparo.custody.selectors import files_of
from amparo.kernel.errors import Invalid
from amparo.library import quoting
from amparo.library.models import Source
from amparo.missions import forms, pieces
from amparo.missions.elements import elements
from amparo.missions.errors import AskedElsewhere, ChangedWhileYouWrote, NoSuchAct
from amparo.missions.forms import NOT_LISTED, Form
from amparo.missions.kinds import SUPPORTS, Part, RecordKind
from amparo.missions.models import MissionRecord, RecordVersion
from amparo.missions.work import PURPOSE, Work, working
from amparo.registry import asking

NOT_QUOTED = _("These words do not stand in that document.")
NOT_KNOWN = _("There is no such collection that you may see.")
LOW_HIGH = _("At least cannot be more than at most.")
NAMED_AND_GONE = _("Who stands by name in the report cannot have their name destroyed with it.")
SAYS_NOTHING = _("Say what supports it, or what is missing.")
BEFORE = _("This day is before the one it answers.")
REVERSED = _("This day is before the beginning.")


def enter(
    actor: Actor, mission_id: UUID, kind: RecordKind, form: Form, at: datetime
) -> MissionRecord:
    """Enter a record: its number in clear, what it says sealed. Raises Invalid, OpenTheMission.

    A legal element that was noted before is written anew. AskedElsewhere for a testimony of somebody whose
    name a card of the register says not to ask again, unless they came by themselves.
    """
    if isinstance(form, forms.TestimonyForm) and not form.came_themselves:
        names = [form.name, *form.alias.split(",")]
        if asking.asked_no_more(actor, names, at, PURPOSE):
            raise AskedElsewhere
    with working(actor, f"enter_{kind.value}", mission_id, at) as work:
        if work.mission.public:
            raise NoSuchAct
        value = _checked(work, kind, form)
        row = _of_element(work, value) if kind == RecordKind.ELEMENT else None
        row = row or _numbered(work, kind)
        work.version(row, value)
        work.deed.note(record=row.code)
    return row


def amend(
    actor: Actor,
    mission_id: UUID,
    code: str,
    form: Form,
    at: datetime,
    *,
    expected: int | None = None,
) -> RecordVersion:
    """Write a record anew; what it said before stays. Raises Gone, ChangedWhileYouWrote, Invalid."""
    with working(actor, "amend_record", mission_id, at) as work:
        row = work.live(code)
        if expected is not None and row.versions.count() != expected:
            raise ChangedWhileYouWrote
        before = work.whole().records[row.code]
        value = _checked(work, RecordKind(row.kind), form)
        kept = _KEPT.get(RecordKind(row.kind), ())
        value |= {name: before.value[name] for name in kept if name in before.value}
        work.deed.note(record=row.code)
        return work.version(row, value)


def record_answer(
    actor: Actor, mission_id: UUID, form: forms.AnswerForm, at: datetime
) -> RecordVersion:
    """Write down what somebody answered who was asked to. Raises OpenTheMission, Invalid."""
    with working(actor, "record_answer", mission_id, at) as work:
        row = work.live(form.record, RecordKind.REPLY)
        before = work.whole().records[row.code]
        work.not_to_come("answered_on", form.answered_on)
        asked = before.day("asked_on")
        if asked is not None and form.answered_on < asked:
            raise Invalid({"answered_on": [BEFORE]})
        answered = {"answered_on": form.answered_on.isoformat(), "answer": form.answer}
        work.deed.note(record=row.code)
        return work.version(row, {**before.value, **answered})


def take_back(
    actor: Actor, mission_id: UUID, form: forms.TakeBackForm, at: datetime
) -> MissionRecord:
    """Take a record back with its reason; it stays, and nothing may rest on it any more."""
    with working(actor, "take_back_record", mission_id, at) as work:
        row = work.live(form.record)
        work.deed.write("notes", "taken_back", {"record": row.code, "text": form.because})
        row.withdrawn_at = at
        row.save(update_fields=["withdrawn_at"])
        work.deed.note(record=row.code)
    return row


# What acts of their own wrote into a record stays when it is written anew.
_KEPT: Final = {
    RecordKind.REPLY: ("answered_on", "answer"),
    RecordKind.TESTIMONY: tuple(
        name for name in forms.TranscriptForm.model_fields if name != "record"
    ),
}


def _numbered(work: Work, kind: RecordKind) -> MissionRecord:
    rows = work.mission.records.filter(kind=kind)
    number = int(rows.aggregate(last=Max("number"))["last"] or 0) + 1
    return MissionRecord.objects.create(
        mission=work.mission, kind=kind, number=number, entered_at=work.at, entered_by=work.actor.id
    )


def _of_element(work: Work, value: dict[str, Any]) -> MissionRecord | None:
    noted = work.whole().standing(RecordKind.ELEMENT)
    return next((one.row for one in noted if one.value["element"] == value["element"]), None)


def _checked(work: Work, kind: RecordKind, form: Form) -> dict[str, Any]:
    """What the record says, once it makes sense with the others. Raises Invalid."""
    for name in ("on", "asked_on"):
        work.not_to_come(name, getattr(form, name, None))
    value = form.model_dump(mode="json")
    for name in ("rests_on", "supports"):
        if name in value:
            value[name] = work.codes(value[name], name, SUPPORTS)
    check = _CHECKS.get(kind)
    if check is not None:
        check(work, form, value)
    return value


def _mandate(_work: Work, form: Any, _value: dict[str, Any]) -> None:
    """A mandate may be given before it begins."""
    _in_order(form.since, form.until)


def _visit(work: Work, form: Any, _value: dict[str, Any]) -> None:
    work.not_to_come("until", form.until)
    _in_order(form.on, form.until)


def _in_order(since: date, until: date | None) -> None:
    if until is not None and until < since:
        raise Invalid({"until": [REVERSED]})


def _member(_work: Work, form: Any, _value: dict[str, Any]) -> None:
    if form.may_be_named and Part.NAME in form.destroys:
        raise Invalid({"destroys": [NAMED_AND_GONE]})


def _testimony(work: Work, form: Any, value: dict[str, Any]) -> None:
    line = form.interpreter
    value["interpreter"] = (
        work.codes(line, "interpreter", frozenset({RecordKind.MEMBER})) if line else []
    )


def _document(_work: Work, form: Any, value: dict[str, Any]) -> None:
    source = Source.objects.filter(id=form.source, has_text=True).first()
    if source is None:
        raise Invalid({"source": [NOT_LISTED]})
    span = quoting.find(quoting.text_of(source.id), form.quoted)
    if span is None:
        raise Invalid({"quoted": [NOT_QUOTED]})
    words = quoting.quote(source.id, *span)
    value |= {"start": span[0], "end": span[1], "digest": quoting.words_digest(words).hex()}


def _event(work: Work, form: Any, _value: dict[str, Any]) -> None:
    if not files_of(work.actor).filter(file_id=form.collection).exists():
        raise Invalid({"collection": [NOT_KNOWN]})


def _piece(work: Work, form: Any, value: dict[str, Any]) -> None:
    told = pieces.told(work.whole(), form.piece)
    if told is None:
        raise Invalid({"piece": [NOT_LISTED]})
    value |= told


def _finding(_work: Work, _form: Any, value: dict[str, Any]) -> None:
    if not value["rests_on"]:
        raise Invalid({"rests_on": [forms.EMPTY]})


def _force(work: Work, form: Any, value: dict[str, Any]) -> None:
    for name in ("killed", "injured"):
        if value[f"{name}_low"] > value[f"{name}_high"]:
            raise Invalid({f"{name}_high": [LOW_HIGH]})
    _finding(work, form, value)


def _element(_work: Work, form: Any, value: dict[str, Any]) -> None:
    if form.element not in elements():
        raise Invalid({"element": [NOT_LISTED]})
    if not value["supports"] and not form.missing:
        raise Invalid({"supports": [SAYS_NOTHING]})


def _reply(_work: Work, form: Any, _value: dict[str, Any]) -> None:
    if form.answer_by < form.asked_on:
        raise Invalid({"answer_by": [BEFORE]})


_CHECKS = {
    RecordKind.MANDATE: _mandate,
    RecordKind.VISIT: _visit,
    RecordKind.MEMBER: _member,
    RecordKind.TESTIMONY: _testimony,
    RecordKind.DOCUMENT: _document,
    RecordKind.EVENT: _event,
    RecordKind.PIECE: _piece,
    RecordKind.FINDING: _finding,
    RecordKind.FORCE: _force,
    RecordKind.ELEMENT: _element,
    RecordKind.REPLY: _reply,
}
