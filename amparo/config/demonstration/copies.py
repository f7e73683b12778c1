"""Copies of a demonstration's evidence: read apart, without metadata, and with a part hidden."""

from contextlib import suppress
from datetime import datetime, timedelta

from amparo.accounts.actors import Actor
from amparo.custody.opening import OpenFile
from amparo.evidence.media import copying
from amparo.evidence.media.copying import Wish
from amparo.evidence.media.errors import ReaderUnavailable
from amparo.evidence.models import Blob, What


def made_ready(actor: Actor, opened: OpenFile, blob: Blob, hidden: Wish, at: datetime) -> datetime:
    """Examine a piece and make both copies of it; returns the moment after.

    A machine that cannot read evidence apart has a demonstration without copies.
    """
    with suppress(ReaderUnavailable):
        copying.examine(actor, opened, blob, at)
        for what, name, wish in (
            (What.WORKING, "copia-de-trabajo", None),
            (What.REDACTED, "para-mostrar", hidden),
        ):
            at += timedelta(minutes=1)
            copying.copy(actor, opened, blob, what, name, at, wish)
    return at + timedelta(minutes=1)
