"""What a person may answer with a receipt: the closed set of codes."""

from enum import StrEnum


class AnswerCode(StrEnum):
    """What she says; each is one clear code with a sealed text, applied later by the worker.

    `duress` is said by the door itself, when somebody enters with the duress word.
    `about` is the measure for agree, object, propose; the order for confirm, contest, helped, worse.
    """

    MESSAGE = "message"
    AGREE = "agree"
    OBJECT = "object"
    PROPOSE = "propose"
    CONFIRM = "confirm"
    CONTEST = "contest"
    WORSE = "worse"
    HELPED = "helped"
    DANGER_GREW = "danger_grew"
    WITHDRAW_CONSENT = "withdraw_consent"
    COMPLETE = "complete"
    COMPLAINT = "complaint"
    EVIDENCE = "evidence"
    DURESS = "duress"
    APPEAL = "appeal"


# Beside her words, sealed with them: from whom a consent is withdrawn.
RECIPIENT = "recipient"
NEEDS_SUBJECT = frozenset(
    {
        AnswerCode.AGREE,
        AnswerCode.OBJECT,
        AnswerCode.PROPOSE,
        AnswerCode.CONFIRM,
        AnswerCode.CONTEST,
        AnswerCode.HELPED,
    }
)
NEEDS_TEXT = frozenset(
    {
        AnswerCode.MESSAGE,
        AnswerCode.OBJECT,
        AnswerCode.PROPOSE,
        AnswerCode.COMPLETE,
        AnswerCode.COMPLAINT,
        AnswerCode.APPEAL,
    }
)
