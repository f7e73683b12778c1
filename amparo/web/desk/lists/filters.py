"""Filters in words, with the choices each may take."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from amparo.earlywarning.worklists import Asked
from amparo.measures.stages import OrderState
from amparo.measures.words import state_word
from amparo.territory import places
from amparo.web.desk import naming
from amparo.web.desk.schemaform import Option


@dataclass(frozen=True, slots=True)
class Filter:
    name: str
    label: str
    options: tuple[Option, ...]


def in_words(asked: Asked) -> str:
    """`urgent, Ucayali, late`, or that nothing is filtered."""
    narrowing = asked.narrowing()
    if narrowing.get("who") == "all":
        narrowing.pop("who")
    words = [_word(name, value) for name, value in narrowing.items()]
    return ", ".join(words) or _("all")


def offered(names: Sequence[str], asked: Asked, clocks: Sequence[str]) -> list[Filter]:
    """Return the filters of a list; `clocks` are those that mean something in it."""
    return [_filter(name, str(getattr(asked, name)), clocks) for name in names]


def _filter(name: str, chosen: str, clocks: Sequence[str]) -> Filter:
    values = _values(name)
    if name == "clock":
        values = {code: values[code] for code in clocks}
    first = () if name == "who" else (Option("", _("all"), chosen=not chosen),)
    options = (Option(code, label, chosen=code == chosen) for code, label in values.items())
    return Filter(name, _labels()[name], (*first, *options))


def _word(name: str, value: str) -> str:
    return _values(name).get(value, value).lower() if name != "department" else _values(name)[value]


def _labels() -> dict[str, str]:
    return {
        "who": _("Whose"),
        "track": _("Track"),
        "stage": _("Stage"),
        "state": _("State"),
        "department": _("Department"),
        "clock": _("Clock"),
    }


def _values(name: str) -> Mapping[str, str]:
    match name:
        case "who":
            return {"mine": _("Mine"), "desk": _("My desk"), "all": _("All I may know of")}
        case "track":
            return {"urgent": _("Urgent"), "ordinary": _("Ordinary")}
        case "clock":
            return {
                "hours": _("In hours"),
                "days": _("In days"),
                "late": _("Late"),
                "paused": _("Paused"),
                "open": _("Still open"),
                "over": _("Over already"),
            }
        case "stage":
            return {s.code: naming.stage(s.code) for s in naming.pack().procedure.stages}
        case "state":
            return {state.value: state_word(state.value) for state in OrderState}
    return {place.code: place.name for place in places.departments()}
