"""A collection as entities of FollowTheMoney, a line of JSON each, and back.

People are `Person`, `Organization` or `LegalEntity`, events are `Event`; who did what to whom, who told of it and
who is related to whom are each an `UnknownLink`; what has only one end is a `Note`. What an entity does not hold
of our record goes beside its properties under `amparo`, which other readers leave alone. Of others' entities,
those that are no person, event or link between people stay beside the first record they name.

Source: the schema of FollowTheMoney 4.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final
from uuid import UUID, uuid5

from django.utils.translation import get_language, gettext
from pydantic import ValidationError

from amparo.documentation import vocabulary
from amparo.documentation.entry import Entry
from amparo.documentation.notes import Note
from amparo.documentation.shapes import When
from amparo.exchange import values, whole
from amparo.exchange.choosing import Source
from amparo.exchange.errors import NotATable, TooManyApart
from amparo.exchange.ftm_schema import (
    ENDS,
    LINKS,
    NOTED,
    OF_PERSONS,
    PEOPLE,
    PROPERTIES,
    SEXES,
    Link,
)
from amparo.exchange.packed import Packed
from amparo.exchange.reports import Report, unread
from amparo.exchange.tables import lines_of, parsed
from amparo.exchange.whole import Brought, Given, Told, got

MOST: Final = 500_000
SEVERAL: Final = "; "
_IDS: Final = UUID("0b6c8a0e-52a7-4b5e-8c06-5d1f7f0e7a41")
Properties = dict[str, list[str]]


def write(source: Source) -> Iterator[bytes]:
    """Every chosen record of a collection as an entity, in flat memory; words in the language of the reader."""
    for kind in whole.ORDER:
        for one in source.records(kind):
            told = json.loads(one.record.as_bytes())
            yield json.dumps(_entity(kind, told, one.notes), ensure_ascii=False).encode() + b"\n"


def _entity(kind: str, told: Told, notes: Sequence[Note]) -> dict[str, Any]:
    schema, properties = _described(kind, told)
    entity = {"id": told["id"], "schema": schema, "properties": properties}
    kept: Told = {"kind": kind}
    if rest := whole.rest(told, _rebuilt(kind, entity)):
        kept["rest"] = rest
    if notes:
        kept["notes"] = whole.told_notes(notes)
    return {**entity, "amparo": kept}


def _described(kind: str, told: Told) -> tuple[str, Properties]:
    if kind == "person":
        return _sort(told), _filled(kind, told)
    if kind == "event":
        where = told.get("where", {})
        country = where.get("country", "").lower()
        return "Event", _filled(kind, told) | _said("country", country)
    link = LINKS.get(kind)
    if link and told.get(link.subject) and told.get(link.object):
        return "UnknownLink", _filled(kind, told) | _role(link, told)
    about, text = NOTED[kind]
    words = got(told, text) if text else ""
    named = told.get(about)
    role = _role(link, told).get("role", []) if link else []
    return "Note", _said("entity", named) | _said("description", words or SEVERAL.join(role))


def _sort(told: Told) -> str:
    unit = told.get("unit", "")
    if unit == "individual" or (not unit and (any(map(told.get, ("sex", "born", "died"))))):
        return "Person"
    return "Organization" if unit else "LegalEntity"


def _filled(kind: str, told: Told) -> Properties:
    found: Properties = {}
    for name, field in PROPERTIES[kind].items():
        value = got(told, field)
        if field == "sex":
            value = SEXES.get(value)
        if isinstance(value, dict):
            value = value.get("value")
        if value and (name not in OF_PERSONS or _sort(told) == "Person"):
            found[name] = [value] if isinstance(value, str) else list(value)
    return found


def _role(link: Link, told: Told) -> Properties:
    codes = told.get(link.says) or []
    language = (get_language() or "es")[:2]
    words = [
        vocabulary.word(link.terms, code, language)
        for code in ([codes] if isinstance(codes, str) else codes)
    ]
    return {"role": [": ".join(filter(None, (gettext(link.title), ", ".join(words))))]}


def _said(name: str, value: Any) -> Properties:
    return {name: [str(value)]} if value else {}


def read(content: bytes, report: Report | None = None) -> Brought:
    """The records of a file of entities, fragments of one entity joined; raises NotATable when it has none."""
    return gathered([content], report or Report())


def in_order(chunks: Iterable[bytes]) -> bool:
    """Whether every entity says which record of ours it was, and each kind stands after those it speaks of."""
    last = 0
    for entity in _entities(chunks, Report()):
        kind = _kept(entity).get("kind")
        if kind is None or whole.ORDER.index(kind) < last:
            return False
        last = whole.ORDER.index(kind)
    return True


def stream(chunks: Iterable[bytes], report: Report) -> Iterator[Entry]:
    """The records of entities that stand `in_order`, in flat memory; what could not be one is told in the report."""

    def given() -> Iterator[Given]:
        for entity in _entities(chunks, report):
            kept = _kept(entity)
            told = whole.restored(_rebuilt(kept["kind"], entity), kept.get("rest", {}))
            yield Given(kept["kind"], told, entity["schema"], entity["line"], kept.get("notes"))

    return whole.streamed(given(), report)


def gathered(chunks: Iterable[bytes], report: Report) -> Brought:
    """As `read`, of a file that comes by pieces: MOST entities at most, put together in memory, 0.8 kB of each."""
    entities = Packed()
    for entity in _entities(chunks, report):
        _join(entities, entity)
        if len(entities) > MOST:
            raise TooManyApart(most=f"{MOST:,}")
    if not entities:
        raise NotATable(line="1")
    brought = Brought(report=report)
    kinds = {name: _kind(entities[name], entities) for name in entities}
    beside = _beside(entities, kinds, brought)
    return whole.assembled(_given(entities, kinds, beside), brought)


def _given(
    entities: Packed, kinds: Mapping[str, str | None], beside: Mapping[str, dict[str, str]]
) -> Iterator[Given]:
    """The record of each entity that is one, kind after kind, with those that stay beside it."""
    for kind in whole.ORDER:
        for name in (each for each, its in kinds.items() if its == kind):
            entity = entities[name]
            kept = _kept(entity)
            told = whole.restored(_rebuilt(kind, entity), kept.get("rest", {}))
            if name in beside and isinstance(told.get("beside", {}), dict):
                told["beside"] = {**told.get("beside", {}), **beside[name]}
            yield Given(kind, told, entity["schema"], entity["line"], kept.get("notes"))


def _entities(chunks: Iterable[bytes], report: Report) -> Iterator[dict[str, Any]]:
    """Each entity of a file; a line that is none is told in the report, and the rest go on."""
    for number, line in enumerate(lines_of(chunks), 1):
        if line.strip():
            try:
                yield _parsed(line, number)
            except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
                report.add(unread(number, line), ())


def _parsed(line: str, number: int) -> dict[str, Any]:
    told = parsed(line)
    properties = {
        str(name): [str(one) for one in (held if isinstance(held, list) else [held])]
        for name, held in told.get("properties", {}).items()
    }
    return {
        "id": str(told["id"]), "schema": str(told["schema"]), "properties": properties,
        "amparo": told.get("amparo"), "line": number,
    }  # fmt: skip


def _join(entities: Packed, entity: dict[str, Any]) -> None:
    there = entities.get(entity["id"])
    if there is None:
        entities[entity["id"]] = entity
        return
    for name, held in entity["properties"].items():
        known = there["properties"].setdefault(name, [])
        known += [one for one in held if one not in known]
    entities[entity["id"]] = there


def _kept(entity: Mapping[str, Any]) -> Mapping[str, Any]:
    kept = entity.get("amparo")
    if isinstance(kept, dict) and kept.get("kind") in whole.ORDER:
        return kept if isinstance(kept.get("rest", {}), dict) else {"kind": kept["kind"]}
    return {}


def _kind(entity: Mapping[str, Any], among: Mapping[str, Mapping[str, Any]]) -> str | None:
    """The kind of record an entity is here; None for what there is no record of."""
    schema = entity["schema"]
    if kept := _kept(entity):
        return str(kept["kind"])
    if schema in PEOPLE:
        return "person"
    if schema == "Event":
        return "event"
    ends = [among.get(_first(entity, end), {}).get("schema") for end in ENDS.get(schema, ())]
    return "biographic" if ends and all(end in PEOPLE for end in ends) else None


def _first(entity: Mapping[str, Any], name: str) -> str:
    return next(iter(entity["properties"].get(name, ())), "")


def _rebuilt(kind: str, entity: Mapping[str, Any]) -> Told:
    """A record of an entity's own properties; those that no field holds are beside it by their names."""
    told: Told = {"id": _id(entity["id"])}
    if told["id"] != entity["id"]:
        told["number"] = entity["id"][:200]
    left = {name: list(held) for name, held in entity["properties"].items()}
    link = LINKS.get(kind)
    if link and (ends := ENDS.get(entity["schema"], ())):
        for field, end in zip((link.subject, link.object), ends, strict=True):
            told[field] = _id(_first(entity, end))
            left.pop(end, None)
    if kind == "person":
        if unit := PEOPLE.get(entity["schema"]):
            told["unit"] = unit
        _names(told, left)
    _fill(kind, told, left)
    if left and told.get("number") == entity["id"]:
        told["beside"] = {name: SEVERAL.join(held) for name, held in left.items()}
    return whole.plain(told)


