"""The controls of a page, in the order of the schema."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

from amparo.web.desk.schemaform.schema import (
    REVEALS,
    Schema,
    choices,
    resolved,
    revealed,
    widget,
)

SPARE_ROWS: Final = 2


@dataclass(frozen=True, slots=True)
class Option:
    value: str
    label: str
    hint: str = ""
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Control:
    """One question.  `kind` names the template part, `name` is the path that reading undoes.

    picks      its answers, numbered from 1, decide which facts are asked for
    folded     many short lines that are mostly left empty stand behind one, until one is filled in
    shown_for  the numbers under which this fact is asked for; None always.  The style does the
               hiding (no script runs), and never hides one that has an error
    """

    kind: str
    name: str
    label: str
    hint: str
    required: bool
    value: str = ""
    chosen: bool = False
    options: tuple[Option, ...] = ()
    parts: tuple["Control", ...] = ()
    limit: int | None = None
    errors: tuple[str, ...] = field(default=())
    apart: str = ""
    facts: bool = False
    folded: bool = False
    picks: bool = False
    shown_for: tuple[int, ...] | None = None

    @property
    def anchor(self) -> str:
        """Its id on the page; `apart` keeps two forms of one page from sharing it."""
        return "-".join(filter(None, ("f", self.apart, self.name.replace(".", "-"))))


def controls(
    schema: Schema,
    typed: Mapping[str, Any] | None = None,
    errors: Mapping[str, list[str]] | None = None,
    *,
    apart: str = "",
) -> tuple[Control, ...]:
    """Draw every property of an object schema with what was already typed and what is wrong with it.

    What may be left out and has no answer to choose yet is not asked.
    """
    empty = _without_answers(schema)
    drawn = _properties(schema, schema, "", typed or {}, errors or {})
    found = [control for control in drawn if control.name not in empty]
    picks = _picks(schema)
    return tuple(_narrowed(replace(control, apart=apart), picks) for control in found)


def _without_answers(schema: Schema) -> set[str]:
    """Names of the fields whose list of answers is empty and that nobody must fill in."""
    found = set()
    for name, raw in schema.get("properties", {}).items():
        asked = resolved(raw, schema)
        listed = asked.get("items", asked) if asked.get("type") == "array" else asked
        if listed.get("oneOf") == [] and name not in schema.get("required", ()):
            found.add(name)
    return found


def _picks(schema: Schema) -> tuple[str, list[list[str]]]:
    """Return the field whose answer decides what an order may tell, and the facts of each answer."""
    for name, raw in schema.get("properties", {}).items():
        listed = resolved(raw, schema).get("oneOf", ())
        if any(REVEALS in one for one in listed):
            return name, [one.get(REVEALS, []) for one in listed if "const" in one]
    return "", []


def _narrowed(control: Control, picks: tuple[str, list[list[str]]]) -> Control:
    name, facts = picks
    if control.name == name and facts:
        return replace(control, picks=True)
    if control.facts and not facts:
        told = any(part.value or part.errors for part in control.parts)
        return replace(control, facts=False, folded=not told)
    if not facts or not control.parts or not control.facts:
        return control
    parts = []
    for part in control.parts:
        code = part.name.rpartition(".")[2]
        under = tuple(n for n, told in enumerate(facts, 1) if code in told)
        parts.append(part if part.errors or part.value else replace(part, shown_for=under))
    return replace(control, parts=tuple(parts))


def named(drawn: Iterable[Control]) -> dict[str, str]:
    """Return how the form calls each of its fields; a fact of an order also by its bare code."""
    found: dict[str, str] = {}
    for control in drawn:
        bare = control.name.removeprefix("facts.")
        found |= {control.name: control.label, bare: control.label, **named(control.parts)}
    return found


def _properties(
    node: Schema,
    root: Schema,
    prefix: str,
    typed: Mapping[str, Any],
    errors: Mapping[str, list[str]],
) -> Iterator[Control]:
    required = set(node.get("required", ()))
    for name, raw in node.get("properties", {}).items():
        part = resolved(raw, root)
        if part.get("x-widget") == "hidden":
            continue
        value = typed.get(name, part.get("default"))
        yield _control(part, root, f"{prefix}{name}", name in required, value, errors)


def _control(
    node: Schema,
    root: Schema,
    name: str,
    required: bool,
    value: Any,
    errors: Mapping[str, list[str]],
) -> Control:
    kind = widget(node)
    shape: dict[str, Any] = {"kind": kind}
    if kind == "facts":
        parts = tuple(_facts(node, name, value, errors))
        shape = {"kind": "group", "parts": parts, "facts": True}
    elif kind == "list":
        shape = _list(node, root, name, value, errors)
    elif kind == "group":
        typed = value if isinstance(value, Mapping) else {}
        shape["parts"] = tuple(_properties(node, root, f"{name}.", typed, errors))
    elif kind in ("radios", "select"):
        shape["options"] = _options(node, {"" if value is None else str(value)})
    elif kind == "checkbox":
        shape["chosen"] = value in (True, "true", "on")
    else:
        shape["value"] = "" if value is None else str(value)
    return Control(
        name=name,
        label=str(node.get("title", name)),
        hint=str(node.get("description", "")),
        required=required,
        limit=node.get("maxLength"),
        errors=tuple(errors.get(name, ())),
        **shape,
    )


def _options(node: Schema, chosen: set[str]) -> tuple[Option, ...]:
    return tuple(Option(code, label, hint, code in chosen) for code, label, hint in choices(node))


def _list(
    node: Schema, root: Schema, name: str, value: Any, errors: Mapping[str, list[str]]
) -> dict[str, Any]:
    items = resolved(node.get("items", {}), root)
    given = list(value) if isinstance(value, (list, tuple)) else []
    match widget(items):
        case "radios" | "select":
            return {"kind": "checkboxes", "options": _options(items, {str(one) for one in given})}
        case "group":
            rows = max(len(given) + 1, SPARE_ROWS)
            return {"kind": "rows", "parts": tuple(_rows(items, root, name, given, rows, errors))}
    return {"kind": "lines", "value": "\n".join(str(one) for one in given)}


def _rows(
    items: Schema,
    root: Schema,
    name: str,
    given: list[Any],
    rows: int,
    errors: Mapping[str, list[str]],
) -> Iterator[Control]:
    for index in range(rows):
        typed = given[index] if index < len(given) else {}
        parts = tuple(_properties(items, root, f"{name}.{index}.", typed, errors))
        yield Control("group", f"{name}.{index}", str(index + 1), "", required=False, parts=parts)


def _facts(
    node: Schema, name: str, value: Any, errors: Mapping[str, list[str]]
) -> Iterator[Control]:
    """One short line for each fact that may be told, by the codes of the pack."""
    typed = value if isinstance(value, Mapping) else {}
    for code, label in revealed():
        wrong = tuple(errors.get(code, errors.get(f"{name}.{code}", ())))
        yield Control(
            "text",
            f"{name}.{code}",
            label,
            "",
            required=False,
            value=str(typed.get(code, "")),
            errors=wrong,
        )
