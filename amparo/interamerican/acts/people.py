"""Who is in a matter: beneficiaries and their families, whoever asks, whoever represents; and what they consent to."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db.models import Max

from amparo.accounts.actors import Actor
from amparo.interamerican.forms import (
    NOT_LISTED,
    ConsentBody,
    JustifyForm,
    MandateForm,
    PersonForm,
    RevokeForm,
    WithdrawForm,
)
from amparo.interamerican.kinds import PROTECTED, ConsentKind, Part
from amparo.interamerican.models import Consent, Mandate, MatterPerson
from amparo.interamerican.work import Work, working
from amparo.kernel.errors import Invalid
from amparo.registry.carding import name_in_file
from amparo.registry.names import NameCard


def enter_person(actor: Actor, matter_id: UUID, form: PersonForm, at: datetime) -> MatterPerson:
    """Enter somebody: their part and number in clear, who they are sealed."""
    with working(actor, "enter_person", matter_id, at) as work:
        if (form.of is not None) != (form.part == Part.FAMILY):
            raise Invalid({"of": [NOT_LISTED]})
        of = person_of(work, form.of, "of") if form.of else None
        said = {"name": form.name, "contact": form.contact, "note": form.note}
        sheet = work.seal("identity", "person", **said)
        row = MatterPerson.objects.create(
            matter=work.matter,
            part=form.part,
            number=_next_number(work, form.part),
            identity=form.identity,
            of=of,
            since=form.since,
            **work.entered(sheet),
        )
        name_in_file(work.deed, NameCard("matter", names=(form.name,)), row.id)
        work.deed.note(person=str(row.id), part=form.part)
    return row


def record_consent(actor: Actor, matter_id: UUID, form: ConsentBody, at: datetime) -> Consent:
    """Record that somebody consents, for what and how they said so."""
    with working(actor, "record_consent", matter_id, at) as work:
        work.not_to_come("on", form.on)
        if not form.scope:
            raise Invalid({"scope": [NOT_LISTED]})
        person = person_of(work, form.person, "person")
        sheet = work.seal("account", "consent", text=form.text)
        row = Consent.objects.create(
            person=person,
            kind=ConsentKind.GIVEN,
            form=form.form,
            scope=sorted(form.scope),
            on=form.on,
            **work.entered(sheet),
        )
        work.deed.note(person=str(person.id))
    return row


def justify_absence(actor: Actor, matter_id: UUID, form: JustifyForm, at: datetime) -> Consent:
    """Record why somebody's consent cannot be had (25.6); the reason is sealed and never optional."""
    with working(actor, "justify_absence", matter_id, at) as work:
        return _without(work, form.person, ConsentKind.JUSTIFIED, form)


def withdraw_consent(actor: Actor, matter_id: UUID, form: WithdrawForm, at: datetime) -> Consent:
    """Record that somebody took their consent back: from that day nothing more is asked for them."""
    with working(actor, "withdraw_consent", matter_id, at) as work:
        return _without(work, form.person, ConsentKind.WITHDRAWN, form)


def grant_mandate(actor: Actor, matter_id: UUID, form: MandateForm, at: datetime) -> Mandate:
    """Record who represents whom, for what and until when."""
    with working(actor, "grant_mandate", matter_id, at) as work:
        rows = work.matter.people.filter(part=Part.REPRESENTATIVE)
        who = rows.filter(id=form.representative).first()
        if who is None:
            raise Invalid({"representative": [NOT_LISTED]})
        if form.until is not None and form.until < form.since:
            raise Invalid({"until": [NOT_LISTED]})
        row = Mandate.objects.create(
            matter=work.matter,
            representative=who,
            by=person_of(work, form.by, "by") if form.by else None,
            scope=sorted(form.scope),
            since=form.since,
            until=form.until,
            **work.entered(work.seal("identity", "mandate", text=form.text)),
        )
        work.deed.note(mandate=str(row.id))
    return row


def revoke_mandate(actor: Actor, matter_id: UUID, form: RevokeForm, at: datetime) -> Mandate:
    """Record that a mandate was taken back. Raises Invalid at `mandate` for one that is not in force."""
    with working(actor, "revoke_mandate", matter_id, at) as work:
        work.not_to_come("on", form.on)
        row = work.matter.mandates.filter(id=form.mandate, revoked_on=None).first()
        if row is None:
            raise Invalid({"mandate": [NOT_LISTED]})
        row.revoked_on = form.on
        row.save(update_fields=["revoked_on"])
        work.deed.note(mandate=str(row.id))
    return row


def person_of(work: Work, person_id: UUID, field: str) -> MatterPerson:
    """Somebody the matter is about. Raises Invalid at the field."""
    row = work.matter.people.filter(id=person_id, part__in=PROTECTED).first()
    if row is None:
        raise Invalid({field: [NOT_LISTED]})
    return row


def _without(
    work: Work, person_id: UUID, kind: ConsentKind, form: JustifyForm | WithdrawForm
) -> Consent:
    work.not_to_come("on", form.on)
    person = person_of(work, person_id, "person")
    sheet = work.seal("account", "consent", text=form.text)
    work.deed.note(person=str(person.id))
    return Consent.objects.create(person=person, kind=kind, on=form.on, **work.entered(sheet))


def _next_number(work: Work, part: str) -> int:
    rows = work.matter.people.filter(part=part)
    return int(rows.aggregate(last=Max("number"))["last"] or 0) + 1
