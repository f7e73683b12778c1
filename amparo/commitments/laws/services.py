"""The acts on a law. Each authorises, commits and leaves one entry in the ledger, whose file is the law."""

from __future__ import annotations

import hashlib
from datetime import date, datetime
from uuid import UUID, uuid4

from django.utils.translation import gettext_noop as _

from amparo.accounts.actors import Actor
from amparo.accounts.acts import acting
from amparo.claims.models import Topic
from amparo.commitments import choices
from amparo.commitments.errors import CodeInUse, NoSuchLaw, StepOutOfOrder
from amparo.commitments.kinds import Affected, Touched
from amparo.commitments.laws import matters, touching
from amparo.commitments.laws.forms import (
    AddVersion,
    EnterLaw,
    OpenWindow,
    RecordStep,
    SayEffect,
    SayPosition,
    SayTouch,
)
from amparo.commitments.models import (
    AlertRead,
    Effect,
    Law,
    LawStep,
    Position,
    TextVersion,
    Touch,
    TouchedArticle,
    Window,
)
from amparo.commitments.stages import (
    BESIDE,
    LawAct,
    LawStage,
    Reached,
    first_day,
    learnt_late,
    reached,
)
from amparo.commitments.text.addresses import addresses
from amparo.custody.deeds import Deed
from amparo.custody.selectors import files_of
from amparo.kernel.errors import Forbidden, Invalid
from amparo.kernel.workflow import IllegalMove
from amparo.library.selectors import text_of

KEEP, READ = "keep_laws", "read_follow_up"
NOT_IN_RECORD = _("The record has nothing by this code.")


def enter_law(actor: Actor, form: EnterLaw, at: datetime) -> Law:
    """Enter a law or bill, as presented. Raises CodeInUse, Invalid."""
    law_id = uuid4()
    with acting(actor, KEEP, law_id, at, note={"did": "enter_law"}) as deed:
        choices.check(form)
        if Law.objects.filter(code=form.code).exists():
            raise CodeInUse
        row = Law(id=law_id, **form.model_dump(), **_by(deed))
        row.save(force_insert=True)
    return row


def record_step(actor: Actor, law_id: UUID, form: RecordStep, at: datetime) -> LawStep:
    """Enter what was done with a law. Raises IllegalMove, StepOutOfOrder, Invalid.

    An act for which the record does not know what came before leaps forward; one learnt late, of a day before
    the last step, is entered and moves nothing. Letting a window lapse is an act with its date like any other.
    """
    with acting(actor, KEEP, law_id, at, note={"did": "record_step"}) as deed:
        choices.check(form)
        law = _locked(law_id)
        act, before = LawAct(form.act), LawStage(law.stage)
        way = _way(law, before, act, form.on)
        told = form.model_dump(exclude={"places", "to_whom"})
        step = LawStep.objects.create(
            law=law,
            position=law.steps.count() + 1,
            from_stage=before,
            to_stage=way.stage,
            leaped=way.leaped,
            places=addresses(form.places),
            to_whom=list(form.to_whom),
            **told,
            **_by(deed),
        )
        if not way.late:
            law.stage = way.stage
            law.save(update_fields=["stage"])
        deed.note(step=str(step.id), law_act=act.value)
    return step


def open_window(actor: Actor, law_id: UUID, form: OpenWindow, at: datetime) -> Window:
    """Enter a time in which somebody may act. Raises Invalid at `due_on`."""
    with acting(actor, KEEP, law_id, at, note={"did": "open_window"}) as deed:
        choices.check(form)
        law = _locked(law_id)
        if form.due_on and form.opens_on and form.due_on < form.opens_on:
            raise Invalid({"due_on": [_("It cannot close before it opens.")]})
        row = Window.objects.create(
            law=law, after=law.steps.count(), **form.model_dump(), **_by(deed)
        )
        deed.note(window=str(row.id), kind=row.kind)
    return row


def add_version(actor: Actor, law_id: UUID, form: AddVersion, at: datetime) -> TextVersion:
    """Add a text of a law: pasted, or that of a document of the library. Raises Invalid at `text`."""
    with acting(actor, KEEP, law_id, at, note={"did": "add_version"}) as deed:
        choices.check(form)
        law = _locked(law_id)
        text = form.text.replace("\r\n", "\n")
        whole = text or (text_of(form.source_id) if form.source_id else "")
        if not whole.strip():
            raise Invalid({"text": [_("Paste the text, or choose a document that has one.")]})
        told = form.model_dump(exclude={"text"})
        row = TextVersion.objects.create(
            law=law,
            position=law.versions.count() + 1,
            text=text,
            digest=hashlib.sha256(whole.encode()).digest(),
            **told,
            **_by(deed),
        )
        deed.note(version=str(row.id))
    return row


