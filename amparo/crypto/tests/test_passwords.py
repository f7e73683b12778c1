import pytest

from amparo.crypto.passwords import FLOOR, MODERATE, Parameters, argon2id, new_salt, stretch

PEPPER = b"p" * 32
SALT = b"s" * 16


def test_argon2id_agrees_with_the_reference_implementation():
    # phc-winner-argon2: echo -n password | argon2 somesaltsomesalt -id -t 2 -k 19456 -p 1 -l 32
    expected = "2b5dc4054886ec957ef59c73b661c54dd6fb274590b278f657c6d96aac8fa6d1"

    assert argon2id(b"password", b"somesaltsomesalt", FLOOR).hex() == expected


def test_the_same_password_typed_on_another_keyboard_gives_the_same_key():
    composed, decomposed = "contrase\u00f1a \ufb01rme", "contrasen\u0303a firme"

    assert stretch(composed, PEPPER, SALT, FLOOR) == stretch(decomposed, PEPPER, SALT, FLOOR)


def test_password_pepper_salt_and_cost_all_change_the_key():
    keys = {
        stretch("una", PEPPER, SALT, FLOOR),
        stretch("otra", PEPPER, SALT, FLOOR),
        stretch("una", b"q" * 32, SALT, FLOOR),
        stretch("una", PEPPER, new_salt(), FLOOR),
        stretch("una", PEPPER, SALT, Parameters(ops=3, mem=FLOOR.mem)),
    }

    assert len(keys) == 5
    assert {len(key) for key in keys} == {32}


def test_moderate_is_libsodium_s_256_mebibytes_in_three_passes():
    assert Parameters(ops=3, mem=256 * 1024 * 1024) == MODERATE


@pytest.mark.parametrize(("ops", "mem"), [(1, FLOOR.mem), (2, FLOOR.mem - 1)])
def test_nothing_is_stretched_under_the_floor(ops, mem):
    with pytest.raises(ValueError, match="floor"):
        Parameters(ops=ops, mem=mem)


@pytest.mark.parametrize("pepper", [b"", b"p" * 15, b"p" * 65])
def test_a_pepper_of_another_length_is_refused(pepper):
    with pytest.raises(ValueError, match="pepper"):
        stretch("una", pepper, SALT, FLOOR)
