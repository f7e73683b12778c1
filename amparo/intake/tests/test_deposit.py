import threading
from datetime import timedelta

import pytest
from django.db import connection, connections

from amparo.custody.errors import NothingToOpen
from amparo.custody.models import Envelope, Grant, Receipt, Sheet
from amparo.custody.opening import open_file
from amparo.intake import deposit as depositing
from amparo.intake import flood, services
from amparo.intake.errors import (
    IdempotencyKeyReused,
    IdempotencyKeyWeak,
    NoDeskMayReceive,
    NotStored,
)
from amparo.intake.models import Request
from amparo.kernel import ids

KEY = "uJ3kQ9sVx7Bn2LmT5wYz8A"


def as_owner(query, *arguments):
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
        cursor.execute(query, arguments)
        return cursor.fetchall()


def test_a_deposit_answers_ten_words_a_number_and_the_first_term(as_portal, accepted, at):
    kept = services.deposit(accepted(), at=at)
    assert len(kept.receipt) == 10
    assert kept.number.startswith("PD-")
    assert kept.acknowledged_at == at.replace(second=0)
    assert kept.due_at == kept.acknowledged_at + timedelta(hours=1)


def test_the_portal_stores_and_cannot_read_the_request_back(as_portal, accepted, at):
    services.deposit(accepted(), at=at)
    with pytest.raises(Exception, match="permission denied"):
        Request.objects.count()


def test_no_clear_name_tells_which_questions_were_answered(cast, accepted, at):
    told = accepted(disability="inventada", must_not_know_people="Nadie inventado")
    services.deposit(told, at=at)
    assert set(Sheet.objects.values_list("field", flat=True)) == {"said"}


def test_what_was_answered_is_read_by_the_desk_that_received_it(cast, accepted, at):
    kept = services.deposit(accepted(), at=at)
    officer = cast.actor("intake_officer")
    opened = open_file(officer, kept.file_id, "intake_review", at)
    assert opened.value("identity", "protected_name") == {"value": "Persona inventada Uno"}
    place = opened.value("place", "place_danger")
    assert place["ubigeo"] == "250104"
    assert place["typed"] == "Masisea"


def test_every_file_has_the_same_envelopes_whatever_was_answered(cast, accepted, at):
    shy = services.deposit(accepted(), at=at)
    told = services.deposit(accepted(must_not_know_people="una empresa inventada"), at=at)

    def kinds(kept):
        found = Envelope.objects.filter(file_id=kept.file_id).values_list("kind", flat=True)
        return sorted(found)

    assert kinds(shy) == kinds(told)


def test_a_request_against_those_who_receive_goes_to_the_alternative_desk_alone(cast, accepted, at):
    told = accepted(track="ordinary", alleged_sources=["state_protection"])
    kept = services.deposit(told, at=at)
    alternate = cast.desk_of_kind("alternate_intake")
    holders = Grant.objects.filter(envelope__file_id=kept.file_id, holder_kind="desk")
    assert set(holders.values_list("holder_id", flat=True)) == {alternate.id}
    assert Request.objects.get(id=kept.file_id).desk_id == alternate.id


def test_supervision_knows_that_a_file_exists_and_reads_no_more_than_its_shield(cast, accepted, at):
    kept = services.deposit(accepted(), at=at)
    desk = cast.desk_of_kind("supervision")
    held = Grant.objects.filter(envelope__file_id=kept.file_id, holder_id=desk.id)
    assert list(held.values_list("envelope__kind", flat=True)) == ["shield"]


def test_intake_and_duty_hold_every_envelope(cast, accepted, at):
    kept = services.deposit(accepted(track="ordinary"), at=at)
    for kind in ("intake", "duty"):
        desk = cast.desk_of_kind(kind)
        held = Grant.objects.filter(envelope__file_id=kept.file_id, holder_id=desk.id)
        assert held.count() == Envelope.objects.filter(file_id=kept.file_id).count()


def test_a_request_that_nobody_may_receive_is_told_at_its_question(cast, accepted, at):
    with pytest.raises(NoDeskMayReceive) as refused:
        services.deposit(accepted(must_not_know=["DGDH", "DEFENSORIA"]), at=at)
    assert list(refused.value.fields) == ["must_not_know"]
    assert not Receipt.objects.exists()


def test_a_number_already_taken_is_drawn_again(cast, accepted, at, monkeypatch):
    first = services.deposit(accepted(), at=at)
    drawn = iter([first.number, first.number, "PD-2222-3333"])
    monkeypatch.setattr(depositing.ids, "file_number", lambda prefix: next(drawn))
    assert services.deposit(accepted(), at=at).number == "PD-2222-3333"


