import pytest


def test_a_new_person_gets_a_fingerprint_and_a_second_factor_and_no_desk(standing):
    file = standing.home / "another-password"
    file.write_text("otra frase larga inventada\n")
    made = standing.amparo(
        "member",
        "add",
        "Nueva@Example.invalid",
        "--name",
        "Nueva Inventada",
        "--password-file",
        str(file),
    )
    assert made.code == 0
    assert "otpauth://totp/Amparo:nueva%40example.invalid?secret=" in made.out
    assert "█" in made.out or "▄" in made.out
    assert "otra frase" not in made.out

    listed = {
        one["email"]: one for one in standing.amparo("member", "list", "--json").facts["members"]
    }
    new = listed["nueva@example.invalid"]
    assert new["seats"] == []
    assert new["fingerprint"] in made.out


def test_the_same_address_is_refused_twice_and_a_short_password_at_once(standing):
    file = standing.home / "short"
    file.write_text("corta\n")
    short = standing.amparo(
        "member", "add", "x@example.invalid", "--name", "X", "--password-file", str(file)
    )
    assert (short.code, short.out) == (1, "")
    assert "at least twelve characters" in short.err

    file.write_text("una frase bastante larga\n")
    again = standing.amparo(
        "member", "add", "oficial@example.invalid", "--name", "X", "--password-file", str(file)
    )
    assert again.code == 1
    assert "already" in again.err


def test_a_password_is_not_taken_from_an_empty_input(standing):
    refused = standing.amparo("member", "add", "y@example.invalid", "--name", "Y")
    assert refused.code == 1
    assert "password" in refused.err


def test_a_desk_made_from_a_template_has_its_first_member_and_a_stated_key(standing):
    desks = {one["code"]: one for one in standing.amparo("desk", "list", "--json").facts["desks"]}
    assert desks["intake"]["members"] >= 1
    assert desks["intake"]["institution"] == "DGDH"

    named = standing.amparo("desk", "fingerprint", "intake", "--json").facts
    assert named["fingerprint"] == desks["intake"]["fingerprint"]
    assert len(named["root"].split()) == 8


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["desk", "add", "nowhere"], "Give a template of the law pack"),
        (["desk", "add", "intake"], "There is a desk intake already"),
        (["desk", "add", "duty", "--department", "Lima"], "two digits"),
        (
            ["desk", "add", "duty", "--first", "oficial@example.invalid:auditor"],
            "has no role auditor",
        ),
        (
            ["desk", "add", "duty", "--first", "nobody@example.invalid:duty_delegate"],
            "no open member",
        ),
    ],
)
def test_a_desk_that_cannot_be_is_refused_in_words_and_leaves_nothing(standing, words, said):
    refused = standing.amparo(*words, "--root-key", standing.root_key)
    assert refused.code == 1
    assert said in refused.err
    assert "duty" not in standing.amparo("desk", "list").out


def test_another_root_s_key_makes_no_desk(standing):
    other = standing.home / "other.key"
    other.write_bytes(b"\x07" * 32)
    refused = standing.amparo("desk", "add", "duty", "--root-key", str(other))
    assert refused.code == 1
    assert "does not belong to this installation" in refused.err


def test_the_keys_of_the_ceremony_seat_a_member_and_leave_an_entry(standing):
    email = standing.person("segunda")
    words = (
        "member",
        "seat",
        email,
        "--desk",
        "analysis",
        "--role",
        "second_signer",
        "--root-key",
        standing.root_key,
    )
    without = standing.amparo(*words)
    assert without.code == 1
    assert "both private halves" in without.err
    assert standing.amparo(*words, "--recovery-key", standing.root_key).code == 1

    assert standing.amparo(*words, "--recovery-key", standing.recovery_key).code == 0
    members = {
        one["email"]: one for one in standing.amparo("member", "list", "--json").facts["members"]
    }
    assert members[email]["seats"] == ["analysis: second_signer"]
    again = standing.amparo(*words, "--recovery-key", standing.recovery_key)
    assert "already has that role" in again.err
    assert standing.amparo("ledger", "verify").code == 0


def test_a_service_is_seated_by_both_keys_and_its_token_is_shown_once(standing):
    keys = ("--root-key", standing.root_key, "--recovery-key", standing.recovery_key)
    place = ("--desk", "intake", "--role", "intake_officer")
    made = standing.amparo("member", "token", "puente inventado", *place, *keys, "--json").facts
    assert made["token"].startswith("amparo_")
    assert made["seated"] is True

    unseated = standing.amparo("member", "token", "otro puente", *place)
    assert "opens nothing until seated at intake" in unseated.out
    assert "is an open service" in standing.amparo("member", "token", "otro puente", *place).err
    assert "token" not in standing.amparo("member", "list").out


def test_a_closed_member_keeps_no_seat_and_the_directory_stays_whole(standing):
    email = standing.person("saliente")
    place = ("--desk", "intake", "--role", "intake_officer")
    keys = ("--root-key", standing.root_key, "--recovery-key", standing.recovery_key)
    assert standing.amparo("member", "seat", email, *place, *keys).code == 0

    closed = standing.amparo(
        "member", "close", email, "--root-key", standing.root_key, "--json"
    ).facts
    assert closed == {"closed": email, "seats_ended": 1, "desks_without_members": []}
    members = {
        one["email"]: one for one in standing.amparo("member", "list", "--json").facts["members"]
    }
    assert (members[email]["state"], members[email]["seats"]) == ("closed", [])
    assert standing.amparo("ledger", "verify").code == 0
    assert standing.amparo("member", "close", email).code == 1
