"""Sealing, granting, opening and taking back, as a member with keys and as somebody without."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from django.db import connection, transaction

from amparo.accounts import directory
from amparo.accounts.acts import NotYourAct, acting, system_act
from amparo.accounts.tests.cast import BIRTH
from amparo.custody import ledger, notices, opening, sealing, verification
from amparo.custody.errors import (
    ChangedMeanwhile,
    DoesNotMatch,
    MustNotKnow,
    NothingToOpen,
    OpenedInsideTransaction,
)
from amparo.custody.models import Envelope, Grant, Notice, Receipt, Sheet

CANARY = "palabra-inventada-7Q"
MASTER = b"m" * 32
LATER = BIRTH + timedelta(minutes=1)


@pytest.fixture
def file_id(cast):
    """A deposited file held by the intake desk, whose person said the police must not know."""
    made = uuid4()
    plan = sealing.Deposit(made, BIRTH)
    plan.add("account", {"story": {"text": CANARY}})
    plan.add("contact", {"phone": {"text": "000 000 000"}})
    plan.add("facts", {"coded": {"track": "urgent"}})
    plan.add("mailbox", {})
    plan.add("shield", {"who": {"institutions": ["PNP"]}})
    plan.hold([directory.desk_holder(cast.desk("intake").id)])
    plan.receipt(MASTER, reads=["mailbox"])
    plan.tell({"kind": "stage", "stage": "received", "track": "urgent"})
    with transaction.atomic():
        ledger.append("receive", at=BIRTH, file_id=made, marks=plan.save())
    return made


@pytest.fixture
def officer(cast):
    return cast.actor("intake_officer", "intake")


def lines_for(file_id):
    pair = sealing.receipt_pair(MASTER)
    rows = Notice.objects.filter(file_id=file_id).order_by("written_at", "id")
    return [notices.read(pair, bytes(row.wire)) for row in rows]


def test_who_opened_in_the_evening_of_lima_opened_that_day(file_id, officer):
    opening.open_file(officer, file_id, "triage", datetime(2026, 11, 22, 2, tzinfo=UTC))
    assert [line["on"] for line in lines_for(file_id) if line["kind"] == "opened"] == ["2026-11-21"]


def test_a_member_whose_desk_holds_a_file_reads_it_for_a_purpose(file_id, officer):
    found = opening.open_file(officer, file_id, "triage", LATER)

    assert found.value("account", "story") == {"text": CANARY}
    assert found.purpose == "triage"


def test_the_entry_and_the_line_to_the_person_stand_before_anything_is_read(file_id, officer):
    opening.open_file(officer, file_id, "triage", LATER)

    body = ledger.entries_of(file_id)[-1].body
    assert (body["verb"], body["who"], body["purpose"]) == ("open", str(officer.id), "triage")
    told = [line for line in lines_for(file_id) if line["kind"] == "opened"]
    assert [(line["role"], line["purpose"]) for line in told] == [("intake_officer", "triage")]


def test_a_name_is_not_in_the_line_that_tells_who_opened(file_id, officer):
    opening.open_file(officer, file_id, "triage", LATER)

    assert officer.name not in str(lines_for(file_id))


def test_opening_is_refused_inside_a_transaction(file_id, officer):
    with transaction.atomic(), pytest.raises(OpenedInsideTransaction):
        opening.open_file(officer, file_id, "triage", LATER)


def test_absent_and_hidden_files_are_refused_alike(cast, file_id):
    stranger = cast.actor("focal_point", "focal_minam")

    refusals = []
    for one in (file_id, uuid4()):
        with pytest.raises(NothingToOpen) as refused:
            opening.open_file(stranger, one, "triage", LATER)
        refusals.append(str(refused.value))
    assert refusals[0] == refusals[1]


def test_what_is_open_is_read_again_without_another_entry_until_it_closes(file_id, officer):
    opening.open_file(officer, file_id, "triage", LATER)
    size = ledger.size()

    again = opening.reopened(officer, file_id, LATER + timedelta(minutes=14))
    assert again.value("account", "story") == {"text": CANARY}
    assert opening.reopened(officer, file_id, LATER + timedelta(minutes=16)) is None
    assert ledger.size() == size


def test_an_envelope_can_be_handed_to_another_desk_of_the_mechanism(cast, file_id, officer):
    analyst = cast.actor("analyst")
    with acting(officer, "admit", file_id, LATER) as deed:
        deed.grant(["account"], analyst.seats[0].desk_id, purpose="assessment")

    found = opening.open_file(analyst, file_id, "assessment", LATER)
    assert found.kinds == {"account"}


def test_an_institution_that_must_not_know_is_refused_with_its_whole_line(cast, file_id, officer):
    police = cast.desk_of_kind("police_unit")
    with pytest.raises(MustNotKnow), acting(officer, "admit", file_id, LATER) as deed:
        deed.grant(["account"], police.id, purpose="assessment")

    assert not Grant.objects.filter(holder_id=police.id).exists()
    assert ledger.entry(ledger.size() - 1).body["refused"] == "must_not_know"


def test_a_written_override_lifts_the_shield_and_only_the_decision_maker_writes_one(
    cast, file_id, officer
):
    decider = cast.actor("decision_maker")
    police = cast.desk_of_kind("police_unit")
    with acting(officer, "admit", file_id, LATER) as deed:
        deed.grant(["shield", "contact"], decider.seats[0].desk_id, purpose="decision")
    with acting(decider, "override_shield", file_id, LATER) as deed:
        deed.write("shield", "override", {"institutions": ["PNP"], "text": "motivo inventado"})
    with acting(decider, "override_shield", file_id, LATER) as deed:
        deed.grant(["contact"], police.id, purpose="order")

    assert Grant.objects.filter(holder_id=police.id).count() == 1
    with pytest.raises(Exception, match="keys"), acting(officer, "admit", file_id, LATER) as deed:
        deed.write("shield", "override", {"institutions": ["PNP"]})


def test_an_act_that_a_role_may_not_do_leaves_nothing_but_its_refusal(cast, file_id):
    stranger = cast.actor("focal_point", "focal_minam")
    with pytest.raises(NotYourAct), acting(stranger, "admit", file_id, LATER):
        raise AssertionError

    body = ledger.entry(ledger.size() - 1).body
    assert (body["verb"], body["refused"]) == ("refusal", "not_your_act")
    assert "file" not in body


def test_a_deed_leaves_one_entry_with_the_digest_of_all_it_wrote(file_id, officer):
    with acting(officer, "admit", file_id, LATER) as deed:
        sheet = deed.write("judgement", "reasons", {"text": CANARY})
        deed.tell({"kind": "stage", "stage": "admitted", "track": "urgent"})

    body = ledger.entries_of(file_id)[-1].body
    kinds = sorted(mark[0] for mark in body["marks"])
    assert kinds == ["envelope", "grant", "notice", "sheet"]
    assert str(sheet.id) in {mark[1] for mark in body["marks"]}


def test_saving_over_somebody_elses_words_is_refused(file_id, officer):
    with acting(officer, "admit", file_id, LATER) as deed:
        sheet = deed.write("judgement", "draft", {"text": "uno"})
    with acting(officer, "admit", file_id, LATER) as deed:
        deed.rewrite(sheet, {"text": "dos"}, expected=1)
    with pytest.raises(ChangedMeanwhile), acting(officer, "admit", file_id, LATER) as deed:
        deed.rewrite(sheet, {"text": "tres"}, expected=1)


def test_the_worker_takes_back_without_keys_and_the_key_is_renewed_when_next_opened(
    cast, file_id, officer
):
    analyst = cast.actor("analyst")
    with acting(officer, "admit", file_id, LATER) as deed:
        deed.grant(["account"], analyst.seats[0].desk_id, purpose="assessment")
    before = bytes(Envelope.objects.get(file_id=file_id, kind="account").key_id)

    with system_act("withdraw_consent", file_id, LATER) as deed:
        assert deed.end_grants([analyst.seats[0].desk_id]) == 1
    with pytest.raises(NothingToOpen):
        opening.open_file(analyst, file_id, "assessment", LATER)
    found = opening.open_file(officer, file_id, "triage", LATER, holders=directory.holders_of)

    assert found.value("account", "story") == {"text": CANARY}
    assert bytes(Envelope.objects.get(file_id=file_id, kind="account").key_id) != before
    assert verification.verify().faults == []


def test_a_grant_ends_on_its_date(cast, file_id, officer):
    from amparo.custody import checkpoints

    analyst = cast.actor("analyst")
    with acting(officer, "admit", file_id, LATER) as deed:
        deed.grant(
            ["account"],
            analyst.seats[0].desk_id,
            purpose="assessment",
            ends_at=LATER + timedelta(hours=1),
        )
    checkpoints.end_grants_past_date(LATER + timedelta(hours=1))

    assert not Grant.objects.filter(holder_id=analyst.seats[0].desk_id).exists()


def test_a_revoked_receipt_reads_nothing_more(file_id, officer):
    receipt = Receipt.objects.get(file_id=file_id, standing="own")
    with acting(officer, "reissue_receipt", file_id, LATER) as deed:
        deed.revoke_receipt(receipt)
        deed.tell({"kind": "stage", "stage": "admitted"})

    assert not Grant.objects.filter(holder_id=receipt.id).exists()
    assert all(
        line["kind"] != "stage" or line["stage"] == "received" for line in lines_for(file_id)
    )


def both(one, other):
    """One person with the seats of two."""
    desks = {**one.keyring.desks, **other.keyring.desks}
    ring = replace(one.keyring, desks=desks)
    return replace(one, seats=(*other.seats, *one.seats), keyring=ring)


def test_no_desk_lends_its_role_to_another_desks_grant(cast, file_id, officer):
    police = cast.desk_of_kind("focal_point", "MINAM")
    with acting(officer, "admit", file_id, LATER) as deed:
        deed.grant(["account", "shield"], police.id, purpose="order")
    focal, intake = (
        cast.actor("focal_point", police.code),
        cast.actor("intake_officer", "intake_alternate"),
    )
    seated_twice = both(focal, intake)
    assert seated_twice.reads("account")

    with pytest.raises(NothingToOpen):
        opening.open_file(seated_twice, file_id, "order_execution", LATER)
    with pytest.raises(NotYourAct), acting(seated_twice, "reissue_receipt", file_id, LATER):
        pass


def test_she_is_told_of_the_desk_that_read_and_not_of_another_of_the_same_person(
    cast, file_id, officer
):
    twice = both(officer, cast.actor("auditor"))
    opening.open_file(twice, file_id, "triage", LATER)
    with acting(twice, "admit", file_id, LATER) as deed:
        made = deed.create("judgement")

    told = [line for line in lines_for(file_id) if line["kind"] == "opened"]
    assert [(line["role"], line["desk"]) for line in told] == [("intake_officer", "intake")]
    assert [grant.holder_id for grant in made.grants.all()] == [officer.seats[0].desk_id]


def _without_signature(grant):
    return {"signer_id": None, "signature": None}


def _as_of_a_deposit(grant):
    """Not only unsigned: dressed up as one of the deposit's, that never end."""
    born = {"purpose": "deposit", "ends_at": None, "granted_at": BIRTH}
    return {**_without_signature(grant), **born}


