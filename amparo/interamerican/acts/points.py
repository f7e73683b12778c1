"""Operative points: what each voice says of them, and what is found of them."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext_noop as _

from amparo.accounts.actors import Actor
from amparo.claims import services as claims_services
from amparo.claims.facts import CitationFacts, VoiceFacts
from amparo.claims.selectors import claims
from amparo.interamerican.acts.people import person_of
from amparo.interamerican.forms import (
    EMPTY,
    NOT_LISTED,
    FindingForm,
    PointForm,
    PublicVoiceForm,
    SayingForm,
)
from amparo.interamerican.kinds import Measure, Speaker, values_of
from amparo.interamerican.models import Finding, Point, Saying
from amparo.interamerican.selectors import matter
from amparo.interamerican.work import Work, working
from amparo.kernel.errors import Invalid
from amparo.library import quoting


def add_point(actor: Actor, matter_id: UUID, form: PointForm, at: datetime) -> Point:
    """Enter one operative point: an obligation of the record when it is public, else sealed words."""
    with working(actor, "add_point", matter_id, at) as work:
        if work.matter.points.filter(letter=form.letter).exists():
            raise Invalid({"letter": [NOT_LISTED]})
        _check_words(work, form)
        row = Point.objects.create(
            matter=work.matter,
            letter=form.letter,
            kind=form.kind,
            obligation_id=form.obligation,
            **work.entered(work.seal("judgement", "point", text=form.text)),
        )
        work.deed.note(point=str(row.id), obligation=str(form.obligation or ""))
    return row


def record_saying(actor: Actor, matter_id: UUID, form: SayingForm, at: datetime) -> Saying:
    """Enter what one voice says of a point, in its words or ours; sealed, and never changed."""
    with working(actor, "record_saying", matter_id, at) as work:
        work.not_to_come("on", form.on)
        person = person_of(work, form.person, "person") if form.person else None
        if person is not None and form.speaker != Speaker.BENEFICIARIES:
            raise Invalid({"person": [NOT_LISTED]})
        paper = work.matter.papers.filter(id=form.paper).first() if form.paper else None
        row = Saying.objects.create(
            point=point_of(work, form.point),
            speaker=form.speaker,
            stance=form.stance,
            on=form.on,
            person=person,
            paper=paper,
            **work.entered(work.seal("account", "saying", text=form.text)),
        )
        work.deed.note(saying=str(row.id), speaker=form.speaker.value)
    return row


def record_public_voice(
    actor: Actor, matter_id: UUID, form: PublicVoiceForm, at: datetime
) -> Saying:
    """Enter in the public record what a paper of the library says of a point, by a citation of its words.

    Two entries in the ledger: the claim's, and the matter's that names the voice. Raises Invalid at
    `quote` for words that do not stand in the paper.
    """
    row = matter(actor, matter_id)
    point = row.points.filter(id=form.point, obligation_id__isnull=False).first()
    paper = row.papers.filter(id=form.paper, source_id__isnull=False).first()
    if point is None or point.obligation_id is None:
        raise Invalid({"point": [NOT_LISTED]})
    if paper is None or paper.source_id is None:
        raise Invalid({"paper": [NOT_LISTED]})
    facts = VoiceFacts(
        speaker=form.speaker,
        stance=form.stance,
        on=form.on,
        words_es=form.text,
        citation=_place(paper.source_id, form.quote),
    )
    voice = claims_services.record_voice(actor, point.obligation_id, facts, at)
    with working(actor, "record_public_voice", matter_id, at) as work:
        work.deed.note(voice=str(voice.id))
        return Saying.objects.create(
            point=point,
            speaker=form.speaker,
            stance=form.stance,
            on=form.on,
            paper=paper,
            voice_id=voice.id,
            **work.entered(),
        )


def _place(source_id: UUID, words: str) -> CitationFacts:
    found = quoting.find(quoting.text_of(source_id), words)
    if found is None:
        raise Invalid({"quote": [_("These words do not stand in the paper.")]})
    return CitationFacts(source_id=source_id, start=found[0], end=found[1])


def record_finding(actor: Actor, matter_id: UUID, form: FindingForm, at: datetime) -> Finding:
    """Enter a dated finding on a point with its reasons; by component and by victim where it is so found."""
    with working(actor, "record_finding", matter_id, at) as work:
        work.not_to_come("on", form.on)
        if form.value not in values_of(form.measure, work.matter.body):
            raise Invalid({"value": [NOT_LISTED]})
        if form.ours and form.measure == Measure.CONTEMPT:
            raise Invalid({"ours": [NOT_LISTED]})
        row = Finding.objects.create(
            point=point_of(work, form.point),
            measure=form.measure,
            value=form.value,
            component=form.component,
            person=person_of(work, form.person, "person") if form.person else None,
            by="own" if form.ours else "body",
            on=form.on,
            **work.entered(work.seal("judgement", "finding", text=form.text)),
        )
        work.deed.note(finding=str(row.id), value=form.value.value)
    return row


def point_of(work: Work, point_id: UUID) -> Point:
    row = work.matter.points.filter(id=point_id).first()
    if row is None:
        raise Invalid({"point": [NOT_LISTED]})
    return row


def _check_words(work: Work, form: PointForm) -> None:
    """An obligation of the record is public: a confidential matter has its points sealed."""
    if form.obligation is None:
        if not form.text:
            raise Invalid({"text": [EMPTY]})
        return
    rows = claims(work.actor).filter(id=form.obligation, obligation__isnull=False)
    if not (work.matter.public and rows.exists()):
        raise Invalid({"obligation": [NOT_LISTED]})
