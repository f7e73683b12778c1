"""Who may hold a key, as custody sees them: opaque identifiers and public keys, never people."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from amparo.crypto.wrapping import KeyPair


@dataclass(frozen=True, slots=True)
class HolderKey:
    """A desk's or a receipt's public key, already verified by whoever made this value."""

    id: UUID
    kind: str
    version: int
    public: bytes
    institution: str = ""


@dataclass(frozen=True, slots=True)
class Seat:
    """Where a member sits while acting; all clear codes."""

    desk_id: UUID
    desk_code: str
    desk_kind: str
    institution: str
    role: str
    key_version: int


class Opener(Protocol):
    """Whoever brings keys to custody: a signed-in member or a service."""

    @property
    def id(self) -> UUID: ...

    @property
    def desk_ids(self) -> frozenset[UUID]: ...

    @property
    def seats(self) -> tuple[Seat, ...]: ...

    def pair_of(self, desk_id: UUID, version: int) -> KeyPair | None:
        """The desk's key pair of that version, or None where the member holds none."""

    def sign(self, message: bytes) -> bytes:
        """Ed25519 signature (64 bytes) with the member's own key."""

    def signed_by(self, signer_id: UUID, message: bytes, signature: bytes) -> bool:
        """Whether a member of the verified directory made that signature."""

    def desks_of(self, member_id: UUID) -> Mapping[UUID, str]:
        """Every desk of the verified directory at which a member sits or sat, with its institution."""

    def seat_for(self, act: str) -> Seat:
        """The seat from which the member does that act."""

    def desks_reading(self, kind: str) -> frozenset[UUID]:
        """The desks at which the member has a role that the law pack's matrix lets read that kind.

        A grant to another desk of theirs does not count: no desk lends its role to another's key.
        """

    def may(self, act: str) -> bool:
        """Whether the law pack's matrix allows the act to any of the member's roles."""
