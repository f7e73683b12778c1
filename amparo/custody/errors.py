"""What custody refuses, in words for people."""

from __future__ import annotations

from amparo.kernel.errors import Conflict, NotVisible, Unavailable


class NothingToOpen(NotVisible):
    """There is nothing here that your desk may open."""

    code = "nothing_to_open"


class DoesNotMatch(Conflict):
    """A sealed value or a key does not match what was recorded. Nothing was opened; tell the auditor."""

    code = "does_not_match"


class MustNotKnow(Conflict):
    """The person said that this institution must not know. Only the decision maker may override
    that, in writing, and the person will see it."""

    code = "must_not_know"


class OpenedInsideTransaction(RuntimeError):
    """Opening must commit its ledger entry before anything is read, so it cannot run inside a transaction."""


class NotSetUp(Unavailable):
    """This installation has no keys yet. Run `amparo init` first."""

    code = "not_set_up"


class TooManySearches(Unavailable):
    """There are too many searches at this moment. Wait a minute and search again."""

    code = "too_many_searches"


class ChangedMeanwhile(Conflict):
    """Somebody else saved this while you were writing. Your words are still on the page; read theirs and save again."""

    code = "changed_meanwhile"
