"""Entering a person or a collective, and writing what is known of them anew."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Final
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from amparo.accounts.actors import Actor
from amparo.accounts.acts import acting
from amparo.custody.deeds import Deed
from amparo.custody.models import Envelope, Sheet
from amparo.custody.vault import Value
from amparo.law import packs
from amparo.registry.models import Person
from amparo.registry.names import NameCard
from amparo.registry.people.errors import AlreadyLinked, NothingConsented
from amparo.registry.people.forms import NewPerson, PersonForm, RelationForm, WithdrawForm
from amparo.registry.people.kinds import Differential
from amparo.registry.people.work import KEEP, Work, locked, must_know, register_of, working

ENVELOPES: Final = ("identity", "facts", "contact", "judgement")
# The sheets in which a person is written, and the envelope of each.
SHEETS: Final = {
    "person": "identity",
    "differential": "identity",
    "about": "facts",
    "relations": "facts",
    "pointers": "contact",
}
_SEX: Final = {
    "mujer": "f",
    "woman": "f",
    "femenino": "f",
    "hombre": "m",
    "man": "m",
    "masculino": "m",
}


def enter(actor: Actor, form: NewPerson, at: datetime) -> Person:
    """Enter somebody, in a file of their own; with `from_file`, that file is theirs from now on.

    Raises NotYourAct, KeepsNoRegister, NoSuchPerson, NoCardYet and AlreadyLinked.
    """
    person_id = uuid4()
    note = {"did": "enter_person"}
    with acting(actor, KEEP, person_id, at, note=note) as deed:
        work = Work(deed, actor, register_of(deed), at)
        if form.from_file is not None:
            free(work, form.from_file)
        return write_new(work, form, [form.from_file] if form.from_file else [])


def write_new(
    work: Work,
    form: PersonForm,
    theirs: Collection[UUID] = (),
    *,
    among: Collection[UUID] | None = None,
) -> Person:
    """Seal a new person inside an act on their file.

    theirs  files that are about them
    among   the desks of the register that receive it beside the actor's own; all of them when not given
    """
    only_here = isinstance(form, NewPerson) and form.only_here
    keeping = () if only_here else tuple(holder.id for holder in work.register.holders)
    holders = [desk for desk in keeping if among is None or desk in among]
    made = {kind: work.deed.create(kind, holders=holders) for kind in ENVELOPES}
    for name, value in sealed(form).items():
        work.deed.write_to(made[SHEETS[name]], name, value)
    work.deed.write_to(made["facts"], "relations", {"list": []})
    work.put(replace(card_of(form), theirs=frozenset(theirs)))
    return Person.objects.create(
        id=work.person_id,
        desk_id=work.deed.the_opener().seat_for(work.deed.verb).desk_id,
        entered_on=_month(work.at),
    )


def free(work: Work, file_id: UUID) -> None:
    """Raises AlreadyLinked when a file about one is another's, NoCardYet when it has no card."""
    work.load(file_id)
    if not work.card(file_id).about_several and work.owners(file_id) - {work.person_id}:
        raise AlreadyLinked


def amend(
    actor: Actor, person_id: UUID, form: PersonForm, at: datetime, *, expected: int | None = None
) -> Person:
    """Write anew who somebody is; what was linked or judged stays.

    expected  version of the sheet `person` that was read. Raises ChangedMeanwhile when it is another.
    """
    with working(actor, KEEP, "amend_person", person_id, at) as work:
        row = locked(actor, person_id)
        work.load(person_id)
        old = work.card(person_id)
        told = sealed(form)
        gone = _listed(work.deed.values(["identity"]).get("differential", {}), "withdrawn")
        told["differential"] = {**told["differential"], "withdrawn": gone}
        for name, value in told.items():
            _rewrite(work.deed, name, value, expected if name == "person" else None)
        work.put(card_of(form).keeping(old))
    return row


