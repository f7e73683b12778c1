"""What the register of situations refuses, in words for people."""

from amparo.kernel.errors import Conflict, NotVisible


class NoSuchSituation(NotVisible):
    """There is nothing here that you may see."""


class NotInThatState(Conflict):
    """The situation stands so already."""

    code = "stands_so_already"


class OpenTheSituation(Conflict):
    """Open it first: this changes what is sealed."""

    code = "open_the_situation"


class TiedAlready(Conflict):
    """That file is tied to this situation already."""

    code = "tied_already"


class NoSuchStep(Conflict):
    """There is no such step, or it was done before."""

    code = "no_such_step"


class AlreadyInACase(Conflict):
    """The situation was taken to a file; what is done next is written there."""

    code = "already_in_a_case"
