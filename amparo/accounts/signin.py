"""Sign-in: the password opens the member's keys, the code proves the second factor, a cookie carries them.

The only password verifier is that the wrap opens. A session row holds a lookup of the cookie's
secret and the member's secrets under another derivation of it; thirty idle minutes end it.
"""

from __future__ import annotations

import base64
import binascii
import secrets
import threading
from datetime import datetime, timedelta
from uuid import UUID

import pyotp
from django.db import transaction

from amparo.accounts import directory, membership, presence
from amparo.accounts.actors import Actor, Keyring
from amparo.accounts.errors import SignInRefused, TooManyTries
from amparo.accounts.models import Member, MemberKind, Session
from amparo.custody import installation, keys, ledger
from amparo.custody.models import Opening
from amparo.custody.principals import Seat

IDLE = timedelta(minutes=30)
LONGEST = timedelta(hours=12)
TOTP_SECONDS = 30
# Each try costs 256 MiB for half a second: two at once leave the machine for those already in.
_stretching = threading.BoundedSemaphore(2)
_WAIT_SECONDS = 10
# Six digits can be guessed by whoever has the password; a password behind the pepper cannot.
WRONG_CODES = 5
WRONG_CODES_FOR = timedelta(minutes=10)
_wrong_codes: dict[UUID, list[datetime]] = {}


def sign_in(email: str, password: str, code: str, at: datetime) -> bytes:
    """Open the member's keys and return the 32 bytes for the cookie.

    The same refusal, after the same work, for an unknown e-mail, a wrong password, a wrong code,
    and any code after five wrong ones beside the right password in ten minutes: whoever guesses
    learns of none. Raises SignInRefused and TooManyTries.
    """
    member = Member.objects.filter(
        email=email.strip().lower(), kind=MemberKind.PERSON, closed_at__isnull=True
    ).first()
    key = stretched(member, password)
    try:
        if member is None:
            raise SignInRefused
        box, signing = membership.open_secrets(member, key)
        step = _step_if_patient(member, box, code, at)
    except keys.CryptoFailure:
        step = None
    except SignInRefused:
        step = None
    if member is None or step is None:
        raise SignInRefused
    secret = secrets.token_bytes(32)
    with transaction.atomic():
        claimed = Member.objects.filter(id=member.id, totp_last_step__lt=step).update(
            totp_last_step=step
        )
        if claimed != 1:
            raise SignInRefused
        Session.objects.filter(seen_at__lt=at - IDLE).delete()
        Session.objects.bulk_create([_session(secret, member, box, signing, at)])
        ledger.append("sign_in", at=at, facts={"who": str(member.id)})
    return secret


def actor_of(secret: bytes, at: datetime) -> Actor | None:
    """The signed-in actor of a cookie, or None when the session ended or idled out."""
    lookup = keys.session_lookup(secret)
    found = presence.session_of(lookup, seen_after=at - IDLE, begun_after=at - LONGEST)
    if found is None:
        return None
    member = found.member
    if at - found.seen_at > timedelta(minutes=1):
        Session.objects.filter(lookup=lookup).update(seen_at=at)
    key = keys.session_key(secret)
    place = keys.associated_data("accounts_session", member.id, "wire", 1, keys.key_id(key))
    try:
        both = keys.unseal(key, found.wire, place)
        return _actor(member, *membership.pairs_from(both, member))
    except keys.CryptoFailure:
        return None


def sign_out(secret: bytes, at: datetime) -> None:
    """End the session and close everything it had open."""
    row = Session.objects.filter(lookup=keys.session_lookup(secret)).first()
    if row is None:
        return
    with transaction.atomic():
        Opening.objects.filter(member_id=row.member_id).delete()
        Session.objects.filter(lookup=row.lookup).delete()
        ledger.append("sign_out", at=at, facts={"who": str(row.member_id)})


