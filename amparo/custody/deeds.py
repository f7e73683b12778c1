"""A deed: what one act writes, seals, grants and tells, and the single entry it leaves.

Made by `amparo.accounts.acts.acting`; nothing here authorises or commits.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from amparo.crypto.sealing import Key
from amparo.custody import granting, ledger, notices, vault, watch
from amparo.custody.errors import ChangedMeanwhile, NothingToOpen
from amparo.custody.ledger import Mark
from amparo.custody.models import Envelope, Grant, Receipt, Sheet
from amparo.custody.opening import who
from amparo.custody.principals import HolderKey, Opener
from amparo.custody.vault import Value
from amparo.kernel.errors import Forbidden


class NeedsKeys(Forbidden):
    """This can only be done by a person who holds the file's keys."""

    code = "needs_keys"


@dataclass(slots=True)
class Deed:
    """One act under way, inside its transaction.

    `opener` is None for the worker, which holds no key: it may note and tell, not seal or grant.
    `resolve` gives a desk's verified public key.
    """

    verb: str
    file_id: UUID | None
    at: datetime
    opener: Opener | None
    resolve: Callable[[UUID], HolderKey]
    facts: dict[str, object] = field(default_factory=dict)
    marks: list[Mark] = field(default_factory=list)
    _keys: dict[UUID, Key] = field(default_factory=dict, repr=False)

    def note(self, **codes: object) -> None:
        """Add clear codes and identifiers to the entry; never words."""
        self.facts.update(codes)

    def tell(self, *payloads: Mapping[str, object], proxies: bool = False) -> None:
        """Write lines for the person, sealed to her live receipts."""
        self.marks += notices.tell(self.the_file(), payloads, self.at, proxies=proxies)

    def write(self, kind: str, name: str, value: Value, about: UUID | None = None) -> Sheet:
        """Seal a new sheet into the file's envelope of a kind, which is made when there is none.

        A sheet `override` of the shield lifts it for the institutions it names; only an actor who
        may `override_shield` writes one.
        """
        if (kind, name) == ("shield", "override") and not self.the_opener().may("override_shield"):
            raise NeedsKeys
        found = Envelope.objects.filter(file_id=self.the_file(), kind=kind, about=about).first()
        return self.write_to(found or self.create(kind, about=about), name, value)

    def create(
        self, kind: str, *, about: UUID | None = None, holders: Iterable[UUID] = ()
    ) -> Envelope:
        """A new envelope held by the actor's own desk and by `holders` (desks).

        Raises MustNotKnow when one of them must not know; lifting that is an act of its own.
        """
        opener = self.the_opener()
        envelope, key = vault.new_envelope(self.the_file(), kind, self.at, about)
        desks = [self.resolve(opener.seat_for(self.verb).desk_id)]
        desks += [self.resolve(desk) for desk in holders if desk != desks[0].id]
        for desk in desks[1:]:
            granting.refuse_if_shielded(self.the_file(), desk, opener, self.at, self.marks)
        grants = [
            vault.wrap_for(desk, envelope, key, purpose=kind, at=self.at, signer=opener)
            for desk in desks
        ]
        self.marks += vault.save_new([envelope, *grants])
        self._keys[envelope.id] = key
        return envelope

    def write_to(self, envelope: Envelope, name: str, value: Value) -> Sheet:
        sheet = vault.seal_sheet(envelope, self.key_of(envelope), name, value, self.at)
        self.marks += vault.save_new([sheet])
        return sheet

    def rewrite(self, sheet: Sheet, value: Value, *, expected: int | None = None) -> Sheet:
        """The next version of a sheet; ChangedMeanwhile when `expected` is not its version now."""
        current = Sheet.objects.select_for_update().select_related("envelope").get(id=sheet.id)
        if expected is not None and current.version != expected:
            raise ChangedMeanwhile
        envelope = current.envelope
        key = self.key_of(envelope)
        if current.field == vault.SAID:
            before = vault.read_sheet(current, envelope, key)
            value = vault.with_name(value, vault.named(current, before)[0])
        renewed = vault.seal_sheet(envelope, key, current.field, value, self.at, current)
        renewed.save(force_update=True)
        self.marks.append(vault.sheet_mark(renewed))
        return renewed

    def grant(
        self,
        kinds: Sequence[str],
        desk_id: UUID,
        *,
        purpose: str,
        ends_at: datetime | None = None,
        among: Collection[UUID] | None = None,
    ) -> None:
        """Hand the file's envelopes of these kinds to a desk, as far as the actor holds them.

        among  the envelopes to choose from; all of the file where it is None

        Raises MustNotKnow for an institution that must not know and was not overridden.
        """
        opener, holder = self.the_opener(), self.resolve(desk_id)
        granting.refuse_if_shielded(self.the_file(), holder, opener, self.at, self.marks)
        envelopes = Envelope.objects.filter(
            file_id=self.the_file(),
            kind__in=kinds,
            grants__in=Grant.objects.filter(vault.live_grants(opener, self.at)),
        ).distinct()
        if among is not None:
            envelopes = envelopes.filter(id__in=among)
        self.marks += granting.hand_over(
            envelopes,
            holder,
            opener,
            purpose=purpose,
            at=self.at,
            ends_at=ends_at,
            pending=self.marks,
        )
        self.note(granted_to=str(desk_id), granted=sorted(kinds))

    def end_grants(self, desk_ids: Iterable[UUID], *, kinds: Iterable[str] | None = None) -> int:
        """Take the file's envelopes back from desks and return how many grants ended.

        Needs no key, so the worker may do it; the keys are renewed when next opened.
        """
        grants = Grant.objects.filter(
            envelope__file_id=self.the_file(), holder_kind="desk", holder_id__in=list(desk_ids)
        )
        if kinds is not None:
            grants = grants.filter(envelope__kind__in=list(kinds))
        ended = granting.take_back(grants)
        self.marks += ended
        return granting.ended(ended)

    def renew(self, holders: Callable[[Iterable[Grant]], list[HolderKey]]) -> None:
        """Renew now the keys of the file's stale envelopes that the actor holds."""
        for envelope in Envelope.objects.filter(file_id=self.the_file(), stale=True):
            try:
                self._renew(envelope, holders(Grant.objects.filter(envelope=envelope)))
            except NothingToOpen:
                continue

    def freshen(self, envelope: Envelope) -> None:
        """Renew the key of an envelope that somebody lost, before more is sealed under it. Raises NothingToOpen."""
        if not envelope.stale:
            return
        grants = list(Grant.objects.filter(envelope=envelope))
        receipts = Receipt.objects.filter(
            id__in=[row.holder_id for row in grants if row.holder_kind == "receipt"],
            revoked_at=None,
        )
        still = [self.resolve(row.holder_id) for row in grants if row.holder_kind == "desk"]
        still += [HolderKey(row.id, "receipt", 1, bytes(row.public)) for row in receipts]
        self._renew(envelope, still)

    def _renew(self, envelope: Envelope, still: list[HolderKey]) -> None:
        self.marks += granting.renew(envelope, self.the_opener(), still, self.at, self.marks)
        self._keys.pop(envelope.id, None)

    def revoke_receipt(self, receipt: Receipt) -> None:
        """End a receipt and its decoy: neither lookup finds anything, and its grants are taken back."""
        ending = Receipt.objects.filter(Q(pk=receipt.pk) | Q(beside=receipt.pk), revoked_at=None)
        for row in ending:
            row.revoked_at = self.at
            row.save(update_fields=["revoked_at"])
            self.marks.append(vault.receipt_mark(row))
        receipt.revoked_at = self.at
        self.marks += granting.take_back(Grant.objects.filter(holder_id=receipt.id))

    def add_receipt(
        self,
        receipt: Receipt,
        decoy: Receipt,
        kinds: Iterable[str],
        *,
        envelope: UUID | None = None,
    ) -> None:
        """Save a new receipt with its decoy and hand it these kinds, as far as the actor holds them.

        envelope  that one alone, of all there are of these kinds
        """
        opener = self.the_opener()
        self.marks += vault.save_new([receipt, decoy])
        holder = HolderKey(receipt.id, "receipt", 1, bytes(receipt.public))
        envelopes = Envelope.objects.filter(
            file_id=self.the_file(),
            kind__in=list(kinds),
            grants__in=Grant.objects.filter(vault.live_grants(opener, self.at)),
        ).distinct()
        if envelope is not None:
            envelopes = envelopes.filter(id=envelope)
        self.marks += granting.hand_over(
            envelopes, holder, opener, purpose="receipt", at=self.at, pending=self.marks
        )

    def desks_given(self, kinds: Iterable[str]) -> set[UUID]:
        """The desks to which an act gave any of these kinds of the file, this one among them."""
        return granting.desks_given(self.the_file(), kinds, self.marks)

    def shielded(self) -> frozenset[str]:
        """Institutions that must not know, read in the actor's session."""
        return granting.shielded_institutions(
            self.the_file(), self.the_opener(), self.at, self.marks
        )

    def values(self, kinds: Iterable[str]) -> dict[str, Value]:
        """What the actor may read of the file's envelopes, by field, for an act that seals it again.

        It is shown to nobody, so no opening is told; whoever shows it opens the file.
        """
        opener, found = self.the_opener(), dict[str, Value]()
        held = Grant.objects.filter(vault.live_grants(opener, self.at))
        rows = Envelope.objects.filter(file_id=self.the_file(), kind__in=list(kinds))
        for envelope in rows.filter(id__in=held.values("envelope_id")):
            if not opener.desks_reading(envelope.kind):
                continue
            for sheet in Sheet.objects.filter(envelope=envelope).order_by("written_at", "id"):
                value = vault.read_sheet(sheet, envelope, self.key_of(envelope))
                name, plain = vault.named(sheet, value)
                found[name] = plain
        return found

    def each(self, kind: str, name: str) -> Iterator[tuple[UUID | None, Value]]:
        """What the actor may read of one field in every envelope of a kind, by what the envelope is about.

        For an act that compares; like `values`, it is shown to nobody.
        """
        opener = self.the_opener()
        if not opener.desks_reading(kind):
            return
        held = Grant.objects.filter(vault.live_grants(opener, self.at))
        rows = Envelope.objects.filter(file_id=self.the_file(), kind=kind)
        for envelope in rows.filter(id__in=held.values("envelope_id")):
            for sheet in Sheet.objects.filter(envelope=envelope).order_by("written_at", "id"):
                value = vault.read_sheet(sheet, envelope, self.key_of(envelope))
                found, plain = vault.named(sheet, value)
                if found == name:
                    yield envelope.about, plain

    def record(self) -> int:
        """Append the deed's one entry; called last, by whoever opened the transaction."""
        if self.file_id is not None:
            ledger.lock()
            self.marks += watch.marks_of(self.file_id)
        facts = dict(self.facts)
        facts |= who(self.opener, self.verb) if self.opener else {"who": "system", "role": "system"}
        return ledger.append(
            self.verb, at=self.at, file_id=self.file_id, marks=self.marks, facts=facts
        )

    def key_of(self, envelope: Envelope) -> Key:
        """Return an envelope's key, for the modules of custody alone. Raises as `vault.key_of`."""
        if envelope.id not in self._keys:
            self._keys[envelope.id] = vault.key_of(envelope, self.the_opener(), self.at, self.marks)
        return self._keys[envelope.id]

    def the_opener(self) -> Opener:
        """Return whoever brings the keys to this act. Raises NeedsKeys for the worker."""
        if self.opener is None:
            raise NeedsKeys
        return self.opener

    def the_file(self) -> UUID:
        """Return the file this act is about. Raises ValueError when it is about none."""
        if self.file_id is None:
            raise ValueError("this deed is about no file")
        return self.file_id
