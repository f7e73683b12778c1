"""The acts on a contest. Each leaves one entry in the ledger, whose file is the contest."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID, uuid4

from django.utils.translation import gettext_noop as _

from amparo.accounts.actors import Actor
from amparo.accounts.acts import acting
from amparo.commitments import choices
from amparo.commitments.candidacies.forms import (
    AddCriterion,
    AddNominee,
    AddPillar,
    EnterContest,
    WithdrawNominee,
)
from amparo.commitments.errors import AlreadyWithdrawn, CodeInUse, NoSuchContest
from amparo.commitments.models import Contest, Criterion, Nominee, Pillar
from amparo.custody.deeds import Deed
from amparo.kernel.errors import Invalid

KEEP = "keep_candidacies"


def enter_contest(actor: Actor, form: EnterContest, at: datetime) -> Contest:
    """Enter a post that States propose people for. Raises CodeInUse, Invalid at `dispute_es`."""
    contest_id = uuid4()
    with acting(actor, KEEP, contest_id, at, note={"did": "enter_contest"}) as deed:
        choices.check(form)
        if Contest.objects.filter(code=form.code).exists():
            raise CodeInUse
        row = Contest(
            id=contest_id,
            sole_cited={"yes": True, "no": False}.get(form.sole),
            **form.model_dump(exclude={"sole"}),
            **_by(deed),
        )
        if row.disputed and not form.dispute_es:
            raise Invalid({"dispute_es": [_("Say how the sources differ.")]})
        row.save(force_insert=True)
    return row


def add_pillar(actor: Actor, contest_id: UUID, form: AddPillar, at: datetime) -> Pillar:
    """Add a pillar of the mandate. Raises CodeInUse."""
    with acting(actor, KEEP, contest_id, at, note={"did": "add_pillar"}) as deed:
        choices.check(form)
        contest = the_contest(contest_id)
        if contest.pillars.filter(code=form.code).exists():
            raise CodeInUse
        told = form.model_dump() | {"rights": list(form.rights), "tags": list(form.tags)}
        return Pillar.objects.create(
            contest=contest, position=contest.pillars.count() + 1, **told, **_by(deed)
        )


def add_criterion(actor: Actor, contest_id: UUID, form: AddCriterion, at: datetime) -> Criterion:
    """Add a criterion that somebody asks for. Raises Invalid at `claim_code`."""
    with acting(actor, KEEP, contest_id, at, note={"did": "add_criterion"}) as deed:
        choices.check(form)
        contest = the_contest(contest_id)
        if form.claim_code and not choices.known_claim(form.claim_code):
            raise Invalid({"claim_code": [_("The record has nothing by this code.")]})
        return Criterion.objects.create(contest=contest, **form.model_dump(), **_by(deed))


def add_nominee(actor: Actor, contest_id: UUID, form: AddNominee, at: datetime) -> Nominee:
    """Enter whom a State put forward in public."""
    with acting(actor, KEEP, contest_id, at, note={"did": "add_nominee"}) as deed:
        choices.check(form)
        contest = the_contest(contest_id)
        return Nominee.objects.create(contest=contest, **form.model_dump(), **_by(deed))


def withdraw_nominee(
    actor: Actor, contest_id: UUID, form: WithdrawNominee, at: datetime
) -> Nominee:
    """Enter that a nominee was withdrawn. Raises AlreadyWithdrawn, Invalid at `nominee` or `on`."""
    with acting(actor, KEEP, contest_id, at, note={"did": "withdraw_nominee"}) as deed:
        contest = the_contest(contest_id)
        standing = contest.nominees.select_for_update()
        row = next((each for each in standing if str(each.id) == form.nominee), None)
        if row is None:
            raise Invalid({"nominee": [choices.NOT_LISTED]})
        if row.withdrawn_on:
            raise AlreadyWithdrawn
        if not form.on:
            raise Invalid({"on": [_("Fill in this field.")]})
        row.withdrawn_on = form.on
        row.save(update_fields=["withdrawn_on"])
        deed.note(nominee=str(row.id))
    return row


def the_contest(contest_id: UUID) -> Contest:
    """Raises NoSuchContest."""
    row = Contest.objects.filter(id=contest_id).first()
    if row is None:
        raise NoSuchContest
    return row


def _by(deed: Deed) -> dict[str, object]:
    return {"recorded_at": deed.at, "recorded_by": deed.the_opener().id}
