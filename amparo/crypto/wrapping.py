"""Wrapping of a key to a public key: libsodium sealed boxes (X25519, XSalsa20-Poly1305).

A sealed box is anonymous: it proves nothing about who wrapped. Check the key id of what comes out.
"""

from dataclasses import dataclass, field

from nacl.bindings import (
    crypto_box_keypair,
    crypto_box_seal,
    crypto_box_seal_open,
    crypto_box_seed_keypair,
    crypto_sign_ed25519_pk_to_curve25519,
    crypto_sign_ed25519_sk_to_curve25519,
)
from nacl.exceptions import CryptoError

from amparo.crypto.errors import CryptoFailure
from amparo.crypto.sealing import DoesNotOpen
from amparo.crypto.signing import SigningPair

PUBLIC_BYTES = 32
OVERHEAD_BYTES = 48


class BadPublicKey(CryptoFailure):
    """This is not a public key that something can be wrapped to."""


@dataclass(frozen=True, slots=True)
class KeyPair:
    """X25519 keys, 32 bytes each; the secret is not shown."""

    public: bytes
    secret: bytes = field(repr=False)


def new_pair() -> KeyPair:
    """Return a fresh random pair."""
    return KeyPair(*crypto_box_keypair())


def pair_from_seed(seed: bytes) -> KeyPair:
    """Return the pair that a 32-byte seed always gives."""
    return KeyPair(*crypto_box_seed_keypair(seed))


def box_of_signing(public: bytes) -> bytes:
    """Return the X25519 form of an Ed25519 public key, the same point; raises BadPublicKey."""
    if len(public) != PUBLIC_BYTES:
        raise BadPublicKey
    try:
        return crypto_sign_ed25519_pk_to_curve25519(public)
    except CryptoError:
        raise BadPublicKey from None


def pair_of_signing(pair: SigningPair) -> KeyPair:
    """Return the X25519 pair that opens what was wrapped to `box_of_signing(pair.public)`."""
    secret = crypto_sign_ed25519_sk_to_curve25519(pair.secret + pair.public)
    return KeyPair(box_of_signing(pair.public), secret)


def wrap(public: bytes, key: bytes) -> bytes:
    """Return `key` wrapped to `public`, 48 bytes longer; raises BadPublicKey."""
    if len(public) != PUBLIC_BYTES:
        raise BadPublicKey
    try:
        return crypto_box_seal(key, public)
    except CryptoError:  # a point of small order, to which anybody could unwrap
        raise BadPublicKey from None


def unwrap(pair: KeyPair, wrapped: bytes) -> bytes:
    """Return what was wrapped to `pair`; raises DoesNotOpen."""
    if len(wrapped) < OVERHEAD_BYTES:
        raise DoesNotOpen
    try:
        return crypto_box_seal_open(wrapped, pair.public, pair.secret)
    except CryptoError:
        raise DoesNotOpen from None