def say_touch(actor: Actor, law_id: UUID, form: SayTouch, at: datetime) -> Touch:
    """Say what an article touches and why. Raises Invalid at `target`, `article` or `place`."""
    with acting(actor, KEEP, law_id, at, note={"did": "say_touch"}) as deed:
        choices.check(form)
        law = _locked(law_id)
        right = form.kind == Touched.RIGHT
        known = (
            Topic.objects.filter(vocabulary="right", code=form.target).exists()
            if right
            else choices.known_claim(form.target)
        )
        if not known:
            raise Invalid({"target": [NOT_IN_RECORD]})
        article = touching.chosen(law, form.article)
        place = touching.place_of(form.place, article[1] if article else "")
        told = form.model_dump(exclude={"place", "article"})
        row = Touch.objects.create(law=law, place=place, **told, **_by(deed))
        if article:
            TouchedArticle.objects.create(touch=row, version=article[0], key=article[1])
        deed.note(touch=str(row.id))
    return row


def say_effect(actor: Actor, law_id: UUID, form: SayEffect, at: datetime) -> Effect:
    """Say whom or what a law affects; of a matter of ours all but that there is one is sealed.

    Raises Invalid at `target`, or at what the number counts.
    """
    with acting(actor, KEEP, law_id, at, note={"did": "say_effect"}) as deed:
        choices.check(form)
        law = _locked(law_id)
        _check_target(actor, form)
        if form.number is not None and not form.counts_es:
            raise Invalid({"counts_es": [_("Say what the number counts.")]})
        row = Effect(law=law, **form.model_dump(), **_by(deed))
        if row.kind == Affected.MATTER:
            matters.seal(deed, row)
        else:
            row.save(force_insert=True)
        deed.note(effect=str(row.id))
    return row


def say_position(actor: Actor, law_id: UUID, form: SayPosition, at: datetime) -> Position:
    """Enter what somebody holds of a law. Raises Invalid at `claim_code`."""
    with acting(actor, KEEP, law_id, at, note={"did": "say_position"}) as deed:
        choices.check(form)
        law = _locked(law_id)
        if form.claim_code and not choices.known_claim(form.claim_code):
            raise Invalid({"claim_code": [NOT_IN_RECORD]})
        told = form.model_dump(exclude={"place"})
        row = Position.objects.create(
            law=law, place=touching.place_of(form.place), **told, **_by(deed)
        )
        deed.note(position=str(row.id))
    return row


def mark_read(actor: Actor, alert: str, at: datetime) -> None:
    """Note that this member read an alert; a mark of their own, no fact of the record."""
    if not actor.may(READ):
        raise Forbidden
    AlertRead.objects.update_or_create(
        member_id=actor.id, alert=alert[:80], defaults={"read_at": at}
    )


def _locked(law_id: UUID) -> Law:
    row = Law.objects.select_for_update().filter(id=law_id).first()
    if row is None:
        raise NoSuchLaw
    return row


def _by(deed: Deed) -> dict[str, object]:
    return {"recorded_at": deed.at, "recorded_by": deed.the_opener().id}


def _way(law: Law, stage: LawStage, act: LawAct, on: str) -> Reached:
    """Where an act leads. Raises IllegalMove, and StepOutOfOrder for one that moves the law and came before."""
    day = first_day(on)
    last = _last_move(law)
    before_last = bool(day and last and day < last)
    try:
        way = reached(stage, act)
    except IllegalMove:
        if not before_last:
            raise
        return Reached(learnt_late(stage, act), leaped=False, late=True)
    if before_last and act not in BESIDE:
        raise StepOutOfOrder
    return way


def _last_move(law: Law) -> date | None:
    """The last day known on which the law moved."""
    moving = law.steps.exclude(act__in=[each.value for each in BESIDE]).exclude(on="")
    return max((day for step in moving if (day := first_day(step.on))), default=None)


def _check_target(actor: Actor, form: SayEffect) -> None:
    match form.kind:
        case Affected.ORGANISATION | Affected.PEOPLE:
            known = form.target in {code for code, _label in choices.options("parties")}
        case Affected.OBLIGATION:
            known = choices.known_claim(form.target)
        case Affected.PROCEEDING:
            known = Topic.objects.filter(vocabulary="matter", code=form.target).exists()
        case _:
            known = form.target in {str(each) for each in files_of(actor)}
    if not known:
        raise Invalid({"target": [NOT_IN_RECORD]})
