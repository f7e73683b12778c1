"""Names of tables and columns in the manner of OpenEvSys, by the numbers of the Events Standard Formats.

Source: the data dictionary of OpenEvSys (HURIDOCS), whose columns carry the numbers of the formats.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from amparo.documentation.fields import Described, described
from amparo.documentation.records import KINDS

TABLES: Final[Mapping[str, str]] = {
    "event": "event", "person": "person", "act": "act", "involvement": "involvement",
    "information": "information", "intervention": "intervention", "chain": "chain_of_events",
    "biographic": "biographic_details",
}  # fmt: skip
"""The table of each kind of record that the formats have."""
DETAILS: Final[Mapping[str, str]] = {
    "detention": "arrest", "killing": "killing", "torture": "torture", "property": "destruction",
}  # fmt: skip
"""The table of what stands inside an act."""
# Two digits of the entity before each: confidentiality of an event is 0108, of a person 0908.
_EVERYWHERE: Final = {
    "08": "confidentiality", "50": "remarks", "60": "date_received", "61": "date_of_entry", "62": "entered_by",
    "63": "project_title", "65": "comments", "66": "supporting_documents", "68": "record_grouping",
    "70": "date_updated", "71": "updated_by",
}  # fmt: skip
_NUMBERED: Final = """
0102 event_title 0111 geographical_term 0112 local_geographical_area 0113 initial_date 0114 final_date
0115 event_description 0116 impact_of_event 0151 violation_status 0152 violation_index 0153 rights_affected
0154 huridocs_index_terms 0155 local_index 0156 other_thesaurus 0167 files 0172 monitoring_status
0173 event_location
0902 counting_unit 0903 person_name 0904 other_names 0911 date_of_birth 0912 place_of_birth
0913 locality_of_birth 0915 sex 0916 sexual_orientation 0917 identification_documents 0918 civil_status
0919 dependants 0920 formal_education 0921 other_training 0922 occupation 0923 local_term_for_occupation
0924 health 0925 medical_records 0926 physical_description 0927 deceased 0928 date_deceased
0930 group_description 0931 number_of_persons_in_group 0940 religion 0941 citizenship 0942 ethnic_background
0943 other_background 0944 general_characteristics 0945 language 0946 local_language 0947 national_origin
0953 reliability_as_source 0954 reliability_as_intervening_party 0957 files 0972 person_location
2102 victim 2103 event 2109 type_of_act 2111 initial_date 2112 exact_location 2113 stated_reason
2114 method_of_violence 2115 attribution 2116 physical_consequences 2117 psychological_consequences
2118 age_at_time_of_victimisation 2121 final_date 2122 exact_location_at_end_of_act 2123 status_at_end_of_act
2152 victim_characteristics 2153 type_of_location 2154 national_legislation 2155 international_instruments
2172 act_location
2202 event 2203 related_event 2209 type_of_chain_of_events
2302 person 2303 related_person 2309 type_of_relationship 2310 initial_date 2311 final_date
2320 education_and_training 2322 employment 2323 affiliation 2327 position_in_organisation 2328 rank
2402 perpetrator 2403 event 2404 act 2409 degree_of_involvement 2412 type_of_perpetrator
2422 latest_status_as_perpetrator_in_the_act
2502 source 2503 event 2504 related_person 2509 source_connection_to_information
2510 language_of_source_material 2511 date_of_source_material 2512 type_of_source_material
2513 local_language_of_source_material 2553 reliability_of_information
2602 intervening_party 2603 event 2604 victim 2609 type_of_intervention 2611 date_of_intervention
2612 parties_requested 2613 response 2614 impact_on_the_situation 2651 intervention_status 2652 priority
2672 intervention_location
3110 case_description 3112 type_of_detention 3113 detention_conditions 3114 whereabouts 3115 legal_counsel
3116 type_of_court 3117 type_of_language 3118 court_case_code 3119 court_case_name 3120 judicial_district
3212 autopsy_results 3213 death_certificate 3311 statements_signed 3312 medical_attention 3351 intent
3410 type_of_property_loss 3411 value_of_destroyed_property 3412 compensation
"""
_NAMES: Final = dict(zip(_NUMBERED.split()[::2], _NUMBERED.split()[1::2], strict=True))
_TYPED: Final = frozenset({"0113", "0114", "0911", "0928", "2111", "2121", "2310", "2311"})


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its table, its name, the field it holds, and the column that says how exact its date is."""

    table: str
    name: str
    field: Described
    typed: str = ""


@cache
def columns(kind: str) -> tuple[Column, ...]:
    """The columns of a kind of record, those of its details among them."""
    return tuple(
        Column(_table(kind, one), name, one, name + "_type" if one.number in _TYPED else "")
        for one in described(KINDS[kind])
        # The number 0112 is a term of a list; a place of the INEI has none of its own.
        if (name := _name(one.number)) and one.name != "where.ubigeo"
    )


def key(table: str) -> str:
    """The column that names a table's record."""
    return f"{table}_record_number"


def heading(table: str) -> tuple[str, ...]:
    """Every column of a table, its key first."""
    kind = next((one for one, name in TABLES.items() if name == table), "act")
    names = [key(table)]
    for column in columns(kind):
        if column.table == table:
            names += [column.name, column.typed] if column.typed else [column.name]
    return tuple(names)


def _table(kind: str, one: Described) -> str:
    return DETAILS.get(one.name.partition(".")[0], TABLES[kind]) if kind == "act" else TABLES[kind]


def _name(number: str) -> str:
    return _NAMES.get(number) or (_EVERYWHERE.get(number[2:], "") if len(number) == 4 else "")
