"""Papers of either side and of the body, and the dates they answer."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from amparo.accounts.actors import Actor
from amparo.interamerican.acts.dating import meet, only_before_the_court, open_due
from amparo.interamerican.errors import OnlyInPublic
from amparo.interamerican.forms import NOT_LISTED, PaperForm
from amparo.interamerican.kinds import DueKind, PaperKind, Whose
from amparo.interamerican.models import Due, Paper
from amparo.interamerican.work import Work, working
from amparo.kernel.errors import Invalid
from amparo.library.models import Source

# Who must answer a paper of one side when the body sends it on.
_OTHER = {Whose.STATE: Whose.REPRESENTATIVES, Whose.REPRESENTATIVES: Whose.STATE}
_ANSWER = {
    PaperKind.STATE_REPORT: DueKind.OBSERVATIONS,
    PaperKind.OBSERVATIONS: DueKind.STATE_REPORT,
}


def enter_paper(
    actor: Actor,
    matter_id: UUID,
    form: PaperForm,
    at: datetime,
) -> Paper:
    """Enter a paper that was sent or received: it meets the date it answers, and may set one for the other side.

    Raises OnlyInPublic for a source of the library in a confidential matter, AlreadyMet, Invalid.
    """
    with working(actor, "enter_paper", matter_id, at) as work:
        return enter(work, form)


def enter(
    work: Work,
    form: PaperForm,
    *,
    evidence_id: UUID | None = None,
    sha256: str = "",
) -> Paper:
    """Enter it inside an act; `evidence_id` and `sha256` of bytes that are kept sealed.

    That digest is sealed with the words: in clear, whoever guesses a paper could find the matter it is in.
    """
    work.not_to_come("on", form.on)
    only_before_the_court(work, "author", form.author)
    source = _source(work, form)
    said = {"text": form.text, **({"sha256": sha256} if sha256 else {})}
    row = Paper.objects.create(
        matter=work.matter,
        kind=form.kind,
        author=form.author,
        on=form.on,
        source_id=form.source,
        evidence_id=evidence_id,
        digest=bytes(source.digest) if source else None,
        **work.entered(work.seal("mailbox", "paper", **said)),
    )
    if form.meets is not None:
        due = open_due(work, form.meets, "meets")
        if due.whose != form.author:
            raise Invalid({"meets": [NOT_LISTED]})
        meet(work, due, form.on, row)
    _answer_by(work, form)
    _commission_by(work, form)
    work.deed.note(paper=str(row.id), author=form.author.value, kind=form.kind.value)
    return row


def _source(work: Work, form: PaperForm) -> Source | None:
    if form.source is None:
        return None
    if not work.matter.public:
        raise OnlyInPublic
    source = Source.objects.filter(id=form.source).first()
    if source is None:
        raise Invalid({"source": [NOT_LISTED]})
    return source


def _answer_by(work: Work, form: PaperForm) -> None:
    if form.answer_by is None:
        return
    if form.author not in _OTHER or form.answer_by < form.on:
        raise Invalid({"answer_by": [NOT_LISTED]})
    Due.objects.create(
        matter=work.matter,
        kind=_ANSWER.get(form.kind, DueKind.INFORMATION),
        whose=_OTHER[form.author],
        asked_on=form.on,
        due_on=form.answer_by,
        **work.entered(),
    )


def _commission_by(work: Work, form: PaperForm) -> None:
    """The Court hears the Commission too, on its own day."""
    if form.commission_by is None:
        return
    only_before_the_court(work, "commission_by", Whose.COMMISSION)
    if form.author == Whose.COMMISSION or form.commission_by < form.on:
        raise Invalid({"commission_by": [NOT_LISTED]})
    Due.objects.create(
        matter=work.matter,
        kind=DueKind.COMMISSION,
        whose=Whose.COMMISSION,
        asked_on=form.on,
        due_on=form.commission_by,
        **work.entered(),
    )
