"""What signing refuses, in words for whoever was invited."""

from amparo.kernel.errors import Conflict, Invalid, NotVisible


class UnknownInvitation(NotVisible):
    """These words are no invitation that is open. Ask whoever sent them."""


class SigningOver(Conflict):
    """Signing is closed. Nothing was recorded."""


class AnsweredAlready(Conflict):
    """This invitation was answered already. To change it, write to whoever sent it."""


class WhoSigns(Invalid):
    """Say who signs, in what capacity, and that you may sign for your organisation."""
