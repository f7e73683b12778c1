"""Half an hour with an open invitation: its keys stay sealed under the secret of a cookie."""

from __future__ import annotations

from datetime import datetime

from amparo.custody import drafts as kept
from amparo.custody import receipts
from amparo.intake import drafts
from amparo.signing import services
from amparo.signing.services import Invitation

_KIND = "invitation"


def begin(words: str, at: datetime) -> str:
    """A cookie's secret for the invitation of these words. Raises what `services.read` raises."""
    invitation = services.read(words, at)
    secret = kept.new_secret()
    kept.save(secret, {"kind": _KIND, "keys": invitation.keys.master.hex()}, at)
    return drafts.encode(secret)


def resume(secret: str, at: datetime) -> Invitation | None:
    """The invitation of that secret; None when it ended."""
    value = drafts.load(secret, _KIND, at)
    if value is None:
        return None
    return services.opened(receipts.keys_of(bytes.fromhex(str(value["keys"]))), at)


def end(secret: str) -> None:
    drafts.end(secret)