def actor_of_token(token: str, at: datetime) -> Actor | None:
    """The service whose token this is, or None; a token is one 32-byte secret in base64url."""
    encoded = token.removeprefix("amparo_")
    try:
        secret = base64.b64decode(
            encoded + "=" * (-len(encoded) % 4), altchars=b"-_", validate=True
        )
    except (binascii.Error, ValueError):
        return None
    if len(secret) != 32:
        return None
    member = Member.objects.filter(
        lookup=keys.token_lookup(secret), expires_at__gt=at, closed_at__isnull=True
    ).first()
    if member is None:
        return None
    try:
        return _actor(member, *membership.open_secrets(member, keys.token_key(secret)))
    except keys.CryptoFailure:
        return None


def stretched(member: Member | None, password: str) -> bytes:
    """The key a password gives; an unknown e-mail costs the same as a known one."""
    if not _stretching.acquire(timeout=_WAIT_SECONDS):
        raise TooManyTries
    try:
        if member is None or member.ops is None or member.mem is None:
            salt, parameters = b"\0" * 16, membership.password_parameters()
        else:
            salt = bytes(member.salt or b"")
            parameters = keys.Parameters(ops=member.ops, mem=member.mem)
        return keys.stretch(password, installation.pepper(), salt, parameters)
    finally:
        _stretching.release()


def _step_of(member: Member, box: keys.KeyPair, code: str, at: datetime) -> int | None:
    """The time step whose code this is, one step of drift either way; None when it is no code now."""
    totp = pyotp.TOTP(keys.unwrap(box, bytes(member.totp or b"")).decode())
    now = int(at.timestamp()) // TOTP_SECONDS
    for step in (now, now - 1, now + 1):
        if secrets.compare_digest(totp.generate_otp(step), code.strip().replace(" ", "")):
            return step
    return None


def _step_if_patient(member: Member, box: keys.KeyPair, code: str, at: datetime) -> int | None:
    """The step as `_step_of`, or None while too many wrong codes came with the right password."""
    recent = [moment for moment in _wrong_codes.get(member.id, []) if moment > at - WRONG_CODES_FOR]
    if len(recent) >= WRONG_CODES:
        return None
    step = _step_of(member, box, code, at)
    if step is not None:
        _wrong_codes.pop(member.id, None)
        return step
    _wrong_codes[member.id] = [*recent, at]
    if len(recent) + 1 == WRONG_CODES:
        with transaction.atomic():
            facts = {"act": "sign_in", "refused": "codes", "who": str(member.id)}
            ledger.append("refusal", at=at, facts=facts)
    return None


def _session(
    secret: bytes, member: Member, box: keys.KeyPair, signing: keys.SigningPair, at: datetime
) -> Session:
    key = keys.session_key(secret)
    place = keys.associated_data("accounts_session", member.id, "wire", 1, keys.key_id(key))
    return Session(
        lookup=keys.session_lookup(secret),
        member=member,
        wire=keys.seal(key, box.secret + signing.secret, place),
        created_at=at,
        confirmed_at=at,
        seen_at=at,
    )


def _actor(member: Member, box: keys.KeyPair, signing: keys.SigningPair) -> Actor | None:
    """The actor with the keys of the seats that the verified directory confirms; None without a seat."""
    found = directory.verified()
    seats: list[Seat] = []
    desks: dict[tuple[UUID, int], keys.KeyPair] = {}
    stated = found.boxes.get(member.id) == bytes(member.box_public)
    for place in presence.places_of(member.id) if stated else []:
        if (member.id, place.desk_id, place.role) not in found.seats:
            continue
        version = place.key_version
        public = found.keys[place.desk_id, version]
        desks[place.desk_id, version] = keys.KeyPair(public, keys.unwrap(box, place.wrapped))
        facts = found.desks[place.desk_id]
        seats.append(
            Seat(
                place.desk_id,
                facts["code"],
                facts["desk_kind"],
                facts["institution"],
                place.role,
                version,
            )
        )
    if not seats:
        return None
    return Actor(member.id, member.name, member.kind, tuple(seats), Keyring(signing, box, desks))
