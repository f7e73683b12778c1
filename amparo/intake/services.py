"""The acts of the public door, in one place for pages, API and the desk's telephone intake.

Files of `request.FILES` are `evidence.upload.SealedFile`; secrets are the text of a cookie.
"""

from datetime import datetime

from amparo.intake import duress, returning
from amparo.intake.answers import AnswerCode
from amparo.intake.deposit import deposit
from amparo.intake.drafts import begin as begin_draft
from amparo.intake.drafts import end as end_draft
from amparo.intake.drafts import read as read_draft
from amparo.intake.drafts import write as write_draft
from amparo.intake.law import check_page, parse
from amparo.intake.returning import end_session, resume
from amparo.intake.speaking import (
    answer,
    ask_review,
    attach,
    remedies,
    send_message,
    withdraw_consent,
)
from amparo.intake.values import Return

__all__ = [
    "AnswerCode",
    "answer",
    "ask_review",
    "attach",
    "begin_draft",
    "begin_session",
    "check_page",
    "deposit",
    "end_draft",
    "end_session",
    "enter",
    "parse",
    "read_draft",
    "remedies",
    "resume",
    "send_message",
    "withdraw_consent",
    "write_draft",
]


def enter(words: str, at: datetime) -> Return:
    """Return what these words open, as `returning.enter`; the duress word also warns the desk."""
    back = returning.enter(words, at)
    duress.warn(back, at)
    return back


def begin_session(words: str, at: datetime) -> tuple[str, Return]:
    """The same with a cookie's secret, as `returning.begin_session`."""
    secret, back = returning.begin_session(words, at)
    duress.warn(back, at)
    return secret, back
