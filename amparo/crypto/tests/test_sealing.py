from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nacl.bindings import (
    crypto_aead_xchacha20poly1305_ietf_decrypt,
    crypto_aead_xchacha20poly1305_ietf_encrypt,
)

from amparo.crypto.keys import key_id, new_key
from amparo.crypto.sealing import (
    DoesNotOpen,
    associated_data,
    seal,
    sealed_length,
    sealer,
    unseal,
    unsealer,
)

KEY = bytes(range(32))
ROW = UUID(int=7)
Place = tuple[str, UUID, str, int]
PLACE: Place = ("registry_case", ROW, "account", 3)


def named(place: Place, key: bytes) -> bytes:
    table, row, field, version = place
    return associated_data(table, row, field, version, key_id(key))


AD = named(PLACE, KEY)

texts = st.binary(max_size=2000)
keys = st.binary(min_size=32, max_size=32)
places = st.tuples(
    st.text(max_size=12), st.uuids(), st.text(max_size=12), st.integers(0, 2**64 - 1)
)


def test_the_cipher_agrees_with_the_published_vector():
    # draft-irtf-cfrg-xchacha-03, appendix A.3.1
    key = bytes(range(0x80, 0xA0))
    nonce = bytes(range(0x40, 0x58))
    ad = bytes.fromhex("50515253c0c1c2c3c4c5c6c7")
    text = (
        b"Ladies and Gentlemen of the class of '99: If I could offer you "
        b"only one tip for the future, sunscreen would be it."
    )
    sealed = bytes.fromhex(
        "bd6d179d3e83d43b9576579493c0e939572a1700252bfaccbed2902c21396cbb"
        "731c7f1b0b4aa6440bf3a82f4eda7e39ae64c6708c54c216cb96b72e1213b452"
        "2f8c9ba40db5d945b11b69b982c1bb9e3f3fac2bc369488f76b2383565d3fff9"
        "21f9664c97637da9768812f615c68b13b52e"
        "c0875924c1c7987947deafd8780acf49"
    )

    assert crypto_aead_xchacha20poly1305_ietf_encrypt(text, ad, nonce, key) == sealed
    assert crypto_aead_xchacha20poly1305_ietf_decrypt(sealed, ad, nonce, key) == text


def test_the_wire_is_version_nonce_and_ciphertext_of_the_padded_text():
    wire = seal(KEY, b"hola", AD)
    opened = crypto_aead_xchacha20poly1305_ietf_decrypt(wire[25:], AD, wire[1:25], KEY)

    assert wire[:1] == b"\x01"
    assert opened == b"hola\x80" + bytes(251)


def test_associated_data_is_seven_parts_each_with_its_length():
    parts = [b"amparo", b"\x01", b"t", ROW.bytes, b"f", (9).to_bytes(8, "big"), bytes(16)]

    assert associated_data("t", ROW, "f", 9, bytes(16)) == b"".join(
        len(part).to_bytes(4, "big") + part for part in parts
    )


@given(keys, texts, places)
def test_what_was_sealed_opens_with_its_key_in_its_place(key, text, place):
    ad = named(place, key)
    wire = seal(key, text, ad)

    assert unseal(key, wire, ad) == text
    assert len(wire) == sealed_length(len(text))


@given(places, places)
def test_two_places_never_have_the_same_associated_data(one, other):
    same = named(one, KEY) == named(other, KEY)

    assert same == (one == other)


@given(places)
def test_another_place_or_version_does_not_open(place):
    wire = seal(KEY, b"hola", AD)
    if place != PLACE:
        with pytest.raises(DoesNotOpen):
            unseal(KEY, wire, named(place, KEY))


@pytest.mark.parametrize("version", [0, 2, 4])
def test_an_older_or_newer_version_of_the_row_does_not_open(version):
    wire = seal(KEY, b"hola", AD)
    with pytest.raises(DoesNotOpen):
        unseal(KEY, wire, named((*PLACE[:3], version), KEY))