def _names(told: Told, left: Properties) -> None:
    names, aliases = left.pop("name", []), left.pop("alias", [])
    if names:
        told["name"] = names[0]
    if others := [*names[1:], *aliases]:
        told["other_names"] = others


def _fill(kind: str, told: Told, left: Properties) -> None:
    for name, field in PROPERTIES.get(kind, {}).items():
        if name not in left:
            continue
        held = _held(field, left[name])
        if held is not None:
            whole.put(told, field, held)
            left.pop(name)
    if kind == "event" and len(_first({"properties": left}, "country")) == 2:
        whole.put(told, "where.country", left.pop("country")[0].upper())


def _held(field: str, said: list[str]) -> Any:
    """The value of a field; None where it cannot hold what is said."""
    if field in ("begins", "ends", "born", "died", "dated", "on"):
        return _date(said)
    if field == "sex":
        return next((code for code, gender in SEXES.items() if [gender] == said), None)
    return said[0] if len(said) == 1 else SEVERAL.join(said)


def _date(said: list[str]) -> Told | None:
    try:
        read = values.date(said[0], day_first=False)
        when: Told = When.model_validate(read).model_dump(mode="json", exclude_defaults=True)
    except (values.NotRead, ValidationError):
        return None
    return when if len(said) == 1 else None


def _id(written: str) -> str:
    """Itself when it is one of ours; otherwise always the same for the same."""
    try:
        return str(UUID(written))
    except ValueError:
        return str(uuid5(_IDS, written))


def _beside(
    entities: Packed, kinds: Mapping[str, str | None], brought: Brought
) -> dict[str, dict[str, str]]:
    """Entities that are no record here, by the first record that each names; those that name none are told."""
    found: dict[str, dict[str, str]] = {}
    for name in (each for each, kind in kinds.items() if kind is None):
        entity = entities[name]
        named = (one for held in entity["properties"].values() for one in held if kinds.get(one))
        owner = next(named, None)
        if owner is None:
            brought.refuse(entity["schema"], "kind", entity["line"])
            continue
        written = json.dumps(entity["properties"], ensure_ascii=False)
        found.setdefault(owner, {})[f"{entity['schema']} {name}"] = written
    return found
