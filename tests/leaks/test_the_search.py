"""The search finds what it is asked for, in each form; else finding nothing would say nothing."""

import base64
import gzip
import secrets
import zlib

import pytest

from tests.leaks.forms import Needles, of_secret, of_text, of_words, without

WORD = "k" + secrets.token_hex(8)
RAW = b"\n\0" + secrets.token_bytes(15).replace(b"\n", b"x") + b"\n"
RECEIPT = ["ola", "manzana", "lienzo", "faro"]


@pytest.fixture
def needles():
    found = Needles()
    found.add("word", of_text(WORD))
    found.add("secret", of_secret(RAW))
    found.add("receipt", of_words(RECEIPT))
    return found


def shown(word):
    plain = b"before " + word.encode() + b" after"
    yield plain
    yield from (f"x{word}x".encode(one) for one in ("utf-16-le", "utf-16-be"))
    yield from (base64.b64encode(b"!" * shift + plain) for shift in range(3))
    yield plain.hex().encode()
    yield gzip.compress(plain * 40)
    yield b"\0\x1f\x8b\x08\0" + zlib.compress(plain) + b"\xff" * 9
    yield word.upper().encode()


FORMS = list(shown(WORD))


# The names of tests must be the same in every worker, so they do not hold what is random.
@pytest.mark.parametrize("data", FORMS, ids=[f"form {n}" for n, _ in enumerate(FORMS)])
def test_a_word_is_found_in_each_form_within_other_bytes(needles, tmp_path, data):
    place = tmp_path / "place"
    place.write_bytes(b"\n\xff\0" + data + b"\n\0\n")
    assert needles.in_files([place], tmp_path) == {str(place): {"word"}}


@pytest.mark.parametrize(
    "data",
    [RAW, base64.b64encode(RAW), base64.urlsafe_b64encode(b"?" + RAW), RAW.hex().encode()],
    ids=["raw", "base64", "urlsafe", "hex"],
)
def test_a_secret_is_found_as_bytes_and_as_letters(needles, tmp_path, data):
    place = tmp_path / "place"
    place.write_bytes(b"--" + data + b"--")
    assert needles.in_files([place], tmp_path) == {str(place): {"secret"}}


@pytest.mark.parametrize(
    "data", ["ola manzana lienzo faro", '["lienzo", "faro"]', "manzana,lienzo", "q=ola+manzana"]
)
def test_two_neighbouring_words_of_a_receipt_are_enough(needles, tmp_path, data):
    place = tmp_path / "place"
    place.write_text(data)
    assert needles.in_files([place], tmp_path) == {str(place): {"receipt"}}


def test_what_is_not_there_is_not_found(needles, tmp_path):
    place = tmp_path / "place"
    place.write_bytes(b"ola faro manzana " + WORD[:-1].encode() + secrets.token_bytes(200_000))
    assert needles.in_files([place, tmp_path / "absent"], tmp_path) == {}


def test_only_what_is_meant_to_stand_in_a_file_is_taken_away():
    found = {"a": {"token", "word"}, "b": {"token"}}
    assert without(found, {"a": {"token"}, "b": {"token"}}) == {"a": ["word"]}
