"""Reading a bundle of the other side in a bounded child: somebody may have made it to hurt whoever opens it."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.utils.translation import gettext_noop as _

from amparo import bounded
from amparo.bounded.limits import MEGABYTE
from amparo.kernel.errors import Invalid, Unavailable
from amparo.verifier import bundles
from amparo.verifier.digests import fingerprint

UNREADABLE = _("This is not a bundle, or something in it was changed.")
_READER = "amparo.interamerican.child:unpack"
_LIMITS = bounded.Limits(memory=2048 * MEGABYTE, output=bundles.LARGEST)


class BundlesUnavailable(Unavailable):
    """Bundles cannot be read just now. Nothing was kept; try again in a minute."""


@dataclass(frozen=True, slots=True)
class Unpacked:
    """What a bundle that verifies says of itself, the key of the log that states it, its paper and its words.

    signed  a checkpoint under that key covers the entry; without it the key is only named
    """

    side: str
    state: str
    reference: str
    matter: str
    key: bytes
    signed: bool
    pdf: bytes = field(repr=False)
    words: str = field(repr=False)

    @property
    def fingerprint(self) -> str:
        return fingerprint(self.key)


def read(content: bytes) -> Unpacked:
    """Raises Invalid at `file` for what is no bundle with a paper, BundlesUnavailable."""
    try:
        answer = bounded.run(_READER, content, limits=_LIMITS)
    except bounded.Unstartable as error:
        raise BundlesUnavailable from error
    except bounded.ChildFailed as error:
        raise Invalid({"file": [UNREADABLE]}) from error
    told, pdf = answer.facts, int(answer.facts["pdf"])
    said = {name: str(told[name]) for name in ("side", "state", "reference", "matter")}
    return Unpacked(
        **said,
        key=bytes.fromhex(told["key"]),
        signed=bool(told["signed"]),
        pdf=answer.body[:pdf],
        words=answer.body[pdf:].decode(),
    )
