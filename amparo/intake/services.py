"""The acts of the public door, in one place for pages, API and the desk's telephone intake.

Files of `request.FILES` are `evidence.upload.SealedFile`; secrets are the text of a cookie.
"""

from amparo.intake.answers import AnswerCode
from amparo.intake.deposit import deposit
from amparo.intake.drafts import begin as begin_draft
from amparo.intake.drafts import end as end_draft
from amparo.intake.drafts import read as read_draft
from amparo.intake.drafts import write as write_draft
from amparo.intake.law import check_page, parse
from amparo.intake.returning import begin_session, end_session, enter, resume
from amparo.intake.speaking import answer, attach, send_message, withdraw_consent

__all__ = [
    "AnswerCode",
    "answer",
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
    "resume",
    "send_message",
    "withdraw_consent",
    "write_draft",
]
