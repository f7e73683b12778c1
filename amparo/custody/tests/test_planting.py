"""A key serves only when the file's own entries state its envelope and its grant."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import transaction

from amparo.accounts import directory
from amparo.accounts.acts import acting
from amparo.accounts.tests.cast import BIRTH
from amparo.custody import (
    checkpoints,
    granting,
    keys,
    ledger,
    opening,
    sealing,
    vault,
    verification,
)
from amparo.custody.errors import DoesNotMatch
from amparo.custody.models import Envelope, Grant, Receipt
from amparo.custody.principals import HolderKey

CANARY = "palabra-inventada-7Q"
LATER = BIRTH + timedelta(minutes=1)


@pytest.fixture
def file_id(cast):
    made = uuid4()
    plan = sealing.Deposit(made, BIRTH)
    plan.add("account", {"story": {"text": CANARY}})
    plan.add("shield", {"who": {"institutions": []}})
    plan.hold([directory.desk_holder(cast.desk("intake").id)])
    with transaction.atomic():
        ledger.append("receive", at=BIRTH, file_id=made, marks=plan.save())
    return made


@pytest.fixture
def officer(cast):
    return cast.actor("intake_officer", "intake")


def test_an_envelope_that_somebody_of_the_directory_planted_seals_nothing_and_opens_nothing(
    cast, file_id, officer
):
    thief = cast.actor("focal_point", "focal_minam")
    desk = directory.desk_holder(officer.seats[0].desk_id)
    planted, key = vault.new_envelope(file_id, "place", LATER)
    grant = vault.wrap_for(desk, planted, key, purpose="place", at=LATER, signer=thief)
    vault.save_new([planted, grant])

    with pytest.raises(DoesNotMatch), acting(officer, "admit", file_id, LATER) as deed:
        deed.write("place", "where", {"text": CANARY})
    with pytest.raises(DoesNotMatch):
        opening.open_file(officer, file_id, "triage", LATER, kinds=["place"])


def test_a_key_made_and_handed_on_in_one_act_serves_there_before_its_entry(cast, file_id, officer):
    analyst = cast.actor("analyst").seats[0].desk_id
    with acting(officer, "admit", file_id, LATER) as deed:
        deed.write("place", "where", {"text": CANARY})
        deed.grant(["place"], analyst, purpose="assessment")
        deed.end_grants([analyst])
        deed.renew(directory.holders_of)
        deed.grant(["place"], analyst, purpose="assessment")

    assert opening.open_file(officer, file_id, "triage", LATER).value("place", "where")
    assert verification.verify().good


def test_a_grant_whose_day_came_is_gone_from_the_entries_of_its_file(cast, file_id, officer):
    analyst, ends_at = cast.actor("analyst"), LATER + timedelta(hours=1)
    with acting(officer, "admit", file_id, LATER) as deed:
        deed.grant(["account"], analyst.seats[0].desk_id, purpose="assessment", ends_at=ends_at)
    row = Grant.objects.get(holder_id=analyst.seats[0].desk_id)

    assert checkpoints.end_grants_past_date(ends_at) == 1

    assert ledger.stated(file_id, "grant", [row.id]) == {row.id: None}
    assert opening.open_file(officer, file_id, "triage", ends_at).value("account", "story")
    assert verification.verify().good


def holders_after_renewal(file_id, officer):
    opened = opening.open_file(officer, file_id, "triage", LATER, holders=directory.holders_of)
    assert opened.value("account", "story")
    return {
        (row.holder_id, row.holder_kind)
        for row in Grant.objects.filter(envelope__file_id=file_id, envelope__kind="account")
    }


def test_a_renewal_wraps_the_new_key_for_nobody_whom_a_planted_row_names(cast, file_id, officer):
    """To say that a key must be renewed, beside a row of a grant, would have a member hand it on."""
    account = Envelope.objects.get(file_id=file_id, kind="account")
    thief = directory.desk_holder(cast.desk("focal_minam").id)
    pair = keys.new_pair()
    receipt = Receipt(
        file_id=file_id, lookup=b"x" * 32, public=pair.public, standing="own", created_at=BIRTH
    )
    receipt.save(force_insert=True)
    for holder in (thief, HolderKey(receipt.id, "receipt", 1, pair.public)):
        junk = vault.wrap_for(holder, account, keys.new_pair().secret, purpose="x", at=LATER)
        junk.save(force_insert=True)
    Envelope.objects.filter(id=account.id).update(stale=True)

    desk = officer.seats[0].desk_id
    assert holders_after_renewal(file_id, officer) == {(desk, "desk")}


def test_a_receipt_whose_key_was_exchanged_is_not_wrapped_for_at_a_renewal(cast, file_id, officer):
    with acting(officer, "reissue_receipt", file_id, LATER) as deed:
        receipt = sealing.new_receipt(file_id, bytes(32), LATER)
        deed.add_receipt(receipt, sealing.new_decoy(receipt, bytes(32)), ["account"])
    mine = (officer.seats[0].desk_id, "desk")
    Envelope.objects.filter(file_id=file_id, kind="account").update(stale=True)
    assert holders_after_renewal(file_id, officer) == {mine, (receipt.id, "receipt")}

    Receipt.objects.filter(id=receipt.id).update(public=keys.new_pair().public)
    Envelope.objects.filter(file_id=file_id, kind="account").update(stale=True)
    assert holders_after_renewal(file_id, officer) == {mine}


def test_an_unsigned_grant_serves_for_the_key_of_a_deposit_alone_even_when_an_entry_states_it(
    cast, file_id, officer
):
    """Whoever writes rows and entries, the administrator, still cannot pass for a member who made a key."""
    desk = directory.desk_holder(officer.seats[0].desk_id)
    account = Envelope.objects.get(file_id=file_id, kind="account")
    shield = Envelope.objects.get(file_id=file_id, kind="shield")
    Grant.objects.filter(envelope=shield).delete()
    key = keys.new_pair().secret
    shield.key_id = keys.key_id(key)
    shield.save()
    notes, other = vault.new_envelope(file_id, "notes", LATER)
    notes.save(force_insert=True)
    for envelope, secret in ((shield, key), (notes, other)):
        grant = vault.wrap_for(desk, envelope, secret, purpose="x", at=LATER)
        grant.save(force_insert=True)
        marks = [vault.grant_mark(grant), vault.envelope_mark(envelope)]
        ledger.append("note", at=LATER, file_id=file_id, marks=marks)
        with pytest.raises(DoesNotMatch):
            vault.key_of(envelope, officer, LATER)

    assert vault.key_of(account, officer, LATER)


def test_a_desk_that_a_planted_row_alone_names_is_handed_nothing_more_of_a_file(
    cast, file_id, officer
):
    """Acts that give new parts, copies or orders to whoever holds a file ask its entries who that is."""
    thief, mine = cast.desk("focal_minam").id, officer.seats[0].desk_id
    account = Envelope.objects.get(file_id=file_id, kind="account")
    holder = directory.desk_holder(thief)
    vault.wrap_for(holder, account, keys.new_pair().secret, purpose="x", at=LATER).save(
        force_insert=True
    )

    assert granting.desks_given(file_id, ["account"]) == {mine}
    rows = Grant.objects.filter(envelope=account).select_related("envelope")
    assert [row.holder_id for row in granting.made(rows)] == [mine]
    analyst = cast.actor("analyst").seats[0].desk_id
    with acting(officer, "admit", file_id, LATER) as deed:
        deed.grant(["account"], analyst, purpose="assessment")
        assert deed.desks_given(["account"]) == {mine, analyst}
