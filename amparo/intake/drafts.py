"""A form still being filled in, and the half hour after a receipt was typed: sealed under a cookie.

The secret is in the cookie alone; what the row holds opens for nobody else, us included.
"""

import base64
import binascii
from collections.abc import Mapping
from datetime import datetime

from amparo.custody import drafts
from amparo.intake.values import Draft, Track

_FORM = "form"
SECRET_BYTES = 32


def begin(track: str, *, language: str, at: datetime) -> str:
    """Begin an empty form and return the secret for its cookie; it lasts 30 minutes from each save."""
    secret = drafts.new_secret()
    _save(secret, Draft(Track(track), {}, language, at + drafts.DRAFT_FOR), at)
    return encode(secret)


def read(secret: str, at: datetime) -> Draft | None:
    """Return what was typed so far, or None when there is none, it has ended or does not open."""
    value = load(secret, _FORM, at)
    if value is None:
        return None
    raw = value["raw"]
    typed = raw if isinstance(raw, dict) else {}
    return Draft(Track(str(value["track"])), typed, str(value["language"]), at + drafts.DRAFT_FOR)


def write(
    secret: str, raw: Mapping[str, object], *, at: datetime, track: str | None = None
) -> Draft | None:
    """Lay these raw answers over the earlier ones; a value of None takes one away.

    Returns what is there now, or None when the draft has ended: then nothing was written.
    """
    before = read(secret, at)
    if before is None:
        return None
    laid = {**before.raw, **raw}
    kept = {code: typed for code, typed in laid.items() if typed is not None}
    expires = at + drafts.DRAFT_FOR
    after = Draft(Track(track or before.track), kept, before.language, expires)
    _save(decode(secret) or b"", after, at)
    return after


def end(secret: str) -> None:
    """Erase the draft; one that is not there is erased already."""
    known = decode(secret)
    if known:
        drafts.end(known)


def load(secret: str, kind: str, at: datetime) -> dict[str, object] | None:
    """Return the sealed value of a cookie when it is of that kind."""
    known = decode(secret)
    value = drafts.load(known, at) if known else None
    return value if value is not None and value.get("kind") == kind else None


def encode(secret: bytes) -> str:
    """Return a secret as a cookie's text."""
    return base64.urlsafe_b64encode(secret).decode().rstrip("=")


def decode(text: str) -> bytes | None:
    """Return the 32 bytes of a cookie's text, or None when it is not one."""
    try:
        found = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        return None
    return found if len(found) == SECRET_BYTES else None


def _save(secret: bytes, draft: Draft, at: datetime) -> None:
    value: dict[str, object] = {
        "kind": _FORM,
        "track": draft.track.value,
        "raw": dict(draft.raw),
        "language": draft.language,
    }
    drafts.save(secret, value, at)
