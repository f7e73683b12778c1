"""What evidence refuses, each with its limit, before anything is lost."""

from amparo.kernel.errors import Conflict, Invalid, NotVisible, Unavailable


class FileTooLarge(Invalid):
    """This file is larger than %(limit)s MB. Send a smaller one, or several parts."""

    status = 413


class TooMuchAtOnce(Invalid):
    """These files together are larger than %(limit)s MB. Send them one after another."""

    status = 413


class TooManyFiles(Invalid):
    """At most %(limit)s files can be sent at once. Send the others afterwards."""


class FileEmpty(Invalid):
    """This file is empty. Choose it again."""


class KindNotTaken(Invalid):
    """This kind of file is not accepted. Send an image, a document, a text, a sound or a video."""


class UploadCutShort(Invalid):
    """The file did not arrive whole. Send it again."""


class NoRoom(Unavailable):
    """Files cannot be stored just now. Nothing you wrote is lost; try again in some minutes."""


class StoreAway(Unavailable):
    """The store of files does not answer just now. Nothing is lost; try again in some minutes."""


class BlobChanged(Conflict):
    """The stored file is not the one that was received. It was not opened; tell the auditor."""


class NotOpen(Conflict):
    """Open the evidence with a purpose first."""


class BlobNotVisible(NotVisible):
    """There is no such file that you may see."""


class NoSuchUpload(NotVisible):
    """There is no such upload of yours; it may have ended. Begin it again."""


class WrongOffset(Conflict):
    """This part does not go on where the last one ended. Go on from byte %(expected)s."""


class TooManyUploads(Conflict):
    """You have %(limit)s uploads under way. Finish or drop one of them first."""


class TooManyLarge(Unavailable):
    """Too many large files are arriving at once. Nothing was kept; send it again in some minutes."""


class NothingChosen(Invalid):
    """Choose at least one piece of evidence that you may open."""


class NoConsent(Conflict):
    """The person did not consent that this body is given anything. Ask them, or state the order that compels it."""


class ConsentUnread(Conflict):
    """Whom the person consents to, or took it back from, is sealed to you. Open it, or state the order."""


class NotSignedYet(Unavailable):
    """The ledger has not been signed since this bundle was made. Try again in a minute."""
