"""What the library refuses, each with its limit, before anything is lost."""

from amparo.kernel.errors import Conflict, Invalid, NotVisible, Unavailable
from amparo.library import limits


class DocumentRefused(Invalid):
    """This document cannot be kept."""


class DocumentTooLarge(DocumentRefused):
    """This document is larger than %(limit)s MB. Nothing was kept; split it, or keep the pages that matter."""

    status = 413


class DocumentEmpty(DocumentRefused):
    """This document is empty. Choose it again."""


class DocumentKindUnknown(DocumentRefused):
    """This is neither a text, a PDF, a web page, a web archive (WACZ) nor a DOCX, whatever its name says."""


class DocumentLocked(DocumentRefused):
    """This document is locked with a password. Keep a copy that opens without one."""


class DocumentDamaged(DocumentRefused):
    """This document cannot be read: it is damaged, or not what it says it is."""


class DocumentTooLong(DocumentRefused):
    """This document is too long: at most %(pages)s pages and %(characters)s characters. Keep the part that matters."""

    def __init__(self, **params: str) -> None:
        """State the limits."""
        super().__init__(
            None, **{"pages": str(limits.PAGES), "characters": str(limits.CHARACTERS), **params}
        )


class DocumentUnpacksTooMuch(DocumentRefused):
    """This file unpacks to more than %(limit)s MB, as no document does. It was not opened."""


class DocumentDeclaresEntities(DocumentRefused):
    """This document declares entities of its own, which can make it endless. It was not opened."""


class DocumentTakesTooLong(DocumentRefused):
    """Reading this document took more than %(limit)s seconds or too much memory. Nothing was kept."""


class NoWordsInDocument(DocumentRefused):
    """This document holds no words that can be read; a scan has to be recognised as text first."""


class ReaderUnavailable(Unavailable):
    """Documents cannot be read just now. Nothing was kept; try again in a minute."""


class SourceNotVisible(NotVisible):
    """There is no such source that you may see."""


class SourceChangedMeanwhile(Conflict):
    """Somebody amended this source meanwhile. Look at it again before you amend it."""


class SpanOutside(Invalid):
    """These places lie outside the text of the source."""


class FactsUnfit(Invalid):
    """Some facts of this source are missing or cannot be used."""
