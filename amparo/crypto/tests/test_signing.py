import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo.crypto.signing import (
    BadSignature,
    new_signing_pair,
    sign,
    signing_pair_from_seed,
    verify,
)
from amparo.verifier.digests import fingerprint

PAIR = signing_pair_from_seed(bytes(32))

# RFC 8032, section 7.1, tests 1 to 3: secret, public, message, signature.
VECTORS = [
    (
        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "",
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
        "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
    ),
    (
        "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "72",
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
        "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
    ),
    (
        "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
        "af82",
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
        "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
    ),
]


@pytest.mark.parametrize(("secret", "public", "message", "signature"), VECTORS)
def test_signatures_agree_with_rfc_8032(secret, public, message, signature):
    pair = signing_pair_from_seed(bytes.fromhex(secret))

    assert pair.public.hex() == public
    assert sign(pair.secret, bytes.fromhex(message)).hex() == signature
    verify(pair.public, bytes.fromhex(message), bytes.fromhex(signature))


@given(st.binary(), st.data())
def test_one_changed_bit_of_a_signature_is_refused(message, data):
    signature = bytearray(sign(PAIR.secret, message))
    bit = data.draw(st.integers(0, 511))
    signature[bit // 8] ^= 1 << bit % 8

    with pytest.raises(BadSignature):
        verify(PAIR.public, message, bytes(signature))


def test_another_message_or_key_or_length_is_refused():
    signature = sign(PAIR.secret, b"hola")

    for public, message, given_signature in [
        (PAIR.public, b"ola", signature),
        (new_signing_pair().public, b"hola", signature),
        (PAIR.public, b"hola", signature[:-1]),
        (PAIR.public[:-1], b"hola", signature),
        (bytes(32), b"hola", bytes(64)),
    ]:
        with pytest.raises(BadSignature):
            verify(public, message, given_signature)


def test_a_fingerprint_is_eight_groups_of_five_digits_and_stable():
    assert re.fullmatch(r"\d{5}( \d{5}){7}", fingerprint(PAIR.public))
    assert fingerprint(PAIR.public) == fingerprint(PAIR.public)
    assert fingerprint(PAIR.public) != fingerprint(new_signing_pair().public)


def test_a_pair_does_not_show_its_secret():
    assert "secret" not in repr(PAIR)
