"""How one row of a table becomes records: which column fills which field, and what its words mean."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from django.utils import translation

from amparo.documentation.entry import Entry
from amparo.documentation.fields import Described, described
from amparo.documentation.people import Person
from amparo.documentation.records import Act, Event, Information, Involvement
from amparo.documentation.shapes import Counted
from amparo.kernel.text import fold

SLOTS: Final[Mapping[str, type[Entry]]] = {
    "event": Event,
    "act": Act,
    "victim": Person,
    "alleged": Person,
    "involvement": Involvement,
    "information": Information,
}
"""What one row may hold: one event, one act in it, its victim, who is alleged, how, and the source."""
_NEVER: Final = frozenset(
    {"id", "notes", "beside", "passages", "addresses", "counts", "paper", "registry"}
)


@dataclass(frozen=True, slots=True)
class Plan:
    """A mapping of a table.

    columns    the column that fills a target (`event.begins`, `victim.sex`, `act.count.best`)
    constants  what a target holds in every row that does not fill it
    words      what the words of a target mean, by the folded word: a code, or empty for "not said"
    unknown    folded words that mean "not said" in any column
    day_first  whether 03/04/2026 is the third of April
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    constants: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    unknown: frozenset[str] = frozenset({"unknown", "desconocido", "n/a", "na", "s/d", "null"})
    day_first: bool = True

    @property
    def mapped(self) -> frozenset[str]:
        """The columns that fill something."""
        return frozenset(self.columns.values())


@cache
def targets() -> Mapping[str, Described]:
    """Every field that a column may fill, by its slot and name."""
    found: dict[str, Described] = {}
    for slot, kind in SLOTS.items():
        for one in described(kind):
            last = one.name.partition(".")[0]
            plain = one.shape is None or one.shape.__name__ == "When"
            part_of_date = one.name.endswith((".value", ".words")) and _is_date(kind, one.name)
            if plain and last not in _NEVER and not one.refers and not part_of_date:
                found[f"{slot}.{one.name}"] = one
    for slot, kind in SLOTS.items():
        found[f"{slot}.id"] = next(one for one in described(kind) if one.name == "id")
    return found | {
        f"event.counts.{of}.{bound}": Described(f"counts.{of}.{bound}", of, "", 0, "", False, None)
        for of in Counted
        for bound in ("low", "best", "high")
    }


def _is_date(kind: type[Entry], name: str) -> bool:
    owner = name.rpartition(".")[0]
    return any(
        one.name == owner and one.shape is not None and one.shape.__name__ == "When"
        for one in described(kind)
    )


def guessed(columns: Iterable[str]) -> Plan:
    """A plan by the names of columns: a target's own name, as our own tables write them, its title, a common word."""
    by_name = _by_name()
    found: dict[str, str] = {}
    for column in columns:
        target = by_name.get(fold(column.replace("_", " "))) or by_name.get(fold(column))
        if target and target not in found:
            found[target] = column
    return Plan(columns=found)


@cache
def _by_name() -> Mapping[str, str]:
    found = {fold(name): name for name in targets()}
    for language in ("en", "es"):
        with translation.override(language):
            for name, one in targets().items():
                found.setdefault(fold(translation.gettext(one.title)) if one.title else name, name)
    return {**found, **_COMMON}


# What people call columns in tables of their own, folded.
_COMMON: Final = {
    "fecha": "event.begins", "date": "event.begins", "fecha de inicio": "event.begins", "hecho": "event.title",
    "fecha de fin": "event.ends", "descripcion": "event.description", "que paso": "event.description",
    "relato": "event.description", "lugar": "event.where.words", "place": "event.where.words",
    "pais": "event.where.country", "country": "event.where.country", "ubigeo": "event.where.ubigeo",
    "departamento": "event.where.ubigeo", "distrito": "event.where.ubigeo", "latitud": "event.where.latitude",
    "longitud": "event.where.longitude", "latitude": "event.where.latitude", "longitude": "event.where.longitude",
    "codigo": "event.number", "clave": "event.number", "caso": "event.number", "acto": "act.type",
    "tipo de acto": "act.type", "tipo": "act.type", "act": "act.type", "victima": "victim.name",
    "nombre": "victim.name", "name": "victim.name", "sexo": "victim.sex", "genero": "victim.sex",
    "gender": "victim.sex", "sex": "victim.sex", "edad": "act.age", "age": "act.age",
    "presunto autor": "alleged.name", "perpetrador": "alleged.name", "fuente": "information.cited",
    "source": "information.cited", "muertos": "event.counts.dead.best", "heridos": "event.counts.injured.best",
    "detenidos": "event.counts.detained.best",
}  # fmt: skip
