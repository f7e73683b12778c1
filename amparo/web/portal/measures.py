"""One measure as she meets it: was it agreed, did it arrive, did it help, and the question that comes next."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext

from amparo.intake.values import MeasureSeen
from amparo.web.portal import dates, names

YES = frozenset({"yes", "confirmed", "agreed"})
CONTESTED = frozenset({"no", "contested", "never"})
WORSE = frozenset({"worse"})
ENDED = frozenset({"ended", "superseded"})


@dataclass(frozen=True, slots=True)
class Link:
    """One step of the chain: `yes` done, `now` asked, `no` refused, or nothing yet."""

    label: str
    state: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the equal buttons under the question; `writes` leads to a page that asks for words first."""

    code: str
    label: str
    icon: str
    writes: bool = False


@dataclass(frozen=True, slots=True)
class Shown:
    """A measure ready for the page."""

    id: str
    title: str
    line: str
    words: str
    chain: list[Link]
    question: str
    choices: list[Choice]
    revealed: list[str]
    contradicted: bool
    answered: bool


def shown(measure: MeasureSeen, now: datetime) -> Shown:
    """What the page says of a measure at `now`, and what it asks."""
    question, choices = _question(measure)
    return Shown(
        id=str(measure.id),
        title=names.measure(measure.type),
        line=_line(measure, now),
        words=measure.words,
        chain=_chain(measure),
        question=question,
        choices=choices,
        revealed=_revealed(measure),
        contradicted=measure.contradicted,
        answered=bool(measure.arrived) or measure.agreed not in ("", "unanswered"),
    )


def stance(measure: MeasureSeen) -> str:
    """How far her own word has gone: `agree`, `arrive`, `help`, `done` or `over`."""
    if measure.state in ENDED:
        return "over"
    if measure.agreed in ("", "unanswered") and not measure.orders and not measure.arrived:
        return "agree"
    if measure.agreed in ("no", "proposed_other") and not measure.orders:
        return "done"
    if not measure.arrived:
        return "arrive" if measure.orders or measure.due_at else "done"
    return "help" if measure.arrived in YES and not measure.helped else "done"


def _question(measure: MeasureSeen) -> tuple[str, list[Choice]]:
    step = stance(measure)
    if step == "agree":
        return gettext("Do you agree with this measure?"), agreeing()
    if step == "arrive":
        return gettext("Did it arrive?"), arriving()
    if step == "help":
        return gettext("Has it been of use to you?"), helping()
    return "", []


def agreeing() -> list[Choice]:
    """The answers to a proposal."""
    return [
        Choice("agree", gettext("I agree"), "yes"),
        Choice("object", gettext("I do not want it"), "no", writes=True),
        Choice("propose", gettext("I propose something else"), "choose", writes=True),
    ]


def arriving() -> list[Choice]:
    """The answers to a delivery."""
    return [
        Choice("confirm", gettext("It arrived"), "yes"),
        Choice("contest", gettext("It never came"), "no"),
        Choice("worse", gettext("It made things worse"), "worse", writes=True),
    ]


def helping() -> list[Choice]:
    """The answers about its effect."""
    return [
        Choice("helped-yes", gettext("Yes"), "yes"),
        Choice("helped-partly", gettext("In part"), "half"),
        Choice("helped-no", gettext("No"), "no"),
    ]


def _line(measure: MeasureSeen, now: datetime) -> str:
    """One line under the title: what she last said of it, else when it is due and whose turn it is."""
    if measure.state in ENDED:
        return gettext("This measure has ended.")
    return _again(measure, now) or _said(measure) or _due(measure, now) or _answered(measure)


def _again(measure: MeasureSeen, now: datetime) -> str:
    """Both voices with their dates, when the institution says once more that it is done."""
    if measure.again_at is None or measure.denied_at is None:
        return ""
    told = gettext(
        "You said that it never came (%(before)s). After that, this institution says that it is done "
        "(%(after)s): %(who)s. Your word is what counts."
    )
    return told % {
        "before": dates.when(measure.denied_at, now),
        "after": dates.when(measure.again_at, now),
        "who": _who(measure),
    }


def _said(measure: MeasureSeen) -> str:
    if measure.arrived in YES:
        return gettext("You said that it arrived.")
    if measure.arrived in WORSE:
        return gettext(
            "You said that it made things worse. Somebody above whoever carried it out must look at it."
        )
    if measure.arrived in CONTESTED:
        return gettext(
            "You said that it never came. Somebody above whoever carried it out must look at it."
        )
    return ""


def _due(measure: MeasureSeen, now: datetime) -> str:
    if measure.due_at is None:
        return ""
    said = gettext("It must arrive before: %(when)s. Its turn: %(who)s")
    if measure.due_at < now:
        said = gettext("It should have arrived before: %(when)s. Its turn: %(who)s")
    return said % {"when": dates.before(measure.due_at, now), "who": _who(measure)}


def _answered(measure: MeasureSeen) -> str:
    if measure.agreed == "no":
        return gettext(
            "You said that you do not want it. It will not be ordered without asking you again."
        )
    if measure.agreed == "proposed_other":
        return gettext("You proposed something else. The protection team must answer you.")
    who = _who(measure)
    return gettext("It would be carried out by: %(who)s") % {"who": who} if who else ""


def _who(measure: MeasureSeen) -> str:
    return names.institution(measure.institution) if measure.institution else ""


def _chain(measure: MeasureSeen) -> list[Link]:
    step = stance(measure)
    agreed = "no" if measure.agreed in ("no", "proposed_other") else ""
    agreed = "yes" if measure.agreed in YES else agreed
    arrived = "yes" if measure.arrived in YES else ("no" if measure.arrived else "")
    helped = {"yes": "yes", "partly": "yes", "no": "no"}.get(measure.helped, "")
    first = gettext("Agreed") if agreed == "yes" else gettext("Agreed?")
    if agreed == "no":
        first = gettext("Not agreed")
    second = {"yes": gettext("Arrived"), "no": gettext("Did not arrive")}.get(
        arrived, gettext("Arrived?")
    )
    third = {
        "yes": gettext("Of use"),
        "partly": gettext("Of use in part"),
        "no": gettext("Of no use"),
    }
    return [
        Link(first, "now" if step == "agree" else agreed),
        Link(second, "now" if step == "arrive" else arrived),
        Link(third.get(measure.helped, gettext("Of use?")), "now" if step == "help" else helped),
    ]


def _revealed(measure: MeasureSeen) -> list[str]:
    lines = []
    for order in measure.orders:
        told = ", ".join(names.revealed(code) for code in order.reveals)
        who = names.institution(order.institution)
        if told:
            lines.append(
                gettext("%(who)s was told only this: %(what)s.") % {"who": who, "what": told}
            )
    return lines
