"""Consent of whoever gave a testimony, for each use apart; asking no more; the sealed recording."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.utils.translation import gettext_noop as _

from amparo.accounts import directory
from amparo.accounts.actors import Actor
from amparo.custody import granting
from amparo.custody.models import Grant
from amparo.evidence import services as evidence
from amparo.evidence import store
from amparo.evidence.upload import SealedFile
from amparo.kernel.errors import Invalid, Refused
from amparo.missions import forms
from amparo.missions.errors import AskNoMore, NoName, NotAllOpen
from amparo.missions.kinds import Answer, RecordKind, Use
from amparo.missions.models import MissionRecord, Recording, RecordVersion, UseConsent
from amparo.missions.sending import own_id
from amparo.missions.work import Work, find, working
from amparo.registry import asking
from amparo.registry.people.errors import KeepsNoRegister

NOT_GIVEN = _("They have given no consent for this.")
CHOOSE = _("Choose at least one.")


def record_consent(
    actor: Actor, mission_id: UUID, form: forms.ConsentForm, at: datetime
) -> UseConsent:
    """Write down what somebody answered when asked for one use. Raises AskNoMore, Gone, Invalid."""
    with working(actor, "record_consent", mission_id, at) as work:
        row = work.live(form.record, RecordKind.TESTIMONY)
        work.not_to_come("on", form.on)
        if row.ask_no_more and not form.came_themselves:
            raise AskNoMore(record=row.code)
        if form.answer == Answer.WITHDRAWN:
            raise Invalid({"answer": [forms.NOT_LISTED]})
        said = {"asked_by": form.asked_by, "how": form.how, "conditions": form.conditions}
        work.deed.note(record=row.code, use=form.use.value, answer=form.answer.value)
        return _answered(work, row, form.use, form.answer, form.on, said)


def withdraw_consent(
    actor: Actor, mission_id: UUID, form: forms.WithdrawForm, at: datetime
) -> list[UseConsent]:
    """Take a consent back, at any time and whatever was built on it. Raises Invalid.

    Whoever takes back that they be quoted without a name cannot be quoted by name either, and
    what may not be kept may be used for nothing.
    """
    with working(actor, "withdraw_consent", mission_id, at) as work:
        row = find(work.mission, form.record)
        if row is None or row.kind != RecordKind.TESTIMONY:
            raise Invalid({"record": [forms.NOT_LISTED]})
        work.not_to_come("on", form.on)
        given = _given(row)
        wanted = _with_what_follows(set(form.uses))
        if not form.uses:
            raise Invalid({"uses": [CHOOSE]})
        if not wanted & given:
            raise Invalid({"uses": [NOT_GIVEN]})
        said = {"text": form.text}
        work.deed.note(record=row.code, took_back=sorted(wanted & given))
        return [
            _answered(work, row, use, Answer.WITHDRAWN, form.on, said)
            for use in sorted(wanted & given)
        ]


def ask_no_more(
    actor: Actor, mission_id: UUID, form: forms.AskNoMoreForm, at: datetime
) -> MissionRecord:
    """Mark that whoever gave this testimony is not to be asked again, by anybody.

    Unless only this mission may know, a card of the register says so of their name to whoever would
    reach them, and nothing of the testimony. Raises OpenTheMission, NoName, KeepsNoRegister; then nothing changed.
    """
    if not (form.only_here or asking.may_note(actor)):
        raise KeepsNoRegister
    with working(actor, "ask_no_more", mission_id, at) as work:
        row = work.live(form.record, RecordKind.TESTIMONY)
        given = work.whole().records[row.code]
        if not (given.said("name") or form.only_here):
            raise NoName(record=row.code)
        if form.because:
            work.deed.write("notes", "ask_no_more", {"record": row.code, "text": form.because})
        row.ask_no_more = True
        row.save(update_fields=["ask_no_more"])
        work.deed.note(record=row.code)
    if not form.only_here:
        asking.note(actor, [given.said("name")], given.aliases(), at)
    return row


def write_transcript(
    actor: Actor, mission_id: UUID, form: forms.TranscriptForm, at: datetime
) -> RecordVersion:
    """Write what a recording says, and its translation, into its testimony. Raises OpenTheMission, Gone, Invalid."""
    with working(actor, "write_transcript", mission_id, at) as work:
        row = work.live(form.record, RecordKind.TESTIMONY)
        before = work.whole()
        if not before.complete:
            raise NotAllOpen
        said = form.model_dump(mode="json", exclude={"record"})
        work.deed.note(record=row.code)
        return work.version(row, {**before.records[row.code].value, **said})


def seal_recording(
    actor: Actor, mission_id: UUID, code: str, file: SealedFile, at: datetime
) -> Recording:
    """Keep the sound or picture of a testimony as evidence, for the desks that may read what was told.

    Raises Gone, Invalid, DoneAlready, and whatever the file is refused for; then nothing is left of it.
    """
    stored = evidence.settle(file)
    try:
        with working(actor, "seal_recording", mission_id, at) as work:
            row = work.live(code, RecordKind.TESTIMONY)
            grants = Grant.objects.filter(
                envelope__file_id=mission_id, envelope__kind="account", envelope__about=None
            )
            blob, marks = evidence.keep(
                file,
                stored,
                file_id=mission_id,
                sender_id=actor.id,
                holders=directory.holders_of(granting.made(grants.select_related("envelope"))),
                at=at,
            )
            work.deed.marks += marks
            work.deed.note(record=row.code, blob=str(blob.id))
            return Recording.objects.create(
                id=own_id(), record=row, blob_id=blob.id, kept_at=at, kept_by=actor.id
            )
    except Refused:
        store.remove(stored.path)
        raise


def _with_what_follows(uses: set[Use]) -> set[Use]:
    if Use.KEPT in uses:
        return set(Use)
    return uses | {Use.NAMED} if Use.ANONYMOUS in uses else uses


def _given(row: MissionRecord) -> set[Use]:
    newest = {one.use: one.answer for one in row.consents.order_by("recorded_at", "id")}
    return {Use(use) for use, answer in newest.items() if answer == Answer.GIVEN}


def _answered(
    work: Work, row: MissionRecord, use: str, answer: str, on: date, said: dict[str, str]
) -> UseConsent:
    sheet = work.deed.write("facts", "consent", {"record": row.code, **said})
    return UseConsent.objects.create(
        id=own_id(), record=row, use=use, answer=answer, on=on, sheet_id=sheet.id, **work.by()
    )
