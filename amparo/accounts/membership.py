"""Making members and giving them a seat; no password, token or secret is ever stored in clear."""

from __future__ import annotations

import base64
import secrets
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID, uuid4

import pyotp
from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from amparo.accounts import directory
from amparo.accounts.actors import Actor
from amparo.accounts.acts import acting
from amparo.accounts.errors import AlreadyThere, NotYourself, WrongFingerprint
from amparo.accounts.models import Desk, Member, MemberKind, Membership
from amparo.custody import installation, keys, ledger
from amparo.custody.ledger import Mark
from amparo.kernel.errors import Invalid, NotVisible
from amparo.law import packs
from amparo.law.schema import UnknownCode

SHORTEST_PASSWORD = 12
TOKEN_DAYS = 90


class WeakPassword(Invalid):
    """The password is too short: use at least twelve characters, better four words of your own."""

    code = "weak_password"


class NotARoleThere(Invalid):
    """The desk has no such role. Choose one of the list."""

    code = "not_a_role_there"


@dataclass(frozen=True, slots=True)
class NewMember:
    """A member just made, with what is shown once."""

    member: Member
    totp_secret: str = field(default="", repr=False)
    token: str = field(default="", repr=False)

    @property
    def fingerprint(self) -> str:
        return fingerprint_of(self.member)


def fingerprint_of(member: Member) -> str:
    """What two people compare aloud before one admits the other: it names both public keys."""
    return keys.fingerprint(bytes(member.box_public) + bytes(member.sign_public))


def make_person(
    email: str,
    name: str,
    password: str,
    at: datetime,
    *,
    totp_secret: str | None = None,
    parameters: keys.Parameters | None = None,
) -> NewMember:
    """A person with fresh keys under their password; no desk yet, so nothing to read.

    totp_secret  base32; a random one unless given, as only a demonstration does, whose secrets are known
    parameters   the password's Argon2id cost; the installation's own unless given

    Writes the ledger in a transaction of its own. Raises WeakPassword.
    """
    if len(password) < SHORTEST_PASSWORD:
        raise WeakPassword({"password": [WeakPassword.code]})
    parameters = parameters or password_parameters()
    salt = keys.new_salt()
    stretched = keys.stretch(password, installation.pepper(), salt, parameters)
    box, signing = keys.new_pair(), keys.new_signing_pair()
    totp_secret = totp_secret or pyotp.random_base32()
    member = Member(
        kind=MemberKind.PERSON,
        email=email.strip().lower(),
        name=name,
        box_public=box.public,
        sign_public=signing.public,
        salt=salt,
        ops=parameters.ops,
        mem=parameters.mem,
        totp=keys.wrap(box.public, totp_secret.encode()),
        created_at=at,
    )
    member.wrap = seal_secrets(member.id, stretched, box, signing)
    enter_member(member, at)
    return NewMember(member, totp_secret=totp_secret)


def make_service(name: str, at: datetime, *, days: int = TOKEN_DAYS) -> NewMember:
    """A machine with fresh keys under a token that is shown once and lasts at most 90 days."""
    secret = secrets.token_bytes(32)
    box, signing = keys.new_pair(), keys.new_signing_pair()
    member = Member(
        kind=MemberKind.SERVICE,
        email=None,
        name=name,
        box_public=box.public,
        sign_public=signing.public,
        lookup=keys.token_lookup(secret),
        expires_at=at + timedelta(days=min(days, TOKEN_DAYS)),
        created_at=at,
    )
    member.wrap = seal_secrets(member.id, keys.token_key(secret), box, signing)
    enter_member(member, at)
    token = "amparo_" + base64.urlsafe_b64encode(secret).decode().rstrip("=")
    return NewMember(member, token=token)


