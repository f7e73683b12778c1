"""What is refused of a file of recommendations before anything of it is kept."""

from amparo.kernel.errors import Invalid


class TableUnreadable(Invalid):
    """This is no table that can be read: give a CSV in UTF-8 or an XLSX."""


class TableTooLong(Invalid):
    """This table has more than %(limit)s rows. Divide it."""


class TableEmpty(Invalid):
    """This table has no rows under its heading."""


class ColumnsUnmapped(Invalid):
    """Say which column holds the recommendation and which one the State it is made to."""
