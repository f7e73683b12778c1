"""Which files and persons are one identity: judged by people, and taken back whole.

Nothing moves when two are joined: a person's card says inside which files are theirs and who turned
out to be them. So whatever was linked to either stays where it was, and a split gives back exactly
what there was before. An act writes the card of the person alone, and its entry says that something
was judged of them: not of whom else, nor what (docs/adr/0017).
"""

from __future__ import annotations

from datetime import datetime
from uuid import UUID, uuid4

from amparo.accounts.actors import Actor
from amparo.accounts.acts import NotYourAct, acting
from amparo.custody import cards, vault
from amparo.custody.naming import desks_naming, may_name
from amparo.registry import names
from amparo.registry.carding import enter_card
from amparo.registry.models import Person
from amparo.registry.names import NameCard, pair_of
from amparo.registry.people.entering import free, write_new
from amparo.registry.people.errors import (
    HasACard,
    KeepsNoRegister,
    NamesSeveral,
    NotLinked,
    OtherKind,
    SameAlready,
)
from amparo.registry.people.forms import PersonForm
from amparo.registry.people.kinds import Kind, Verdict
from amparo.registry.people.wholes import Wholes
from amparo.registry.people.work import (
    KEEP,
    LINK,
    Work,
    locked,
    must_name,
    register_of,
    whole_register,
    working,
)

JUDGED = "judge_identity"


def card_file(actor: Actor, file_id: UUID, at: datetime) -> None:
    """Enter the card of a file that has none in this register, from what it says of the person.

    Raises NoSuchPerson for who may not read its names (theirs would be a card without any), and
    HasACard when there is one with names: to enter it anew is no way to take them off.
    """
    with acting(actor, KEEP, file_id, at, note={"did": "enter_card"}) as deed:
        must_name(deed.the_opener(), [file_id])
        before = cards.read(deed, register_of(deed), [file_id]).get(file_id)
        if before is not None and names.read(before).names:
            raise HasACard
        if enter_card(deed) is None:
            raise KeepsNoRegister


def link(actor: Actor, person_id: UUID, file_id: UUID, reasons: str, at: datetime) -> Person:
    """Judge that a file is about somebody of the register.

    Raises NoCardYet, SameAlready, and AlreadyLinked when it is about another whom the actor may know. One
    whom they may not know is not told of: the file is then of both, and whoever may know both decides.
    """
    with working(actor, LINK, JUDGED, person_id, at) as work:
        row = locked(actor, person_id)
        work.load(person_id)
        free(work, file_id)
        if file_id in work.card(person_id).theirs:
            raise SameAlready
        work.put(work.card(person_id).joined(file_id))
        _because(work, "link", file_id, reasons)
    return row


def unlink(actor: Actor, person_id: UUID, file_id: UUID, reasons: str, at: datetime) -> Person:
    """Take back that a file is about somebody. Raises NotLinked."""
    return _part(actor, "unlink", (person_id, file_id), reasons, at)


def merge(actor: Actor, person_id: UUID, other_id: UUID, reasons: str, at: datetime) -> Person:
    """Judge that two of the register are one: the other belongs to this one from now on.

    Raises SameAlready, OtherKind for a person and a collective, and AlreadyLinked as `link`.
    """
    with working(actor, LINK, JUDGED, person_id, at) as work:
        row = locked(actor, person_id)
        locked(actor, other_id)
        work.load(person_id, other_id)
        if other_id in work.above(person_id) or person_id in work.owners(other_id):
            raise SameAlready
        if work.card(person_id).kind != work.card(other_id).kind:
            raise OtherKind
        free(work, other_id)
        work.put(work.card(person_id).joined(other_id))
        _because(work, "merge", other_id, reasons)
    return row


def split(actor: Actor, person_id: UUID, other_id: UUID, reasons: str, at: datetime) -> Person:
    """Take back a merge: the other is again who they were, with all that was theirs. Raises NotLinked."""
    return _part(actor, "split", (person_id, other_id), reasons, at)


def _part(actor: Actor, what: str, both: tuple[UUID, UUID], reasons: str, at: datetime) -> Person:
    person_id, other_id = both
    with working(actor, LINK, JUDGED, person_id, at) as work:
        row = locked(actor, person_id)
        work.load(person_id, other_id)
        if other_id not in work.card(person_id).theirs:
            raise NotLinked
        work.put(work.card(person_id).parted(other_id))
        _because(work, what, other_id, reasons)
    return row


