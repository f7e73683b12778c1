"""The signed directory: every desk, key and membership along a chain to the pinned root.

Each statement carries the hash of the one before it, so none can be dropped, swapped or added
unsigned. The root signs the first ones at the ceremony; later ones are signed by a member who
already holds the desk. The portal reads only what the root signed of desks and their keys.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import connection

from amparo.accounts import presence
from amparo.accounts.errors import BrokenDirectory
from amparo.accounts.models import DeskKey, Member, Membership, Statement
from amparo.custody import installation
from amparo.custody.keys import BadSignature, verify
from amparo.custody.ledger import Mark
from amparo.custody.models import Grant, Receipt
from amparo.custody.principals import HolderKey
from amparo.custody.vault import digest, instant

_CONTEXT = b"amparo directory 1\n"
Signer = Callable[[bytes], bytes]


@dataclass(frozen=True, slots=True)
class DeskSeat:
    """A desk as the directory states it, with its current verified key."""

    id: UUID
    code: str
    kind: str
    institution: str
    name: str
    holder: HolderKey


@dataclass(slots=True)
class Directory:
    """The directory after replaying every statement."""

    size: int = 0
    head: str = ""
    desks: dict[UUID, dict[str, str]] = field(default_factory=dict)
    keys: dict[tuple[UUID, int], bytes] = field(default_factory=dict)
    signers: dict[UUID, bytes] = field(default_factory=dict)
    boxes: dict[UUID, bytes] = field(default_factory=dict)
    seats: set[tuple[UUID, UUID, str]] = field(default_factory=set)
    # Where each member ever sat: what they signed there stands after they left.
    sat: dict[UUID, set[UUID]] = field(default_factory=dict)

    def version(self, desk_id: UUID) -> int:
        return max((version for desk, version in self.keys if desk == desk_id), default=0)

    def holder(self, desk_id: UUID) -> HolderKey:
        version = self.version(desk_id)
        if not version:
            raise BrokenDirectory(desk=str(desk_id))
        institution = self.desks[desk_id]["institution"]
        return HolderKey(desk_id, "desk", version, self.keys[desk_id, version], institution)

    def members_of(self, desk_id: UUID) -> set[bytes]:
        return {self.signers[member] for member, desk, _ in self.seats if desk == desk_id}


def append(
    kind: str, facts: dict[str, object], *, signer: bytes, sign: Signer, at: datetime
) -> tuple[Statement, Mark]:
    """Write one signed statement and return it with its mark; call inside a transaction.

    signer  the 32-byte Ed25519 public key that `sign` signs with
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(4770, 2)")
    last = Statement.objects.order_by("-seq").first()
    seq = last.seq + 1 if last else 0
    previous = _hash(bytes(last.body), bytes(last.signature)) if last else ""
    told = {"seq": seq, "previous": previous, "kind": kind, "at": at.isoformat(), **facts}
    body = json.dumps(told, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()
    statement = Statement.objects.create(
        seq=seq, kind=kind, body=body, signer=signer, signature=sign(_CONTEXT + body)
    )
    return statement, statement_mark(statement)


def statement_mark(statement: Statement) -> Mark:
    what = digest(bytes(statement.body), bytes(statement.signer), bytes(statement.signature))
    return "statement", str(statement.seq), what


def membership_mark(membership: Membership) -> Mark:
    ended = instant(membership.ended_at).encode()
    what = digest(
        membership.member_id.bytes,
        membership.desk_id.bytes,
        membership.role.encode(),
        membership.key_version.to_bytes(4, "big"),
        bytes(membership.wrapped),
        ended,
    )
    return "membership", str(membership.id), what


def member_mark(member: Member) -> Mark:
    closed = instant(member.closed_at).encode()
    what = digest(
        (member.email or "").encode(), bytes(member.box_public), bytes(member.sign_public), closed
    )
    return "member", str(member.id), what


def desk_key_mark(key: DeskKey) -> Mark:
    what = digest(
        key.desk_id.bytes,
        key.version.to_bytes(4, "big"),
        bytes(key.public),
        bytes(key.recovery_wrap),
    )
    return "desk_key", str(key.id), what


def verified() -> Directory:
    """The directory of this installation; replayed again only when it has grown.

    Raises BrokenDirectory when a statement is missing, out of order, unsigned or signed by
    somebody who could not.
    """
    newest = presence.newest_statement()
    stamp = (*newest, installation.folder()) if newest else None
    if stamp is None or stamp not in _replayed:
        _replayed.clear()
        _replayed[stamp] = replay(Statement.objects.order_by("seq"))
    return _replayed[stamp]


# By what the newest statement is, and for which pinned root; one entry at a time.
_replayed: dict[object, Directory] = {}
_published: dict[object, Directory] = {}


def forget() -> None:
    """Replay on the next read, though no statement was added: for tests and auditors."""
    _replayed.clear()
    _published.clear()


def replay(statements: Iterable[Statement]) -> Directory:
    """Check every statement against the pinned root and the ones before it."""
    directory, previous = Directory(), ""
    for statement in statements:
        body = bytes(statement.body)
        facts = json.loads(body)
        in_order = facts["seq"] == directory.size == statement.seq and facts["previous"] == previous
        if not in_order or facts["kind"] != statement.kind:
            raise BrokenDirectory(seq=str(statement.seq))
        _check_signature(statement)
        _apply(directory, facts, bytes(statement.signer))
        directory.size += 1
        previous = directory.head = _hash(body, bytes(statement.signature))
    return directory


def _check_signature(statement: Statement) -> None:
    try:
        verify(
            bytes(statement.signer), _CONTEXT + bytes(statement.body), bytes(statement.signature)
        )
    except BadSignature as bad:
        raise BrokenDirectory(seq=str(statement.seq)) from bad


def _apply(directory: Directory, facts: dict[str, str], signer: bytes) -> None:
    kind, by_root = facts["kind"], signer == installation.root_public()
    desk = UUID(facts["desk"]) if "desk" in facts else None
    by_holder = desk is not None and signer in directory.members_of(desk)
    if not by_root and not (by_holder and kind in ("membership", "end_membership")):
        raise BrokenDirectory(seq=str(directory.size))
    if kind == "desk" and desk:
        directory.desks[desk] = {
            name: facts[name] for name in ("code", "institution", "desk_kind", "name")
        }
    elif kind == "desk_key" and desk:
        directory.keys[desk, int(facts["version"])] = bytes.fromhex(facts["public"])
    elif kind == "membership" and desk:
        member = UUID(facts["member"])
        if bytes.fromhex(facts["sign"]) == signer:
            raise BrokenDirectory(seq=str(directory.size))
        directory.signers[member] = bytes.fromhex(facts["sign"])
        directory.boxes[member] = bytes.fromhex(facts["box"])
        directory.seats.add((member, desk, facts["role"]))
        directory.sat.setdefault(member, set()).add(desk)
    elif kind == "end_membership" and desk:
        directory.seats.discard((UUID(facts["member"]), desk, facts["role"]))


def _hash(body: bytes, signature: bytes) -> str:
    return hashlib.sha256(body + signature).hexdigest()


def desks(kind: str | None = None, institution: str | None = None) -> list[DeskSeat]:
    """Desks with their verified keys, by code; on the portal only those the root signed."""
    directory = _published_directory() if settings.DOOR == "portal" else verified()
    found = [
        DeskSeat(
            desk_id,
            facts["code"],
            facts["desk_kind"],
            facts["institution"],
            facts["name"],
            directory.holder(desk_id),
        )
        for desk_id, facts in directory.desks.items()
        if (kind is None or facts["desk_kind"] == kind)
        and (institution is None or facts["institution"] == institution)
    ]
    return sorted(found, key=lambda seat: seat.code)


def desk_holder(desk_id: UUID) -> HolderKey:
    """A desk's verified public key. Raises BrokenDirectory when the chain does not give one."""
    return verified().holder(desk_id)


def holders_of(grants: Iterable[Grant]) -> list[HolderKey]:
    """Verified keys of who still holds these grants, receipts among them."""
    rows = list(grants)
    receipts = Receipt.objects.filter(
        id__in=[row.holder_id for row in rows if row.holder_kind == "receipt"],
        revoked_at__isnull=True,
    )
    found = [HolderKey(each.id, "receipt", 1, bytes(each.public)) for each in receipts]
    return found + [desk_holder(row.holder_id) for row in rows if row.holder_kind == "desk"]


def _published_directory() -> Directory:
    with connection.cursor() as cursor:
        cursor.execute("SELECT body, signer, signature FROM portal_directory() ORDER BY seq")
        rows = cursor.fetchall()
    stamp = (len(rows), bytes(rows[-1][2]) if rows else b"", installation.folder())
    if stamp not in _published:
        _published.clear()
        _published[stamp] = _signed_by_root(rows)
    return _published[stamp]


def _signed_by_root(rows: Iterable[tuple[bytes, bytes, bytes]]) -> Directory:
    directory = Directory()
    for body, signer, signature in rows:
        statement = Statement(
            seq=0, body=bytes(body), signer=bytes(signer), signature=bytes(signature)
        )
        _check_signature(statement)
        facts = json.loads(bytes(body))
        if bytes(signer) == installation.root_public() and facts["kind"] in ("desk", "desk_key"):
            _apply(directory, facts, bytes(signer))
    return directory
