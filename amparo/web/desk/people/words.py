"""What a page says of people: their facts, what was judged, and why two may be the same, in words."""

from __future__ import annotations

from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo.accounts.actors import Actor
from amparo.documentation.told import said as said_in_list
from amparo.linkage import Field
from amparo.registry.names import NameCard
from amparo.registry.people import forms
from amparo.registry.people.found import MaybeSame
from amparo.registry.people.kinds import Differential, Kind, Unit
from amparo.registry.people.reading import Judged, PersonSeen
from amparo.web.desk import clocks, naming
from amparo.web.desk.interamerican.words import day
from amparo.web.desk.people import searching

Row = dict[str, Any]

FIELDS: Final = {
    "first_surname": gettext_lazy("First surname"),
    "second_surname": gettext_lazy("Second surname"),
    "order": gettext_lazy("Order of the surnames"),
    "given_names": gettext_lazy("Given names"),
    "birth_year": gettext_lazy("Year of birth"),
    "sex": gettext_lazy("Sex"),
    "place": gettext_lazy("Department"),
    "group": gettext_lazy("People or organisation"),
    "name": gettext_lazy("Name of the collective"),
    "kind": gettext_lazy("Kind of collective"),
    "relatives": gettext_lazy("What relatives share too"),
}
# What kind of collective a name says it is, by the codes of `linkage`.
COLLECTIVES: Final = {
    "native_community": gettext_lazy("native community"),
    "peasant_community": gettext_lazy("peasant community"),
    "community": gettext_lazy("community or village"),
    "federation": gettext_lazy("federation or head organisation"),
    "association": gettext_lazy("association, committee or movement"),
    "union": gettext_lazy("union or guild"),
    "patrol": gettext_lazy("peasant patrol"),
    "front": gettext_lazy("front or platform"),
}
LEVELS: Final = {
    "exact": gettext_lazy("the same"),
    "full": gettext_lazy("the same, all of them"),
    "same": gettext_lazy("the same"),
    "phonetic": gettext_lazy("sounds the same"),
    "variant": gettext_lazy("another way to write the same"),
    "nickname": gettext_lazy("a short form of the other"),
    "acronym": gettext_lazy("the initials of the other"),
    "partial": gettext_lazy("part of the other"),
    "some": gettext_lazy("some of them are the same"),
    "similar": gettext_lazy("a slip apart"),
    "near": gettext_lazy("one or two years apart"),
    "digit": gettext_lazy("one digit apart"),
    "initial": gettext_lazy("only the initial agrees"),
    "straight": gettext_lazy("in the same order"),
    "crossed": gettext_lazy("the other way round"),
    "fields_swapped": gettext_lazy("names and surnames change places"),
    "compatible": gettext_lazy("could be the same"),
    "different": gettext_lazy("different"),
    "missing": gettext_lazy("not known of both"),
    "likely": gettext_lazy("may be relatives instead"),
}
JUDGED: Final = {
    "link": gettext_lazy("A file was judged to be theirs"),
    "unlink": gettext_lazy("A file was judged not to be theirs after all"),
    "merge": gettext_lazy("Another was judged to be the same"),
    "split": gettext_lazy("Another was judged not to be the same after all"),
}
# Only on an open page: an act writes what the page shows.
ACTS: Final = (
    ("edit", "keep_people", gettext_lazy("Write anew what is known")),
    ("relate", "keep_people", gettext_lazy("Add a relation or a member")),
    ("withdraw", "keep_people", gettext_lazy("Take back a consent")),
    ("link", "link_people", gettext_lazy("Say that a file is theirs")),
    ("merge", "link_people", gettext_lazy("Say that another is the same")),
)


def offered(actor: Actor, seen: PersonSeen | None) -> list[tuple[str, str]]:
    """The acts that this member may do now, with their labels."""
    if seen is None:
        return []
    left = set() if seen.differential else {"withdraw"}
    return [
        (code, str(label)) for code, power, label in ACTS if actor.may(power) and code not in left
    ]


def facts(seen: PersonSeen) -> list[tuple[str, str]]:
    """What is known, as label and value; what is not known is left out."""
    person, about = seen.person, seen.about
    defended = dict(forms.options("defended"))
    collective = person["kind"] == Kind.COLLECTIVE
    unit = str(Unit(person["unit"]).label) if person.get("unit") else ""
    told = [
        (_("What it is"), " · ".join(filter(None, (str(Kind(person["kind"]).label), unit)))),
        (_("Names"), "\n".join(person["names"])),
        (_("Also called"), "\n".join(person["aliases"])),
        (_("How many they are, more or less"), str(person["members"] or "") if collective else ""),
        (_("Year of birth"), str(person["birth_year"] or "")),
        (_("Department"), searching.department(about.get("place", ""))),
        (
            _("What they defend"),
            " · ".join(defended.get(one, one) for one in about.get("defends", ())),
        ),
        (_("What they do, in their words"), about.get("defends_words", "")),
        (_("How to reach them"), seen.contact),
    ]
    return [(label, value) for label, value in told if value]


def differential(seen: PersonSeen) -> list[Row]:
    """Each differential fact with who consented, when and for what."""
    return [
        {
            "what": str(Differential(one["what"]).label),
            "value": " · ".join(filter(None, (_coded(one), one["value"]))),
            "by": one["consent_by"],
            "on": clocks.rough_day(one["consent_on"]),
            "for": one["consent_for"],
        }
        for one in seen.differential
        if one.get("what")
    ]


def _coded(fact: Row) -> str:
    code = str(fact.get("code", ""))
    return said_in_list(str(fact["what"]), code, naming.language()) if code else ""


def withdrawn(seen: PersonSeen) -> list[str]:
    """What is no longer kept because its consent was taken back."""
    said = _("%(what)s: consent taken back on %(day)s; what it said is not kept")
    return [
        said % {"what": Differential(one["what"]).label, "day": clocks.rough_day(one["on"])}
        for one in seen.withdrawn
    ]


def judged(one: Judged) -> Row:
    return {
        "what": str(JUDGED[one.what]),
        "reasons": one.reasons,
        "at": one.at,
        "day": day(one.at),
    }


def chance(probability: float) -> str:
    """In words first: a figure alone says more than it knows."""
    if probability >= 0.9:
        return _("very likely the same")
    if probability >= 0.5:
        return _("likely the same")
    return _("perhaps the same") if probability >= 0.1 else _("hardly the same")


def compared(one: MaybeSame) -> list[Row]:
    """Each field side by side, and what it says for or against."""
    told = (each for each in one.fields if each.ours or each.theirs or each.weight <= -0.5)
    return [_field(each) for each in told]


def _field(each: Field) -> Row:
    speaks = _("speaks for it") if each.weight > 0 else _("speaks against it")
    return {
        "name": str(FIELDS.get(each.name, each.name)),
        "ours": _value(each.name, each.ours),
        "theirs": _value(each.name, each.theirs),
        "level": str(LEVELS.get(each.level, each.level)),
        "speaks": speaks if abs(each.weight) >= 0.5 else _("says little"),
        "for": each.weight >= 0.5,
        "against": each.weight <= -0.5,
    }


def _value(name: str, value: str) -> str:
    if name == "place":
        return searching.department(value) or value
    if name == "kind":
        return str(COLLECTIVES.get(value, value))
    if name == "sex":
        return {"f": _("woman"), "m": _("man")}.get(value, value)
    return value


def names_of(card: NameCard) -> str:
    return " · ".join((*card.names, *card.aliases)) or _("no name on its card")
