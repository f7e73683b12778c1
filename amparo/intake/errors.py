"""What intake refuses, in words for people; none loses what was typed."""

from amparo.kernel.errors import Conflict, Invalid, NotVisible, Unavailable


class AnswersNotUsable(Invalid):
    """Some answers are missing or cannot be used. Nothing you wrote is lost."""


class NoDeskMayReceive(Invalid):
    """You ask that nobody who receives requests here should know. Leave at least one who may."""


class CannotKeep(Conflict):
    """That organisation cannot keep the receipt: it has no desk here, or must not know."""


class NotStored(Unavailable):
    """Your request could not be stored, so it was not received. Keep this page and try again."""


class IdempotencyKeyWeak(Invalid):
    """An Idempotency-Key has at least 128 random bits: 22 characters or more."""


class IdempotencyKeyReused(Conflict):
    """This Idempotency-Key was already used with another request. Send a new key."""


class UnknownReceipt(NotVisible):
    """No file is found with these words. Check them, or ask the desk for a new receipt."""


class TooManyTries(Unavailable):
    """There are too many wrong receipts at this moment. Yours is not blocked; try again soon."""

    status = 429


class NothingSaid(Invalid):
    """Write what you want to say."""


class TooLong(Invalid):
    """It is longer than %(limit)s characters. Send it in two parts."""


class AboutWhat(Invalid):
    """Say which measure this is about."""


class WhichRemedy(Invalid):
    """Choose before whom you ask for the review."""


class NoDecisionToReview(Conflict):
    """There is no decision now of which you can ask a review."""


class ToWhom(Invalid):
    """Say from whom you withdraw your consent."""


class NotForThisReceipt(NotVisible):
    """This receipt does not open that."""


class TooMuchSent(Conflict):
    """This receipt has sent as much as it can. Ask the desk to go on with you."""