def admit_member(
    member_id: UUID, desk_id: UUID, role: str, fingerprint: str, *, actor: Actor, at: datetime
) -> Membership:
    """Give a member a seat at a desk the actor holds, after comparing fingerprints.

    The actor signs the membership and wraps the desk's secret to the member's key. Raises
    NotYourself, NotARoleThere, WrongFingerprint, AlreadyThere, and NotVisible for a desk the actor
    does not hold.
    """
    with acting(actor, "admit_member", None, at) as deed:
        member = Member.objects.filter(id=member_id, closed_at__isnull=True).first()
        desk = Desk.objects.filter(id__in=actor.desk_ids, id=desk_id).first()
        if member is None or desk is None:
            raise NotVisible
        if member.id == actor.id:
            raise NotYourself
        _check_role(desk, role)
        if _digits(fingerprint) != _digits(fingerprint_of(member)):
            raise WrongFingerprint
        version = directory.verified().version(desk.id)
        pair = actor.pair_of(desk.id, version)
        if pair is None:
            raise NotVisible
        membership, marks = seat(
            member,
            desk,
            role,
            version,
            pair.secret,
            signer=actor.keyring.signing,
            at=at,
        )
        deed.marks += marks
        deed.note(member=str(member.id), at_desk=desk.code, given_role=role)
    return membership


def roles_at(desk: Desk) -> tuple[str, ...]:
    """The roles somebody may have at a desk: its template's, or those of every desk of its kind."""
    pack = packs.current()
    try:
        return tuple(pack.desk(desk.code).roles)
    except UnknownCode:
        return tuple(sorted({r for d in pack.desks if d.kind == desk.kind for r in d.roles}))


def _check_role(desk: Desk, role: str) -> None:
    # The role alone decides which acts and envelopes are open, so a desk gives only its own.
    if role not in roles_at(desk):
        raise NotARoleThere({"role": [NotARoleThere().message(_)]})


def seat(
    member: Member,
    desk: Desk,
    role: str,
    version: int,
    desk_secret: bytes,
    *,
    signer: keys.SigningPair,
    at: datetime,
) -> tuple[Membership, list[Mark]]:
    """Sign and save one membership; a step inside an act or the ceremony."""
    live = Membership.objects.filter(member=member, desk=desk, role=role, ended_at__isnull=True)
    if live.exists():
        raise AlreadyThere
    facts: dict[str, object] = {
        "member": str(member.id),
        "desk": str(desk.id),
        "role": role,
        "version": version,
        "box": bytes(member.box_public).hex(),
        "sign": bytes(member.sign_public).hex(),
    }
    statement, mark = directory.append(
        "membership",
        facts,
        signer=signer.public,
        sign=lambda message: keys.sign(signer.secret, message),
        at=at,
    )
    membership = Membership.objects.create(
        id=uuid4(),
        member=member,
        desk=desk,
        role=role,
        key_version=version,
        wrapped=keys.wrap(bytes(member.box_public), desk_secret),
        statement=statement,
        since=at,
    )
    return membership, [mark, directory.membership_mark(membership)]


def seal_secrets(
    member_id: UUID, key: bytes, box: keys.KeyPair, signing: keys.SigningPair
) -> bytes:
    """The member's two secrets (64 bytes) sealed under a password's or a token's key."""
    place = keys.associated_data("accounts_member", member_id, "wrap", 1, keys.key_id(key))
    return keys.seal(key, box.secret + signing.secret, place)


def open_secrets(member: Member, key: bytes) -> tuple[keys.KeyPair, keys.SigningPair]:
    """Raises keys.CryptoFailure when the password or token is not the one, or a key was swapped."""
    place = keys.associated_data("accounts_member", member.id, "wrap", 1, keys.key_id(key))
    return pairs_from(keys.unseal(key, bytes(member.wrap), place), member)


def pairs_from(both: bytes, member: Member) -> tuple[keys.KeyPair, keys.SigningPair]:
    """The pairs whose secrets are the two halves of `both`; the stored public keys must be theirs."""
    signing = keys.signing_pair_from_seed(both[32:])
    if signing.public != bytes(member.sign_public):
        raise keys.CryptoFailure
    return keys.KeyPair(bytes(member.box_public), both[:32]), signing


def password_parameters() -> keys.Parameters:
    """Argon2id costs for new passwords; a test installation uses the floor."""
    return keys.FLOOR if getattr(settings, "AMPARO_CHEAP_PASSWORDS", False) else keys.MODERATE


def enter_member(member: Member, at: datetime) -> None:
    """Save a new member and the entry that states their keys, in a transaction of its own."""
    with transaction.atomic():
        member.save(force_insert=True)
        ledger.append(
            "make_member",
            at=at,
            marks=[directory.member_mark(member)],
            facts={"member": str(member.id), "member_kind": member.kind},
        )


def _digits(text: str) -> str:
    return "".join(filter(str.isdigit, text))