def withdraw(actor: Actor, person_id: UUID, form: WithdrawForm, at: datetime) -> Person:
    """Let go of a differential fact whose consent was taken back; that it was stays, and not what it said.

    Raises NothingConsented when none of that kind is kept.
    """
    with working(actor, KEEP, "withdraw_consent", person_id, at) as work:
        row = locked(actor, person_id)
        work.load(person_id)
        kept = work.deed.values(["identity"]).get("differential", {})
        facts = _listed(kept, "facts")
        left = [one for one in facts if one["what"] != form.what.value]
        if len(left) == len(facts):
            raise NothingConsented
        day = at.astimezone(ZoneInfo(packs.current().meta.zone)).date()
        gone = {"what": form.what.value, "on": day.isoformat()}
        told = {"facts": left, "withdrawn": [*_listed(kept, "withdrawn"), gone]}
        _rewrite(work.deed, "differential", told, None)
        work.put(_without(work.card(person_id), form.what))
    return row


def _without(card: NameCard, what: Differential) -> NameCard:
    """The card without a fact that stood on it too."""
    if what == Differential.GENDER:
        return replace(card, sex="")
    return replace(card, group="") if what == Differential.PEOPLE else card


def _listed(value: Mapping[str, object], name: str) -> list[dict[str, object]]:
    found = value.get(name, [])
    return [dict(one) for one in found] if isinstance(found, list) else []


def relate(actor: Actor, person_id: UUID, form: RelationForm, at: datetime) -> Person:
    """Add somebody whom they are related to, or a member of a collective."""
    with working(actor, KEEP, "relate_person", person_id, at) as work:
        row = locked(actor, person_id)
        if form.person is not None:
            must_know(actor, [form.person])
        told = {
            "kind": form.kind.value,
            "person": form.person.hex if form.person else "",
            "name": form.name,
            "note": form.note,
        }
        listed = [*_relations(work.deed), told]
        _rewrite(work.deed, "relations", {"list": listed}, None)
    return row


def unrelate(actor: Actor, person_id: UUID, place: int, at: datetime) -> Person:
    """Take one relation off the list, by its place in it; one that is not there changes nothing."""
    with working(actor, KEEP, "unrelate_person", person_id, at) as work:
        row = locked(actor, person_id)
        listed = [one for at_, one in enumerate(_relations(work.deed)) if at_ != place]
        _rewrite(work.deed, "relations", {"list": listed}, None)
    return row


def sealed(form: PersonForm) -> dict[str, Value]:
    """What a form says, by the sheet it is sealed in."""
    return {
        "person": {
            "kind": form.kind.value,
            "names": list(form.names),
            "aliases": list(form.aliases),
            "birth_year": form.birth_year,
            "unit": form.unit.value if form.unit else "",
            "members": form.members,
        },
        "differential": {"facts": [fact.model_dump(mode="json") for fact in form.differential]},
        "about": {
            "place": form.place,
            "defends": list(form.defends),
            "defends_words": form.defends_words,
        },
        "pointers": {"text": form.contact},
    }


def card_of(form: PersonForm) -> NameCard:
    """The card of a person; of their differential facts, only those whose consent was recorded.

    What they defend and what they count as are codes by which people are filtered.
    """
    said = {fact.what: fact.value or fact.code for fact in form.differential if fact.whole}
    told = {"defends": list(form.defends), "unit": form.unit.value if form.unit else ""}
    return NameCard(
        kind=form.kind.value,
        names=form.names,
        aliases=form.aliases,
        birth_year=form.birth_year,
        sex=_SEX.get(said.get(Differential.GENDER, "").strip().lower(), ""),
        place=form.place,
        group=said.get(Differential.PEOPLE, ""),
        told={name: value for name, value in told.items() if value},
    )


def _relations(deed: Deed) -> list[object]:
    listed = deed.values(["facts"]).get("relations", {}).get("list", [])
    return list(listed) if isinstance(listed, list) else []


def _rewrite(deed: Deed, name: str, value: Mapping[str, object], expected: int | None) -> None:
    envelope = Envelope.objects.get(file_id=deed.the_file(), kind=SHEETS[name], about=None)
    sheet = Sheet.objects.filter(envelope=envelope, field=name).first()
    if sheet is None:
        deed.write_to(envelope, name, dict(value))
    else:
        deed.rewrite(sheet, dict(value), expected=expected)


def _month(at: datetime) -> date:
    return at.astimezone(ZoneInfo(packs.current().meta.zone)).date().replace(day=1)
