"""What a record has several of: addresses, notes to its fields, what an import brought beside, passages."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, Final

from django.http import QueryDict

from amparo.documentation.details import Address
from amparo.documentation.fields import Described, described, within
from amparo.documentation.forms import FILL
from amparo.documentation.records import KINDS, Entry, Person
from amparo.kernel.errors import Invalid
from amparo.web.desk.documentation import terms_typed

NAMES: Final = frozenset({"addresses", "notes", "beside", "passages"})
ROWS: Final[Mapping[str, tuple[str, ...]]] = {
    "addresses": tuple(Address.model_fields),
    "notes": ("field", "text"),
    "beside": ("field", "text"),
}
_MOST: Final = 100


def of(kind: str) -> list[str]:
    """Which of them a kind of record has."""
    return [field.name for field in described(KINDS[kind]) if field.name in NAMES]


def typed_of(record: Entry) -> dict[str, Any]:
    """The values of the controls of a record that is there."""
    found: dict[str, Any] = {}
    for name in of(record.kind):
        held = getattr(record, name)
        if name == "passages":
            found[name] = [str(at) for at in range(len(held))]
            continue
        rows = (
            [{"field": field, "text": text} for field, text in held.items()]
            if isinstance(held, dict)
            else [each.model_dump() for each in held]
        )
        for at, row in enumerate(rows):
            found |= {f"{name}.{at}.{part}": _shown(name, part, row[part]) for part in ROWS[name]}
    return found


def _shown(name: str, part: str, held: Any) -> Any:
    field = parts().get(part) if name == "addresses" else None
    typed = field is not None and field.terms and terms_typed.are_typed(field)
    return terms_typed.shown(field, held) if field is not None and typed else held


def typed_in(kind: str, post: QueryDict) -> dict[str, Any]:
    """What was typed in their controls; rows that are empty are taken out, so that the others keep their numbers."""
    found: dict[str, Any] = {}
    for name in of(kind):
        if name == "passages":
            found[name] = post.getlist(name)
            continue
        rows = [
            {part: post.get(f"{name}.{at}.{part}", "") for part in ROWS[name]}
            for at in range(_MOST)
        ]
        said = (row for row in rows if any(value.strip() for value in row.values()))
        for at, row in enumerate(said):
            found |= {f"{name}.{at}.{part}": value for part, value in row.items()}
    return found


def how_many(name: str, typed: Mapping[str, Any]) -> int:
    """How many rows were typed, or are there."""
    return sum(f"{name}.{at}.{ROWS[name][0]}" in typed for at in range(_MOST))


def value(name: str, typed: Mapping[str, Any], before: Entry | None) -> Any:
    """What they say, as the record holds it. Raises Invalid for a note that does not say of what it is."""
    if name == "passages":
        held = getattr(before, name, ())
        kept = set(typed.get(name) or ())
        return tuple(each for at, each in enumerate(held) if str(at) in kept)
    rows = [
        {part: str(typed.get(f"{name}.{at}.{part}") or "").strip() for part in ROWS[name]}
        for at in range(how_many(name, typed))
    ]
    return tuple(map(_address, rows)) if name == "addresses" else _said(name, rows)


def _address(row: Mapping[str, str]) -> dict[str, Any]:
    listed = {
        part: terms_typed.codes(field, row[part]) for part, field in parts().items() if field.terms
    }
    return {part: said for part, said in {**row, **listed}.items() if said}


def _said(name: str, rows: list[dict[str, str]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for at, row in enumerate(rows):
        lacking = [part for part in ROWS[name] if not row[part]]
        if lacking:
            raise Invalid({f"{name}.{at}.{lacking[0]}": [FILL]})
        earlier = found.get(row["field"], "")
        found[row["field"]] = "\n".join(filter(None, (earlier, row["text"])))
    return found


@cache
def parts() -> dict[str, Described]:
    """The fields of an address, by their names within it."""
    field = next(each for each in described(Person) if each.name == "addresses")
    return {each.name.rpartition(".")[2]: each for each in within(Person, field)}
