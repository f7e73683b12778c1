"""Name cards: the names of a file, padded and sealed, so that it can be found without an index of names.

A keyed hash of a name would be broken by how common surnames are, and finds no misspelling. So each
register (one for each institution that keeps one) has a key of its own, granted to its desks as any
other; a file's card stands in it from an act on the file, and a search opens, in the member's
session, the cards of the files whose identity the member's desks hold, and no other.
"""

from __future__ import annotations

import hashlib
import json
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID, uuid5

from django.db import connection, transaction
from django.db.models import QuerySet

from amparo.crypto import sealing
from amparo.crypto.errors import CryptoFailure
from amparo.custody import bulk, granting, ledger, vault
from amparo.custody.errors import (
    DoesNotMatch,
    NothingToOpen,
    OpenedInsideTransaction,
    TooManySearches,
)
from amparo.custody.ledger import Mark
from amparo.custody.models import Card, Envelope, EnvelopeKind, Grant
from amparo.custody.naming import NAMED
from amparo.custody.opening import who
from amparo.custody.principals import HolderKey, Opener
from amparo.custody.selectors import files_of
from amparo.custody.vault import Value

if TYPE_CHECKING:
    from amparo.custody.deeds import Deed

MOST, WITHIN = 30, timedelta(minutes=1)
_CARDS = "custody_card"
_FIELD = "card"
_REGISTERS = UUID("6f0c6d52-9c5e-4d0b-8a6e-0a5e3f1c7a11")
_PURPOSE = "cards"
_AT_ONCE = 5000
_HEAD = 16 + 16 + 16 + 8
_NOBODY = bytes(16)
_lately: dict[UUID, deque[datetime]] = {}


@dataclass(frozen=True, slots=True)
class Register:
    """An institution's register and the desks that keep it, by their verified keys."""

    institution: str
    holders: tuple[HolderKey, ...]

    @property
    def id(self) -> UUID:
        return uuid5(_REGISTERS, self.institution)


@dataclass(frozen=True, slots=True)
class OpenCard:
    """One unsealed card; lives as long as the search that reads it."""

    id: UUID
    file_id: UUID
    about: UUID | None
    value: Value = field(repr=False)


@dataclass(slots=True)
class Opened:
    """The cards of one search, to be gone through once.

    `broken` fills with the ids of cards that are not what was recorded; they are left out.
    """

    cards: Iterator[OpenCard] = field(repr=False)
    broken: list[UUID] = field(default_factory=list)

    def __iter__(self) -> Iterator[OpenCard]:
        return self.cards


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


def write(deed: Deed, register: Register, value: Value, about: UUID | None = None) -> Card:
    """Seal the card of the deed's file anew in a register that the actor's desk keeps.

    Of that file alone: which cards one act wrote is seen from outside.

    Raises NothingToOpen when the actor's desks do not hold the register's key.
    """
    envelope, of = _register(deed, register), deed.the_file()
    found = Card.objects.select_for_update().filter(envelope=envelope, file_id=of, about=about)
    card = found.first() or Card(envelope=envelope, file_id=of, about=about, version=0)
    new, card.version, card.written_at = not card.version, card.version + 1, deed.at
    card.wire = seal(card, deed.key_of(envelope), value)
    card.digest = hashlib.sha256(card.wire).digest()
    if new:
        bulk.insert([card])
    else:
        card.save(update_fields=["version", "wire", "digest", "written_at"])
    deed.marks.append(card_mark(card))
    return card


def read(deed: Deed, register: Register, files: Iterable[UUID]) -> dict[UUID, Value]:
    """The cards of these files as they stand, for an act that changes them; those without one are left out.

    As in a search, only cards of files whose identity one of the actor's desks holds. They stay locked
    until the act ends. Raises DoesNotMatch for one that is not what was recorded.
    """
    envelope = _register(deed, register)
    visible = files_of(deed.the_opener(), NAMED)
    rows = Card.objects.select_for_update().filter(
        envelope=envelope, about=None, file_id__in=visible
    )
    return _values(rows, deed.key_of(envelope), files)


