"""A register that some desk lost: its cards are sealed under a new key, which no planted row is given."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, transaction

from amparo.accounts import directory
from amparo.accounts.acts import acting, system_act
from amparo.accounts.tests.cast import BIRTH
from amparo.custody import cards, keys, ledger, registers, sealing, vault, verification
from amparo.custody.cardwires import Reader
from amparo.custody.errors import DoesNotMatch, NothingToOpen
from amparo.custody.models import Card, CardBlock, Envelope, Grant

LATER = BIRTH + timedelta(minutes=1)
NAMES = [f"Nombre-inventado-{n}" for n in range(5)]


@pytest.fixture(autouse=True)
def nobody_searched_yet():
    cards._lately.clear()


@pytest.fixture
def officer(cast):
    return cast.actor("intake_officer", "intake")


@pytest.fixture
def analyst(cast):
    return cast.actor("analyst")


@pytest.fixture
def register(cast):
    """Kept by the desk that receives and the one that analyses."""
    desks = [cast.desk(code) for code in ("intake", "analysis")]
    return cards.Register("DGDH", tuple(directory.desk_holder(desk.id) for desk in desks))


def card_for(cast, officer, register, name):
    made = uuid4()
    plan = sealing.Deposit(made, BIRTH)
    plan.add("identity", {"name": {"value": name}})
    plan.hold([directory.desk_holder(cast.desk(code).id) for code in ("intake", "analysis")])
    with transaction.atomic():
        ledger.append("receive", at=BIRTH, file_id=made, marks=plan.save())
    with acting(officer, "admit", made, LATER) as deed:
        return cards.write(deed, register, {"n": [name]})


@pytest.fixture
def lost(cast, officer, register):
    """The register with five cards, lost by the analysts, and the key that they knew."""
    for name in NAMES:
        card_for(cast, officer, register, name)
    envelope = Envelope.objects.get(kind="cards")
    key = vault.key_of(envelope, cast.actor("analyst"), LATER)
    with system_act("end_access", register.id, LATER) as deed:
        assert deed.end_grants([cast.desk("analysis").id]) == 1
    return envelope, key


def found_by(actor):
    opened = cards.open_cards(actor, "linkage_work", LATER, holders=directory.holders_of)
    return sorted(card.value["n"][0] for card in opened)


def test_the_next_search_gives_a_lost_register_a_new_key_which_who_lost_it_never_receives(
    cast, officer, analyst, register, lost
):
    envelope, old = lost
    assert found_by(officer) == NAMES

    entry = ledger.entry(ledger.size() - 2).body
    assert (entry["verb"], entry["file"]) == ("renew_register", str(register.id))
    assert len(str(entry)) < 1500
    envelope.refresh_from_db()
    assert not envelope.stale
    newer = card_for(cast, officer, register, "Otro-nombre-inventado")
    for card in Card.objects.all():
        with pytest.raises(DoesNotMatch):
            Reader(old).text(card)
    assert not Grant.objects.filter(envelope=envelope, holder_id=cast.desk("analysis").id).exists()
    with pytest.raises(NothingToOpen):
        found_by(analyst)
    assert verification.verify().good
    # A card that an act wrote since, and one that a block states, are both under watch.
    Card.objects.filter(id=newer.id).update(version=9)
    Card.objects.exclude(id=newer.id).filter(version=2).update(version=7)
    assert len(verification.verify().faults) == 6


def test_a_renewal_that_is_cut_off_loses_nothing_and_is_done_by_the_next(
    officer, register, lost, monkeypatch
):
    monkeypatch.setattr(registers, "_AT_ONCE", 2)
    before = set(Card.objects.values_list("id", "wire"))
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE FUNCTION cut_off() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
            " IF (SELECT count(*) FROM custody_cardblock) > 0 THEN RAISE 'killed'; END IF;"
            " RETURN NEW; END $$"
        )
        cursor.execute(
            "CREATE TRIGGER cut_off BEFORE INSERT ON custody_cardblock"
            " FOR EACH ROW EXECUTE FUNCTION cut_off()"
        )
        with pytest.raises(DatabaseError):
            found_by(officer)
        cursor.execute("DROP TRIGGER cut_off ON custody_cardblock")
    assert {(one, bytes(wire)) for one, wire in before} == {
        (one, bytes(wire)) for one, wire in Card.objects.values_list("id", "wire")
    }
    assert CardBlock.objects.count() == 0

    assert found_by(officer) == NAMES
    assert CardBlock.objects.count() == 3
    assert verification.verify().good
    CardBlock.objects.first().delete()
    assert any("card_block" in fault for fault in verification.verify().faults)


def test_an_act_renews_too_and_a_second_loss_takes_the_place_of_the_first(
    cast, officer, register, lost
):
    card_for(cast, officer, register, "Otro-nombre-inventado")
    assert not Envelope.objects.get(kind="cards").stale
    first = set(CardBlock.objects.values_list("id", flat=True))
    # Somebody marks it again, whom no entry backs: to renew without need does no harm.
    Envelope.objects.filter(kind="cards").update(stale=True)

    assert found_by(officer) == [*NAMES, "Otro-nombre-inventado"]
    assert not first & set(CardBlock.objects.values_list("id", flat=True))
    assert verification.verify().good


def test_a_desk_whose_grant_of_a_register_was_planted_is_not_given_the_new_key(
    cast, officer, register, lost
):
    envelope, _ = lost
    thief = directory.desk_holder(cast.desk("focal_minam").id)
    planted = vault.wrap_for(thief, envelope, keys.new_pair().secret, purpose="cards", at=LATER)
    planted.save(force_insert=True)

    assert found_by(officer) == NAMES
    assert not Grant.objects.filter(envelope=envelope, holder_id=thief.id).exists()


def test_a_search_whose_register_got_a_new_key_on_the_way_misses_no_card(officer, lost):
    opened = cards.open_cards(officer, "linkage_work", LATER)
    registers.freshen(officer, LATER, directory.holders_of)

    assert len(list(opened)) == len(NAMES)
    assert opened.broken == []