@given(keys)
def test_another_key_does_not_open_under_either_name(other):
    wire = seal(KEY, b"hola", AD)
    if other == KEY:
        return
    for ad in (AD, named(PLACE, other)):
        with pytest.raises(DoesNotOpen):
            unseal(other, wire, ad)


def test_a_right_key_under_a_wrong_name_does_not_open():
    # Without the check this would open: tag and associated data agree.
    ad = associated_data("registry_case", ROW, "account", 3, bytes(16))
    wire = b"\x01" + bytes(24)
    wire += crypto_aead_xchacha20poly1305_ietf_encrypt(b"\x80", ad, bytes(24), KEY)

    with pytest.raises(DoesNotOpen):
        unseal(KEY, wire, ad)
    with pytest.raises(ValueError, match="another key"):
        seal(KEY, b"hola", ad)


@given(st.data())
def test_one_changed_bit_does_not_open(data):
    wire = bytearray(seal(KEY, b"hola", AD))
    bit = data.draw(st.integers(0, len(wire) * 8 - 1))
    wire[bit // 8] ^= 1 << bit % 8

    with pytest.raises(DoesNotOpen):
        unseal(KEY, bytes(wire), AD)


@given(st.binary(max_size=400))
def test_anything_else_does_not_open(wire):
    with pytest.raises(DoesNotOpen):
        unseal(KEY, wire, AD)


@given(st.binary(max_size=120))
def test_associated_data_of_another_make_does_not_open(ad):
    with pytest.raises(DoesNotOpen):
        unseal(KEY, seal(KEY, b"hola", AD), ad)


@pytest.mark.parametrize("key", [b"", bytes(31), bytes(33), bytes(64)])
def test_what_is_no_key_does_not_open(key):
    with pytest.raises(DoesNotOpen):
        unseal(key, seal(KEY, b"hola", AD), AD)


def test_padding_that_is_not_ours_does_not_open():
    wire = b"\x01" + bytes(24)
    wire += crypto_aead_xchacha20poly1305_ietf_encrypt(bytes(256), AD, bytes(24), KEY)

    with pytest.raises(DoesNotOpen):
        unseal(KEY, wire, AD)


def test_two_seals_of_one_text_differ():
    assert seal(KEY, b"hola", AD) != seal(KEY, b"hola", AD)
    assert new_key() != new_key()


def test_a_key_id_is_refused_at_another_length():
    with pytest.raises(ValueError, match="16 bytes"):
        associated_data("registry_case", ROW, "account", 3, bytes(15))


@given(texts, places)
def test_many_of_one_field_open_as_one_does_and_only_in_their_place(text, place):
    table, row, field, version = place
    wire = seal(KEY, text, named(place, KEY))
    opens = unsealer(KEY, table, field)

    assert opens(row.bytes, version, wire) == text
    assert (
        unseal(KEY, sealer(KEY, table, field)(row.bytes, version, text), named(place, KEY)) == text
    )
    for other in (
        (UUID(int=row.int ^ 1).bytes, version, wire),
        (row.bytes, version ^ 1, wire),
        (row.bytes, version, b"\x02" + wire[1:]),
        (row.bytes, version, wire[:-1]),
    ):
        with pytest.raises(DoesNotOpen):
            opens(*other)
    with pytest.raises(DoesNotOpen):
        unsealer(KEY, table, field + "x")(row.bytes, version, wire)


def test_one_opener_takes_values_of_every_size_in_any_order_and_tells_nothing_of_one_that_fails():
    opens, seals = unsealer(KEY, "t", "f"), sealer(KEY, "t", "f")
    texts = [b"x" * length for length in (3, 5000, 0, 70_000, 255, 256)]
    wires = [seals(ROW.bytes, version, text) for version, text in enumerate(texts)]

    assert [opens(ROW.bytes, version, wire) for version, wire in enumerate(wires)] == texts
    with pytest.raises(DoesNotOpen) as refusal:
        opens(ROW.bytes, 0, wires[0][:-1] + bytes([wires[0][-1] ^ 1]))
    assert not refusal.value.args
    assert opens(ROW.bytes, 0, wires[0]) == texts[0]
