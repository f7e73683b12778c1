"""What work on a file refuses. The original is kept as it came, whatever happens here."""

from amparo.kernel.errors import Conflict, Forbidden, Invalid, Unavailable


class MediaRefused(Invalid):
    """This file cannot be worked with. The original is kept as it came."""

    def __init__(self, **params: str) -> None:
        """No fields: the file itself is refused."""
        super().__init__(None, **params)


class KindNotRead(MediaRefused):
    """Files of this kind are neither read nor changed here. The original is kept as it came."""


class OnlyKept(MediaRefused):
    """A page, a message or a web archive is kept as it came: nothing of it is read, drawn or copied here."""


class OldOffice(MediaRefused):
    """This kind is kept, and not copied: an old Office file (.doc, .xls, .ppt) tells who wrote it in places that nobody
    here is sure to clean. Convert it to PDF and add that."""


class RichText(MediaRefused):
    """This kind is kept, and not copied: RTF tells who wrote it in places that nobody here is sure to clean. Convert it
    to PDF and add that."""


class MediaDamaged(MediaRefused):
    """This file is damaged, or is not what it says it is. The original is kept as it came."""


class MediaLocked(MediaRefused):
    """This file is locked with a password, so it can be neither read nor changed."""


class PictureTooLarge(MediaRefused):
    """This picture has more than %(limit)s million points, as no camera's has. It was not opened."""


class UnpacksTooMuch(MediaRefused):
    """This file unpacks to more than %(limit)s MB, or to more parts than any document has. It was not opened."""


class NamesEscape(MediaRefused):
    """This archive names files outside itself, or one name twice. It may attack whoever opens it; it was not opened."""


class DeclaresEntities(MediaRefused):
    """This file declares entities of its own, which can make it endless. It was not opened."""


class TooManyPages(MediaRefused):
    """This document has more than %(limit)s pages. Work on the part that matters."""


class TooManyAtOnce(MediaRefused):
    """A copy with parts hidden has at most %(limit)s pages. Make several: say which pages each is to have."""


class NoSuchPart(MediaRefused):
    """This cannot be understood as a part of the file: %(line)s. Pages are 1-300, times 0:00-15:00."""


class TooLongAtOnce(MediaRefused):
    """A copy with parts hidden lasts at most %(limit)s minutes. Make several: say which time each is to have."""


class NoSuchPage(MediaRefused):
    """This document has no such page: it has %(pages)s."""


class TooLong(MediaRefused):
    """This recording is longer than %(limit)s minutes, too long to be worked on here. Send the part that matters."""


class TakesTooMuch(MediaRefused):
    """Reading this file took more than %(limit)s seconds, or too much memory. It was given up and nothing was kept."""


class ReaderFell(MediaRefused):
    """The program that reads such files fell over this one, apart from everything else; nothing was kept or changed.
    The file is damaged, or was made to attack whoever opens it: do not open the original."""


class RegionsUnfit(MediaRefused):
    """This line cannot be understood as a place or a time of the file: %(line)s."""


class NothingToHide(MediaRefused):
    """Say what is to be hidden: places, times or words."""


class NotHiddenSo(MediaRefused):
    """A file of this kind cannot be hidden in part this way."""


class StillThere(MediaRefused):
    """What was to be hidden can still be found in the copy, so the copy was destroyed. Hide more, or the whole page."""


class StillTells(MediaRefused):
    """Some of what tells who, where or with what could not be taken out, so no copy was kept."""


class NotOpened(Conflict):
    """Open the file first, with a purpose."""


class ReaderUnavailable(Unavailable):
    """Files cannot be worked on just now. Nothing was changed; try again in a minute."""


class HeldForAWhile(Forbidden):
    """Your desk holds this piece only for a while, so it can make no copy that would stay."""
