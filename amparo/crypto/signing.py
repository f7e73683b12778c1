"""Ed25519 signatures (RFC 8032) and the fingerprint that people compare aloud."""

from dataclasses import dataclass, field

from nacl.exceptions import BadSignatureError
from nacl.signing import SigningKey, VerifyKey

from amparo.crypto.derive import fingerprint_digest
from amparo.crypto.errors import CryptoFailure

PUBLIC_BYTES = 32
SECRET_BYTES = 32
SIGNATURE_BYTES = 64
_GROUPS = 8
_GROUP_DIGITS = 5


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


def fingerprint(public: bytes) -> str:
    """Return eight groups of five digits (132 bits) naming `public`, in every language alike."""
    digits = _GROUPS * _GROUP_DIGITS
    number = int.from_bytes(fingerprint_digest(public), "big") % 10**digits
    text = f"{number:0{digits}d}"
    return " ".join(text[at : at + _GROUP_DIGITS] for at in range(0, digits, _GROUP_DIGITS))


def _pair(key: SigningKey) -> SigningPair:
    return SigningPair(public=bytes(key.verify_key), secret=bytes(key))
