"""One name card as it is stored: sealed to its register's key, its file and its version; for custody alone."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from uuid import UUID

import orjson

from amparo.crypto import sealing
from amparo.crypto.errors import CryptoFailure
from amparo.custody import vault
from amparo.custody.errors import DoesNotMatch
from amparo.custody.ledger import Mark
from amparo.custody.models import Card
from amparo.custody.vault import Value

_CARDS = "custody_card"
_FIELD = "card"
_HEAD = 16 + 16 + 16 + 8
# A card as one stretch of bytes, as `unsealed` takes it: many columns of many rows cost more to read than to open.
ROW = (
    "uuid_send(id) || uuid_send(file_id)"
    " || uuid_send(coalesce(about, '00000000-0000-0000-0000-000000000000'))"
    " || int8send(version) || wire"
)
_NOBODY = bytes(16)
_PLACE = hashlib.blake2b(digest_size=16, person=b"amparo card")


@dataclass(slots=True)
class OpenCard:
    """One unsealed card; lives as long as the search that reads it.

    place  the ids of the card, its file and what it is about, 16 bytes each and zeros for none: of a
           hundred thousand cards nearly all are looked at and let go, so each is read only when asked
    """

    place: bytes
    value: Value = field(repr=False)

    @property
    def id(self) -> UUID:
        return UUID(bytes=self.place[:16])

    @property
    def file_id(self) -> UUID:
        return UUID(bytes=self.place[16:32])

    @property
    def about(self) -> UUID | None:
        about = self.place[32:48]
        return None if about == _NOBODY else UUID(bytes=about)


def card_mark(card: Card) -> Mark:
    what = vault.digest(
        card.envelope_id.bytes,
        card.file_id.bytes,
        card.about.bytes if card.about else b"",
        card.version.to_bytes(8, "big"),
        bytes(card.wire),
        vault.instant(card.written_at).encode(),
    )
    return "card", str(card.id), what


def seal(card: Card, key: sealing.Key, value: Value) -> bytes:
    """The wire of a card at its version, for custody alone."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
    return Writer(key).wire(card, text)


class Writer:
    """Seals cards of one register, as many as there are."""

    def __init__(self, key: sealing.Key) -> None:
        self._seals = sealing.sealer(key, _CARDS, _FIELD)

    def wire(self, card: Card, text: bytes) -> bytes:
        """The wire of a value already written out, for a card at its version."""
        return self._seals(_place_of(card), card.version, text)


class Reader:
    """Opens cards of one register, whole rows of them."""

    def __init__(self, key: sealing.Key) -> None:
        self._opens = sealing.unsealer(key, _CARDS, _FIELD)

    def text(self, card: Card) -> bytes:
        """What is sealed, written out. Raises DoesNotMatch for a card that is not what was recorded."""
        try:
            return self._opens(_place_of(card), card.version, bytes(card.wire))
        except CryptoFailure as failure:
            raise DoesNotMatch(what="card") from failure

    def value(self, card: Card) -> Value:
        """The value of a card. Raises as `text`."""
        value: Value = json.loads(self.text(card))
        return value


def _place_of(card: Card) -> bytes:
    about = card.about.bytes if card.about else _NOBODY
    return _place(card.id.bytes, card.file_id.bytes, about)


def _place(card: bytes, file_id: bytes, about: bytes) -> bytes:
    """Where a card stands, in 16 bytes: moved to another file, which more desks may know, it does not open."""
    return _digest(card + file_id + about)


def _digest(place: bytes) -> bytes:
    named = _PLACE.copy()
    named.update(place)
    return named.digest()


def unsealed(rows: Iterable[bytes], key: sealing.Key, broken: list[UUID]) -> Iterator[OpenCard]:
    """Each card from its row as one stretch of bytes, for custody alone; one that does not open goes to `broken`.

    A row is the ids of card, file and what it is about, 16 bytes each and zeros for none, the version
    in 8 bytes, big-endian, and the wire.
    """
    opens = sealing.unsealer(key, _CARDS, _FIELD)
    for row in rows:
        place = row[:48]
        try:
            text = opens(_digest(place), int.from_bytes(row[48:_HEAD], "big"), row[_HEAD:])
        except CryptoFailure:
            broken.append(UUID(bytes=row[:16]))
            continue
        yield OpenCard(place, orjson.loads(text))
