"""Ed25519 signatures (RFC 8032)."""

from dataclasses import dataclass, field

from nacl.exceptions import BadSignatureError
from nacl.signing import SigningKey, VerifyKey

from amparo.crypto.errors import CryptoFailure

PUBLIC_BYTES = 32
SECRET_BYTES = 32
SIGNATURE_BYTES = 64


class BadSignature(CryptoFailure):
    """The signature does not hold for this key and this message."""


@dataclass(frozen=True, slots=True)
class SigningPair:
    """Ed25519 keys: public point and secret seed, 32 bytes each; the secret is not shown."""

    public: bytes
    secret: bytes = field(repr=False)


def new_signing_pair() -> SigningPair:
    """Return a fresh random pair."""
    return _pair(SigningKey.generate())


def signing_pair_from_seed(seed: bytes) -> SigningPair:
    """Return the pair whose secret is `seed` (32 bytes)."""
    return _pair(SigningKey(seed))


def sign(secret: bytes, message: bytes) -> bytes:
    """Return the 64-byte signature of `message`; deterministic."""
    return SigningKey(secret).sign(message).signature


def verify(public: bytes, message: bytes, signature: bytes) -> None:
    """Return if `signature` is that of `public` over `message`; else raise BadSignature."""
    if len(public) != PUBLIC_BYTES or len(signature) != SIGNATURE_BYTES:
        raise BadSignature
    try:
        VerifyKey(public).verify(message, signature)
    except BadSignatureError:
        raise BadSignature from None


def holds(public: bytes, message: bytes, signature: bytes) -> bool:
    """Tell whether `signature` is that of `public` over `message`, by libsodium."""
    try:
        verify(public, message, signature)
    except BadSignature:
        return False
    return True


def _pair(key: SigningKey) -> SigningPair:
    return SigningPair(public=bytes(key.verify_key), secret=bytes(key))
