"""What the record refuses, in words for people."""

from amparo.kernel.errors import Conflict, NotVisible


class NoSuchClaim(NotVisible):
    """There is no such claim that you may see."""


class NoSuchProposal(NotVisible):
    """There is no such proposal that you may see."""


class AlreadyDecided(Conflict):
    """Somebody has decided this proposal already. Look at the list again."""


class ClaimChangedMeanwhile(Conflict):
    """Somebody amended this claim meanwhile. Look at it again before you amend it."""


class ClaimNoLongerStands(Conflict):
    """This claim was withdrawn or merged into another; nothing is added to it."""


class AlreadyAnObligation(Conflict):
    """This claim is already followed as an obligation."""


class CannotBeOwed(Conflict):
    """A claim of this kind is said, not owed: it cannot be followed as an obligation."""


class NotAnObligation(Conflict):
    """This claim is not followed as an obligation yet."""


class CodeTaken(Conflict):
    """Another claim already has this code."""
