"""What statements refuse, in words for people."""

from amparo.kernel.errors import Conflict, Invalid, NotVisible


class NoSuchStatement(NotVisible):
    """There is no such statement that you may see."""


class NoSuchSignatory(NotVisible):
    """There is no such signatory that you may see."""


class NoTextYet(Conflict):
    """There is no text yet in: %(languages)s."""


class NotWhileItStandsThere(Conflict):
    """The text is closed while it circulates or is published. Send it back first."""


class NotReviewed(Conflict):
    """This still lacks a review that clears the texts as they stand now: %(what)s."""


class SignatoriesNotReviewed(Conflict):
    """Signatories whose country, or they themselves, still lack a legal and a safety review: %(count)s."""


class CheckFinds(Conflict):
    """The check finds %(count)s places that cannot be right or do not agree. Mend them, or say why they stand."""


class ReviewBlocks(Conflict):
    """A review blocks these texts. Write them anew, or settle it with whoever reviewed."""


class StillUnderEmbargo(Conflict):
    """It stays under embargo until %(until)s. Nothing was published."""


class NobodySigned(Conflict):
    """Nobody has signed these texts yet."""


class SigningClosed(Conflict):
    """Signing is closed for this statement."""


class SignedAlready(Conflict):
    """This organisation has answered already. To change it, withdraw first."""


class OpenTheStatement(Conflict):
    """Open the statement first: this reads what is sealed."""


class NothingToSign(Invalid):
    """Say who signs, in what capacity, and for which organisation."""
