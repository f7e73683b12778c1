"""Name cards: found by who may know the file, and by nobody who only has the database."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection, transaction

from amparo.accounts import directory
from amparo.accounts.acts import acting
from amparo.accounts.tests.cast import BIRTH
from amparo.custody import cardparts, cards, granting, keys, ledger, sealing, vault, verification
from amparo.custody.errors import (
    DoesNotMatch,
    NothingToOpen,
    OpenedInsideTransaction,
    TooManySearches,
)
from amparo.custody.models import Card, Envelope, Grant

CANARY = "Quintanilla-inventada-7Q"
LATER = BIRTH + timedelta(minutes=1)


@pytest.fixture(autouse=True)
def nobody_searched_yet():
    cards._lately.clear()


@pytest.fixture
def officer(cast):
    return cast.actor("intake_officer", "intake")


@pytest.fixture
def register(cast):
    """The register of those who receive requests, kept by three of their desks."""
    desks = [cast.desk(code) for code in ("intake", "duty", "analysis")]
    return cards.Register("DGDH", tuple(directory.desk_holder(desk.id) for desk in desks))


def file_held_by(cast, *codes, without_names=()):
    made = uuid4()
    plan = sealing.Deposit(made, BIRTH)
    plan.add("identity", {"name": {"value": CANARY}})
    plan.add("facts", {})
    plan.hold([directory.desk_holder(cast.desk(code).id) for code in without_names], {"facts"})
    plan.hold([directory.desk_holder(cast.desk(code).id) for code in codes])
    with transaction.atomic():
        ledger.append("receive", at=BIRTH, file_id=made, marks=plan.save())
    return made


def card_for(officer, register, file_id, name=CANARY, at=LATER):
    with acting(officer, "admit", file_id, at) as deed:
        return cards.write(deed, register, {"n": [name]})


def found_by(actor, at=LATER):
    return {card.file_id: card.value for card in cards.open_cards(actor, "linkage_work", at)}


def whole_database():
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        rows = []
        for table in tables:
            cursor.execute(f'SELECT t::text FROM "{table}" t')  # noqa: S608 - the database's own names
            rows += [row for (row,) in cursor.fetchall()]
    return "\n".join(rows)


def test_a_card_is_found_by_who_may_know_its_file_and_by_nobody_else(cast, officer, register):
    both = file_held_by(cast, "intake", "analysis")
    # The analyst's desk keeps the register, and knows of the second file without its identity.
    alone = file_held_by(cast, "intake", without_names=["analysis"])
    for file_id in (both, alone):
        card_for(officer, register, file_id)

    assert found_by(officer) == {both: {"n": [CANARY]}, alone: {"n": [CANARY]}}
    assert set(found_by(cast.actor("analyst"))) == {both}
    with pytest.raises(NothingToOpen):
        cards.open_cards(cast.actor("focal_point", "focal_minam"), "linkage_work", LATER)


def test_a_search_is_in_the_ledger_before_a_card_is_opened_and_holds_no_name(
    cast, officer, register
):
    card_for(officer, register, file_held_by(cast, "intake"))
    opened = cards.open_cards(officer, "linkage_work", LATER)
    body = ledger.entry(ledger.size() - 1).body

    assert (body["verb"], body["purpose"], body["who"]) == (
        "search",
        "linkage_work",
        str(officer.id),
    )
    assert len(list(opened)) == 1
    assert CANARY not in whole_database()
    with transaction.atomic(), pytest.raises(OpenedInsideTransaction):
        cards.open_cards(officer, "linkage_work", LATER)


def test_a_card_put_in_anothers_place_or_rolled_back_does_not_open_and_is_named(
    cast, officer, register
):
    one, other = file_held_by(cast, "intake"), file_held_by(cast, "intake")
    old = bytes(card_for(officer, register, one, "antes").wire)
    new = card_for(officer, register, one)
    swapped = card_for(officer, register, other)
    assert verification.verify().good
    Card.objects.filter(id=swapped.id).update(wire=bytes(new.wire))
    Card.objects.filter(id=new.id).update(wire=old)

    opened = cards.open_cards(officer, "linkage_work", LATER)

    assert list(opened) == []
    assert set(opened.broken) == {new.id, swapped.id}
    faults = "\n".join(verification.verify().faults)
    assert str(new.id) in faults
    assert str(swapped.id) in faults


def planted_key(envelope, officer):
    """What somebody who writes to the database can do: a key they know, wrapped to the desk."""
    key = keys.new_pair().secret
    holder = directory.desk_holder(officer.seats[0].desk_id)
    envelope.key_id = keys.key_id(key)
    grant = vault.wrap_for(holder, envelope, key, purpose="cards", at=LATER)
    Grant.objects.filter(envelope=envelope, holder_id=holder.id).delete()
    envelope.save()
    grant.save(force_insert=True)
    return grant


@pytest.mark.parametrize("signed", [False, True], ids=["unsigned", "signed by nobody known"])
def test_a_register_key_that_was_planted_opens_nothing_and_seals_nothing(
    cast, officer, register, signed
):
    file_id = file_held_by(cast, "intake")
    envelope = card_for(officer, register, file_id).envelope
    grant = planted_key(envelope, officer)
    if signed:
        grant.signer_id, grant.signature = uuid4(), bytes(64)
        grant.save()
    else:
        # Even an entry that states it does not make up for a signature.
        ledger.append("note", at=LATER, file_id=envelope.file_id, marks=[vault.grant_mark(grant)])

    with pytest.raises(DoesNotMatch):
        cards.open_cards(officer, "linkage_work", LATER)
    with pytest.raises(DoesNotMatch):
        card_for(officer, register, file_id, "otro nombre")


@pytest.mark.parametrize(
    "seat",
    [("focal_point", "focal_minam"), ("litigator",), ("second_signer",)],
    ids=lambda one: one[0],
)
def test_a_register_key_planted_by_a_member_of_the_directory_seals_no_name(
    cast, officer, register, seat
):
    file_id = file_held_by(cast, "intake")
    envelope = card_for(officer, register, file_id).envelope
    thief, key = cast.actor(*seat), keys.new_pair().secret
    envelope.key_id = keys.key_id(key)
    Grant.objects.filter(envelope=envelope).delete()
    envelope.save()
    for holder in register.holders:
        planted = vault.wrap_for(holder, envelope, key, purpose="cards", at=LATER, signer=thief)
        planted.save(force_insert=True)

    with pytest.raises(DoesNotMatch):
        card_for(officer, register, file_held_by(cast, "intake"), "otro nombre")
    with pytest.raises(DoesNotMatch):
        cards.open_cards(officer, "linkage_work", LATER)


def test_a_register_key_that_an_entry_states_still_wants_a_signer_of_its_own_desks(
    cast, officer, register
):
    file_id = file_held_by(cast, "intake")
    envelope = card_for(officer, register, file_id).envelope
    thief, key = cast.actor("litigator"), keys.new_pair().secret
    envelope.key_id = keys.key_id(key)
    Grant.objects.filter(envelope=envelope).delete()
    envelope.save()
    grant = vault.wrap_for(
        register.holders[0], envelope, key, purpose="cards", at=LATER, signer=thief
    )
    grant.save(force_insert=True)
    marks = [vault.grant_mark(grant), vault.envelope_mark(envelope)]
    ledger.append("note", at=LATER, file_id=envelope.file_id, marks=marks)

    with pytest.raises(DoesNotMatch):
        cards.every(officer, register, LATER)
    with pytest.raises(DoesNotMatch):
        card_for(officer, register, file_id, "otro nombre")


def test_a_desk_that_came_later_receives_the_register_with_the_next_card(cast, officer, register):
    file_id = file_held_by(cast, "intake", "duty")
    first = cards.Register(register.institution, register.holders[:1])
    card_for(officer, first, file_id)
    delegate = cast.actor("duty_delegate")
    with pytest.raises(NothingToOpen):
        found_by(delegate)

    card_for(officer, register, file_id)

    assert set(found_by(delegate)) == {file_id}
    assert Envelope.objects.filter(kind="cards").count() == 1


def test_a_desk_that_lost_the_register_does_not_receive_it_again_with_the_next_card(
    cast, officer, register
):
    file_id = file_held_by(cast, "intake", "analysis")
    envelope = card_for(officer, register, file_id).envelope
    lost = Grant.objects.filter(envelope=envelope, holder_id=cast.desk("analysis").id)
    with transaction.atomic():
        marks = granting.take_back(lost)
        ledger.append("end_access", at=LATER, file_id=envelope.file_id, marks=marks)

    card_for(officer, register, file_id, "otro nombre")

    assert found_by(officer) == {file_id: {"n": ["otro nombre"]}}
    assert not lost.all().exists()
    with pytest.raises(NothingToOpen):
        found_by(cast.actor("analyst"))
    assert verification.verify().good


def test_who_searches_without_pause_has_to_wait(cast, officer, register):
    card_for(officer, register, file_held_by(cast, "intake"))
    for _ in range(cards.MOST):
        cards.open_cards(officer, "linkage_work", LATER)
    with pytest.raises(TooManySearches):
        cards.open_cards(officer, "linkage_work", LATER)
    assert found_by(officer, LATER + cards.WITHIN)


@pytest.mark.parametrize(("read", "at_once"), [(1, 1), (2, 1), (3, 2), (4, 3), (5, 9), (100, 2)])
def test_a_search_in_parts_reads_every_card_once_however_they_are_cut(
    cast, officer, register, monkeypatch, read, at_once
):
    files = [file_held_by(cast, "intake") for _each in range(4)]
    for file_id in files:
        for about in (None, uuid4()):
            with acting(officer, "admit", file_id, LATER) as deed:
                cards.write(deed, register, {"n": [CANARY]}, about)
    monkeypatch.setattr(cardparts, "READ", read)
    monkeypatch.setattr(cardparts, "AT_ONCE", at_once)

    seen, after, parts = [], None, 0
    while parts == 0 or after is not None:
        part = cardparts.open_part(officer, "linkage_work", LATER, after)
        chunk = next(part.chunks())
        seen += [card.file_id for card in chunk]
        parts, after = parts + 1, part.after
    whole = cardparts.open_part(officer, "linkage_work", LATER, None)
    assert seen == sorted(2 * files)
    assert [card.file_id for chunk in whole.chunks() for card in chunk] == seen
    assert (whole.looked, whole.count(), whole.after) == (8, 8, None)
