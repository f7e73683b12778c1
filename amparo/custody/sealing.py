"""What the public door can do: seal to public keys, and derive a receipt from its words.

Needs no private key. `Deposit` gathers the rows of one request so that they are inserted in one
statement a table; `returning` opens what a receipt's own key opens.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID, uuid4

from amparo.crypto import derive, wrapping
from amparo.crypto.sealing import Key
from amparo.crypto.wrapping import KeyPair
from amparo.custody import bulk, notices, vault
from amparo.custody.ledger import Mark
from amparo.custody.models import Envelope, Grant, Notice, Receipt, Sheet, Standing
from amparo.custody.principals import HolderKey
from amparo.custody.vault import Value
from amparo.kernel.text import fold


@dataclass(slots=True)
class Deposit:
    """The rows of one new file, made in memory and saved together."""

    file_id: UUID
    at: datetime
    envelopes: dict[str, tuple[Envelope, Key]] = field(default_factory=dict, repr=False)
    sheets: list[Sheet] = field(default_factory=list)
    grants: list[Grant] = field(default_factory=list)
    receipts: list[Receipt] = field(default_factory=list)
    decoys: list[Receipt] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)

    def add(
        self, kind: str, values: Mapping[str, Value] | None = None, about: UUID | None = None
    ) -> None:
        """A new envelope of a kind with its first sheets; `values` by field name."""
        envelope, key = vault.new_envelope(self.file_id, kind, self.at, about)
        self.envelopes[kind] = envelope, key
        for name, value in (values or {}).items():
            self.sheets.append(vault.seal_answer(envelope, key, name, value, self.at))

    def hold(
        self,
        holders: Iterable[HolderKey],
        kinds: Iterable[str] | None = None,
        purpose: str = "deposit",
    ) -> None:
        """Wrap the keys of all envelopes so far (or `kinds`) to these holders."""
        chosen = self.envelopes if kinds is None else set(kinds)
        for holder in holders:
            for kind in chosen:
                envelope, key = self.envelopes[kind]
                self.grants.append(
                    vault.wrap_for(holder, envelope, key, purpose=purpose, at=self.at)
                )

    def receipt(
        self,
        master: bytes,
        *,
        standing: str = Standing.OWN,
        reads: Iterable[str] = (),
        duress: str = "",
    ) -> Receipt:
        """The receipt derived from a 32-byte master, holding the kinds in `reads`, and its decoy."""
        kinds = set(reads)
        receipt = new_receipt(self.file_id, master, self.at, standing=standing)
        receipt.reads_own_words = bool(kinds - {"mailbox", "dropbox"})
        self.receipts.append(receipt)
        self.decoys.append(new_decoy(receipt, master, duress))
        self.hold([HolderKey(receipt.id, "receipt", 1, bytes(receipt.public))], kinds)
        return receipt

    def tell(self, *payloads: Mapping[str, object], proxies: bool = False) -> None:
        for receipt in self.receipts:
            for payload in payloads:
                allowed = proxies or payload.get("kind") in notices.PROXY_KINDS
                if receipt.standing == Standing.OWN or allowed:
                    self.notices.append(notices.seal_notice(receipt, payload, self.at))

    def save(self) -> list[Mark]:
        """Insert everything in the running transaction and return the marks for its entry."""
        rows = [envelope for envelope, _ in self.envelopes.values()]
        marks = vault.save_new([*self.receipts, *self.decoys, *rows, *self.grants, *self.sheets])
        bulk.insert(self.notices)
        return marks + [notices.notice_mark(notice) for notice in self.notices]


def new_receipt(
    file_id: UUID, master: bytes, at: datetime, *, standing: str = Standing.OWN
) -> Receipt:
    """An unsaved receipt; only a lookup and a public key of the words remain."""
    pair = receipt_pair(master)
    return Receipt(
        id=uuid4(),
        file_id=file_id,
        lookup=derive.receipt_lookup(master),
        public=pair.public,
        standing=standing,
        created_at=at,
    )


def new_decoy(receipt: Receipt, master: bytes, word: str = "") -> Receipt:
    """The unsaved decoy of a receipt: found with a duress word, and with nothing when there is none.

    Nobody ever has the secret half of its key.
    """
    found_by = decoy_lookup(master, word) if word else secrets.token_bytes(derive.SECRET_BYTES)
    return Receipt(
        id=uuid4(),
        file_id=receipt.file_id,
        lookup=found_by,
        public=wrapping.new_pair().public,
        standing=Standing.DECOY,
        beside=receipt.id,
        created_at=receipt.created_at,
    )


def decoy_lookup(master: bytes, word: str) -> bytes:
    """What ten words and a duress word lead to; accents and capitals are the same word."""
    return derive.decoy_lookup(master, fold(word).encode())


def receipt_lookup(master: bytes) -> bytes:
    return derive.receipt_lookup(master)


def useless_pair() -> KeyPair:
    """A pair that nothing was ever wrapped to."""
    return wrapping.new_pair()


def receipt_pair(master: bytes) -> KeyPair:
    return wrapping.pair_from_seed(derive.receipt_seed(master))
