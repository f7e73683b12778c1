"""The ceremony that sets up an installation: its root, its recovery key, its desks and their keys.

Leaves two files under `ceremony/` that the installer must move to a safe place away from the
machine: the root's private half (new desks) and the recovery key's (which opens every desk).
"""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.db import transaction

from amparo.accounts import directory
from amparo.accounts.errors import BrokenDirectory, WrongKeyFile
from amparo.accounts.membership import seat
from amparo.accounts.models import Desk, DeskKey, Member, Membership
from amparo.custody import installation, keys, ledger, notices
from amparo.custody.selectors import files_held_by
from amparo.law import packs


@dataclass(frozen=True, slots=True)
class DeskPlan:
    """A desk to create; `institution` and `kind` are codes of the law pack."""

    code: str
    institution: str
    kind: str
    name: str
    department: str = ""


def make_keys(data_dir: Path) -> keys.SigningPair:
    """Create the pinned key files of an installation and return the root pair.

    Each folder is written whole or not at all. Refuses, with FileExistsError, to touch an
    installation that has keys, or private halves that may be those of one.
    """
    root, recovery, checkpoint = keys.new_signing_pair(), keys.new_pair(), keys.new_signing_pair()
    pinned = {
        "root.pub": root.public,
        "recovery.pub": recovery.public,
        "salt": secrets.token_bytes(16),
        "pepper": secrets.token_bytes(32),
        "checkpoint.key": checkpoint.secret,
        "checkpoint.pub": checkpoint.public,
    }
    for folder in (data_dir / "keys", data_dir / "ceremony"):
        if folder.exists():
            raise FileExistsError(folder)
    # The private halves first: once the pinned folder stands, the installation has keys.
    _write_folder(data_dir / "ceremony", {"root.key": root.secret, "recovery.key": recovery.secret})
    _write_folder(data_dir / "keys", pinned)
    installation.forget_cache()
    return root


def has_keys(data_dir: Path) -> bool:
    """Whether the ceremony of that installation was done to its end."""
    return (data_dir / "keys").exists()


def _write_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    partial = folder.with_name(folder.name + ".partial")
    shutil.rmtree(partial, ignore_errors=True)
    for name, content in files.items():
        installation.write(partial / name, content)
    partial.rename(folder)


def make_desk(plan: DeskPlan, root: keys.SigningPair, at: datetime) -> tuple[Desk, keys.KeyPair]:
    """Create a desk whose key the root signs and the recovery key can open.

    Returns its key pair, to seat the first members in the same ceremony; nothing stores the secret.
    """
    pair = keys.new_pair()

    def sign(message: bytes) -> bytes:
        return keys.sign(root.secret, message)

    with transaction.atomic():
        desk = Desk.objects.create(
            code=plan.code,
            institution=plan.institution,
            kind=plan.kind,
            name=plan.name,
            department=plan.department,
            created_at=at,
        )
        named: dict[str, object] = {
            "desk": str(desk.id),
            "code": plan.code,
            "institution": plan.institution,
            "desk_kind": plan.kind,
            "name": plan.name,
        }
        _, first = directory.append("desk", named, signer=root.public, sign=sign, at=at)
        keyed: dict[str, object] = {
            "desk": str(desk.id),
            "version": 1,
            "public": pair.public.hex(),
        }
        statement, second = directory.append(
            "desk_key", keyed, signer=root.public, sign=sign, at=at
        )
        wrap = keys.wrap(installation.recovery_public(), pair.secret)
        key = DeskKey.objects.create(
            desk=desk, version=1, public=pair.public, recovery_wrap=wrap, statement=statement
        )
        marks = [first, second, directory.desk_key_mark(key)]
        ledger.append("make_desk", at=at, marks=marks, facts={"desk": plan.code})
    return desk, pair


def seat_first(
    desk: Desk,
    pair: keys.KeyPair,
    members: Sequence[tuple[Member, str]],
    root: keys.SigningPair,
    at: datetime,
) -> list[Membership]:
    """Seat the first members of a desk, signed by the root; `members` are (member, role)."""
    made = []
    with transaction.atomic():
        marks = []
        for member, role in members:
            membership, added = seat(member, desk, role, 1, pair.secret, signer=root, at=at)
            made.append(membership)
            marks += added
        ledger.append("seat_first", at=at, marks=marks, facts={"desk": desk.code})
    return made


def root_pair(secret: bytes) -> keys.SigningPair:
    """The root's pair from its private half (32 bytes). Raises WrongKeyFile for another root's."""
    pair = keys.signing_pair_from_seed(secret)
    if pair.public != installation.root_public():
        raise WrongKeyFile(which="root.key")
    return pair


def desk_pair_from_recovery(desk: Desk, secret: bytes, at: datetime) -> keys.KeyPair:
    """Open a desk's newest key with the private half of the recovery key (32 bytes).

    Who holds it reads everything the desk reads, so before the key is handed out its use leaves a
    ledger entry of its own, and each person whose file the desk holds is told with another; refused
    inside a transaction that could take them back.

    Raises WrongKeyFile when it is the recovery key of another installation, and BrokenDirectory
    when what it opens is not the key that the directory states.
    """
    holder = directory.desk_holder(desk.id)
    row = DeskKey.objects.get(desk=desk, version=holder.version)
    recovery = keys.KeyPair(installation.recovery_public(), secret)
    try:
        opened = keys.unwrap(recovery, bytes(row.recovery_wrap))
    except keys.CryptoFailure as failure:
        raise WrongKeyFile(which="recovery.key") from failure
    pair = keys.KeyPair(holder.public, opened)
    _prove(pair, desk)
    with transaction.atomic(durable=True):
        facts: dict[str, object] = {"desk": desk.code, "version": row.version}
        ledger.append("use_recovery", at=at, facts=facts)
        _tell_each(desk, facts, at)
    return pair


def _tell_each(desk: Desk, facts: dict[str, object], at: datetime) -> None:
    """Write to every receipt of the files that the desk holds a part of."""
    line = {
        "kind": "recovery_used",
        "desk": desk.code,
        "institution": desk.institution,
        "on": packs.local_day(at).isoformat(),
    }
    for file_id in files_held_by(desk.id):
        told = notices.tell(file_id, [line], at)
        ledger.append("use_recovery", at=at, file_id=file_id, marks=told, facts=facts)


def _prove(pair: keys.KeyPair, desk: Desk) -> None:
    """The secret must open what is wrapped to the stated public key."""
    try:
        keys.unwrap(pair, keys.wrap(pair.public, b"proof"))
    except keys.CryptoFailure as failure:
        raise BrokenDirectory(desk=str(desk.id)) from failure
