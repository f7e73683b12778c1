"""What the register of people refuses, in words for people."""

from amparo.kernel.errors import Conflict, Forbidden, NotVisible


class NoSuchPerson(NotVisible):
    """There is nothing here that you may see."""


class KeepsNoRegister(Forbidden):
    """Your desk keeps no register of people."""

    code = "keeps_no_register"


class NoCardYet(Conflict):
    """This file has no name card yet. Open it and enter its card first."""

    code = "no_card_yet"


class HasACard(Conflict):
    """This file has its name card already."""

    code = "has_a_card"


class AlreadyLinked(Conflict):
    """This file belongs to somebody of the register already. Separate it from them first."""

    code = "already_linked"


class OtherKind(Conflict):
    """A person and a collective are not one. Say how they are related instead."""

    code = "other_kind"


class NamesSeveral(Conflict):
    """Both name several, so nobody can tell who of them is the same. Enter the person first."""

    code = "names_several"


class SameAlready(Conflict):
    """Both are the same identity already."""

    code = "same_already"


class NotLinked(Conflict):
    """It belongs to nobody of the register, so there is nothing to separate."""

    code = "not_linked"


class OpenThePerson(Conflict):
    """Open it first: this changes what is sealed."""

    code = "open_the_person"


class NothingConsented(Conflict):
    """No such fact is kept of them, so there is no consent to take back."""

    code = "nothing_consented"


class CannotGoOn(Conflict):
    """This search cannot be gone on with: it is too old, or of another question. Begin it again."""

    code = "cannot_go_on"
