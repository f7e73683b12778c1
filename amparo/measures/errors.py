"""What measures and orders refuse, in words for people."""

from amparo.kernel.errors import Conflict, Forbidden, NotVisible


class NoSuchMeasure(NotVisible):
    """There is nothing here that you may see."""


class NoSuchOrder(NotVisible):
    """There is nothing here that you may see."""


class NoSuchContradiction(NotVisible):
    """There is nothing here that you may see."""


class MeasureEnded(Conflict):
    """This measure has ended."""


class AlreadyOrdered(Conflict):
    """This measure is already with an institution. Cancel that order first, or add another measure."""


class WrongDesk(Conflict):
    """That desk does not belong to that institution."""


class NotYoursToUnblock(Forbidden):
    """This obstacle is for another role to remove (%(role)s)."""


class AlreadyResolved(Conflict):
    """This contradiction was already resolved."""
