"""What a page says of a situation, in words."""

from __future__ import annotations

from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo.accounts.actors import Actor
from amparo.registry.models import Situation
from amparo.registry.situations import forms
from amparo.registry.situations.kinds import Channel, State, Tie, WhenKnown
from amparo.registry.situations.placing import label
from amparo.registry.situations.reading import SituationSeen
from amparo.web.desk import clocks

Row = dict[str, Any]

# Only on an open page: an act writes what the page shows.
ACTS: Final = {
    "edit": gettext_lazy("Write anew what is known"),
    "verify": gettext_lazy("Say that it was verified"),
    "dispute": gettext_lazy("Say that it is disputed"),
    "withdraw": gettext_lazy("Withdraw it"),
    "tie": gettext_lazy("Tie a file to it"),
    "plan": gettext_lazy("Plan a step of prevention"),
    "done": gettext_lazy("Say that a step was done"),
}
_ALREADY: Final = {
    State.VERIFIED: "verify",
    State.DISPUTED: "dispute",
    State.WITHDRAWN: "withdraw",
}


def taken(seen: SituationSeen) -> bool:
    """Whether it was taken to a file, as far as the member may know."""
    return any(one["tie"] == Tie.PROMOTED for one in seen.related)


def offered(actor: Actor, row: Situation, seen: SituationSeen | None) -> list[tuple[str, str]]:
    """The acts that this member may do now, with their labels."""
    if seen is None or not actor.may("keep_situations"):
        return []
    left = {_ALREADY.get(State(row.state), "")}
    if taken(seen):
        left.add("plan")
    if not pending(seen):
        left.add("done")
    return [(code, str(label)) for code, label in ACTS.items() if code not in left]


def pending(seen: SituationSeen) -> list[tuple[str, str]]:
    """Steps not done yet, by their place."""
    return [(str(at), one["what"][:120]) for at, one in enumerate(seen.steps) if not one["done_on"]]


def channel(row: Situation) -> str:
    return str(Channel(row.channel).label)


def state(row: Situation) -> str:
    return str(State(row.state).label)


def facts(seen: SituationSeen) -> list[tuple[str, str]]:
    """What is known, as label and value; what is not known is said where it was asked for."""
    told = seen.told
    day = " · ".join(filter(None, (_occurred(told), _one("when", told["occurred"]))))
    place = " · ".join(
        filter(None, (where(seen), seen.community, seen.place, _one("where", seen.located)))
    )
    rows = [
        (_("What happened"), told["account"]),
        (_("When it happened"), day),
        (_("When it came to be known"), clocks.rough_day(told["known_on"])),
        (_("Place"), place),
        (_("May be published of the place"), _one("published", seen.published)),
        (_("Who suffered it"), "\n".join(seen.victims)),
        (_("What they defend"), _all("defended", told["defends"])),
        (_("Acts suffered"), _all("acts", told["acts"])),
        (_("Who is said to be behind it"), _all("alleged", told["alleged"])),
        (_("Name that was told"), seen.alleged_name),
        (_("In what context"), _all("context", told["context"])),
        (_("Complaints made before"), complaints(seen)),
    ]
    return [(label, value) for label, value in rows if value]


def where(seen: SituationSeen) -> str:
    """The district, else the province, with the names above it; empty where only the department is known."""
    return label(seen.district, seen.province)


def complaints(seen: SituationSeen) -> str:
    """Each complaint in a line, and what was written of them."""
    lines = [
        " · ".join(
            filter(
                None,
                (_one("body", one["body"]), one["number"], clocks.rough_day(one["on"] or ""), one["outcome"]),
            )
        )
        for one in seen.told["complained"]
    ]  # fmt: skip
    return "\n".join(filter(None, (*lines, seen.told["complaints"])))


def _occurred(told: Row) -> str:
    return clocks.rough_day(as_finely(told.get("occurred_on") or "", told["occurred"]))


def as_finely(day: str, known: str) -> str:
    """The day as finely as it is known: of a month or a year that one was typed of, not the day."""
    return day[: {WhenKnown.MONTH.value: 7, WhenKnown.YEAR.value: 4}.get(known, 10)]


def sources(seen: SituationSeen) -> list[Row]:
    return [
        {
            "kind": _one("source_kind", one["kind"]),
            "reliability": _one("reliability", one["reliability"]),
            "words": one["words"],
        }
        for one in seen.told["sources"]
    ]


def judged(seen: SituationSeen) -> list[Row]:
    return [
        {
            "what": str(State(one["state"]).label),
            "reasons": one["reasons"],
            "day": clocks.rough_day(one["at"][:10]),
        }
        for one in seen.judged
    ]


def tie(code: str) -> str:
    return _one("tie", code)


def _one(source: str, code: str) -> str:
    return dict(forms.options(source)).get(code, code)


def _all(source: str, codes: list[str]) -> str:
    labels = dict(forms.options(source))
    return " · ".join(labels.get(code, code) for code in codes)