def every(opener: Opener, register: Register, at: datetime) -> dict[UUID, Value]:
    """All cards of a register of files that the opener may name, for an act; shown to nobody.

    One that is not what was recorded is left out, as in a search.
    """
    envelope = Envelope.objects.filter(file_id=register.id, kind=EnvelopeKind.CARDS).first()
    if envelope is None:
        return {}
    _only_signed(envelope, opener, register)
    keys = {envelope: vault.key_of(envelope, opener, at)}
    return {card.file_id: card.value for card in _each(opener, keys, []) if card.about is None}


def _values(rows: QuerySet[Card], key: sealing.Key, files: Iterable[UUID]) -> dict[UUID, Value]:
    opens = sealing.unsealer(key, _CARDS, _FIELD)
    found: dict[UUID, Value] = {}
    for card in rows.filter(file_id__in=list(files)).order_by("id"):
        try:
            place = _place(card.id.bytes, card.file_id.bytes, _NOBODY)
            text = opens(place, card.version, bytes(card.wire))
        except CryptoFailure as failure:
            raise DoesNotMatch(what="card") from failure
        found[card.file_id] = json.loads(text)
    return found


def open_cards(opener: Opener, purpose: str, at: datetime, **codes: object) -> Opened:
    """The cards of every file whose identity one of the opener's desks holds, in the registers it keeps.

    Commits one entry `search` before any is opened: who, for which purpose, and `codes`; never words.
    Raises NothingToOpen for who keeps no register, TooManySearches, OpenedInsideTransaction and
    DoesNotMatch when a register's grant is not the one that was signed.
    """
    if connection.in_atomic_block and not _inside_test_case():
        raise OpenedInsideTransaction
    keys = _keys(opener, at)
    slow_down(opener.id, at)
    with transaction.atomic(durable=True):
        facts = {"purpose": purpose, **codes, **who(opener, "search_names")}
        ledger.append("search", at=at, facts=facts)
    opened = Opened(iter(()))
    opened.cards = _each(opener, keys, opened.broken)
    return opened


def slow_down(member: UUID, at: datetime) -> None:
    """Who asks for every name one after another does not look for a person. Raises TooManySearches."""
    recent = _lately.setdefault(member, deque(maxlen=MOST))
    if len(recent) == MOST and recent[0] > at - WITHIN:
        raise TooManySearches
    recent.append(at)


