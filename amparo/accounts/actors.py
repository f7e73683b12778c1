"""Who acts: a member with the keys of their session, or the worker, which has none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from uuid import UUID

from amparo.accounts import directory
from amparo.custody import keys
from amparo.custody.principals import Seat
from amparo.law import packs

# A machine's token opens and acts, but hands nothing on, admits nobody (custody: machine access)
# and signs nothing: a signature is a person's, who signed in.
# Acts go by the power they stand under: sharing is `grant_access` by the time it is asked for.
HANDS_ON = frozenset(
    {
        *("share_file", "grant_access", "admit_member", "override_shield"),
        *("export", "export_records", "export_evidence"),
    }
)
# What somebody answers for with their name, or with the sealed words that go to a person.
SIGNED = frozenset(
    {
        *("sign_assessment", "countersign_assessment"),
        *("decide_grant", "decide_partial", "decide_deny", "countersign_denial", "decide_appeal"),
        *("extend", "vary", "close"),
        *("reissue_receipt", "verify_term"),
        *("sign_on", "review_statement", "publish"),
    }
)
# What opens every name at once, writes them anew or says who is whom: a token kept on some machine does none.
NAMES = frozenset({"search_names", "keep_people", "link_people"})
NOT_BY_MACHINE = HANDS_ON | SIGNED | NAMES


@dataclass(frozen=True, slots=True)
class Keyring:
    """A member's own pair, and the secrets of the desks they sit at, in memory only."""

    signing: keys.SigningPair = field(repr=False)
    box: keys.KeyPair = field(repr=False)
    desks: dict[tuple[UUID, int], keys.KeyPair] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Actor:
    """A signed-in member or service; satisfies `custody.principals.Opener`."""

    id: UUID
    name: str
    kind: str
    seats: tuple[Seat, ...]
    keyring: Keyring = field(repr=False)

    @property
    def desk_ids(self) -> frozenset[UUID]:
        return frozenset(seat.desk_id for seat in self.seats)

    @property
    def roles(self) -> frozenset[str]:
        return frozenset(seat.role for seat in self.seats)

    @property
    def institutions(self) -> frozenset[str]:
        return frozenset(seat.institution for seat in self.seats)

    def may(self, act: str) -> bool:
        """Whether the law pack in force allows the act, or the power, to one of the actor's roles."""
        return bool(self.seats_that_may(act))

    def seats_that_may(self, act: str) -> tuple[Seat, ...]:
        """The seats whose role the law pack in force allows the act, or the power."""
        if self.kind == "service" and act in NOT_BY_MACHINE:
            return ()
        pack = packs.current()
        return tuple(
            seat
            for seat in self.seats
            if act in pack.acts_of(seat.role) or pack.matrix.may(seat.role, act)
        )

    def reads(self, kind: str) -> bool:
        """Whether the actor may read that kind anywhere, once a grant to that desk covers it."""
        return bool(self.desks_reading(kind))

    def desks_reading(self, kind: str) -> frozenset[UUID]:
        """The desks at which one of the actor's roles may read that kind."""
        pack = packs.current()
        code = "mailbox" if kind == "dropbox" else kind
        return frozenset(
            seat.desk_id
            for seat in self.seats
            if pack.matrix.rights(seat.role).get(code) in ("read", "write")
        )

    def seat_for(self, act: str) -> Seat:
        """The seat from which the act is done: the first whose role allows it, else the first."""
        return next(iter(self.seats_that_may(act)), self.seats[0])

    def at(self, *seats: Seat) -> Actor:
        """The same person at these seats alone: the other desks' grants do not serve there."""
        return replace(self, seats=seats)

    def pair_of(self, desk_id: UUID, version: int) -> keys.KeyPair | None:
        return self.keyring.desks.get((desk_id, version))

    def sign(self, message: bytes) -> bytes:
        return keys.sign(self.keyring.signing.secret, message)

    def desks_of(self, member_id: UUID) -> Mapping[UUID, str]:
        known = directory.verified()
        return {
            desk: known.desks[desk]["institution"]
            for desk in known.sat.get(member_id, ())
            if desk in known.desks
        }

    def signed_by(self, signer_id: UUID, message: bytes, signature: bytes) -> bool:
        public = directory.verified().signers.get(signer_id)
        if public is None:
            return False
        try:
            keys.verify(public, message, signature)
        except keys.BadSignature:
            return False
        return True
