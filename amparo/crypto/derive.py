"""Every keyed BLAKE2b derivation of the product, one `person` each.

A derivation is `BLAKE2b(key=secret, data=context, person=person)`; only a duress word and the
offset of a part are contexts. Two persons never give
related outputs, so a stored lookup says nothing about the key derived from the same secret.
"""

from hashlib import blake2b

SECRET_BYTES = 32
KEY_ID_BYTES = 16
MIN_IDEMPOTENCY_BYTES = 16
MIN_PEPPER_BYTES = 16

# At most 16 bytes each; a person is never reused for a second purpose and never changed. One more, `amparo print`,
# names public keys in `amparo.verifier.digests`.
_KEY_ID = b"amparo key id"
_SESSION_LOOKUP = b"amparo sess look"
_SESSION_KEY = b"amparo sess key"
_DRAFT_LOOKUP = b"amparo drft look"
_DRAFT_KEY = b"amparo drft key"
_TOKEN_LOOKUP = b"amparo tokn look"
_TOKEN_KEY = b"amparo tokn key"
_RECEIPT_LOOKUP = b"amparo rcpt look"
_RECEIPT_SEED = b"amparo rcpt seed"
_DECOY_LOOKUP = b"amparo decy look"
_IDEMPOTENCY_INPUT = b"amparo idem in"
_IDEMPOTENCY_LOOKUP = b"amparo idem look"
_IDEMPOTENCY_KEY = b"amparo idem key"
_PEPPER = b"amparo pepper"
_UPLOAD_LOOKUP = b"amparo upld look"
_PART_KEY = b"amparo part key"


def key_id(key: bytes) -> bytes:
    """Return the 16-byte name of a 32-byte key."""
    return _derive(_KEY_ID, key, size=KEY_ID_BYTES)


def session_lookup(secret: bytes) -> bytes:
    """Return what a session row is found by, from the 32 bytes of the cookie."""
    return _derive(_SESSION_LOOKUP, secret)


def session_key(secret: bytes) -> bytes:
    """Return the key that wraps a member's secrets in a session row."""
    return _derive(_SESSION_KEY, secret)


def draft_lookup(secret: bytes) -> bytes:
    """Return what a portal draft is found by, from the 32 bytes of its cookie."""
    return _derive(_DRAFT_LOOKUP, secret)


def draft_key(secret: bytes) -> bytes:
    """Return the key that seals a portal draft."""
    return _derive(_DRAFT_KEY, secret)


def token_lookup(secret: bytes) -> bytes:
    """Return what a service member's token is found by, from its 32 bytes."""
    return _derive(_TOKEN_LOOKUP, secret)


def token_key(secret: bytes) -> bytes:
    """Return the key that wraps a service member's secrets under its token."""
    return _derive(_TOKEN_KEY, secret)


def receipt_lookup(master: bytes) -> bytes:
    """Return what a file is found by, from the 32-byte master of its receipt."""
    return _derive(_RECEIPT_LOOKUP, master)


def receipt_seed(master: bytes) -> bytes:
    """Return the X25519 seed (32 bytes) of a receipt's key pair."""
    return _derive(_RECEIPT_SEED, master)


def decoy_lookup(master: bytes, word: bytes) -> bytes:
    """Return what the harmless view of a receipt is found by, from its master and the duress word.

    word  folded by the caller, not empty
    """
    if not word:
        raise ValueError("a duress word has letters")
    return _derive(_DECOY_LOOKUP, master, data=word)


def upload_lookup(secret: bytes) -> bytes:
    """Return what an upload in parts is found by, from the 32 bytes that only its sender holds."""
    return _derive(_UPLOAD_LOOKUP, secret)


def part_key(secret: bytes, offset: int) -> bytes:
    """Return the key that seals the part of such an upload that begins at `offset`; one for each."""
    return _derive(_PART_KEY, secret, data=offset.to_bytes(8, "big"))


def idempotency_lookup(token: bytes) -> bytes:
    """Return what a kept answer is found by; `token` as the client sent it, 16 bytes or more."""
    return _derive(_IDEMPOTENCY_LOOKUP, _condense(token))


def idempotency_key(token: bytes) -> bytes:
    """Return the key that seals a kept answer; `token` as for `idempotency_lookup`."""
    return _derive(_IDEMPOTENCY_KEY, _condense(token))


def peppered(password: bytes, pepper: bytes) -> bytes:
    """Return 64 bytes mixing `password` with a pepper of 16 to 64 bytes, for Argon2id only."""
    if not MIN_PEPPER_BYTES <= len(pepper) <= blake2b.MAX_KEY_SIZE:
        raise ValueError("a pepper has 16 to 64 bytes")
    return blake2b(password, digest_size=64, key=pepper, person=_PEPPER).digest()


def _condense(token: bytes) -> bytes:
    if len(token) < MIN_IDEMPOTENCY_BYTES:
        raise ValueError("an idempotency key has at least 128 bits")
    return blake2b(token, digest_size=SECRET_BYTES, person=_IDEMPOTENCY_INPUT).digest()


def _derive(person: bytes, secret: bytes, size: int = 32, data: bytes = b"") -> bytes:
    if len(secret) != SECRET_BYTES:
        raise ValueError("a secret has 32 bytes")
    return blake2b(data, digest_size=size, key=secret, person=person).digest()
