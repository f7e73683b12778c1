"""Plans for tables that others publish, known by their columns.

ACLED's actors and UCDP's sides say who took part, not who did what to whom: they stay beside the event as
they came, and a person makes victims and alleged perpetrators of them. ACLED's fatalities are how many died
in the event, not the victims of its kind of act; and a march, a clash or an agreement is an event without an act.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from amparo.exchange.plan import Plan, guessed


@dataclass(frozen=True, slots=True)
class Preset:
    """A known table.

    code   its name in forms and commands
    title  what it is called, the same in every language
    by     columns that only such a table has
    """

    code: str
    title: str
    by: frozenset[str]
    plan: Plan


# What ACLED tells beside violence against people: something happened, and nobody is said to have been wronged by it.
_NO_ACT: Final = (
    *("peaceful protest", "violent demonstration", "armed clash", "agreement", "other"),
    *("change to group/activity", "headquarters or base established", "disrupted weapons use"),
    *("non-violent transfer of territory", "government regains territory"),
    *("non-state actor overtakes territory",),
)
_KILLED: Final = {"act.type": "killing", "victim.unit": "individual"}
PRESETS: Final = (
    Preset(
        "global_witness",
        "Global Witness",
        frozenset({"person_characteristics", "industry_driver", "number_of_victims"}),
        Plan(
            columns={
                "event.number": "id", "event.begins": "date", "victim.name": "name",
                "victim.sex": "gender", "act.age": "age", "involvement.types": "perpetrator_type",
                "event.where.country": "country", "event.where.words": "local_region",
                "act.count.best": "number_of_victims",
            },
            constants=_KILLED,
            words={
                "involvement.types": {
                    "unspecified": "", "hitmen": "other_alleged", "private military actors": "pro_government",
                    "police": "police", "armed forces": "military", "organised crime / mafias": "other_alleged",
                    "landowners": "landowner", "poachers": "other_alleged",
                    "private security guards": "private_guards",
                    "government officials/entities": "state", "corporations": "company",
                },
            },
            day_first=False,
        ),
    ),
    Preset(
        "acled",
        "ACLED",
        frozenset({"event_id_cnty", "sub_event_type", "actor1"}),
        Plan(
            columns={
                "event.number": "event_id_cnty", "event.begins": "event_date", "event.title": "sub_event_type",
                "event.description": "notes", "event.where.country": "country", "event.where.words": "location",
                "event.where.latitude": "latitude", "event.where.longitude": "longitude",
                "act.type": "sub_event_type", "event.counts.dead.best": "fatalities",
                "information.cited": "source", "event.where.ubigeo": "ubigeo",
                "event.where.precision": "place_precision",
            },
            words={
                "act.type": {
                    **dict.fromkeys(_NO_ACT, ""),
                    "attack": "physical_attack", "abduction/forced disappearance": "disappearance",
                    "sexual violence": "sexual_violence", "excessive force against protesters": "injury",
                    "arrests": "mass_arrest", "looting/property destruction": "property_destruction",
                    "mob violence": "physical_attack", "protest with intervention": "restriction",
                    "grenade": "other_act", "air/drone strike": "other_act",
                    "remote explosive/landmine/ied": "other_act", "shelling/artillery/missile attack": "other_act",
                    "suicide bomb": "other_act", "chemical weapon": "other_act",
                },
            },
            day_first=True,
        ),
    ),
    Preset(
        "ucdp_ged",
        "UCDP GED",
        frozenset({"type_of_violence", "date_prec", "side_a", "best"}),
        Plan(
            columns={
                "event.number": "id", "event.begins": "date_start", "event.ends": "date_end",
                "event.title": "dyad_name", "event.description": "source_headline",
                "event.where.words": "where_description", "event.where.country": "country",
                "event.where.latitude": "latitude", "event.where.longitude": "longitude",
                "act.count.low": "low", "act.count.best": "best", "act.count.high": "high",
                "information.cited": "source_article", "event.where.ubigeo": "ubigeo",
                "event.where.precision": "place_precision",
            },
            constants={"act.type": "killing"},
            day_first=False,
        ),
    ),
)  # fmt: skip


def known(columns: Iterable[str]) -> Preset | None:
    """The preset whose own columns a table has."""
    found = frozenset(columns)
    return next((preset for preset in PRESETS if preset.by <= found), None)


def plan_of(columns: Iterable[str]) -> Plan:
    """The plan to begin with: of a known table, or by the names of the columns; of columns that are there."""
    names = tuple(columns)
    preset = known(names)
    if preset is None:
        return guessed(names)
    there = {target: column for target, column in preset.plan.columns.items() if column in names}
    kept = preset.plan
    return Plan(there, kept.constants, kept.words, kept.unknown, kept.day_first)
