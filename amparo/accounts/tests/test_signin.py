from datetime import timedelta
from uuid import uuid4

import pyotp
import pytest
from django.db import connection

from amparo.accounts import ceremony, directory, membership, services
from amparo.accounts.errors import (
    AlreadyThere,
    BrokenDirectory,
    NotYourself,
    SignInRefused,
    WrongFingerprint,
)
from amparo.accounts.membership import WeakPassword
from amparo.accounts.models import Member, Session
from amparo.accounts.tests.cast import BIRTH, PASSWORD
from amparo.custody import keys, ledger

EMAIL = "rosa.inventada@example.invalid"


@pytest.fixture
def rosa(cast):
    """A person just made, seated at the intake desk by the root."""
    made = services.make_person(EMAIL, "Rosa Inventada", PASSWORD, BIRTH)
    desk, pair = cast.desks["intake"]
    ceremony.seat_first(desk, pair, [(made.member, "intake_officer")], cast.root, BIRTH)
    return made


def code(made, at=BIRTH):
    return pyotp.TOTP(made.totp_secret).at(at)


def test_password_and_code_open_a_session_that_carries_the_desks_keys(cast, rosa):
    secret = services.sign_in(EMAIL, PASSWORD, code(rosa), BIRTH)

    actor = services.actor_of(secret, BIRTH)
    assert [seat.desk_code for seat in actor.seats] == ["intake"]
    assert actor.pair_of(cast.desk("intake").id, 1).secret == cast.desks["intake"][1].secret


@pytest.mark.parametrize("wrong", ["email", "password", "code"])
def test_a_wrong_email_password_or_code_is_refused_in_the_same_words(rosa, wrong):
    given = {"email": EMAIL, "password": PASSWORD, "code": code(rosa)}
    given[wrong] = {"email": "nadie@example.invalid", "password": "otra frase", "code": "000000"}[
        wrong
    ]

    with pytest.raises(SignInRefused) as refused:
        services.sign_in(given["email"], given["password"], given["code"], BIRTH)
    assert refused.value.params == {}


def test_five_wrong_codes_beside_the_right_password_stop_the_guessing_and_are_on_the_record(rosa):
    for _ in range(5):
        with pytest.raises(SignInRefused):
            services.sign_in(EMAIL, PASSWORD, "000000", BIRTH)
    with pytest.raises(SignInRefused) as refused:
        services.sign_in(EMAIL, PASSWORD, code(rosa), BIRTH)

    assert refused.value.params == {}
    last = ledger.entry(ledger.size() - 1).body
    assert (last["verb"], last["refused"], last["who"]) == ("refusal", "codes", str(rosa.member.id))
    later = BIRTH + timedelta(minutes=11)
    assert services.sign_in(EMAIL, PASSWORD, code(rosa, later), later)


def test_wrong_passwords_lock_nobody_out(rosa):
    for _ in range(6):
        with pytest.raises(SignInRefused):
            services.sign_in(EMAIL, "otra frase cualquiera", code(rosa), BIRTH)
    assert services.sign_in(EMAIL, PASSWORD, code(rosa), BIRTH)


def test_a_code_serves_once(rosa):
    services.sign_in(EMAIL, PASSWORD, code(rosa), BIRTH)

    with pytest.raises(SignInRefused):
        services.sign_in(EMAIL, PASSWORD, code(rosa), BIRTH)


def test_a_session_ends_after_thirty_idle_minutes_and_when_signed_out(rosa):
    secret = services.sign_in(EMAIL, PASSWORD, code(rosa), BIRTH)

    assert services.actor_of(secret, BIRTH + timedelta(minutes=29)) is not None
    assert services.actor_of(secret, BIRTH + timedelta(minutes=61)) is None
    services.sign_out(secret, BIRTH)
    assert services.actor_of(secret, BIRTH) is None


