"""A word from the public door to the worker, that no table and no backup can be read for.

Sealed to the X25519 form of the checkpoint key, whose secret half is the worker's alone. It opens
no envelope: it is for a code that an act of the worker needs and a clear column must not hold.
"""

from __future__ import annotations

import json
from uuid import UUID

from amparo.crypto import wrapping
from amparo.crypto.errors import CryptoFailure
from amparo.crypto.padding import pad, unpad
from amparo.crypto.signing import signing_pair_from_seed
from amparo.custody import installation
from amparo.custody.errors import DoesNotMatch


def seal(row: UUID, code: str) -> bytes:
    """A code sealed for the worker, together with the id of the row that it stands in."""
    box = wrapping.box_of_signing(installation.checkpoint_public())
    return wrapping.wrap(box, pad(json.dumps([str(row), code]).encode()))


def read(row: UUID, wire: bytes) -> str:
    """The code sealed for that row; only the worker can. Raises DoesNotMatch."""
    pair = wrapping.pair_of_signing(signing_pair_from_seed(installation.checkpoint_secret()))
    try:
        stated, code = json.loads(unpad(wrapping.unwrap(pair, wire)))
    except (CryptoFailure, ValueError) as failure:
        raise DoesNotMatch(what="answer") from failure
    if stated != str(row):
        raise DoesNotMatch(what="answer")
    return str(code)
