"""The form of a record, made from its fields: what to draw, and what was typed as the body of a record."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final
from uuid import UUID

from django.http import QueryDict
from django.utils.translation import gettext as _

from amparo.documentation import vocabulary
from amparo.documentation.fields import Described, described
from amparo.documentation.records import KINDS, Entry
from amparo.documentation.shapes import Counted, Near, Precision, Status, When
from amparo.kernel.text import fold
from amparo.territory.places import all_places
from amparo.web.desk import naming
from amparo.web.desk.documentation import words
from amparo.web.desk.documentation.people import People
from amparo.web.desk.schemaform import Control, Option

# What a page leaves as it is: who made it and when stands in its versions; passages are made by splitting.
_LEFT: Final = frozenset(
    {"id", "notes", "beside", "entered_on", "entered_by", "updated_on", "updated_by"}
    | {"passages", "addresses", "registry", "paper", "latitude", "longitude"}
)
_LONG: Final = frozenset(
    {"description", "impact", "remarks", "comments", "text", "reason", "physical", "psychological"}
    | {"requested", "case", "conditions", "loss", "health", "medical_records", "group_description"}
    | {"place", "place_at_end", "papers", "training", "employment"}
)


def controls(
    kind: str,
    typed: Mapping[str, Any],
    people: People,
    others: Mapping[UUID, str],
    errors: Mapping[str, Sequence[str]],
) -> list[Control]:
    """The controls of a kind of record over what was typed, by the names of its fields.

    others  events and acts that a field may speak of, by id, as they are called
    """
    drawn = _Drawn(typed, people, others, errors)
    fields = (field for field in _own(kind) if not _without_terms(field))
    return [one for field in fields if (one := drawn.control(field)) is not None]


def _own(kind: str) -> list[Described]:
    """The fields of the record itself, in the order of the page: what it is about first."""
    fields = [field for field in described(KINDS[kind]) if "." not in field.name]
    shared = set(Entry.model_fields)
    return [
        *(field for field in fields if field.name not in shared),
        *(field for field in fields if field.name in shared),
    ]


def _without_terms(field: Described) -> bool:
    """Whether there is nothing to choose, as in a list that the installation has not filled."""
    return (
        bool(field.terms) and field.shape is None and not vocabulary.vocabulary(field.terms).offered
    )


class _Drawn:
    """Draws fields over what was typed."""

    def __init__(
        self,
        typed: Mapping[str, Any],
        people: People,
        others: Mapping[UUID, str],
        errors: Mapping[str, Sequence[str]],
    ) -> None:
        self.typed, self.people, self.others, self.errors = typed, people, others, errors

    def control(self, field: Described, under: str = "") -> Control | None:
        last = field.name.rpartition(".")[2]
        if last in _LEFT:
            return None
        draw = next(draw for holds, draw in self._ways(field) if holds)
        return draw(under + last, field)

    def _ways(
        self, field: Described
    ) -> tuple[tuple[bool, Callable[[str, Described], Control]], ...]:
        return (
            (field.name == "status", self._status),
            (field.name == "counts", self._counts),
            (field.shape is When, self._date),
            (field.shape is not None, self._group),
            (bool(field.terms), self._terms),
            (bool(field.refers), self._refers),
            (True, self._plain),
        )

    def _status(self, name: str, field: Described) -> Control:
        return self._select(name, field, [(s.value, words.status(s)) for s in Status])

    def _date(self, name: str, field: Described) -> Control:
        hint = _("2026-03-14, 2026-03 or 2026; ~ before an estimate")
        return self._made("text", name, field, hint=hint)

    def _plain(self, name: str, field: Described) -> Control:
        last = name.rpartition(".")[2]
        if last in ("confidential", "deceased"):
            return self._made("checkbox", name, field, chosen=bool(self.typed.get(name)))
        if field.many:
            return self._made("lines", name, field)
        if last == "ubigeo":
            known = all_places().get(str(self.typed.get(name) or ""))
            hint = _("Its name or INEI code: Huamanga, Ayacucho; 0501")
            made = self._made("place", name, field, hint=hint)
            return replace(made, value=known.label) if known else made
        if last in ("precision", "public"):
            levels = [(near.value, words.near(near)) for near in Near if near.value]
            if last == "public":
                levels = [one for one in levels if one[0] not in ("exact", "close")]
            return self._select(name, field, levels)
        return self._made("textarea" if last in _LONG else "text", name, field)

    def _terms(self, name: str, field: Described) -> Control:
        offered = [
            (w.code, w.in_(naming.language())) for w in vocabulary.vocabulary(field.terms).offered
        ]
        chosen = self._several(name)
        known = {code for code, _label in offered}
        offered += [
            (code, vocabulary.word(field.terms, code, naming.language()))
            for code in chosen
            if code not in known
        ]
        if not field.many:
            return self._select(name, field, offered)
        options = tuple(Option(code, label, chosen=code in chosen) for code, label in offered)
        return self._made("checkboxes", name, field, options=options)

    def _refers(self, name: str, field: Described) -> Control:
        if field.refers == "person":
            hint = _("A name of the list, or a new one")
            return self._made("person", name, field, hint=hint)
        options = [(str(id_), label) for id_, label in self.others.items()]
        return self._select(name, field, options)

    def _select(self, name: str, field: Described, options: Iterable[tuple[str, str]]) -> Control:
        now = str(self.typed.get(name) or "")
        drawn = tuple(Option(code, label, chosen=code == now) for code, label in options)
        return self._made("select", name, field, options=drawn)

    def _group(self, name: str, field: Described) -> Control:
        assert field.shape is not None  # noqa: S101 - a group is drawn of a shape
        parts = [
            self.control(each, name + ".") for each in _inner(field) if not _without_terms(each)
        ]
        return Control(
            "group", name, _title(field), "", required=False,
            parts=tuple(part for part in parts if part),
            errors=tuple(self.errors.get(name, ())),
        )  # fmt: skip

    def _counts(self, name: str, field: Described) -> Control:
        parts = [
            Control(
                "text", f"{name}.{of.value}", words.counted(of), _("fewest / best / most"),
                required=False, value=str(self.typed.get(f"{name}.{of.value}") or ""),
            )
            for of in Counted
        ]  # fmt: skip
        return Control(
            "group", name, _title(field), "", required=False, parts=tuple(parts),
            errors=tuple(self.errors.get(name, ())),
        )  # fmt: skip

    def _several(self, name: str) -> list[str]:
        value = self.typed.get(name)
        return (
            [str(one) for one in value]
            if isinstance(value, list | tuple)
            else [str(value)]
            if value
            else []
        )

    def _made(self, control: str, name: str, field: Described, **more: Any) -> Control:
        value = self.typed.get(name)
        if isinstance(value, list | tuple):
            value = "\n".join(map(str, value)) if control == "lines" else ""
        return Control(
            control,
            name,
            _title(field),
            more.pop("hint", ""),
            required=field.name in ("title", "type", "text", "event", "act", "related", "person"),
            value="" if value is None else str(value),
            errors=tuple(self.errors.get(name, ())),
            **more,
        )


def _inner(field: Described) -> list[Described]:
    """The fields of a detail, a place or a count, named within it."""
    owner = next(kind for kind in KINDS.values() if field in described(kind))
    head = field.name + "."
    return [
        each
        for each in described(owner)
        if each.name.startswith(head) and each.name.count(".") == field.name.count(".") + 1
    ]


def _title(field: Described) -> str:
    return _(field.title) if field.title else field.name


def typed_of(record: Entry, people: People) -> dict[str, Any]:
    """What a form shows of a record that is there: its values by the names of the controls."""
    found: dict[str, Any] = {}
    for field in described(type(record)):
        value: Any = record
        for name in field.name.split("."):
            value = getattr(value, name, None)
        if isinstance(value, When):
            found[field.name] = words.typed_date(value)
        elif field.name == "counts":
            found |= {f"counts.{of}": words.typed_count(one) for of, one in (value or {}).items()}
        elif field.refers == "person" and value:
            found[field.name] = people.label(value) or str(value)
        elif field.shape is None:
            found[field.name] = value
    return found


def typed_in(kind: str, post: QueryDict) -> dict[str, Any]:
    """What was typed, as it was, so that a page can show it again."""
    found: dict[str, Any] = {
        f"counts.{of.value}": post.get(f"counts.{of.value}", "") for of in Counted
    }
    for field in described(KINDS[kind]):
        if field.many and field.terms:
            found[field.name] = post.getlist(field.name)
        else:
            found[field.name] = post.get(field.name, "")
    return found


def body(
    kind: str, typed: Mapping[str, Any], people: People, before: Entry | None
) -> dict[str, Any]:
    """The body of a record from what was typed; what the page does not ask stays as it was before."""
    given = before.model_dump(mode="python") if before else {}
    for field in described(KINDS[kind]):
        if "." not in field.name and field.name not in _LEFT and not _without_terms(field):
            given[field.name] = _value(field, typed, people, given.get(field.name))
    return {name: value for name, value in given.items() if value not in (None, "")}


def _value(field: Described, typed: Mapping[str, Any], people: People, before: Any) -> Any:
    said = typed.get(field.name)
    if field.name == "counts":
        return counts({of: str(typed.get(f"counts.{of.value}") or "") for of in Counted})
    if field.shape is When:
        return date(str(said or ""), before)
    if field.shape is not None:
        return _inside(field, typed, people, before)
    return _plain(field, said, people)


def _plain(field: Described, said: Any, people: People) -> Any:
    if field.refers == "person":
        return _person(str(said or ""), people)
    if field.many:
        given = said if isinstance(said, list | tuple) else str(said or "").splitlines()
        return tuple(one for one in given if str(one).strip())
    if field.name in ("confidential", "deceased"):
        return bool(said)
    if field.name.endswith(".ubigeo"):
        return _ubigeo(str(said or ""))
    return None if said == "" else said


def _ubigeo(said: str) -> str:
    """The code of a place by its code, its name alone or its whole label; what nobody knows stays as typed."""
    wanted = fold(said)
    if not wanted or said.strip() in all_places():
        return said.strip()
    for place in all_places().values():
        if wanted in (place.folded, fold(place.label)):
            return place.code
    return said


def _inside(field: Described, typed: Mapping[str, Any], people: People, before: Any) -> Any:
    was = before if isinstance(before, dict) else {}
    found = dict(was)
    for each in _inner(field):
        name = each.name.rpartition(".")[2]
        if name not in _LEFT and not _without_terms(each):
            found[name] = _value(each, typed, people, was.get(name))
    found = {name: value for name, value in found.items() if value not in (None, "", (), [])}
    return found or None


def _person(said: str, people: People) -> UUID | None:
    try:
        return UUID(said)
    except ValueError:
        return people.of(said)


def date(said: str, before: Any = None) -> dict[str, Any] | None:
    """A date as it is typed: `~2026-03` is an estimate; how a source put it stays from before."""
    said = said.strip()
    kept = before.get("words", "") if isinstance(before, dict) else ""
    if not said:
        return {"value": "", "words": kept} if kept else None
    told: dict[str, Any] = {"value": said.removeprefix("~").strip(), "words": kept}
    if said.startswith("~"):
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
