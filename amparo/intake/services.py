"""The acts of the public door, in one place for pages, API and the desk's telephone intake.

parse(pack, raw, track, *, language, channel="portal") -> Deposit
    raw maps question codes to what was typed (str, list of str, bool); Invalid.fields by code.
deposit(deposit, *, at, channel="portal", idempotency=None, taken_by=None) -> Acknowledgement
begin_draft(track, *, language, at) -> str              the secret that goes into the cookie, 30 minutes
read_draft(secret, at) -> Draft | None                  write_draft(secret, raw, *, at, track=None)
end_draft(secret)                                       the exit link
enter(words, at) -> Return                              raises ReceiptMistyped, UnknownReceipt, TooManyTries
begin_session(words, at) -> tuple[str, Return]          the words are typed once; cookie secret, 30 minutes
resume(secret, at) -> Return | None                     end_session(secret)
send_message(back, text, *, at)                         answer(back, code, *, at, about=None, text="", extra=None)
withdraw_consent(back, recipient, *, at, text="")       attach(back, sealed, *, at, note="") -> Sent
    `sealed` is a file of request.FILES: evidence.upload.SealedFile
take_hold / reissue_receipt / revoke_receipt            a member's session with the file open
"""

from amparo.intake.answers import AnswerCode as AnswerCode
from amparo.intake.deposit import deposit as deposit
from amparo.intake.drafts import begin as begin_draft
from amparo.intake.drafts import end as end_draft
from amparo.intake.drafts import read as read_draft
from amparo.intake.drafts import write as write_draft
from amparo.intake.law import parse as parse
from amparo.intake.receipts import reissue_receipt as reissue_receipt
from amparo.intake.receipts import revoke_receipt as revoke_receipt
from amparo.intake.receipts import take_hold as take_hold
from amparo.intake.returning import begin_session as begin_session
from amparo.intake.returning import end_session as end_session
from amparo.intake.returning import enter as enter
from amparo.intake.returning import resume as resume
from amparo.intake.speaking import answer as answer
from amparo.intake.speaking import attach as attach
from amparo.intake.speaking import send_message as send_message
from amparo.intake.speaking import withdraw_consent as withdraw_consent