def seal(card: Card, key: sealing.Key, value: Value) -> bytes:
    """The wire of a card at its version, for custody alone."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
    about = card.about.bytes if card.about else _NOBODY
    place = UUID(bytes=_place(card.id.bytes, card.file_id.bytes, about))
    ad = sealing.associated_data(_CARDS, place, _FIELD, card.version, sealing.key_id(key))
    return sealing.seal(key, text, ad)


def _place(card: bytes, file_id: bytes, about: bytes) -> bytes:
    """Where a card stands, in 16 bytes: moved to another file, which more desks may know, it does not open."""
    return hashlib.blake2b(card + file_id + about, digest_size=16, person=b"amparo card").digest()


def _register(deed: Deed, register: Register) -> Envelope:
    """The register's envelope, made at its first card; desks that came later receive its key here.

    Its key is not renewed, since every card would have to be sealed anew (docs/threat-model.md).
    """
    rows = Envelope.objects.filter(file_id=register.id, kind=EnvelopeKind.CARDS)
    envelope = rows.first()
    if envelope is None:
        ledger.lock()
        envelope = rows.first() or _new_register(deed, register)
    opener = deed.the_opener()
    _only_signed(envelope, opener, register)
    held = set(Grant.objects.filter(envelope=envelope).values_list("holder_id", flat=True))
    if not held & opener.desk_ids:
        raise NothingToOpen
    marks: list[Mark] = []
    # Once a desk lost the register no desk receives it by itself: it would be given back to that one.
    for holder in register.holders if not envelope.stale else ():
        if holder.id not in held:
            marks += granting.hand_over([envelope], holder, opener, purpose=_PURPOSE, at=deed.at)
    _state(deed, envelope, marks)
    return envelope


def _state(deed: Deed, envelope: Envelope, marks: list[Mark]) -> None:
    """What a register's key and grants are stands among its own entries, whatever file the act is on.

    Else whoever uses the key would have to ask every entry there is whether an act made it.
    """
    if marks:
        facts = who(deed.the_opener(), deed.verb)
        ledger.append(
            "keep_register", at=deed.at, file_id=envelope.file_id, marks=marks, facts=facts
        )


def _new_register(deed: Deed, register: Register) -> Envelope:
    opener = deed.the_opener()
    if not opener.desk_ids & {holder.id for holder in register.holders}:
        raise NothingToOpen
    envelope, key = vault.new_envelope(register.id, EnvelopeKind.CARDS, deed.at)
    grants = [
        vault.wrap_for(holder, envelope, key, purpose=_PURPOSE, at=deed.at, signer=opener)
        for holder in register.holders
    ]
    _state(deed, envelope, vault.save_new([envelope, *grants]))
    return envelope


def _keys(opener: Opener, at: datetime) -> dict[Envelope, sealing.Key]:
    held = Grant.objects.filter(vault.live_grants(opener, at))
    found = Envelope.objects.filter(kind=EnvelopeKind.CARDS, id__in=held.values("envelope_id"))
    envelopes = list(found)
    if not envelopes:
        raise NothingToOpen
    for envelope in envelopes:
        _only_signed(envelope, opener)
    known = vault.keys_of(envelopes, opener, at)
    return {envelope: known[envelope.id] for envelope in envelopes}


def _only_signed(envelope: Envelope, opener: Opener, register: Register | None = None) -> None:
    """A register is never deposited: a grant that nobody signed, or nobody of its house, was planted.

    register  whose desks are known: somebody of one of them must have signed
    """
    grants = Grant.objects.filter(envelope=envelope, holder_id__in=opener.desk_ids)
    for signer in set(grants.values_list("signer_id", flat=True)):
        sat = opener.desks_of(signer) if signer else {}
        houses = {uuid5(_REGISTERS, institution) for institution in sat.values()}
        keeping = {holder.id for holder in register.holders} if register else set(sat)
        if envelope.file_id not in houses or not keeping & set(sat):
            raise DoesNotMatch(what="grant")


def _each(
    opener: Opener, keys: dict[Envelope, sealing.Key], broken: list[UUID]
) -> Iterator[OpenCard]:
    for envelope, key in keys.items():
        yield from unsealed(_rows(opener, envelope), key, broken)


def unsealed(rows: Iterable[bytes], key: sealing.Key, broken: list[UUID]) -> Iterator[OpenCard]:
    """Each card from its row as one stretch of bytes, for custody alone; one that does not open goes to `broken`.

    A row is the ids of card, file and what it is about, 16 bytes each and zeros for none, the version
    in 8 bytes, big-endian, and the wire.
    """
    opens = sealing.unsealer(key, _CARDS, _FIELD)
    for row in rows:
        about, version = row[32:48], int.from_bytes(row[48:_HEAD], "big")
        try:
            place = _place(row[:16], row[16:32], about)
            value = json.loads(opens(place, version, row[_HEAD:]))
        except CryptoFailure:
            broken.append(UUID(bytes=row[:16]))
            continue
        yield OpenCard(
            UUID(bytes=row[:16]),
            UUID(bytes=row[16:32]),
            None if about == _NOBODY else UUID(bytes=about),
            value,
        )


def _rows(opener: Opener, envelope: Envelope) -> Iterator[bytes]:
    """Each card as one stretch of bytes: four columns of a hundred thousand rows cost more to read than to open."""
    visible, values = files_of(opener, NAMED).query.sql_with_params()
    with connection.chunked_cursor() as cursor:
        cursor.execute(
            "SELECT uuid_send(id) || uuid_send(file_id)"  # noqa: S608 - a query of our own, with its values apart
            " || uuid_send(coalesce(about, '00000000-0000-0000-0000-000000000000'))"
            " || int8send(version) || wire"
            f" FROM custody_card WHERE envelope_id = %s AND file_id IN ({visible})",
            [envelope.id, *values],
        )
        while rows := cursor.fetchmany(_AT_ONCE):
            for (row,) in rows:
                yield bytes(row)


def _inside_test_case() -> bool:
    return any(getattr(block, "_from_testcase", False) for block in connection.atomic_blocks)
