import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo.crypto.checkpoint import cosign, make
from amparo.crypto.signing import BadSignature, sign, signing_pair_from_seed
from amparo.crypto.signing import verify as verify_signature
from amparo.verifier import note
from amparo.verifier.checkpoint import (
    BadCheckpoint,
    Checkpoint,
    parse,
    verify,
    verify_cosignature,
)
from amparo.verifier.merkle import EMPTY_ROOT

# C2SP tlog-cosignature, the example of a cosigned checkpoint.
PUBLISHED = """example.com/behind-the-sofa
20852163
CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
— witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==
""".encode()  # noqa: E501 - as published

# golang.org/x/mod/sumdb/note, the keys and note of its documentation.
VERIFIER = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
SIGNER = "AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"
SIGNED = """If you think cryptography is the answer to your problem,
then you don't know what your problem is.

— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
""".encode()

LOG = signing_pair_from_seed(b"\x01" * 32)
WITNESS = signing_pair_from_seed(b"\x02" * 32)
ORIGIN, NAME = "registro.example/ledger", "witness.example/w1"
NOTE = make(ORIGIN, 7, EMPTY_ROOT, LOG.secret)


def test_the_published_checkpoint_is_read_and_written_back():
    checkpoint = parse(PUBLISHED)
    parts = note.split(PUBLISHED)

    assert (checkpoint.origin, checkpoint.size) == ("example.com/behind-the-sofa", 20852163)
    assert checkpoint.text == parts.text
    assert note.join(checkpoint.text, parts.signatures) == PUBLISHED


def test_the_published_cosignature_carries_its_published_time():
    witness = note.split(PUBLISHED).signatures[1]

    assert witness.name == "witness.example.com/w1"
    assert int.from_bytes(witness.blob[:8], "big") == 1679315147
    assert len(witness.blob) == 72


def test_keys_and_signatures_agree_with_the_reference_implementation():
    pair = signing_pair_from_seed(note.decode(SIGNER)[1:])
    parts = note.split(SIGNED)
    key = note.key_hash("PeterNeumann", note.ED25519, pair.public)
    (signature,) = parts.by("PeterNeumann", key)

    assert note.verifier_key("PeterNeumann", note.ED25519, pair.public) == VERIFIER
    assert sign(pair.secret, parts.text.encode()) == signature.blob
    verify_signature(pair.public, parts.text.encode(), signature.blob)


@given(
    st.integers(0, 2**63 - 1),
    st.binary(min_size=32, max_size=32),
    st.lists(st.from_regex(r"[a-z]{1,9}( [0-9]{1,9})?", fullmatch=True), max_size=3),
)
def test_a_checkpoint_comes_back_with_all_it_states(size, root, extensions):
    made = make(ORIGIN, size, root, LOG.secret, tuple(extensions))

    assert verify(made, ORIGIN, LOG.public) == Checkpoint(ORIGIN, size, root, tuple(extensions))


@given(st.data())
def test_one_changed_bit_of_a_checkpoint_is_refused(data):
    bit = data.draw(st.integers(0, len(NOTE) * 8 - 1))
    changed = bytearray(NOTE)
    changed[bit // 8] ^= 1 << bit % 8

    with pytest.raises(BadCheckpoint):
        verify(bytes(changed), ORIGIN, LOG.public)


def test_another_log_or_key_is_refused():
    with pytest.raises(BadCheckpoint):
        verify(NOTE, "other.example/ledger", LOG.public)
    with pytest.raises(BadCheckpoint):
        verify(NOTE, ORIGIN, WITNESS.public)


def test_a_cosigned_checkpoint_holds_for_the_log_and_for_the_witness():
    cosigned = cosign(NOTE, NAME, WITNESS.secret, 1_800_000_000)

    assert cosigned.startswith(NOTE)
    assert verify(cosigned, ORIGIN, LOG.public).size == 7
    assert verify_cosignature(cosigned, NAME, WITNESS.public) == 1_800_000_000


def test_a_cosignature_of_nobody_or_of_another_is_refused():
    cosigned = cosign(NOTE, NAME, WITNESS.secret, 1_800_000_000)

    for signed, name, public in [
        (NOTE, NAME, WITNESS.public),
        (cosigned, NAME, LOG.public),
        (cosigned, "witness.example/w2", WITNESS.public),
    ]:
        with pytest.raises(BadCheckpoint):
            verify_cosignature(signed, name, public)


def test_a_cosignature_moved_to_another_checkpoint_or_time_is_refused():
    line = note.split(cosign(NOTE, NAME, WITNESS.secret, 5)).signatures[1]
    later = note.Signature(line.name, line.key_hash, (6).to_bytes(8, "big") + line.blob[8:])
    other = make(ORIGIN, 8, EMPTY_ROOT, LOG.secret)

    for moved in (
        other + note.signature_line(line).encode(),
        NOTE + note.signature_line(later).encode(),
    ):
        with pytest.raises(BadCheckpoint):
            verify_cosignature(moved, NAME, WITNESS.public)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"\n7\n", b"\n07\n"),
        (b"\n7\n", b"\n-7\n"),
        (b"\n7\n", b"\n7\n\n"),
        (b"\n7\n", b"\n"),
        ("— ".encode(), b"- "),
        (b"=\n\n", b"\n\n"),
        (b"=\n\n", b"=\n"),
        (b"\n7\n", b"\n7\x00\n"),
    ],
)
def test_a_checkpoint_of_another_form_is_refused(before, after):
    with pytest.raises(BadCheckpoint):
        parse(NOTE.replace(before, after, 1))


@given(st.binary(max_size=300))
def test_whatever_else_comes_is_refused(blob):
    with pytest.raises(BadCheckpoint):
        parse(blob)


def test_lines_that_would_frame_another_checkpoint_are_never_written():
    with pytest.raises(ValueError, match="single and not empty"):
        make("evil.example\n999", 7, EMPTY_ROOT, LOG.secret)
    with pytest.raises(ValueError, match="no space"):
        make("evil example", 7, EMPTY_ROOT, LOG.secret)


def test_a_signature_that_fails_says_nothing_more():
    with pytest.raises(BadSignature):
        verify_signature(LOG.public, b"x", bytes(64))
