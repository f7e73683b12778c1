import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo.crypto.padding import BadPadding, pad, padded_length, unpad


@pytest.mark.parametrize(
    ("length", "bucket"),
    [
        (0, 256),
        (255, 256),
        (256, 1024),
        (1023, 1024),
        (1024, 4096),
        (4096, 16384),
        (16384, 65536),
        (65535, 65536),
        (65536, 131072),
        (131071, 131072),
        (131072, 196608),
    ],
)
def test_a_text_is_padded_to_the_next_bucket_and_by_one_byte_at_least(length, bucket):
    assert padded_length(length) == bucket


@given(st.binary(max_size=5000))
def test_padding_comes_off_and_leaves_only_the_bucket_to_see(text):
    padded = pad(text)

    assert unpad(padded) == text
    assert len(padded) == padded_length(len(text))


@given(st.integers(0, 300_000), st.integers(0, 300_000))
def test_a_longer_text_never_has_a_smaller_bucket(one, other):
    assert (padded_length(one) <= padded_length(other)) or one > other
    assert padded_length(one) > one


@pytest.mark.parametrize("padded", [b"", bytes(256), b"hola", b"\x80x"])
def test_what_is_not_padded_is_refused(padded):
    with pytest.raises(BadPadding):
        unpad(padded)


def test_there_is_always_room_for_the_mark():
    with pytest.raises(ValueError, match="one byte"):
        pad(b"hola", 4)
