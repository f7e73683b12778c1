"""What collections refuse, in words for people."""

from amparo.kernel.errors import Conflict, Invalid, NotVisible


class NoSuchCollection(NotVisible):
    """There is no such collection that you may see."""


class NoSuchRecord(NotVisible):
    """There is no such record that you may see."""


class AlreadyThere(Conflict):
    """The collection already has a record with this identifier. Nothing was kept."""


class SomethingDepends(Conflict):
    """Other records cannot stand without this one: look at them and say that they go with it. Nothing was erased."""


class OpenTheCollection(Conflict):
    """Open the collection first: this reads what is sealed."""


class NotATable(Invalid):
    """This is not a list of terms: it needs the columns %(columns)s."""
