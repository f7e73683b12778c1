"""The form of a record, made from its fields: every one of them, with what was typed and what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final
from uuid import UUID

from django.utils.translation import gettext as _

from amparo.documentation import vocabulary
from amparo.documentation.fields import Described, described, within
from amparo.documentation.records import KINDS, Entry
from amparo.documentation.shapes import Counted, Near, Status, When
from amparo.territory.places import all_places
from amparo.web.desk import naming
from amparo.web.desk.documentation import linked, repeated, terms_typed, words
from amparo.web.desk.documentation.people import People
from amparo.web.desk.documentation.typed import KEPT, LINKED, TICKED
from amparo.web.desk.schemaform import Control, Option

_LONG: Final = frozenset(
    {"description", "impact", "remarks", "comments", "text", "reason", "physical", "psychological"}
    | {"requested", "case", "conditions", "loss", "health", "medical_records", "group_description"}
    | {"place", "place_at_end", "papers", "training", "employment", "files", "owed", "made"}
    | {"victim_says", "wording", "translation", "activity", "confirming", "discarding", "context"}
    | {"prior", "steps", "exhausted", "pending", "grounds", "protection"}
    | {"body_findings", "mind_findings"}
)
SUGGESTED: Final = 300
"""Words of a list that a page suggests, our own first; the others are typed, as they are said or by their code."""
# More boxes than these stand behind one line until one is ticked.
_MANY: Final = 12
# Told apart by what they are of, where their own name says too little.
_FOLDED: Final = frozenset(
    {"detention", "killing", "torture", "property", "threat", "hypothesis", "investigation"}
)


@dataclass(frozen=True)
class TermControl(Control):
    """A term typed by its words, of the list of this number."""

    number: int = 0


def controls(
    kind: str,
    typed: Mapping[str, Any],
    people: People,
    others: Mapping[UUID, str],
    errors: Mapping[str, Sequence[str]],
    offered: linked.Offered | None = None,
) -> list[Control]:
    """The controls of a kind of record over what was typed, by the names of its fields.

    others  events and acts that a field may speak of, by id, as they are called
    errors  by the names of controls, as `at_controls` gives them
    offered  of other parts of the installation, as `linked.offered` gives them
    """
    drawn = _Drawn(kind, typed, people, others, errors, offered or {})
    own = [field for field in described(KINDS[kind]) if "." not in field.name]
    about = [field for field in own if field.name not in {*Entry.model_fields, *repeated.NAMES}]
    kept = [field for field in own if field.name in _KEEPING]
    return [
        *(drawn.control(field) for field in about),
        *(drawn.control(field) for field in own if field.name in ("status", "remarks")),
        *drawn.passages(own),
        *(drawn.rows(name) for name in repeated.of(kind) if name != "passages"),
        drawn.together("kept", _("How the record is kept"), [drawn.control(one) for one in kept]),
    ]


_KEEPING: Final = frozenset(Entry.model_fields) - {"status", "remarks", *KEPT, *repeated.NAMES}


def at_controls(kind: str, faults: Mapping[str, list[str]]) -> dict[str, list[str]]:
    """Faults by the controls that they are told at: what is wrong within a date is wrong with the date."""
    fields = described(KINDS[kind])
    dates = tuple(f"{field.name}." for field in fields if field.shape is When)
    names = {field.name for field in fields if not field.name.startswith(dates)} | {"note"}
    names |= {f"counts.{each.value}" for each in Counted}
    found: dict[str, list[str]] = {}
    for name, texts in faults.items():
        found.setdefault(_nearest(name, names), []).extend(texts)
    return found


def _nearest(name: str, names: set[str]) -> str:
    head, _dot, rest = name.partition(".")
    if head in repeated.ROWS and rest.count("."):
        return ".".join([head, *rest.split(".")[:2]])
    parts = name.split(".")
    ends = (".".join(parts[:end]) for end in range(len(parts), 0, -1))
    return next((each for each in ends if each in names), name)


class _Drawn:
    """Draws fields over what was typed."""

    def __init__(
        self,
        kind: str,
        typed: Mapping[str, Any],
        people: People,
        others: Mapping[UUID, str],
        errors: Mapping[str, Sequence[str]],
        offered: linked.Offered,
    ) -> None:
        self.kind, self.typed, self.people = KINDS[kind], typed, people
        self.others, self.errors, self.offered = others, errors, offered

    def control(self, field: Described, name: str = "") -> Control:
        draw = next(draw for holds, draw in self._ways(field) if holds)
        return draw(name or field.name, field)

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
        hint = _("2026-03-14, 2026-03 or 2026; ~ before an estimate; a source's words “so”")
        return self._made("text", name, field, hint=hint)

    def _plain(self, name: str, field: Described) -> Control:
        last = name.rpartition(".")[2]
        if last in TICKED:
            return self._made("checkbox", name, field, chosen=bool(self.typed.get(name)))
        if options := self.offered.get(last) if last in LINKED else None:
            now = str(self.typed.get(name) or "")
            return self._select(name, field, linked.with_the_one(options, now))
        if last in ("precision", "public"):
            levels = [(near.value, words.near(near)) for near in Near if near.value]
            if last == "public":
                levels = [one for one in levels if one[0] not in ("exact", "close")]
            return self._select(name, field, levels)
        if last == "ubigeo":
            return self._place(name, field)
        kind = "lines" if field.many else "textarea" if last in _LONG else "text"
        return self._made(kind, name, field, hint=_hints().get(last, ""))

    def _place(self, name: str, field: Described) -> Control:
        known = all_places().get(str(self.typed.get(name) or ""))
        hint = _("Its name or INEI code: Huamanga, Ayacucho; 0501")
        made = self._made("place", name, field, hint=hint)
        return replace(made, value=known.label) if known else made

    def _terms(self, name: str, field: Described) -> Control:
        if terms_typed.are_typed(field):
            return self._term(name, field)
        offered = _offered(field.terms)
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
        folded = len(options) > _MANY and not (chosen or self.errors.get(name))
        return self._made("checkboxes", name, field, options=options, folded=folded)

    def _term(self, name: str, field: Described) -> Control:
        """A term that is typed: the words of the list are offered, and a code stands for itself."""
        hint = _("In the words of list %(number)s, or a code of it") % {"number": field.terms}
        made = self._made("lines" if field.many else "text", name, field, hint=hint)
        return TermControl("words" if field.many else "term", name, made.label, hint,
            required=made.required, value=made.value, errors=made.errors, number=field.terms)  # fmt: skip

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
        parts = [self.control(each) for each in within(self.kind, field)]
        made = self.together(name, _title(field), parts)
        return made if field.name in _FOLDED else replace(made, folded=False)

    def together(self, name: str, title: str, parts: Sequence[Control]) -> Control:
        """Controls under one title, folded while nothing is typed in them and nothing is wrong."""
        errors = tuple(self.errors.get(name, ()))
        busy = errors or any(one.value or one.errors or one.chosen or _ticked(one) for one in parts)
        return Control(
            "group", name, title, "", required=False, parts=tuple(parts), errors=errors,
            folded=not busy,
        )  # fmt: skip

    def rows(self, name: str) -> Control:
        """Rows of a field that has several, and one more to type in."""
        many = repeated.how_many(name, self.typed)
        groups = [
            self.together(f"{name}.{at}", f"{_ROWS_OF[name]()} {at + 1}", self._row(f"{name}.{at}"))
            for at in range(many + 1)
        ]
        made = self.together(name, _HEADS[name](), [replace(one, folded=False) for one in groups])
        return replace(made, folded=not (many or made.errors))

    def _row(self, name: str) -> list[Control]:
        if name.startswith("addresses"):
            return [
                self.control(field, f"{name}.{part}") for part, field in repeated.parts().items()
            ]
        at = Described(f"{name}.field", "Field", "", 0, "", False, None)
        text = Described(f"{name}.text", "Note", "", 0, "", False, None)
        said = replace(self._made("textarea", text.name, text), label=_("What is to be said of it"))
        if name.startswith("beside"):
            return [replace(self._made("text", at.name, at), label=_("Its column")), said]
        drawn = self._select(at.name, at, _fields_named(self.kind))
        return [replace(drawn, label=_("Of which field")), said]

    def passages(self, own: Iterable[Described]) -> list[Control]:
        """The passages an act was made from: one that is no longer ticked is left out."""
        field = next((each for each in own if each.name == "passages"), None)
        held = self.typed.get("held") or ()
        if field is None or not held:
            return []
        kept = set(self._several("passages"))
        options = tuple(
            Option(str(at), text, chosen=str(at) in kept) for at, text in enumerate(held)
        )
        return [self._made("checkboxes", "passages", field, options=options)]

    def _counts(self, name: str, field: Described) -> Control:
        parts = [
            Control(
                "text", f"{name}.{of.value}", words.counted(of), _("fewest / best / most"),
                required=False, value=str(self.typed.get(f"{name}.{of.value}") or ""),
                errors=tuple(self.errors.get(f"{name}.{of.value}", ())),
            )
            for of in Counted
        ]  # fmt: skip
        return replace(self.together(name, _title(field), parts), folded=False)

    def _several(self, name: str) -> list[str]:
        value = self.typed.get(name)
        if isinstance(value, list | tuple):
            return [str(one) for one in value]
        return [str(value)] if value else []

    def _made(self, control: str, name: str, field: Described, **more: Any) -> Control:
        value = self.typed.get(name)
        if isinstance(value, list | tuple):
            value = "\n".join(map(str, value)) if control == "lines" else ""
        needed = self.kind.model_fields.get(name)
        return Control(
            control,
            name,
            _title(field),
            more.pop("hint", ""),
            required=needed is not None and needed.is_required() and name != "status",
            value="" if value is None or value is False else str(value),
            errors=tuple(self.errors.get(name, ())),
            **more,
        )


def lists_of(controls: Iterable[Control]) -> list[tuple[int, list[str]]]:
    """The words of every list that a term is typed of, once each."""
    numbers = {
        one.number for one in _all(controls) if isinstance(one, TermControl) and one.kind == "term"
    }
    language = naming.language()
    return [
        (number, [word.in_(language) for word in vocabulary.vocabulary(number).short[:SUGGESTED]])
        for number in sorted(numbers)
    ]


def _all(controls: Iterable[Control]) -> Iterable[Control]:
    for one in controls:
        yield one
        yield from _all(one.parts)


def _ticked(control: Control) -> bool:
    return any(option.chosen for option in control.options)


def _offered(number: int) -> list[tuple[str, str]]:
    offered = vocabulary.vocabulary(number).offered
    return [(word.code, word.in_(naming.language())) for word in offered]


def _fields_named(kind: type[Entry]) -> list[tuple[str, str]]:
    """Every field of a kind that a note may explain, as it is called with what it stands within."""
    titles = {field.name: _title(field) for field in described(kind)}
    return [
        (name, " › ".join(titles[".".join(name.split(".")[: at + 1])] for at in range(name.count(".") + 1)))
        for name in titles
        if name.partition(".")[0] not in {*KEPT, *repeated.NAMES}
    ]  # fmt: skip


def _hints() -> dict[str, str]:
    linked = _("The address of its page, or its identifier")
    day = _("As 2026-03-14")
    sealed = _("In degrees, such as -13.16; it is never told outside")
    unnamed = _("Who they are to the victim; names belong to the people of the collection")
    return {
        **dict.fromkeys(LINKED, linked),
        **dict.fromkeys(("entered_on", "updated_on"), day),
        **dict.fromkeys(("latitude", "longitude"), sealed),
        "country": _("Two letters: PE"),
        "currency": _("Three letters: PEN"),
        "steps": _("One a line, its date first: 2026-03-14 A statement was taken"),
        **dict.fromkeys(("recipient", "received", "witnesses"), unnamed),
    }


def _title(field: Described) -> str:
    return _(field.title) if field.title else field.name


_HEADS: Final[Mapping[str, Callable[[], str]]] = {
    "addresses": lambda: _("Addresses"),
    "notes": lambda: _("Notes to its fields"),
    "beside": lambda: _("What an import brought and no field takes"),
}
_ROWS_OF: Final[Mapping[str, Callable[[], str]]] = {
    "addresses": lambda: _("Address"),
    "notes": lambda: _("Note"),
    "beside": lambda: _("Column"),
}
