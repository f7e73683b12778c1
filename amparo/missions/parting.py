"""In which envelope each field of a record is sealed, so that a desk may know the facts and not the people."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from amparo.missions.kinds import RecordKind

Value = dict[str, object]
_PEOPLE: Final = frozenset({"name", "alias", "contact", "alleged"})
_PLACE: Final = frozenset({"exact", "district", "province", "department"})
_ACCOUNT: Final = frozenset({"account", "transcript", "translation"})
_NOTES: Final = frozenset({"safety"})
# Whoever was met or asked to answer is told of only where a report may say so.
_MET: Final = frozenset({"whom", "asked_by", "transcribed_by", "checked_by"})


def envelope_of(kind: RecordKind, field: str) -> str:
    """Where a field goes: identity, place, account, notes, judgement or facts."""
    if field in _PEOPLE or (field in _MET and kind != RecordKind.REPLY):
        return "identity"
    if field in _PLACE:
        return "place"
    if field in _ACCOUNT:
        return "account"
    if field in _NOTES:
        return "notes"
    return "judgement" if kind == RecordKind.ELEMENT else "facts"


def parted(kind: RecordKind, value: Mapping[str, object]) -> dict[str, Value]:
    """The fields of a record by envelope; what is empty is not sealed."""
    found: dict[str, Value] = {}
    for field, one in value.items():
        if one not in (None, "", []):
            found.setdefault(envelope_of(kind, field), {})[field] = one
    return found
