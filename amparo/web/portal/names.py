"""Codes of the pack as words a person reads; a code the pack does not know reads as itself, never as an error."""

from collections.abc import Callable

from django.utils.translation import gettext

from amparo.law import packs
from amparo.law.schema import Pack, UnknownCode
from amparo.web.portal.shared import InLanguages, said


def _label(find: Callable[[Pack], InLanguages], otherwise: str) -> str:
    try:
        return said(find(packs.current()))
    except UnknownCode:
        return otherwise


def institution(code: str) -> str:
    """The name of an institution."""
    return _label(lambda pack: pack.institution(code).name, code)


def role(code: str) -> str:
    """What a role is called."""
    return _label(lambda pack: pack.role(code).label, gettext("The protection team"))


def desk(code: str) -> str:
    """What a desk is called."""
    return _label(lambda pack: pack.desk(code).label, "")


def purpose(code: str) -> str:
    """The coded reason for which somebody opened a file."""
    return _label(lambda pack: pack.reason(code).label, code)


reason = purpose


def measure(code: str) -> str:
    """The kind of a measure."""
    return _label(lambda pack: pack.measure(code).label, code)


def revealed(code: str) -> str:
    """A fact that an order may carry."""
    fields = {field.code: field for field in packs.current().reveals}
    return said(fields[code].label) if code in fields else code


def stage_sentence(code: str) -> str:
    """Where the file stands, as one sentence."""
    return _label(
        lambda pack: pack.procedure.stage(code).sentence, gettext("Your request is in our hands.")
    )


def appeal_sentence(code: str) -> str:
    """Where a review of a decision stands, as one sentence."""
    stages = {stage.code: stage for stage in packs.current().procedure.appeal.stages}
    return said(stages[code].sentence) if code in stages else ""


def term(code: str) -> str:
    """What a term is about, in the words written for the public."""
    return _label(lambda pack: pack.term(code).public, gettext("The next step"))


def whose_turn(code: str) -> str:
    """Who must act: herself, an institution, a desk or a role."""
    if code in ("person", "beneficiary"):
        return gettext("You")
    for find in (institution, desk):
        name = find(code)
        if name and name != code:
            return name
    return role(code)


def term_is_verified(code: str) -> bool:
    """Whether a lawyer has checked the figure of that term."""
    try:
        return packs.current().term(code).verified
    except UnknownCode:
        return False


def met_by_report_alone(code: str) -> bool:
    """Whether a term ends when an institution says that it is done, whatever she says."""
    try:
        return packs.current().term(code).met_by == ("order_done_reported",)
    except UnknownCode:
        return False


def appointment(code: str) -> str:
    """For what somebody will talk with her."""
    words = {
        "interview": gettext("an interview"),
        "visit": gettext("a visit"),
        "plan_meeting": gettext("a meeting on the plan"),
        "notification": gettext("to hand you a decision"),
    }
    return words.get(code, code)


def level(code: str) -> str:
    """How serious a risk is: the name of the level and what it means."""
    for words in packs.current().instrument.levels:
        if words.level == code:
            return f"{said(words.label)} ({said(words.meaning).rstrip('.')})"
    return code
