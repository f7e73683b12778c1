"""What was typed into the form of a record: shown again as it was, and read as the body of a record."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

from django.http import QueryDict

from amparo.documentation.fields import Described, described, within
from amparo.documentation.records import KINDS, Entry
from amparo.documentation.shapes import Counted, Precision, When
from amparo.kernel.errors import Invalid
from amparo.kernel.text import fold
from amparo.territory.places import all_places
from amparo.web.desk.documentation import repeated, terms_typed, words
from amparo.web.desk.documentation.people import People

# Of other parts of the installation: named by the address of their page.
LINKED: Final = frozenset({"registry", "paper", "obligation", "evidence"})
TICKED: Final = frozenset({"confidential", "deceased"})
# A record's own identifier is nobody's to change.
KEPT: Final = frozenset({"id"})
_UUID: Final = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
# A date, and between quotation marks how a source puts it.
_DATE: Final = re.compile(r"""^([^«"“]*?)\s*(?:[«"“]([^»"”]*)[»"”])?$""")


def typed_of(record: Entry, people: People) -> dict[str, Any]:
    """What a form shows of a record that is there: its values by the names of the controls."""
    found: dict[str, Any] = {**repeated.typed_of(record), "held": held(record)}
    for field in described(type(record)):
        if field.name in repeated.NAMES:
            continue
        value: Any = record
        for name in field.name.split("."):
            value = getattr(value, name, None)
        if field.name == "counts":
            found |= {f"counts.{of}": words.typed_count(one) for of, one in (value or {}).items()}
        else:
            found[field.name] = _shown(field, value, people)
    return {name: value for name, value in found.items() if value is not None}


def _shown(field: Described, value: Any, people: People) -> Any:
    if isinstance(value, When):
        return words.typed_date(value)
    if field.refers == "person" and value:
        return people.label(value) or str(value)
    if field.terms and field.shape is None and terms_typed.are_typed(field):
        return terms_typed.shown(field, value)
    return None if field.shape is not None else value


def held(record: Entry | None) -> list[str]:
    """The words of the passages that a record was made from."""
    return [passage.text for passage in getattr(record, "passages", ())]


def typed_in(kind: str, post: QueryDict) -> dict[str, Any]:
    """What was typed, as it was, so that a page can show it again."""
    found: dict[str, Any] = {
        f"counts.{of.value}": post.get(f"counts.{of.value}", "") for of in Counted
    }
    found |= repeated.typed_in(kind, post)
    for field in described(KINDS[kind]):
        if field.name in repeated.NAMES:
            continue
        if field.many and field.terms and not terms_typed.are_typed(field):
            found[field.name] = post.getlist(field.name)
        else:
            found[field.name] = post.get(field.name, "")
    return found


def body(
    kind: str, typed: Mapping[str, Any], people: People, before: Entry | None
) -> dict[str, Any]:
    """The body of a record from what was typed; nothing else of it was there before but its identifier."""
    given: dict[str, Any] = {"id": before.id} if before else {}
    for field in described(KINDS[kind]):
        if "." in field.name or field.name in KEPT:
            continue
        if field.name in repeated.NAMES:
            given[field.name] = repeated.value(field.name, typed, before)
        else:
            given[field.name] = _value(kind, field, typed, people)
    return {name: value for name, value in given.items() if value not in (None, "")}


def _value(kind: str, field: Described, typed: Mapping[str, Any], people: People) -> Any:
    said = typed.get(field.name)
    if field.name == "counts":
        return counts({of: str(typed.get(f"counts.{of.value}") or "") for of in Counted})
    if field.shape is When:
        return date(str(said or ""))
    if field.shape is not None:
        return _inside(kind, field, typed, people)
    return _plain(field, said, people)


def _plain(field: Described, said: Any, people: People) -> Any:
    if field.terms:
        return terms_typed.codes(field, said)
    if field.name in TICKED:
        return bool(said)
    text = str(said or "")
    if field.many:
        return tuple(one.strip() for one in text.splitlines() if one.strip())
    if field.refers == "person":
        return _person(field.name, text, people)
    read = {"ubigeo": _ubigeo, **dict.fromkeys(LINKED, _linked)}.get(field.name.rpartition(".")[2])
    return read(text) if read else text or None


def _linked(said: str) -> str:
    """The identifier within an address that was pasted; what has none stays as typed, to be told so."""
    found = _UUID.search(said)
    return found[0] if found else said.strip()


def _ubigeo(said: str) -> str:
    """The code of a place by its code, its name alone or its whole label; what nobody knows stays as typed."""
    wanted = fold(said)
    if not wanted or said.strip() in all_places():
        return said.strip()
    for place in all_places().values():
        if wanted in (place.folded, fold(place.label)):
            return place.code
    return said


def _inside(kind: str, field: Described, typed: Mapping[str, Any], people: People) -> Any:
    inner = within(KINDS[kind], field)
    found = {each.name.rpartition(".")[2]: _value(kind, each, typed, people) for each in inner}
    found = {name: value for name, value in found.items() if value not in (None, "", (), [])}
    return found or None


def _person(name: str, said: str, people: People) -> UUID | None:
    try:
        return UUID(said)
    except ValueError:
        return typed_person(name, said, people)


def typed_person(name: str, said: str, people: People) -> UUID | None:
    """Whoever was typed in a field. Raises Invalid at it for a counting unit that nobody knows."""
    try:
        return people.of(said)
    except Invalid as refusal:
        raise Invalid({name: refusal.fields["name"]}) from None


def date(said: str) -> dict[str, Any] | None:
    """A date as it is typed: `~2026-03` is an estimate, and `2026 «a fines de año»` has a source's words."""
    said = said.strip()
    if not said:
        return None
    found = _DATE.match(said)
    value, quoted = found.groups("") if found else (said, "")
    told: dict[str, Any] = {"value": value.removeprefix("~").strip(), "words": quoted.strip()}
    if value.startswith("~"):
        told["precision"] = Precision.ESTIMATE
    return told


def counts(typed: Mapping[Counted, str]) -> dict[Counted, Any]:
    """Counts as they are typed: `3 / 5 / 9`, or one number that is the best estimate."""
    found: dict[Counted, Any] = {}
    for of, said in typed.items():
        parts = [part.strip() or None for part in said.split("/")]
        if any(parts):
            names = ("low", "best", "high") if len(parts) > 1 else ("best",)
            found[of] = dict(zip(names, parts, strict=False)) if len(parts) <= 3 else {"best": said}
    return found
