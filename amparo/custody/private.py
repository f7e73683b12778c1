"""What a member keeps for themselves: sealed to their own key and signed by it; no desk and no colleague opens it."""

from __future__ import annotations

import json
from uuid import UUID

from amparo.crypto import wrapping
from amparo.crypto.errors import CryptoFailure
from amparo.crypto.padding import pad, unpad
from amparo.custody.errors import DoesNotMatch
from amparo.custody.principals import Opener
from amparo.custody.vault import Value

_CONTEXT = b"amparo private 1\n"
_SIGNATURE = 64


def seal(owner: Opener, box: wrapping.KeyPair, row: UUID, value: Value) -> bytes:
    """The wire of one value of the owner's; it opens in no other row."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
    signature = owner.sign(_CONTEXT + row.bytes + text)
    return wrapping.wrap(box.public, pad(signature + text))


def read(owner: Opener, box: wrapping.KeyPair, row: UUID, wire: bytes) -> Value:
    """What the owner sealed in that row. Raises DoesNotMatch for what they did not write there."""
    try:
        both = unpad(wrapping.unwrap(box, wire))
    except CryptoFailure as failure:
        raise DoesNotMatch(what="private") from failure
    signature, text = both[:_SIGNATURE], both[_SIGNATURE:]
    if not owner.signed_by(owner.id, _CONTEXT + row.bytes + text, signature):
        raise DoesNotMatch(what="private")
    value: Value = json.loads(text)
    return value
