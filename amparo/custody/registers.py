"""Registers of name cards: whose key one has, who holds it, and giving it a new one after a desk lost it.

A register is an envelope like others, but its cards belong to other files, and it is never deposited:
each grant is signed by somebody of a desk that keeps it and stated among the register's own entries.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID, uuid5

from django.db import connection, transaction

from amparo.crypto import sealing
from amparo.custody import bulk, granting, ledger, vault
from amparo.custody.cardwires import Reader, Writer, card_mark
from amparo.custody.errors import DoesNotMatch, NothingToOpen
from amparo.custody.ledger import Mark
from amparo.custody.models import Card, CardBlock, Envelope, EnvelopeKind, Grant
from amparo.custody.opening import who
from amparo.custody.principals import HolderKey, Opener

if TYPE_CHECKING:
    from amparo.custody.deeds import Deed

Holders = Callable[[Iterable[Grant]], list[HolderKey]]
_REGISTERS = UUID("6f0c6d52-9c5e-4d0b-8a6e-0a5e3f1c7a11")
_PURPOSE = "cards"
_AT_ONCE = 5000


@dataclass(frozen=True, slots=True)
class Register:
    """An institution's register and the desks that keep it, by their verified keys."""

    institution: str
    holders: tuple[HolderKey, ...]

    @property
    def id(self) -> UUID:
        return uuid5(_REGISTERS, self.institution)


def envelope_of(register: Register) -> Envelope | None:
    return Envelope.objects.filter(file_id=register.id, kind=EnvelopeKind.CARDS).first()


def kept_by(deed: Deed, register: Register) -> Envelope:
    """The register's envelope for an act, made at its first card, with a new key if a desk lost it.

    Desks that came later receive its key here, but none whose grant was once taken back. Nobody gives
    it a new key before the act ends. Raises NothingToOpen when the actor's desks do not hold it.
    """
    envelope = envelope_of(register)
    if envelope is None:
        ledger.lock()
        envelope = envelope_of(register) or _new(deed, register)
    opener, marks = deed.the_opener(), list[Mark]()
    only_signed(envelope, opener, register)
    if not Grant.objects.filter(envelope=envelope, holder_id__in=opener.desk_ids).exists():
        raise NothingToOpen
    if envelope.stale:
        marks += _renewed(envelope, opener, lambda grants: _desks(deed, grants), deed.at)
    else:
        _hold(envelope, "SHARE")
        envelope.refresh_from_db()
    marks += _hand_on(envelope, register, opener, deed.at, marks)
    _state(deed, envelope, marks)
    return envelope


def freshen(opener: Opener, at: datetime, holders: Holders) -> None:
    """Give a new key to each register that somebody lost, in a transaction and under an entry of its own.

    All cards or none: who is cut off in the middle leaves the register as it was. Raises DoesNotMatch
    when a grant is not the one that was signed.
    """
    held = Grant.objects.filter(vault.live_grants(opener, at))
    stale = Envelope.objects.filter(kind=EnvelopeKind.CARDS, stale=True)
    for envelope in stale.filter(id__in=held.values("envelope_id")):
        only_signed(envelope, opener)
        with transaction.atomic(durable=True):
            if marks := _renewed(envelope, opener, holders, at):
                facts = who(opener, "search_names")
                ledger.append(
                    "renew_register", at=at, file_id=envelope.file_id, marks=marks, facts=facts
                )


def keys(opener: Opener, at: datetime) -> dict[Envelope, sealing.Key]:
    """The keys of the registers that the opener's desks hold. Raises NothingToOpen, DoesNotMatch."""
    held = Grant.objects.filter(vault.live_grants(opener, at))
    found = Envelope.objects.filter(kind=EnvelopeKind.CARDS, id__in=held.values("envelope_id"))
    envelopes = list(found)
    if not envelopes:
        raise NothingToOpen
    for envelope in envelopes:
        only_signed(envelope, opener)
    known = vault.keys_of(envelopes, opener, at)
    return {envelope: known[envelope.id] for envelope in envelopes}


def only_signed(envelope: Envelope, opener: Opener, register: Register | None = None) -> None:
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


def _new(deed: Deed, register: Register) -> Envelope:
    opener = deed.the_opener()
    if not opener.desk_ids & {holder.id for holder in register.holders}:
        raise NothingToOpen
    envelope, key = vault.new_envelope(register.id, EnvelopeKind.CARDS, deed.at)
    marks = vault.save_new([envelope])
    marks += vault.save_new(
        _wrapped(holder, envelope, key, opener, deed.at) for holder in register.holders
    )
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


def _wrapped(
    holder: HolderKey, envelope: Envelope, key: sealing.Key, opener: Opener, at: datetime
) -> Grant:
    grant = vault.wrap_for(holder, envelope, key, purpose=_PURPOSE, at=at, signer=opener)
    grant.id = _grant_id(envelope, holder.id)
    return grant


