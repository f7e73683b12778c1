"""A collection by the columns of ACLED and of UCDP GED: an event a row, only what is known, the rest empty.

Withdrawn acts count for nothing. Individuals are never named: actors are groups alone. A date known to the
month has its middle day for ACLED, and its first and last for UCDP, with the code that says so.

Sources: ACLED codebook (time_precision, geo_precision); UCDP GED codebook (date_prec, where_prec).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Final

from babel import Locale
from babel.core import get_global

from amparo.documentation import vocabulary
from amparo.documentation.people import Person
from amparo.documentation.records import Act, Event, Information
from amparo.documentation.shapes import Count, Near, Status, When, Where
from amparo.exchange import joined
from amparo.exchange.choosing import Source
from amparo.exchange.headings import Row
from amparo.exchange.outside import near
from amparo.territory.places import place

ACLED: Final = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type",
    "actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction",
    "civilian_targeting", "iso", "region", "country", "admin1", "admin2", "admin3", "location", "latitude",
    "longitude", "geo_precision", "source", "source_scale", "notes", "fatalities", "tags", "timestamp",
)  # fmt: skip
UCDP: Final = (
    "id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_new_id",
    "conflict_name", "dyad_new_id", "dyad_name", "side_a_new_id", "side_a", "side_b_new_id", "side_b",
    "number_of_sources", "source_article", "source_office", "source_date", "source_headline",
    "source_original", "where_prec", "where_coordinates", "where_description", "adm_1", "adm_2", "latitude",
    "longitude", "geom_wkt", "priogrid_gid", "country", "country_id", "region", "event_clarity", "date_prec",
    "date_start", "date_end", "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best", "high", "low",
)  # fmt: skip
_SUB_EVENTS: Final = {
    "physical_attack": ("Violence against civilians", "Attack"),
    "disappearance": ("Violence against civilians", "Abduction/forced disappearance"),
    "sexual_violence": ("Violence against civilians", "Sexual violence"),
    "mass_arrest": ("Strategic developments", "Arrests"),
    "property_destruction": ("Strategic developments", "Looting/property destruction"),
}
_GEO: Final = {
    Near.EXACT: "1",
    Near.CLOSE: "2",
    Near.DISTRICT: "2",
    Near.PROVINCE: "3",
    Near.DEPARTMENT: "3",
}
_WHERE: Final = {
    Near.EXACT: "1", Near.CLOSE: "2", Near.DISTRICT: "3", Near.PROVINCE: "3", Near.DEPARTMENT: "4",
    Near.COUNTRY: "6",
}  # fmt: skip
_NOWHERE: Final = Where()


@dataclass
class _Told:
    """One event with what stands of it, its place as it may go out."""

    event: Event
    where: Where = _NOWHERE
    dead: Count | None = None
    kinds: list[str] = field(default_factory=list)
    groups: list[str] = field(default_factory=list)
    cited: list[str] = field(default_factory=list)

    @property
    def near(self) -> Near:
        return near(self.where)

    @property
    def country(self) -> str:
        return self.where.country or ("PE" if self.where.ubigeo else "")


def acled(source: Source) -> Iterator[Row]:
    for told in _events(source):
        event, where = told.event, told.where
        kind = _SUB_EVENTS.get(told.kinds[0], ("", "")) if len(set(told.kinds)) == 1 else ("", "")
        yield {
            "event_id_cnty": event.number or str(event.id), **_acled_date(event.begins),
            "event_type": kind[0], "sub_event_type": kind[1],
            "actor1": told.groups[0] if told.groups else "", "assoc_actor_1": "; ".join(told.groups[1:]),
            "iso": _numeric().get(told.country, ""), "country": _country(told.country),
            **dict(zip(("admin1", "admin2", "admin3"), _above(where.ubigeo), strict=False)),
            "location": _words(where), **_coordinates(where),
            "geo_precision": _GEO.get(told.near, ""), "source": "; ".join(told.cited),
            "notes": event.description or event.title,
            "fatalities": _said(told.dead.best if told.dead else None),
        }  # fmt: skip


def ucdp(source: Source) -> Iterator[Row]:
    for told in _events(source):
        event, where, dead = told.event, told.where, told.dead or Count()
        spot = _coordinates(where)
        yield {
            "id": event.number or str(event.id), **_ucdp_date(event.begins, event.ends),
            "side_a": "; ".join(told.groups), "number_of_sources": _said(len(told.cited) or None),
            "source_article": "; ".join(told.cited), "where_prec": _WHERE.get(told.near, ""),
            "where_coordinates": _words(where), "where_description": where.words,
            **dict(zip(("adm_1", "adm_2"), _above(where.ubigeo), strict=False)), **spot,
            "geom_wkt": f"POINT ({spot['longitude']} {spot['latitude']})" if spot else "",
            "country": _country(told.country), "best": _said(dead.best), "high": _said(dead.high),
            "low": _said(dead.low),
        }  # fmt: skip


def _events(source: Source) -> Iterator[_Told]:
    for one in joined.events(source):
        standing = [act for act in one.acts if act.status != Status.WITHDRAWN]
        told = one.event.counts.get("dead", _killed(one, standing))  # type: ignore[call-overload]  # a StrEnum's member by its text
        yield _Told(
            one.event, source.place(one.event.where) or _NOWHERE, told,
            [act.type for act in standing], _groups(one), _cited(one.informations),
        )  # fmt: skip


def _killed(told: joined.Told, acts: Iterable[Act]) -> Count | None:
    """How many were killed, where any act says that somebody was."""
    said = [_befell(act, told.person(act.victim)) for act in acts if _is_killing(act)]
    if not said:
        return None
    low, best, high = (sum(numbers) for numbers in zip(*said, strict=True))
    return Count(low=low, best=best, high=high)


def _befell(act: Act, victim: Person | None) -> tuple[int, int, int]:
    """How many people an act befell: as it says itself, or the size of the group, or one."""
    said = act.count or (victim.size if victim else None) or Count(best=1)
    known = [number for number in (said.low, said.best, said.high) if number is not None] or [1]
    best = said.best if said.best is not None else known[0]
    return (
        said.low if said.low is not None else min(known),
        best,
        said.high if said.high is not None else max(known),
    )


def _is_killing(act: Act) -> bool:
    word = vocabulary.vocabulary(4).terms.get(act.type)
    return act.type == "killing" or (word is not None and word.parent == "killing")


def _cited(informations: Iterable[Information]) -> list[str]:
    """Sources in words, each once."""
    said = (one.cited for one in informations if one.status != Status.WITHDRAWN)
    return list(dict.fromkeys(filter(None, said)))


def _groups(told: joined.Told) -> list[str]:
    found = []
    for one in told.involvements:
        who = told.person(one.perpetrator)
        group = who is not None and who.unit not in ("", "individual", "family")
        if who and group and who.name and one.status != Status.WITHDRAWN:
            found.append(who.name)
    return list(dict.fromkeys(found))


def _acled_date(when: When | None) -> Row:
    if when is None or not when.value:
        return {}
    row = {"year": when.value[:4]}
    if len(when.value) == 4:
        return row
    day = date.fromisoformat((when.value + "-15")[:10])
    exact = len(when.value) == 10
    code = "3" if not exact else "2" if when.precision == "estimate" else "1"
    month = Locale("en").months["format"]["wide"][day.month]
    return {**row, "event_date": f"{day.day:02} {month} {day.year}", "time_precision": code}


def _ucdp_date(begins: When | None, ends: When | None) -> Row:
    """1 a day, 2 within six days, 3 within a week, 4 within a month, 5 within a year; else empty."""
    if begins is None or begins.first is None or begins.last is None:
        return {}
    last = (ends.last if ends else None) or begins.last
    days = (begins.last - begins.first).days
    code = "1" if days == 0 and begins.precision != "estimate" else "4" if 0 < days <= 31 else ""
    return {
        "year": begins.value[:4], "date_start": begins.first.isoformat(), "date_end": last.isoformat(),
        "date_prec": "5" if days > 31 else code,
    }  # fmt: skip


def _coordinates(where: Where) -> Row:
    if where.latitude is None or where.longitude is None:
        return {}
    return {"latitude": str(where.latitude), "longitude": str(where.longitude)}


def _above(ubigeo: str) -> tuple[str, ...]:
    """The names of the department, the province and the district, as far as they are known."""
    found = (place(ubigeo[:digits]) for digits in (2, 4, 6) if len(ubigeo) >= digits)
    return tuple(one.name for one in found if one)


def _words(where: Where) -> str:
    return where.words or next(iter(reversed(_above(where.ubigeo))), "")


def _country(code: str) -> str:
    return str(Locale("en").territories.get(code, "")) if code else ""


@cache
def _numeric() -> dict[str, str]:
    """Numbers of ISO 3166-1 by its two letters."""
    aliases = get_global("territory_aliases")
    return {its[0]: code for code, its in aliases.items() if code.isdecimal() and len(its) == 1}


def _said(number: int | None) -> str:
    return "" if number is None else str(number)
