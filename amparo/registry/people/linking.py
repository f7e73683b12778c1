"""Which files and persons are one identity: judged by people, and taken back whole.

Nothing moves when two are joined: a card says inside whom it belongs to, and a person merged into
another points to them. So whatever was linked to either stays where it was, and a split gives back
exactly what there was before.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from uuid import UUID, uuid4

from amparo.accounts.actors import Actor
from amparo.accounts.acts import NotYourAct, acting
from amparo.custody import cards
from amparo.custody.naming import desks_naming, may_name
from amparo.registry import names
from amparo.registry.carding import enter_card
from amparo.registry.models import Person
from amparo.registry.names import NameCard, pair_of
from amparo.registry.people.entering import take, write_new
from amparo.registry.people.errors import (
    AlreadyLinked,
    HasACard,
    KeepsNoRegister,
    NotLinked,
    SameAlready,
)
from amparo.registry.people.forms import PersonForm
from amparo.registry.people.kinds import Kind, Verdict
from amparo.registry.people.work import (
    KEEP,
    LINK,
    Work,
    locked,
    must_name,
    register_of,
    working,
)

_DEEP = 20


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
    """Judge that a file is about somebody of the register. Raises NoCardYet, AlreadyLinked."""
    with working(actor, LINK, "link", person_id, at) as work:
        row = locked(actor, person_id)
        take(work, file_id)
        _because(work, "link", file_id, reasons)
    return row


def unlink(actor: Actor, person_id: UUID, file_id: UUID, reasons: str, at: datetime) -> Person:
    """Take back that a file is about somebody. Raises NotLinked."""
    with working(actor, LINK, "unlink", person_id, at) as work:
        row = locked(actor, person_id)
        work.load(file_id)
        if work.card(file_id).identity != person_id:
            raise NotLinked
        work.put(file_id, work.card(file_id).linked(None))
        _because(work, "unlink", file_id, reasons)
    return row


def merge(actor: Actor, person_id: UUID, other_id: UUID, reasons: str, at: datetime) -> Person:
    """Judge that two of the register are one: the other points to this one from now on.

    Raises SameAlready, and AlreadyLinked when the other was merged elsewhere before.
    """
    with working(actor, LINK, "merge", person_id, at) as work:
        row = locked(actor, person_id)
        locked(actor, other_id)
        work.load(other_id)
        if other_id in _way_up(work, person_id):
            raise SameAlready
        other = work.card(other_id)
        if other.identity is not None:
            raise SameAlready if other.identity == person_id else AlreadyLinked
        work.put(other_id, other.linked(person_id))
        _because(work, "merge", other_id, reasons)
    return row


def split(actor: Actor, person_id: UUID, other_id: UUID, reasons: str, at: datetime) -> Person:
    """Take back a merge: the other is again who they were, with all that was theirs. Raises NotLinked."""
    with working(actor, LINK, "split", person_id, at) as work:
        row = locked(actor, person_id)
        work.load(other_id)
        if work.card(other_id).identity != person_id:
            raise NotLinked
        work.put(other_id, work.card(other_id).linked(None))
        _because(work, "split", other_id, reasons)
    return row


def judge(
    actor: Actor, ours: UUID, theirs: UUID, verdict: Verdict, reasons: str, at: datetime
) -> UUID | None:
    """Keep what a person judged of two files or persons; returns the identity when they are the same.

    What was judged not the same is kept sealed in both cards and not asked again. Raises NoCardYet,
    NoSuchPerson, SameAlready, and AlreadyLinked when both belong to somebody whom the actor may not know.
    """
    if verdict == Verdict.SAME:
        return _same(actor, ours, theirs, reasons, at)
    did = "not_the_same" if verdict == Verdict.DIFFERENT else "left_open"
    pair = frozenset({pair_of(ours, theirs)})
    with working(actor, LINK, did, ours, at) as work:
        work.load(ours, theirs)
        for file_id in (ours, theirs):
            card = work.card(file_id)
            apart = card.apart | pair if verdict == Verdict.DIFFERENT else card.apart - pair
            left = card.open | pair if verdict == Verdict.OPEN else card.open - pair
            work.put(file_id, replace(card, apart=apart, open=left))
    return None


def _same(actor: Actor, ours: UUID, theirs: UUID, reasons: str, at: datetime) -> UUID:
    one, other = (_identity(actor, file_id, at) for file_id in (ours, theirs))
    if one is not None and one == other:
        raise SameAlready
    if one is None and other is None:
        return _enter_both(actor, ours, theirs, reasons, at)
    if one is not None and other is not None:
        return merge(actor, one, other, reasons, at).pk
    if one is not None:
        return link(actor, one, theirs, reasons, at).pk
    return link(actor, other or theirs, ours, reasons, at).pk


def _identity(actor: Actor, file_id: UUID, at: datetime) -> UUID | None:
    """To whom of the register a file belongs, as far as the actor may know; a person, to themselves."""
    register = _register(actor)
    found: UUID | None = file_id if Person.objects.filter(id=file_id).exists() else None
    at_hand, read = file_id, 0
    while read < _DEEP:
        value = cards.peek(actor, register, [at_hand], at).get(at_hand)
        above = names.read(value).identity if value else None
        if above is None or not may_name(actor, {above}):
            break
        found, at_hand, read = above, above, read + 1
    return found


def _enter_both(actor: Actor, ours: UUID, theirs: UUID, reasons: str, at: datetime) -> UUID:
    """Enter the one person whom two files are about, by the names of both.

    For those desks alone that hold both identities: to be judged the same opens no name to anybody.
    """
    person_id = uuid4()
    with acting(actor, LINK, person_id, at, note={"did": "link"}) as deed:
        work = Work(deed, actor, register_of(deed), at)
        work.load(ours, theirs)
        both = _form_of(work.card(ours), work.card(theirs))
        write_new(work, both, among=desks_naming([ours, theirs]))
        for file_id in (ours, theirs):
            take(work, file_id)
            _because(work, "link", file_id, reasons)
    return person_id


def _form_of(card: NameCard, other: NameCard) -> PersonForm:
    """What two cards say of one person; their differential facts stay in the files that have their consent."""
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


def _way_up(work: Work, person_id: UUID) -> list[UUID]:
    """The person and those whom they were merged into, as far as the actor may know."""
    way = [person_id]
    while len(way) < _DEEP:
        work.load(way[-1])
        above = work.card(way[-1]).identity
        if above is None or above in way or not may_name(work.deed.the_opener(), {above}):
            return way
        way.append(above)
    return way


def _because(work: Work, what: str, file_id: UUID, reasons: str) -> None:
    work.deed.write("judgement", what, {"file": file_id.hex, "reasons": reasons})


def _register(actor: Actor) -> cards.Register:
    seats = actor.seats_that_may(LINK)
    if not seats:
        raise NotYourAct(act=LINK)
    return names.register_of(seats[0].institution)
