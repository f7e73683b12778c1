import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo.crypto.sealing import DoesNotOpen
from amparo.crypto.signing import new_signing_pair
from amparo.crypto.wrapping import (
    BadPublicKey,
    box_of_signing,
    new_pair,
    pair_from_seed,
    pair_of_signing,
    unwrap,
    wrap,
)

KEY = bytes(range(32))
PAIR = pair_from_seed(bytes(32))


def test_a_seed_always_gives_the_same_pair():
    assert pair_from_seed(bytes(32)) == PAIR != pair_from_seed(b"\x01" * 32)


def test_a_key_wrapped_to_a_pair_comes_out_with_it_alone():
    wrapped = wrap(PAIR.public, KEY)

    assert unwrap(PAIR, wrapped) == KEY
    assert len(wrapped) == len(KEY) + 48
    with pytest.raises(DoesNotOpen):
        unwrap(new_pair(), wrapped)


@given(st.data())
def test_one_changed_bit_of_a_wrap_does_not_open(data):
    wrapped = bytearray(wrap(PAIR.public, KEY))
    bit = data.draw(st.integers(0, len(wrapped) * 8 - 1))
    # The top bit of an X25519 coordinate is ignored by its definition, but it is hashed into
    # the nonce of the sealed box, so no bit is free.
    wrapped[bit // 8] ^= 1 << bit % 8

    with pytest.raises(DoesNotOpen):
        unwrap(PAIR, bytes(wrapped))


@given(st.binary(max_size=100))
def test_what_was_never_wrapped_does_not_open(wrapped):
    with pytest.raises(DoesNotOpen):
        unwrap(PAIR, wrapped)


@pytest.mark.parametrize("public", [bytes(32), b"\x01" + bytes(31), bytes(31), b""])
def test_nothing_is_wrapped_to_a_point_that_anybody_could_open(public):
    with pytest.raises(BadPublicKey):
        wrap(public, KEY)


def test_what_is_wrapped_to_a_signers_point_opens_with_the_signers_secret_alone():
    signer, other = new_signing_pair(), new_signing_pair()
    wrapped = wrap(box_of_signing(signer.public), KEY)

    assert unwrap(pair_of_signing(signer), wrapped) == KEY
    with pytest.raises(DoesNotOpen):
        unwrap(pair_of_signing(other), wrapped)


@pytest.mark.parametrize("public", [bytes(32), bytes(31)])
def test_no_box_is_made_of_what_is_no_signers_key(public):
    with pytest.raises(BadPublicKey):
        box_of_signing(public)


def test_a_pair_does_not_show_its_secret():
    assert "secret" not in repr(PAIR)
