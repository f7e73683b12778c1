"""What was done, told afterwards: the pack names an act as something to do."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from amparo.web.desk import naming

DONE: Final = {
    "receive": _("The request came in"),
    "open_review": _("Somebody began to read the request"),
    "ask_completion": _("Something missing was asked for"),
    "complete": _("What was missing came in"),
    "admit": _("The request was admitted"),
    "refer": _("The request was referred"),
    "refuse": _("The request was not admitted"),
    "order_interim": _("An urgent measure was ordered"),
    "start_assessment": _("The assessment began"),
    "save_assessment": _("The assessment was written on"),
    "sign_assessment": _("The assessment was signed"),
    "countersign_assessment": _("The assessment was signed a second time"),
    "return_assessment": _("The assessment was handed back"),
    "propose_measure": _("A measure was proposed"),
    "revise_measure": _("A measure was put differently"),
    "propose_plan": _("The plan was proposed to the person"),
    "submit_plan": _("The plan went up for a decision"),
    "decide_grant": _("Measures were granted"),
    "decide_partial": _("Measures were granted in part"),
    "decide_deny": _("Measures were denied"),
    "countersign_denial": _("The denial was signed a second time"),
    "return_denial": _("The denial was handed back"),
    "notify": _("The person was notified"),
    "issue_order": _("An order was sent"),
    "acknowledge_order": _("An order was acknowledged"),
    "report_order": _("An institution reported on an order"),
    "ask_time": _("An institution asked for time"),
    "answer_cannot": _("An institution answered that it cannot"),
    "grant_time": _("A request for time was answered"),
    "unblock_order": _("An order was unblocked"),
    "cancel_order": _("An order was withdrawn"),
    "record_delivery": _("What the person said of a measure was written down"),
    "record_word": _("What the person said of a measure was written down"),
    "resolve_contradiction": _("A contradiction was settled"),
    "end_measure": _("A measure ended"),
    "start_follow_up": _("The follow-up began"),
    "review": _("The measures were reviewed"),
    "extend": _("The measures were extended"),
    "vary": _("The measures were changed"),
    "close": _("The measures ended"),
    "reopen": _("The file was opened again"),
    "withdraw": _("The request was withdrawn"),
    "appeal": _("An appeal was filed"),
    "decide_appeal": _("The appeal was decided"),
    "assign": _("The file was assigned"),
    "change_track": _("The track changed"),
    "send_message": _("A message went to the person"),
    "book_interpreter": _("An interpreter was booked"),
    "note": _("A privileged note was written"),
    "share_file": _("Another desk was given access"),
    "exclude_institution": _("An institution was shut out"),
    "override_shield": _("A shield was lifted in writing"),
    "revoke_receipt": _("A receipt was cancelled"),
    "reissue_receipt": _("A new receipt was issued"),
    "pause_term": _("A term was stopped"),
    "resume_term": _("A term ran again"),
    "see_alert": _("Her warning was seen"),
    "request_information": _("An institution was asked for information"),
    "withdraw_request": _("A question to an institution was taken back"),
    "answer_information": _("An institution answered what it was asked"),
    "apply_answer": _("Her answer was put where it belongs"),
}


def act(code: str) -> str:
    """Return what an act left behind, in the page's language; one nobody knows by its own name."""
    return str(DONE[code]) if code in DONE else naming.act(code)
