"""What an assessment refuses, in words for the member."""

from amparo.kernel.errors import Conflict, Forbidden, NotVisible


class NoSuchAssessment(NotVisible):
    """There is nothing here that you may see."""


class NotOpen(Conflict):
    """Open the file first: this needs what is sealed in it."""


class BeingMade(Conflict):
    """An assessment of this file is already being made."""


class Signed(Conflict):
    """This assessment is signed and cannot be changed. The second signer may return it, or a new one may be started."""


class NotSignedYet(Conflict):
    """The first signature is missing."""


class SamePerson(Forbidden):
    """The two signatures must be of two different people."""


class NotYourSignature(Forbidden):
    """This signature is for another role: an analyst signs first, and a second signer after them."""


class SignatureDoesNotHold(Conflict):
    """The first signature does not match these words. Nothing was signed; tell the auditor."""
