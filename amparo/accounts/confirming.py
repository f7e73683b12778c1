"""The password once more, before something leaves the desk: a session left open is not its member."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction

from amparo.accounts import membership
from amparo.accounts.errors import NotYourPassword, SessionClosed
from amparo.accounts.models import Session
from amparo.accounts.signin import sign_out, stretched
from amparo.custody import keys, ledger

CONFIRMED_FOR = timedelta(minutes=5)
WRONG_PASSWORDS = 5
# How many were wrong in each session of this process; the session ends with the last of them.
_wrong: dict[bytes, int] = {}


def confirmed(secret: bytes, at: datetime) -> bool:
    """Whether the session's member typed their password in the last five minutes, signing in included."""
    rows = Session.objects.filter(lookup=keys.session_lookup(secret))
    return rows.filter(confirmed_at__gt=at - CONFIRMED_FOR).exists()


def confirm(secret: bytes, password: str, at: datetime) -> None:
    """Take the password of the session's member once more.

    Raises NotYourPassword, SessionClosed at the fifth wrong one, which ends the session, TooManyTries.
    """
    lookup = keys.session_lookup(secret)
    row = Session.objects.select_related("member").filter(lookup=lookup).first()
    if row is None:
        raise SessionClosed
    try:
        membership.open_secrets(row.member, stretched(row.member, password))
    except keys.CryptoFailure:
        _count(secret, row, at)
        raise NotYourPassword from None
    _wrong.pop(lookup, None)
    Session.objects.filter(lookup=lookup).update(confirmed_at=at)


def _count(secret: bytes, row: Session, at: datetime) -> None:
    lookup = bytes(row.lookup)
    _wrong[lookup] = _wrong.get(lookup, 0) + 1
    if _wrong[lookup] < WRONG_PASSWORDS:
        return
    del _wrong[lookup]
    with transaction.atomic():
        facts = {"act": "confirm", "refused": "passwords", "who": str(row.member_id)}
        ledger.append("refusal", at=at, facts=facts)
    sign_out(secret, at)
    raise SessionClosed