def test_the_database_holds_no_secret_that_opens_a_session(rosa):
    secret = services.sign_in(EMAIL, PASSWORD, code(rosa), BIRTH)

    row = Session.objects.get()
    assert secret not in bytes(row.lookup) + bytes(row.wire)
    with connection.cursor() as cursor:
        cursor.execute("SELECT m::text FROM accounts_member m")
        dump = str(cursor.fetchall())
    assert PASSWORD not in dump
    assert rosa.totp_secret not in dump


def test_an_administrator_who_swaps_a_members_key_locks_the_member_out_and_opens_nothing(rosa):
    other = keys.new_pair()
    Member.objects.filter(id=rosa.member.id).update(box_public=other.public)

    with pytest.raises(SignInRefused):
        services.sign_in(EMAIL, PASSWORD, code(rosa), BIRTH)


def test_a_membership_added_without_a_signature_gives_no_seat(cast, rosa):
    intruder = services.make_person("intruso@example.invalid", "Intruso", PASSWORD, BIRTH)
    seat = rosa.member.memberships.get()
    seat.pk, seat.member = None, intruder.member
    seat.id = uuid4()
    seat.save(force_insert=True)

    secret = services.sign_in("intruso@example.invalid", PASSWORD, code(intruder), BIRTH)
    assert services.actor_of(secret, BIRTH) is None


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE accounts_statement SET body = replace(encode(body, 'escape'),"
        " 'focal_point', 'decision')::bytea WHERE kind = 'desk'",
        "DELETE FROM accounts_statement WHERE seq = 3",
        "UPDATE accounts_statement SET signer = substring(body FOR 32) WHERE seq = 2",
    ],
)
def test_a_directory_changed_behind_its_signatures_stops_use_and_says_why(cast, statement):
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        cursor.execute(statement)
        cursor.execute("SET session_replication_role = DEFAULT")

    directory.forget()
    with pytest.raises(BrokenDirectory):
        directory.desks()


def test_a_holder_admits_a_colleague_after_comparing_fingerprints(cast, rosa):
    officer = cast.actor("intake_officer", "intake", number=2)
    new = services.make_person("nuevo@example.invalid", "Nuevo", PASSWORD, BIRTH)
    desk = cast.desk("intake")

    with pytest.raises(WrongFingerprint):
        services.admit_member(
            new.member.id, desk.id, "intake_officer", "1" * 40, actor=officer, at=BIRTH
        )
    services.admit_member(
        new.member.id, desk.id, "intake_officer", new.fingerprint, actor=officer, at=BIRTH
    )

    secret = services.sign_in("nuevo@example.invalid", PASSWORD, code(new), BIRTH)
    assert services.actor_of(secret, BIRTH).desk_ids == {desk.id}
    with pytest.raises(AlreadyThere):
        services.admit_member(
            new.member.id, desk.id, "intake_officer", new.fingerprint, actor=officer, at=BIRTH
        )


def test_nobody_admits_themselves(cast):
    officer = cast.actor("intake_officer", "intake")
    own = membership.fingerprint_of(cast.member("intake_officer", "intake"))

    with pytest.raises(NotYourself):
        services.admit_member(
            officer.id, cast.desk("intake").id, "supervisor", own, actor=officer, at=BIRTH
        )


def test_a_token_opens_a_service_for_ninety_days_and_hands_nothing_on(cast):
    made = services.make_service("planilla", BIRTH)
    desk, pair = cast.desks["intake"]
    ceremony.seat_first(desk, pair, [(made.member, "intake_officer")], cast.root, BIRTH)

    actor = services.actor_of_token(made.token, BIRTH)
    assert actor.kind == "service"
    assert not actor.may("admit_member")
    assert services.actor_of_token(made.token, BIRTH + timedelta(days=91)) is None
    changed = "B" if made.token[20] == "A" else "A"
    assert services.actor_of_token(made.token[:20] + changed + made.token[21:], BIRTH) is None
    assert services.actor_of_token("no es una llave", BIRTH) is None


def test_a_short_password_is_refused_at_its_field(cast):
    with pytest.raises(WeakPassword) as refused:
        services.make_person("otra@example.invalid", "Otra", "corta", BIRTH)
    assert "password" in refused.value.fields
