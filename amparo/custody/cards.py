"""Name cards: the names of a file, padded and sealed, so that it can be found without an index of names.

A keyed hash of a name would be broken by how common surnames are, and finds no misspelling. So each
register (one for each institution that keeps one) has a key of its own, granted to its desks as any
other; a file's card stands in it from an act on the file, and a search opens, in the member's
session, the cards of the files whose identity the member's desks hold, and no other.
"""

from __future__ import annotations

import hashlib
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import connection, transaction

from amparo.crypto import sealing
from amparo.custody import bulk, cardwires, ledger, registers, rows, vault
from amparo.custody.cardwires import OpenCard, Reader
from amparo.custody.errors import OpenedInsideTransaction, TooManySearches
from amparo.custody.models import Card, Envelope
from amparo.custody.naming import NAMED
from amparo.custody.opening import who
from amparo.custody.principals import Opener
from amparo.custody.registers import Holders, Register
from amparo.custody.selectors import files_of
from amparo.custody.vault import Value

if TYPE_CHECKING:
    from amparo.custody.deeds import Deed

__all__ = ["OpenCard", "Opened", "Register", "every", "open_cards", "read", "slow_down", "write"]

MOST, WITHIN = 30, timedelta(minutes=1)
_lately: dict[UUID, deque[datetime]] = {}


@dataclass(slots=True)
class Opened:
    """The cards of one search, to be gone through once.

    `broken` fills with the ids of cards that are not what was recorded; they are left out.
    """

    cards: Iterator[OpenCard] = field(repr=False)
    broken: list[UUID] = field(default_factory=list)

    def __iter__(self) -> Iterator[OpenCard]:
        return self.cards


def write(deed: Deed, register: Register, value: Value, about: UUID | None = None) -> Card:
    """Seal the card of the deed's file anew in a register that the actor's desk keeps.

    Of that file alone: which cards one act wrote is seen from outside.

    Raises NothingToOpen when the actor's desks do not hold the register's key.
    """
    envelope, of = registers.kept_by(deed, register), deed.the_file()
    found = Card.objects.select_for_update().filter(envelope=envelope, file_id=of, about=about)
    card = found.first() or Card(envelope=envelope, file_id=of, about=about, version=0)
    new, card.version, card.written_at = not card.version, card.version + 1, deed.at
    card.wire = cardwires.seal(card, deed.key_of(envelope), value)
    card.digest = hashlib.sha256(card.wire).digest()
    if new:
        bulk.insert([card])
    else:
        card.save(update_fields=["version", "wire", "digest", "written_at"])
    deed.marks.append(cardwires.card_mark(card))
    return card


def read(deed: Deed, register: Register, files: Iterable[UUID]) -> dict[UUID, Value]:
    """The cards of these files as they stand, for an act that changes them; those without one are left out.

    As in a search, only cards of files whose identity one of the actor's desks holds. They stay locked
    until the act ends. Raises DoesNotMatch for one that is not what was recorded.
    """
    envelope = registers.kept_by(deed, register)
    visible = files_of(deed.the_opener(), NAMED)
    found = Card.objects.select_for_update().filter(
        envelope=envelope, about=None, file_id__in=visible
    )
    reader = Reader(deed.key_of(envelope))
    wanted = found.filter(file_id__in=list(files)).order_by("id")
    return {card.file_id: reader.value(card) for card in wanted}


def every(opener: Opener, register: Register, at: datetime) -> dict[UUID, Value]:
    """All cards of a register of files that the opener may name, for an act; shown to nobody.

    One that is not what was recorded is left out, as in a search.
    """
    envelope = registers.envelope_of(register)
    if envelope is None:
        return {}
    registers.only_signed(envelope, opener, register)
    key = vault.key_of(envelope, opener, at)
    found = cardwires.unsealed(_rows(opener, envelope), key, [])
    return {card.file_id: card.value for card in found if card.about is None}


def open_cards(
    opener: Opener, purpose: str, at: datetime, *, holders: Holders | None = None, **codes: object
) -> Opened:
    """The cards of every file whose identity one of the opener's desks holds, in the registers it keeps.

    A register that some desk lost gets a new key first, when `holders` can name who still holds it.
    Commits one entry `search` before any is opened: who, for which purpose, and `codes`; never words.
    Raises NothingToOpen for who keeps no register, TooManySearches, OpenedInsideTransaction and
    DoesNotMatch when a register's grant is not the one that was signed.
    """
    keys = begun(opener, purpose, at, holders, codes)
    opened = Opened(iter(()))
    opened.cards = _each(opener, keys, opened.broken, at)
    return opened


def begun(
    opener: Opener, purpose: str, at: datetime, holders: Holders | None, codes: Mapping[str, object]
) -> dict[Envelope, sealing.Key]:
    """The keys of the registers that a search may open, its entry made; for custody alone. Raises as `open_cards`."""
    if connection.in_atomic_block and not _inside_test_case():
        raise OpenedInsideTransaction
    keys = registers.keys(opener, at)
    slow_down(opener.id, at)
    if holders is not None and any(envelope.stale for envelope in keys):
        registers.freshen(opener, at, holders)
        keys = registers.keys(opener, at)
    with transaction.atomic(durable=True):
        facts = {"purpose": purpose, **codes, **who(opener, "search_names")}
        ledger.append("search", at=at, facts=facts)
    return keys


def slow_down(member: UUID, at: datetime) -> None:
    """Who asks for every name one after another does not look for a person. Raises TooManySearches."""
    recent = _lately.setdefault(member, deque(maxlen=MOST))
    if len(recent) == MOST and recent[0] > at - WITHIN:
        raise TooManySearches
    recent.append(at)


def _each(
    opener: Opener, keys: dict[Envelope, sealing.Key], broken: list[UUID], at: datetime
) -> Iterator[OpenCard]:
    for envelope, key in keys.items():
        missed: list[UUID] = []
        yield from cardwires.unsealed(_rows(opener, envelope), key, missed)
        if missed and (anew := renewed_meanwhile(envelope, opener, at)) is not None:
            again = {one.bytes for one in missed}
            missed = []
            changed = (row for row in _rows(opener, envelope) if row[:16] in again)
            yield from cardwires.unsealed(changed, anew, missed)
        broken += missed


def renewed_meanwhile(envelope: Envelope, opener: Opener, at: datetime) -> sealing.Key | None:
    """The register's new key, when somebody else's search gave it one between this one's key and its cards."""
    now = Envelope.objects.get(id=envelope.id)
    return None if now.key_id == envelope.key_id else vault.key_of(now, opener, at)


def _rows(opener: Opener, envelope: Envelope) -> Iterator[bytes]:
    visible, values = files_of(opener, NAMED).query.sql_with_params()
    found = rows.streamed(
        f"SELECT {cardwires.ROW} FROM custody_card"  # noqa: S608 - a query of our own, with its values apart
        f" WHERE envelope_id = %s AND file_id IN ({visible})",
        [envelope.id, *values],
    )
    return (row for (row,) in found)


def _inside_test_case() -> bool:
    return any(getattr(block, "_from_testcase", False) for block in connection.atomic_blocks)
