"""What each act is called: in the pack's own words where it has them, else in ours."""

from collections.abc import Iterable

from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_noop as _

from amparo.coordination.steps import ASKED
from amparo.earlywarning.powers import power_of
from amparo.law.schema import Pack, Stage
from amparo.law.schema.base import UnknownCode, one

# Acts that share a power of the pack with another and would otherwise be read as the same.
LABELS = {
    "book_interpreter": _("Book an interpreter"),
    "exclude_institution": _("Shut out an institution"),
    "resume_term": _("Let a stopped term run again"),
    "revise_measure": _("Put it differently"),
    "record_word": _("Write down whether she agrees"),
    "record_delivery": _("Write down whether it arrived and helped"),
    "revoke_receipt": _("Cancel a receipt"),
    "see_alert": _("Say that her warning was seen"),
    "withdraw_request": _("Take the question back"),
}

# What each of the acts that move no stage is for; the pack words the others.
HINTS = {
    "send_message": _("She reads it with her receipt."),
    "book_interpreter": _("For an interview, a visit or a meeting. She is told of it."),
    "note": _("Only the desks that hold the notes can open it."),
    "assign": _("Their desk receives what it needs and nothing more."),
    "change_track": _("With reasons. The clocks of the other track begin now."),
    "propose_measure": _("She answers it before anything is decided."),
    "share_file": _("The least it needs, for a purpose, until a date."),
    "exclude_institution": _("Its access ends and nothing more is sent to it."),
    "override_shield": _("Only in writing; she reads the reasons."),
    "reissue_receipt": _("When she lost the words or somebody else has them."),
    "revoke_receipt": _("Its words lead nowhere from then on."),
    "pause_term": _("Only where the law allows it, and with a reason."),
    "resume_term": _("The time it was stopped is added to the date."),
    "see_alert": _("So that she knows that somebody read it."),
    "withdraw_request": _("Its institution reads it no more."),
    "resolve_contradiction": _("Hear both; say what you found and why."),
}


def label_of(pack: Pack, code: str, language: str) -> str:
    """Return an act's name in `language`, which must be the active one; an unknown code as it is."""
    try:
        return pack.procedure.act(code).label.in_(language)
    except UnknownCode:
        return gettext(LABELS[code]) if code in LABELS else _of_power(pack, code, language)


def named(pack: Pack, code: str) -> str:
    """Return an act's name in the active language, for a refusal."""
    return label_of(pack, code, get_language() or "es")


def stage_named(stages: Iterable[Stage], code: str) -> str:
    """Return a stage's name in the active language, for a refusal; an unknown code as it is."""
    try:
        return one(stages, code, "stage").label.in_(get_language() or "es")
    except UnknownCode:
        return code


def hint_of(pack: Pack, code: str, track: str) -> str:
    """Return what an act that moves no stage is for, in the active language; often nothing.

    Of a question to an institution: how long it has to answer, and whether a lawyer confirmed that.
    """
    if code == "request_information":
        language = get_language() or "es"
        terms = pack.terms_started_by(ASKED, track)
        return " ".join(f"{one.public.in_(language)} ({one.badge(language)})" for one in terms)
    return gettext(HINTS[code]) if code in HINTS else ""


def _of_power(pack: Pack, code: str, language: str) -> str:
    for name in (code, power_of(code)):
        try:
            return one(pack.matrix.powers, name, "power").label.in_(language)
        except UnknownCode:
            continue
    return code