def test_a_repeat_with_the_same_key_gives_the_same_words(as_portal, accepted, at):
    first = services.deposit(accepted(), at=at, idempotency=KEY)
    again = services.deposit(accepted(), at=at + timedelta(minutes=20), idempotency=KEY)
    assert again == first
    assert as_owner("SELECT count(*) FROM intake_request") == [(1,)]


def test_a_key_used_with_another_body_is_refused(as_portal, accepted, at):
    services.deposit(accepted(), at=at, idempotency=KEY)
    with pytest.raises(IdempotencyKeyReused):
        services.deposit(accepted(safe_hours="de dia"), at=at, idempotency=KEY)


def test_a_key_is_forgotten_after_an_hour(as_portal, accepted, at):
    first = services.deposit(accepted(), at=at, idempotency=KEY)
    later = services.deposit(accepted(), at=at + timedelta(minutes=61), idempotency=KEY)
    assert later.number != first.number


@pytest.mark.parametrize("weak", ["", "1", "a" * 40, "x" * 201])
def test_a_weak_key_is_refused(as_portal, accepted, at, weak):
    with pytest.raises(IdempotencyKeyWeak):
        services.deposit(accepted(), at=at, idempotency=weak)


def together(count, act):
    """Run `act(i)` in `count` threads at the same instant; return what each gave or raised."""
    got, gate = [None] * count, threading.Barrier(count)

    def one(place):
        gate.wait()
        try:
            got[place] = act(place)
        except Exception as error:
            got[place] = error
        finally:
            connections.close_all()

    threads = [threading.Thread(target=one, args=(place,)) for place in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return got


def test_sixty_four_people_at_the_same_instant_are_all_acknowledged(as_portal, accepted, at):
    told = accepted()
    got = together(64, lambda _: services.deposit(told, at=at))
    assert [one for one in got if isinstance(one, Exception)] == []
    assert len({one.words for one in got}) == len({one.number for one in got}) == 64
    assert as_owner("SELECT count(*) FROM intake_request") == [(64,)]


def test_simultaneous_repeats_of_one_key_make_one_file_and_one_receipt(as_portal, accepted, at):
    told = accepted()
    got = together(8, lambda _: services.deposit(told, at=at, idempotency=KEY))
    assert [one for one in got if isinstance(one, Exception)] == []
    assert len({one.words for one in got}) == 1
    assert as_owner("SELECT count(*) FROM intake_request") == [(1,)]


def test_a_transaction_that_fails_at_the_end_acknowledges_nothing_and_leaves_nothing(
    cast, accepted, at
):
    with connection.cursor() as cursor:
        cursor.execute("ALTER FUNCTION ledger_append(text, uuid) RENAME TO ledger_gone")
    try:
        with pytest.raises(NotStored):
            services.deposit(accepted(), at=at)
    finally:
        with connection.cursor() as cursor:
            cursor.execute("ALTER FUNCTION ledger_gone(text, uuid) RENAME TO ledger_append")
    assert not Request.objects.exists()
    assert not Sheet.objects.exists()


def test_a_connection_killed_in_the_middle_acknowledges_nothing(
    cast, accepted, at, monkeypatch, connected_as
):
    services.deposit(accepted(), at=at)
    killer = connected_as("owner")

    def killed(prefix):
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_backend_pid()")
            killer.execute("SELECT pg_terminate_backend(%s)", [cursor.fetchone()[0]])
        return ids.file_number(prefix)

    monkeypatch.setattr(depositing.ids, "file_number", killed)
    with pytest.raises(NotStored):
        services.deposit(accepted(), at=at)
    connection.close()
    assert Request.objects.count() == 1


def test_a_full_disk_refuses_before_it_acknowledges(cast, accepted, at, monkeypatch):
    monkeypatch.setattr(flood, "RESERVE_BYTES", 1 << 60)
    with pytest.raises(NotStored):
        services.deposit(accepted(), at=at)
    assert not Request.objects.exists()


def test_a_member_takes_a_request_by_telephone(cast, accepted, at):
    officer = cast.actor("intake_officer")
    told = accepted(channel="telephone")
    kept = services.deposit(told, at=at, channel="telephone", taken_by=officer)
    assert Request.objects.get(id=kept.file_id).channel == "telephone"
    assert services.enter(kept.words, at).number == kept.number


def test_an_organisation_that_takes_a_request_opens_nothing_of_it(cast, accepted, at):
    companion = cast.actor("companion")
    told = accepted(channel="counter")
    kept = services.deposit(told, at=at, channel="counter", taken_by=companion)
    with pytest.raises(NothingToOpen):
        open_file(companion, kept.file_id, "accompaniment", at)
