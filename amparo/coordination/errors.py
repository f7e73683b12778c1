"""What coordination refuses, in words for people."""

from amparo.kernel.errors import Conflict, NotVisible


class NoSuchInformationRequest(NotVisible):
    """There is nothing here that you may see."""


class AlreadyAnswered(Conflict):
    """This request for information is no longer open."""


class NotThatDesk(Conflict):
    """Nobody at that desk answers requests for information."""


class StillSealed(Conflict):
    """Open the request first: its words are sealed."""
