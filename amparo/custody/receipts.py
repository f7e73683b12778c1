"""Receipts at the public door: words given once, and what the key derived from them opens.

Two semaphores keep the memory-hard derivations apart, so that guessing cannot starve deposits.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from threading import BoundedSemaphore
from uuid import UUID

from amparo.crypto import derive
from amparo.crypto import receipts as words_of
from amparo.crypto.errors import CryptoFailure
from amparo.crypto.wrapping import KeyPair
from amparo.custody import installation, notices, sealing, vault
from amparo.custody.errors import DoesNotMatch
from amparo.custody.ledger import Mark
from amparo.custody.models import Envelope, Sheet
from amparo.custody.vault import Value
from amparo.kernel.errors import Invalid, Unavailable

SHORTEST_WORD, LONGEST_WORD = 3, 40
_WAIT_S = 20.0
_ISSUING = BoundedSemaphore(3)
_ENTERING = BoundedSemaphore(2)


class ReceiptMistyped(Invalid):
    """These are not ten words of a receipt. Check them one by one."""

    code = "receipt_mistyped"


class ReceiptWordUnknown(ReceiptMistyped):
    """Word %(positions)s of the receipt is not one that we use. Check how it is written."""

    code = "receipt_word_unknown"


class ReceiptCountWrong(ReceiptMistyped):
    """A receipt has ten words, and %(count)s were typed."""

    code = "receipt_count_wrong"


class ReceiptChecksumWrong(ReceiptMistyped):
    """All the words exist, but together they are no receipt. One is changed or out of its place."""

    code = "receipt_checksum_wrong"


class TooBusy(Unavailable):
    """Too many people are here at this moment. Nothing you wrote is lost; try again in a minute."""

    code = "too_busy"


@dataclass(frozen=True, slots=True)
class Issued:
    """New words and what they give; the words are shown once and stored nowhere."""

    words: tuple[str, ...] = field(repr=False)
    master: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class ReceiptKeys:
    """What ten words open, in memory for one answer.

    decoy  where the duress word typed after them leads; None when ten words were typed
    """

    lookup: bytes
    master: bytes = field(repr=False)
    pair: KeyPair = field(repr=False)
    decoy: bytes | None = field(default=None, repr=False)

    def line(self, wire: bytes) -> dict[str, object]:
        """One line written for her; DoesNotMatch when it is not what was written."""
        try:
            return notices.read(self.pair, wire)
        except (CryptoFailure, ValueError) as failure:
            raise DoesNotMatch(what="notice") from failure


@dataclass(frozen=True, slots=True)
class HeldEnvelope:
    """An envelope that a receipt holds a grant on, as rows gave it."""

    id: UUID
    file_id: UUID
    kind: str
    key_id: bytes
    wrapped: bytes = field(repr=False)

    def row(self) -> Envelope:
        """The envelope as far as unwrapping and sealing need it; never saved."""
        return Envelope(id=self.id, file_id=self.file_id, kind=self.kind, key_id=self.key_id)


def issue(language: str) -> Issued:
    """New words in a language, and their master; waits its turn, at most 20 seconds (TooBusy)."""
    receipt = words_of.new_receipt(language)
    with _turn(_ISSUING):
        return Issued(receipt.words, words_of.master(receipt, installation.receipt_salt()))


def derive_keys(typed: str) -> ReceiptKeys:
    """The keys of a receipt as typed; ReceiptMistyped costs nothing, TooBusy when many guess.

    An eleventh word is taken for a duress word, and costs what ten words cost.
    """
    try:
        receipt, word = words_of.parse_with_word(typed)
    except words_of.ReceiptMistyped as mistyped:
        raise _explained(mistyped) from None
    with _turn(_ENTERING):
        keys = keys_of(words_of.master(receipt, installation.receipt_salt()))
    return replace(keys, decoy=sealing.decoy_lookup(keys.master, word)) if word else keys


def duress_word(typed: str) -> str:
    """One word with a letter, of 3 to 40 characters, as it is compared; else ""."""
    word = words_of.one_word(typed)
    return word if SHORTEST_WORD <= len(word) <= LONGEST_WORD else ""


def keys_of(master: bytes) -> ReceiptKeys:
    """The keys of a master, such as a returning person's session keeps sealed."""
    return ReceiptKeys(derive.receipt_lookup(master), master, sealing.receipt_pair(master))


def keys_of_decoy(lookup: bytes) -> ReceiptKeys:
    """What a duress word leads to: a lookup, and a key that opens nothing."""
    return ReceiptKeys(lookup, b"", sealing.useless_pair(), decoy=lookup)


def read_sheets(
    keys: ReceiptKeys, held: HeldEnvelope, sheets: list[Sheet]
) -> list[tuple[UUID, str, Value]]:
    """Id, name and value of an envelope's sheets; DoesNotMatch when one was moved or changed."""
    envelope = held.row()
    key = vault.unwrap_key(keys.pair, held.wrapped, envelope)
    read = [(sheet, vault.read_sheet(sheet, envelope, key)) for sheet in sheets]
    return [(sheet.id, *vault.named(sheet, value)) for sheet, value in read]


def write_sheet(
    keys: ReceiptKeys, held: HeldEnvelope, name: str, value: Value, at: datetime
) -> tuple[Sheet, list[Mark]]:
    """Seal a new sheet into an envelope that the receipt holds, and return its marks."""
    envelope = held.row()
    key = vault.unwrap_key(keys.pair, held.wrapped, envelope)
    sheet = vault.seal_sheet(envelope, key, name, value, at)
    return sheet, vault.save_new([sheet])


def body_digest(value: Value) -> str:
    """A digest of a request's body, kept sealed beside its answer to tell a repeat from a reuse."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, default=str)
    return vault.digest(text.encode())


def _explained(mistyped: words_of.ReceiptMistyped) -> ReceiptMistyped:
    if mistyped.mistake is words_of.Mistake.COUNT:
        return ReceiptCountWrong(count=str(mistyped.count))
    if mistyped.mistake is words_of.Mistake.UNKNOWN:
        return ReceiptWordUnknown(positions=", ".join(str(place) for place in mistyped.positions))
    return ReceiptChecksumWrong()


@contextmanager
def _turn(semaphore: BoundedSemaphore) -> Iterator[None]:
    if not semaphore.acquire(timeout=_WAIT_S):
        raise TooBusy
    try:
        yield
    finally:
        semaphore.release()
