"""All versions of a record: what changed from one to the next, and what was said of it in public."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from django.utils.translation import gettext as _

from amparo.accounts.selectors import member_names
from amparo.documentation.fields import Described, described
from amparo.documentation.records import Entry
from amparo.documentation.sealed import OpenRecord
from amparo.documentation.shapes import Counted, Near, Status, When
from amparo.law.packs import local_day
from amparo.web.desk import clocks
from amparo.web.desk.documentation import words


def versions(found: Sequence[OpenRecord], named: Mapping[UUID, str]) -> list[dict[str, Any]]:
    """Newest first, each with the names of the fields that changed."""
    members = member_names({one.by for one in found})
    shown = []
    for at, one in enumerate(found):
        before = found[at + 1].record if at + 1 < len(found) else None
        shown.append(
            {
                "number": one.version,
                "at": one.written_at,
                "by": members.get(one.by, ""),
                "note": one.note,
                "brought": _brought(one),
                "status": words.status(one.record.status),
                "tag": words.TAGS[one.record.status],
                "changed": _changed(before, one.record, named) if before else [],
            }
        )
    return shown


def _brought(one: OpenRecord) -> list[tuple[str, str]]:
    """What was said in public of it before it came here, each with its day as far as it is known."""
    here = local_day(one.written_at).isoformat()
    came = any(note.on != here for note in one.notes) or len(one.notes) > 1
    return (
        [(clocks.rough_day(note.on) if note.on else "", note.words) for note in one.notes]
        if came
        else []
    )


def _changed(before: Entry, after: Entry, named: Mapping[UUID, str]) -> list[tuple[str, str, str]]:
    was, now = dict(values(before, named)), dict(values(after, named))
    return [
        (title, was.get(title, ""), now.get(title, ""))
        for title in dict.fromkeys([*was, *now])
        if was.get(title) != now.get(title)
    ]


def values(record: Entry, named: Mapping[UUID, str]) -> list[tuple[str, str]]:
    """Every field that says something: its title and what it says."""
    found = []
    for field in described(type(record)):
        if field.name == "id" or (field.shape and field.shape is not When and not field.many):
            continue
        value: Any = record
        for name in field.name.split("."):
            value = getattr(value, name, None)
        told = _said(field, value, named)
        if told and not _inside_a_date(field):
            found.append((_title(field), told))
    return found


def _inside_a_date(field: Described) -> bool:
    return field.name.endswith((".value", ".words")) or (
        field.name.endswith(".precision") and field.terms == 48
    )


def _title(field: Described) -> str:
    return _(field.title) if field.title else field.name


def _said(field: Described, value: Any, named: Mapping[UUID, str]) -> str:
    if value in (None, "", (), {}, False):
        return ""
    if isinstance(value, UUID):
        return named.get(value, str(value))
    if field.terms and not isinstance(value, When):
        return words.terms(field.terms, value if isinstance(value, tuple) else [value])
    for kind, say in _SAYING:
        if isinstance(value, kind):
            return str(say(value))
    return _several(field, value)


_SAYING: Final[tuple[tuple[type, Callable[[Any], str]], ...]] = (
    (When, lambda when: " · ".join(filter(None, (words.day(when), when.words)))),
    (Status, words.status),
    (Near, words.near),
    (bool, lambda _yes: _("yes")),
)


def _several(field: Described, value: Any) -> str:
    if field.name == "counts":
        return " · ".join(
            f"{words.counted(Counted(of))}: {words.count(one)}" for of, one in value.items()
        )
    if field.name == "passages":
        return " · ".join(passage.text for passage in value)
    if field.name == "addresses":
        return " · ".join(
            ", ".join(str(part) for part in address.model_dump(exclude_defaults=True).values())
            for address in value
        )
    if isinstance(value, dict):
        return " · ".join(f"{name}: {told}" for name, told in value.items())
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)