def _by_a_stranger(grant):
    return {"signer_id": uuid4()}


@pytest.mark.parametrize("change", [_without_signature, _as_of_a_deposit, _by_a_stranger])
def test_a_grant_that_nobody_known_signed_opens_nothing(file_id, officer, cast, change):
    analyst, until = cast.actor("analyst"), LATER + timedelta(days=1)
    with acting(officer, "admit", file_id, LATER) as deed:
        deed.grant(["facts"], analyst.seats[0].desk_id, purpose="plan_work", ends_at=until)
    assert opening.open_file(analyst, file_id, "follow_up_work", LATER)
    row = Grant.objects.get(holder_id=analyst.seats[0].desk_id)
    Grant.objects.filter(pk=row.pk).update(**change(row))

    with pytest.raises(DoesNotMatch):
        opening.open_file(analyst, file_id, "follow_up_work", LATER)


def test_a_deposits_own_grant_put_back_after_it_ended_opens_nothing(file_id, officer, cast):
    row = Grant.objects.get(
        envelope__file_id=file_id, envelope__kind="facts", holder_id=officer.seats[0].desk_id
    )
    with system_act("end_access", file_id, LATER) as deed:
        deed.end_grants(officer.desk_ids, kinds=["facts"])
    row.save(force_insert=True)

    with pytest.raises(DoesNotMatch):
        opening.open_file(officer, file_id, "triage", LATER, kinds=["facts"])