def judge(
    actor: Actor, ours: UUID, theirs: UUID, verdict: Verdict, reasons: str, at: datetime
) -> UUID | None:
    """Keep what a person judged of two files or persons; returns the identity when they are the same.

    What was judged not the same is kept sealed, with its reasons, in the card of the first and not asked
    again, until somebody judges it anew from either side. Raises NoCardYet, NoSuchPerson and SameAlready;
    OtherKind as `merge`, and NamesSeveral when neither is known by one name.
    """
    if verdict == Verdict.SAME:
        return _same(actor, ours, theirs, reasons, at)
    pair = pair_of(ours, theirs)
    with working(actor, LINK, JUDGED, ours, at) as work:
        work.load(ours, theirs)
        work.card(theirs)
        apart = verdict == Verdict.DIFFERENT
        work.put(work.card(ours).judged(pair, at, apart=apart, why=reasons))
    return None


def _same(actor: Actor, ours: UUID, theirs: UUID, reasons: str, at: datetime) -> UUID:
    """A file about several is tied to whom it is judged to name; those stay each their own."""
    whole = whole_register(actor, _register(actor), at)
    one, other = (_identity(actor, whole, file_id) for file_id in (ours, theirs))
    if one is not None and one == other:
        raise SameAlready
    if one is None and other is None:
        return _enter_both(actor, ours, theirs, reasons, at)
    if one is not None and other is not None:
        return merge(actor, one, other, reasons, at).pk
    if one is not None:
        return link(actor, one, theirs, reasons, at).pk
    return link(actor, other or theirs, ours, reasons, at).pk


def _identity(actor: Actor, whole: Wholes, file_id: UUID) -> UUID | None:
    """To whom of the register a file belongs, as far as the actor may know; a person, to themselves."""
    above = may_name(actor, {whole.root(file_id)} - {file_id})
    if above:
        return above.pop()
    return file_id if Person.objects.filter(id=file_id).exists() else None


def _enter_both(actor: Actor, ours: UUID, theirs: UUID, reasons: str, at: datetime) -> UUID:
    """Enter the one person whom two files are about, by the names of both.

    For those desks alone that hold both identities: to be judged the same opens no name to anybody.
    """
    person_id, both = uuid4(), (ours, theirs)
    with acting(actor, LINK, person_id, at, note={"did": JUDGED}) as deed:
        work = Work(deed, actor, register_of(deed), at)
        for file_id in both:
            free(work, file_id)
        form = _form_of(work.card(ours), work.card(theirs))
        write_new(work, form, both, among=desks_naming(both))
        for file_id in both:
            _because(work, "link", file_id, reasons)
    return person_id


def _form_of(card: NameCard, other: NameCard) -> PersonForm:
    """What two cards say of one person; their differential facts stay in the files that have their consent.

    A file about several says nothing of which of them it is. Raises NamesSeveral when both are.
    """
    if card.about_several and other.about_several:
        raise NamesSeveral
    card, other = (
        (other, other) if card.about_several else (card, card if other.about_several else other)
    )
    kind = Kind.COLLECTIVE if card.kind == Kind.COLLECTIVE else Kind.PERSON
    written = tuple(dict.fromkeys((*card.names, *other.names)))
    return PersonForm.model_construct(
        **{
            **{name: field.get_default() for name, field in PersonForm.model_fields.items()},
            "kind": kind,
            "names": written,
            "aliases": tuple(dict.fromkeys((*card.aliases, *other.aliases))),
            "birth_year": card.birth_year or other.birth_year,
            "place": card.place or other.place,
        }
    )


def _because(work: Work, what: str, file_id: UUID, reasons: str) -> None:
    """Seal what was judged of whom and why; the sheet's clear name does not tell whether they were joined or parted."""
    value = vault.with_name({"file": file_id.hex, "reasons": reasons}, what)
    work.deed.write("judgement", vault.SAID, value)


def _register(actor: Actor) -> cards.Register:
    seats = actor.seats_that_may(LINK)
    if not seats:
        raise NotYourAct(act=LINK)
    return names.register_of(seats[0].institution)