def _grant_id(envelope: Envelope, desk_id: UUID) -> UUID:
    """One for each desk, so that the entries tell whether a desk ever lost the register."""
    return uuid5(envelope.id, str(desk_id))


def _hand_on(
    envelope: Envelope, register: Register, opener: Opener, at: datetime, pending: list[Mark]
) -> list[Mark]:
    held = set(Grant.objects.filter(envelope=envelope).values_list("holder_id", flat=True))
    missing = {_grant_id(envelope, one.id): one for one in register.holders if one.id not in held}
    lost = ledger.gone(envelope.file_id, "grant", missing) if missing else set()
    coming = [one for grant_id, one in missing.items() if grant_id not in lost]
    if not coming:
        return []
    key = vault.key_of(envelope, opener, at, pending)
    return vault.save_new(_wrapped(one, envelope, key, opener, at) for one in coming)


def _desks(deed: Deed, grants: Iterable[Grant]) -> list[HolderKey]:
    return [deed.resolve(grant.holder_id) for grant in grants if grant.holder_kind == "desk"]


def _renewed(envelope: Envelope, opener: Opener, holders: Holders, at: datetime) -> list[Mark]:
    """Seal every card of a stale register under a new key and give that to who still holds the old.

    Returns the marks: the cards' own stand in blocks. One that is not what was recorded is left as it
    is, and opens no more than before. Empty when somebody else was first.
    """
    _hold(envelope, "UPDATE")
    envelope.refresh_from_db()
    if not envelope.stale:
        return []
    old = Reader(vault.key_of(envelope, opener, at))
    rows = list(Grant.objects.filter(envelope=envelope).select_related("envelope"))
    still = {holder.id: holder for holder in holders(granting.made(rows))}
    key = sealing.new_key()
    envelope.key_id, envelope.stale = sealing.key_id(key), False
    envelope.save(update_fields=["key_id", "stale"])
    gone = [("grant", str(row.id), None) for row in rows]
    Grant.objects.filter(envelope=envelope).delete()
    grants = vault.save_new(
        _wrapped(holder, envelope, key, opener, at) for holder in still.values()
    )
    blocks = _sealed_anew(envelope, old, Writer(key), at)
    return [vault.envelope_mark(envelope), *gone, *grants, *blocks]


def _sealed_anew(envelope: Envelope, old: Reader, new: Writer, at: datetime) -> list[Mark]:
    """5,000 cards at once: each is written, and stated in a block, which takes the place of those before."""
    before = CardBlock.objects.filter(envelope=envelope)
    marks: list[Mark] = [
        ("card_block", str(row), None) for row in before.values_list("id", flat=True)
    ]
    before.delete()
    for cards in _batches(envelope):
        some = list(each_anew(cards, old, new))
        _update(some)
        stated = b"".join(card.id.bytes + bytes.fromhex(str(card_mark(card)[2])) for card in some)
        block = CardBlock(envelope=envelope, stated=stated, made_at=at)
        bulk.insert([block])
        marks.append(block_mark(block))
    return marks


def _batches(envelope: Envelope) -> Iterator[list[Card]]:
    """All cards of a register by their ids; without a cursor, which whoever is cut off would leave open."""
    last = UUID(int=0)
    while True:
        rows = Card.objects.filter(envelope=envelope, id__gt=last).order_by("id")
        cards = list(rows[:_AT_ONCE])
        if not cards:
            return
        last = cards[-1].id
        yield cards


def each_anew(cards: Iterable[Card], old: Reader, new: Writer) -> Iterator[Card]:
    """Unsaved next versions of cards under another key; one that is not what was recorded is left out."""
    for card in cards:
        try:
            text = old.text(card)
        except DoesNotMatch:
            continue
        card.version += 1
        card.wire = new.wire(card, text)
        yield card


def _update(cards: list[Card]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE custody_card AS c SET version = v.version, wire = v.wire, digest = sha256(v.wire)"
            " FROM unnest(%s::uuid[], %s::int[], %s::bytea[]) AS v(id, version, wire)"
            " WHERE c.id = v.id",
            [
                [one.id for one in cards],
                [one.version for one in cards],
                [one.wire for one in cards],
            ],
        )


def block_mark(block: CardBlock) -> Mark:
    what = vault.digest(block.envelope_id.bytes, bytes(block.stated))
    return "card_block", str(block.id), what


def stated_in(block_id: str, what: str) -> Iterator[Mark]:
    """The marks of the cards that a block states, if it is the one that was recorded."""
    block = CardBlock.objects.filter(id=block_id).first()
    if block is None or block_mark(block)[2] != what:
        return
    stated = bytes(block.stated)
    for start in range(0, len(stated), 48):
        one = stated[start : start + 48]
        yield "card", str(UUID(bytes=one[:16])), one[16:].hex()


def _hold(envelope: Envelope, how: str) -> None:
    """Keep the register's key as it is until the act ends: whoever gives it a new one waits for those who write."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT 1 FROM custody_envelope WHERE id = %s FOR {how}",  # noqa: S608 - one of two words of ours
            [envelope.id],
        )
