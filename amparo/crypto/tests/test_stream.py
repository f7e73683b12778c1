import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amparo.crypto.stream import (
    CHUNK_BYTES,
    HEADER_BYTES,
    WIRE_CHUNK_BYTES,
    StreamBroken,
    decrypt,
    encrypt,
    padded_chunks,
    wire_length,
)

KEY = bytes(range(32))


def sealed(text: bytes) -> bytes:
    return b"".join(encrypt(KEY, [text]))


def opened(wire: bytes, key: bytes = KEY) -> bytes:
    return b"".join(decrypt(key, [wire]))


@pytest.mark.parametrize(
    "length", [0, 1, CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES + 1, 32 * CHUNK_BYTES + 5]
)
def test_a_file_of_any_size_comes_back(length):
    text = b"\x80" + bytes(length - 1) if length else b""
    wire = sealed(text)

    assert opened(wire) == text
    assert len(wire) == wire_length(length)


@settings(max_examples=25)
@given(st.lists(st.binary(max_size=70_000), max_size=4), st.integers(1, 90_000))
def test_the_sizes_of_the_pieces_do_not_matter(chunks, size):
    wire = b"".join(encrypt(KEY, chunks))
    pieces = [wire[at : at + size] for at in range(0, len(wire), size)]

    assert b"".join(decrypt(KEY, pieces)) == b"".join(chunks)


@pytest.mark.parametrize("chunks", [0, 1, 3, 32, 33, 35])
def test_a_stream_cut_after_any_whole_chunk_is_refused(chunks):
    wire = sealed(bytes(32 * CHUNK_BYTES + 5))
    assert len(wire) == HEADER_BYTES + 36 * WIRE_CHUNK_BYTES

    with pytest.raises(StreamBroken):
        opened(wire[: HEADER_BYTES + chunks * WIRE_CHUNK_BYTES])


@settings(max_examples=40)
@given(st.data())
def test_a_stream_cut_anywhere_is_refused(data):
    wire = sealed(bytes(CHUNK_BYTES + 5))

    with pytest.raises(StreamBroken):
        opened(wire[: data.draw(st.integers(0, len(wire) - 1))])


@settings(max_examples=40)
@given(st.data())
def test_one_changed_bit_is_refused(data):
    wire = bytearray(sealed(bytes(CHUNK_BYTES + 5)))
    bit = data.draw(st.integers(0, len(wire) * 8 - 1))
    wire[bit // 8] ^= 1 << bit % 8

    with pytest.raises(StreamBroken):
        opened(bytes(wire))


def test_chunks_that_changed_places_or_were_repeated_are_refused():
    wire = sealed(bytes(2 * CHUNK_BYTES + 5))
    header, body = wire[:HEADER_BYTES], wire[HEADER_BYTES:]
    first, second, rest = (
        body[:WIRE_CHUNK_BYTES],
        body[WIRE_CHUNK_BYTES : 2 * WIRE_CHUNK_BYTES],
        body[2 * WIRE_CHUNK_BYTES :],
    )

    for wrong in (second + first + rest, first + first + second + rest, first + rest):
        with pytest.raises(StreamBroken):
            opened(header + wrong)


@pytest.mark.parametrize("tail", [b"x", bytes(WIRE_CHUNK_BYTES)])
def test_nothing_may_follow_the_end(tail):
    with pytest.raises(StreamBroken):
        opened(sealed(b"hola") + tail)


def test_another_key_is_refused():
    with pytest.raises(StreamBroken):
        opened(sealed(b"hola"), bytes(32))


def test_the_length_tells_only_the_number_of_padded_chunks():
    assert len(sealed(b"")) == len(sealed(bytes(CHUNK_BYTES - 1)))


@given(st.integers(1, 10**7))
def test_padding_adds_at_most_an_eighth_and_leaves_few_significant_bits(count):
    padded = padded_chunks(count)
    significant = padded.bit_length() - ((padded & -padded).bit_length() - 1)

    assert count <= padded <= count * 1.125
    assert significant <= padded.bit_length().bit_length() + 1
    assert padded_chunks(padded) == padded
