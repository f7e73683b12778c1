"""Whole numbers and libsodium give the same answers, for signatures nobody would make too."""

import hashlib

from hypothesis import given, settings
from hypothesis import strategies as st

from amparo.crypto.signing import holds as by_libsodium
from amparo.crypto.signing import sign, signing_pair_from_seed
from amparo.crypto.tests.test_signing import VECTORS
from amparo.verifier import ed25519
from amparo.verifier.ed25519 import _BASE, _L, _P, holds

PAIR = signing_pair_from_seed(b"\x07" * 32)
NONE = bytes(32)
# A point of order eight, which generates all of small order.
EIGHTH = bytes.fromhex("c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a")


def encoded(point):
    x, y, z, _ = point
    inverse = pow(z, -1, _P)
    return ((y * inverse % _P) | ((x * inverse % _P & 1) << 255)).to_bytes(32, "little")


def small_points():
    found, point = [], ed25519._NEUTRAL
    for _ in range(8):
        found.append(point)
        point = ed25519._added(point, ed25519._decoded(EIGHTH))
    return found


def both(public, message, signature):
    found = {holds(public, message, signature), by_libsodium(public, message, signature)}
    assert len(found) == 1, (public.hex(), message.hex(), signature.hex())
    return found.pop()


def test_the_published_signatures_hold():
    for _, public, message, signature in VECTORS:
        assert both(*map(bytes.fromhex, (public, message, signature)))


@settings(max_examples=25)
@given(st.binary(max_size=200), st.integers(0, 767))
def test_a_signature_holds_and_none_with_a_bit_changed(message, bit):
    whole = bytearray(PAIR.public + sign(PAIR.secret, message))
    assert both(bytes(whole[:32]), message, bytes(whole[32:]))
    whole[bit // 8] ^= 1 << bit % 8
    assert not both(bytes(whole[:32]), message, bytes(whole[32:]))


def test_points_of_small_order_and_second_spellings_are_judged_alike():
    hashed = hashlib.sha512(PAIR.secret).digest()
    secret = int.from_bytes(hashed[:32], "little") & (1 << 254) - 8 | 1 << 254
    nonce = 1234567890123456789
    point = ed25519._two_times(nonce, _BASE, 0, ed25519._NEUTRAL)
    key = ed25519._decoded(PAIR.public)
    answers = []
    for small in small_points():
        for r, a in ((ed25519._added(point, small), key), (point, ed25519._added(key, small))):
            start, public = encoded(r), encoded(a)
            challenge = int.from_bytes(hashlib.sha512(start + public + b"m").digest(), "little")
            scalar = (nonce + challenge * secret) % _L
            answers.append(both(public, b"m", start + scalar.to_bytes(32, "little")))
        assert not both(encoded(small), b"m", encoded(point) + NONE)
        assert not both(PAIR.public, b"m", encoded(small) + NONE)
    assert answers[:2] == [True, True]
    assert not all(answers)
    signature = sign(PAIR.secret, b"m")
    larger = int.from_bytes(signature[32:], "little") + _L
    assert not both(PAIR.public, b"m", signature[:32] + larger.to_bytes(32, "little"))
    for y in (_P, _P + 1, 2**255 - 1):
        assert not both(y.to_bytes(32, "little"), b"m", signature)
    assert not both(PAIR.public, b"m", signature[:63])
