"""The history of a file in plain sentences, one for each kind of notice written to her receipt."""

from collections.abc import Callable, Mapping
from datetime import datetime

from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext

from amparo.intake.values import Happened
from amparo.web.portal import dates, names

Params = Mapping[str, object]


def _word(params: Params, name: str) -> str:
    return str(params.get(name) or "")


def _instant(params: Params, name: str) -> datetime | None:
    given = params.get(name)
    found = given if isinstance(given, datetime) else parse_datetime(str(given or ""))
    return found if found is not None and found.tzinfo else None


def _stage(params: Params) -> str:
    return names.stage_sentence(_word(params, "stage"))


def _term(params: Params) -> str:
    late = _word(params, "state") == "late"
    if late and _word(params, "whose") == "person":
        return gettext("The time you had is over: %(term)s") % {
            "term": names.term(_word(params, "code"))
        }
    if _word(params, "state") == "met" and names.met_by_report_alone(_word(params, "code")):
        return ""  # the institution only said so, which is told as what it is
    what = {"term": names.term(_word(params, "code"))}
    sentences = {
        "met": gettext("Done: %(term)s"),
        "late": gettext("The time ran out and it was not done: %(term)s"),
        "stopped": gettext("It is no longer counted: %(term)s"),
    }
    told = sentences.get(_word(params, "state"))
    return (
        told % what if told else ""
    )  # a clock that runs is shown where it matters: as the next term


def _measure(params: Params) -> str:
    if params.get("arrived"):
        return ""  # it follows from what she said herself
    sentences = {
        "proposed": gettext("A measure was proposed: %(measure)s."),
        "ordered": gettext("A measure was ordered: %(measure)s."),
        "ended": gettext("A measure ended: %(measure)s."),
    }
    told = sentences.get(_word(params, "state"))
    return told % {"measure": names.measure(_word(params, "type"))} if told else ""


def _order(params: Params) -> str:
    who = {"who": names.institution(_word(params, "institution"))}
    sentences = {
        "issued": gettext("An order was sent to: %(who)s."),
        "acknowledged": gettext("It has the order and answered: %(who)s."),
        "more_time_asked": gettext("It asks for more time: %(who)s."),
        "cannot": gettext("It says that it cannot; another way is being looked for: %(who)s."),
        "reported": gettext("It says that it is done: %(who)s. Your word is what counts."),
        "cancelled": gettext("The order was withdrawn: %(who)s."),
    }
    told = sentences.get(_word(params, "state") or "issued")
    return told % who if told else ""  # what she said herself she knows


def _decision(params: Params) -> str:
    number = _word(params, "number")
    said = (
        gettext("It was decided (%(number)s).") % {"number": number}
        if number
        else gettext("It was decided.")
    )
    return f"{said} {_word(params, 'reasons')}".strip()


def review(params: Params) -> str:
    """Where a review of a decision stands, with its outcome and reasons once there are."""
    outcomes = {
        "upheld": gettext("In your favour."),
        "partly_upheld": gettext("In your favour in part."),
        "dismissed": gettext("Against."),
    }
    parts = (
        names.appeal_sentence(_word(params, "stage")),
        outcomes.get(_word(params, "outcome"), ""),
        _word(params, "reasons"),
    )
    return " ".join(part for part in parts if part)


def _completion(params: Params) -> str:
    asked = {"what": _word(params, "what")}
    return gettext("They ask you for something more: %(what)s") % asked


def _contradiction(params: Params) -> str:
    if _word(params, "state") == "resolved":
        return _word(params, "words")
    return gettext(
        "What you say and what the institution says differ. Somebody above both is looking at it."
    )


def _level(params: Params) -> str:
    until = _word(params, "valid_until")
    told = gettext("How serious your risk is was decided: %(level)s. It holds until %(until)s.")
    level = names.level(_word(params, "level"))
    return told % {"level": level, "until": dates.loose_day(until)} if until else ""


def _information(params: Params) -> str:
    who = {"who": names.institution(_word(params, "institution"))}
    if _word(params, "state") == "answered":
        return gettext("It answered what was asked about your request: %(who)s.") % who
    if _word(params, "state") == "withdrawn":
        return gettext("What was asked about your request was taken back: %(who)s.") % who
    asked = gettext("Something was asked about your request: %(who)s.") % who
    return f"{asked} {_told_only(params)}".strip()


def _told_only(params: Params) -> str:
    """What a question told about her, by name; nothing when it told nothing."""
    listed = params.get("reveals")
    codes = listed if isinstance(listed, list | tuple) else ()
    told = ", ".join(names.revealed(str(code)) for code in codes)
    return gettext("It was told only this about you: %(what)s.") % {"what": told} if told else ""


def _access_ended(params: Params) -> str:
    who = {"who": names.institution(_word(params, "institution"))}
    return gettext("It can no longer open what it was told about you: %(who)s.") % who


def _completion_lapsed(params: Params) -> str:
    del params
    return gettext(
        "The days to send what was missing are over. You can still send it; your request goes on "
        "without waiting for it."
    )


def _override(params: Params) -> str:
    told = {"who": names.institution(_word(params, "institution")), "why": _word(params, "reasons")}
    return (
        gettext(
            "Although you asked that it should not know, part of your file went to %(who)s. Reasons: %(why)s"
        )
        % told
    )


def _appointment(params: Params) -> str:
    on = _instant(params, "on")
    day = dates.moment(on) if on else _word(params, "on")
    said = gettext("Appointment: %(what)s, %(when)s.") % {
        "what": names.appointment(_word(params, "what")),
        "when": day,
    }
    attended = gettext("There will be an interpreter.")
    return f"{said} {attended}" if params.get("interpreter") else said


def _ended(params: Params) -> str:
    reason = names.reason(_word(params, "reason"))
    return gettext("The procedure ended. Reason: %(why)s") % {"why": reason}


def _recovery(params: Params) -> str:
    told = gettext(
        "The key kept apart for emergencies was used to open a desk that holds part of your file: %(who)s."
    )
    return told % {"who": names.institution(_word(params, "institution"))}


SENTENCES: dict[str, Callable[[Params], str]] = {
    "stage": _stage,
    "term": _term,
    "measure": _measure,
    "order": _order,
    "decision": _decision,
    "appeal": review,
    "completion_asked": _completion,
    "contradiction": _contradiction,
    "level": _level,
    "information": _information,
    "access_ended": _access_ended,
    "completion_lapsed": _completion_lapsed,
    "override": _override,
    "appointment": _appointment,
    "ended": _ended,
    "recovery_used": _recovery,
}


def sentence(step: Happened) -> str:
    """What happened, or nothing for a kind that another part of the page already shows."""
    tell = SENTENCES.get(step.kind)
    return tell(step.params) if tell else ""


def story(history: tuple[Happened, ...], now: datetime) -> list[tuple[str, str]]:
    """The whole history, newest first, as (when, sentence)."""
    told = [(dates.when(step.at, now), sentence(step)) for step in reversed(history)]
    return [(at, words) for at, words in told if words]