def _swap_key(file_id):
    other = sealing.Deposit(file_id, BIRTH)
    other.add("notes", {})
    stranger = Grant.objects.filter(envelope__file_id=file_id, envelope__kind="contact").first()
    Grant.objects.filter(envelope__file_id=file_id, envelope__kind="account").update(
        wrapped=stranger.wrapped
    )


def _roll_back(file_id):
    Sheet.objects.filter(envelope__file_id=file_id).update(version=7)


def _move(file_id):
    story = Sheet.objects.get(envelope__file_id=file_id, envelope__kind="account")
    contact = Sheet.objects.get(envelope__file_id=file_id, envelope__kind="contact")
    Sheet.objects.filter(id=story.id).update(wire=contact.wire)


def _flip(file_id):
    story = Sheet.objects.get(envelope__file_id=file_id, envelope__kind="account")
    wire = bytearray(story.wire)
    wire[-1] ^= 1
    Sheet.objects.filter(id=story.id).update(wire=bytes(wire))


@pytest.mark.parametrize("tamper", [_swap_key, _roll_back, _move, _flip])
def test_what_was_changed_behind_the_ledger_does_not_open_and_is_found(file_id, officer, tamper):
    assert verification.verify().faults == []
    tamper(file_id)

    with pytest.raises(DoesNotMatch):
        opening.open_file(officer, file_id, "triage", LATER)
    assert verification.verify().faults != []


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM custody_grant",
        "DELETE FROM custody_notice",
        "DELETE FROM accounts_membership",
        "UPDATE custody_receipt SET reads_own_words = true",
        "UPDATE accounts_member SET box_public = sign_public",
        "UPDATE accounts_statement SET signature = body WHERE seq = 1",
        "INSERT INTO custody_notice (id, file_id, receipt_id, wire, written_at)"
        " SELECT gen_random_uuid(), file_id, receipt_id, wire, written_at FROM custody_notice",
    ],
)
def test_a_row_changed_added_or_removed_behind_the_ledger_is_found(file_id, officer, statement):
    opening.open_file(officer, file_id, "triage", LATER)
    with connection.cursor() as cursor:
        cursor.execute(statement)

    assert verification.verify().faults != []


def test_an_envelope_whose_key_was_to_be_renewed_cannot_quietly_be_called_fresh(
    cast, file_id, officer
):
    with system_act("end_access", file_id, LATER) as deed:
        assert deed.end_grants([cast.desk("intake").id], kinds=["contact"]) == 1
    assert verification.verify().faults == []

    Envelope.objects.filter(file_id=file_id, kind="contact").update(stale=False)
    assert verification.verify().faults != []


@pytest.mark.parametrize("column", ["purpose", "granted_at", "signer_id"])
def test_no_column_of_a_grant_changes_unnoticed(file_id, column):
    changed = {"purpose": "otro", "granted_at": LATER, "signer_id": uuid4()}
    Grant.objects.filter(envelope__file_id=file_id).update(**{column: changed[column]})

    assert verification.verify().faults != []
