"""What is refused of an import before anything of it is kept."""

from amparo.kernel.errors import Invalid


class NotATable(Invalid):
    """This cannot be read: give a CSV, an XLSX or lines of JSON."""


class NothingMapped(Invalid):
    """Say which column holds at least the kind of act or the title of the event, or choose a known format."""


class TooManyApart(Invalid):
    """These come in no order of ours: at most %(most)s are put together. Divide the file by its events."""


class LineTooLong(Invalid):
    """Line %(line)s is longer than one record may be."""


class LineUnread(Invalid):
    """Line %(line)s cannot be read: a quotation mark opens there and does not close as it should."""


class NotAsItWas(Invalid):
    """This archive was changed after it was made: its table is not the one whose digest it states."""


class NotAPlan(Invalid):
    """This is no mapping that was kept here before."""


class UnpacksTooMuch(Invalid):
    """This archive unpacks to far more than a collection would: nothing more of it was read."""
