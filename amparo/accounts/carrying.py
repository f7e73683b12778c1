"""How a signed-in member's secret travels: the desk's cookie, for pages and API alike."""

import binascii
from base64 import b64decode, urlsafe_b64encode
from typing import Final

COOKIE: Final = "__Host-amparo_desk"
SECRET_BYTES: Final = 32


def as_text(secret: bytes) -> str:
    """Return the secret as a cookie's text."""
    return urlsafe_b64encode(secret).decode().rstrip("=")


def secret_in(text: str) -> bytes:
    """Return the 32 bytes of a cookie's text, or nothing when it is not one."""
    try:
        found = b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        return b""
    return found if len(found) == SECRET_BYTES else b""
