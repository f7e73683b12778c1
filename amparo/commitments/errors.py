"""What the watch refuses, in words for people."""

from amparo.kernel.errors import Conflict, NotVisible


class NoSuchLaw(NotVisible):
    """There is no such law that you may see."""


class NoSuchContest(NotVisible):
    """There is no such candidacy that you may see."""


class NoSuchConcern(NotVisible):
    """There is no such concern that you may see."""


class CodeInUse(Conflict):
    """Something else already has this code."""


class StepOutOfOrder(Conflict):
    """The last step known is later than this day. Look at the dates again."""


class TextChanged(Conflict):
    """The text of this version is no longer the one that was entered. Nothing is compared with it."""


class AlreadyWithdrawn(Conflict):
    """This candidacy was already withdrawn."""
