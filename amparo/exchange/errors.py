"""What is refused of an import before anything of it is kept."""

from amparo.kernel.errors import Invalid


class NotATable(Invalid):
    """This cannot be read: give a CSV in UTF-8, an XLSX or lines of JSON."""


class NothingMapped(Invalid):
    """Say which column holds at least the kind of act or the title of the event, or choose a known format."""


class LineTooLong(Invalid):
    """Line %(line)s is longer than one record may be."""
