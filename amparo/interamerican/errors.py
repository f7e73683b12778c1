"""What matters refuse, in words for people."""

from amparo.kernel.errors import Conflict, Invalid, NotVisible


class NoSuchMatter(NotVisible):
    """There is no such matter that you may see."""


class UnknownStep(NotVisible):
    """There is nothing here that you may see."""


class ConsentMissing(Conflict):
    """Nothing is asked for anybody without their consent. It is missing, with no reason, for: %(who)s."""


class NobodyToProtect(Conflict):
    """Nobody is to be protected yet: enter a beneficiary first."""


class RequestNotWhole(Conflict):
    """The request is not whole yet; still to be written: %(what)s."""


class OpenTheMatter(Conflict):
    """Open the matter first: this reads what is sealed."""


class AlreadyMet(Conflict):
    """This date was already met or stopped."""


class NamesReserved(Invalid):
    """This would tell who has their identity reserved. Nothing was kept."""


class NotSignedYet(Conflict):
    """A checkpoint signs the entry of this bundle within a minute. It leaves then: try again."""


class NoSuchBundle(NotVisible):
    """There is no such bundle that you may see."""


class AnnexUnreadable(Invalid):
    """This paper cannot be read through, so nobody can know whom it names."""


class OnlyInPublic(Conflict):
    """This matter is confidential: a document of it is kept sealed, not in the library."""
