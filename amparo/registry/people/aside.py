"""What a search found so far, sealed to its own member until they go on: nothing of it is stored."""

from __future__ import annotations

import json
from base64 import b64decode, b64encode, urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID
from zlib import compress, decompress

from amparo.accounts.actors import Actor
from amparo.custody import private
from amparo.custody.errors import DoesNotMatch
from amparo.registry.people.errors import CannotGoOn

WITHIN: Final = timedelta(hours=1)
_PLACE: Final = UUID("d0a4f4c4-2a35-4b7e-9a0b-6a5c8f1e7b52")


def put(actor: Actor, asked: Mapping[str, str], value: Mapping[str, Any], at: datetime) -> str:
    """A text that the same member can go on with, for the same question and within the hour."""
    whole = {"asked": dict(asked), "at": at.timestamp(), **value}
    packed = b64encode(compress(json.dumps(whole, separators=(",", ":")).encode())).decode()
    wire = private.seal(actor, actor.keyring.box, _PLACE, {"packed": packed})
    return urlsafe_b64encode(wire).decode()


def take(actor: Actor, asked: Mapping[str, str], text: str, at: datetime) -> dict[str, Any]:
    """What was put aside. Raises CannotGoOn for what they did not put aside for this question, or is too old."""
    try:
        wire = urlsafe_b64decode(text.encode())
        packed = private.read(actor, actor.keyring.box, _PLACE, wire)["packed"]
    except (DoesNotMatch, ValueError) as failure:
        raise CannotGoOn from failure
    value: dict[str, Any] = json.loads(decompress(b64decode(str(packed))))
    if (
        value["asked"] != dict(asked)
        or not 0 <= at.timestamp() - value["at"] < WITHIN.total_seconds()
    ):
        raise CannotGoOn
    return value
