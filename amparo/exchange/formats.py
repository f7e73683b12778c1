"""The formats that a collection goes out in: what each holds, and how it is written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext_noop as _

from amparo.documentation.records import KINDS
from amparo.exchange import flat, ftm, geojson, lines, openevsys, others, tables, uwazi, workbook
from amparo.exchange.choosing import Source
from amparo.exchange.headings import Row
from amparo.exchange.packing import Member

_CSV: Final = "text/csv; charset=utf-8"
_LINES: Final = "application/x-ndjson"
_EVERY: Final = frozenset(KINDS)
_OF_EVENTS: Final = frozenset({"event", "act", "involvement", "information"})


@dataclass(frozen=True, slots=True)
class Format:
    """One way out.

    title   the same in every language
    held    kinds of record that it has a place for; the others stay in
    loses   what of these it does not hold, a translation key; empty when it comes back equal
    public  whether it is for others, so that places are told as each says they may be told outside
    apart   what only this software finds in it again, a translation key; empty where there is no such thing
    """

    title: str
    members: Callable[[Source], Iterator[Member]]
    held: frozenset[str]
    loses: str = ""
    apart: str = ""
    public: bool = False

    @property
    def whole(self) -> bool:
        """Whether it comes back equal; only then do confidential and withdrawn records go out unless left out."""
        return not self.loses


def _one(
    name: str, medium: str, write: Callable[[Source], Iterator[bytes]]
) -> Callable[[Source], Iterator[Member]]:
    return lambda source: iter([Member(name, medium, write(source))])


def _table(
    name: str, columns: Callable[[], tuple[str, ...]], rows: Callable[[Source], Iterable[Row]]
) -> Callable[[Source], Iterator[Member]]:
    return lambda source: iter(
        [Member(name, _CSV, tables.as_csv(columns(), rows(source)), columns())]
    )


def _workbook(source: Source) -> Iterator[Member]:
    made = workbook.as_xlsx(flat.columns(), flat.rows(source))
    yield Member("actos.xlsx", workbook.MEDIUM, made, flat.columns())


_AS_A_ROW: Final = _(
    "One act a row, with its victim, one alleged perpetrator and one source: addresses, exact words of dates,"
    " passages of narratives and what an import kept beside a record stay in."
)
_NOT_THEIRS: Final = _(
    "OpenEvSys itself has no place for threats, their link to the defence of rights, investigations, who examined a"
    " body or a victim, degrees of consistency, narratives and reparations: they go in a table apart, amparo_rest, that"
    " another program loses."
)
_IN_A_CELL: Final = _(
    "As the table in CSV; besides, a cell holds 32,767 characters and a longer text is cut there."
)
_BY_LANGUAGE: Final = _(
    "As the table in CSV; dates that are not known to the day stand as known in a column of their own."
)
_OF_OTHERS: Final = _(
    "One event a row: victims are a number, how sure a record is stays in, and so does all that its columns have no"
    " place for. Title, description and sources go out as they were written, and may name somebody: read them first."
)
_ON_A_MAP: Final = _(
    "One event a feature, its point where it goes out. Title, description and sources go out as they were"
    " written, and may name somebody: read them first. People, and all else, stay in."
)
FORMATS: Final[Mapping[str, Format]] = {
    "lines": Format("JSON Lines", _one("registros.jsonl", _LINES, lines.write), _EVERY),
    "openevsys": Format("OpenEvSys", openevsys.members, _EVERY, apart=_NOT_THEIRS),
    "ftm": Format("FollowTheMoney", _one("entidades.ftm.json", _LINES, ftm.write), _EVERY),
    "table": Format("CSV", _table("actos.csv", flat.columns, flat.rows), flat.HELD, _AS_A_ROW),
    "xlsx": Format("XLSX", _workbook, flat.HELD, _IN_A_CELL),
    "uwazi": Format("Uwazi CSV", _table("uwazi.csv", uwazi.columns, uwazi.rows), flat.HELD, _BY_LANGUAGE),
    "acled": Format(
        "ACLED", _table("acled.csv", lambda: others.ACLED, others.acled), _OF_EVENTS, _OF_OTHERS, public=True
    ),
    "ucdp": Format(
        "UCDP GED", _table("ucdp.csv", lambda: others.UCDP, others.ucdp), _OF_EVENTS, _OF_OTHERS, public=True
    ),
    "geojson": Format(
        "GeoJSON", _one("hechos.geojson", "application/geo+json", geojson.write), geojson.HELD, _ON_A_MAP,
        public=True,
    ),
}  # fmt: skip
