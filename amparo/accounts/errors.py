"""What accounts refuses, in words for people."""

from __future__ import annotations

from amparo.kernel.errors import Conflict, Forbidden, Unavailable


class SignInRefused(Forbidden):
    """That e-mail, password and code do not go together. Check the three and try again with a new code."""

    code = "sign_in_refused"


class NotYourPassword(Forbidden):
    """That is not your password. Type it again; after five wrong ones your session closes."""

    code = "not_your_password"


class SessionClosed(Forbidden):
    """Your session is closed. Sign in again."""

    code = "session_closed"


class BrokenDirectory(Unavailable):
    """The list of desks and members is not signed as it should be, so nothing can be opened. Tell the auditor."""

    code = "broken_directory"


class NotYourself(Conflict):
    """Nobody admits themselves. Ask another member of the desk."""

    code = "not_yourself"


class WrongFingerprint(Conflict):
    """The fingerprint you typed is not that of this member. Compare it with them again, by voice or in person."""

    code = "wrong_fingerprint"


class AlreadyThere(Conflict):
    """This member already has that role at that desk."""

    code = "already_there"


class TooManyTries(Unavailable):
    """There are too many tries at this moment. Wait a minute and try again."""

    code = "too_many_tries"


class WrongKeyFile(Conflict):
    """This key file (%(which)s) does not belong to this installation. Nothing was changed."""

    code = "wrong_key_file"
