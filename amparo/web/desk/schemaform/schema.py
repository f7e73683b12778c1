"""Reading of the part of JSON Schema that pydantic writes."""

from typing import Any, Final

from amparo.web.desk import naming

Schema = dict[str, Any]
LONG: Final = 200
RADIOS: Final = 9
REVEALS: Final = "x-reveals"


def resolved(node: Schema, root: Schema) -> Schema:
    """Return `node` without reference or null alternative; its own words win over the target's."""
    merged = dict(node)
    if "$ref" in merged:
        merged = {**resolved(_target(merged.pop("$ref"), root), root), **merged}
    if options := [o for o in merged.pop("anyOf", []) if o.get("type") != "null"]:
        merged = {**resolved(options[0], root), **merged, "nullable": True}
    if len(merged.get("allOf", [])) == 1:
        merged = {**resolved(merged.pop("allOf")[0], root), **merged}
    return merged


def _target(reference: str, root: Schema) -> Schema:
    found: Any = root
    for step in reference.removeprefix("#/").split("/"):
        found = found[step]
    return dict(found)


def widget(node: Schema) -> str:
    """Return the kind of control a resolved node is drawn as."""
    if node.get("x-widget") == "facts":
        return "facts"
    if node.get("const") is True:
        return "checkbox"
    if listed(node):
        return "radios" if len(choices(node)) <= RADIOS else "select"
    kind = node.get("type", "object" if "properties" in node else "string")
    if kind == "array":
        return "list"
    if kind == "string":
        return _text(node)
    return {"boolean": "checkbox", "integer": "number", "number": "number"}.get(kind, "group")


def listed(node: Schema) -> bool:
    """Tell whether the answer is one of a list, be it empty now."""
    return any(key in node for key in ("oneOf", "enum", "const"))


def _text(node: Schema) -> str:
    asked = {"date": "date", "datetime": "instant", "date-time": "instant", "textarea": "textarea"}
    for word in (node.get("x-widget"), node.get("format")):
        if word in asked:
            return asked[word]
    return "textarea" if node.get("maxLength", 0) > LONG else "text"


def choices(node: Schema) -> list[tuple[str, str, str]]:
    """Return (value, label, hint) of every possible answer."""
    if "oneOf" in node:
        return [
            (
                str(one["const"]),
                str(one.get("title", one["const"])),
                str(one.get("description", "")),
            )
            for one in node["oneOf"]
            if "const" in one
        ]
    values = node.get("enum", [node["const"]] if "const" in node else [])
    return [(str(value), str(value), "") for value in values]


def revealed() -> list[tuple[str, str]]:
    """Return (code, label) of every fact an order may tell."""
    language = naming.language()
    return [(one.code, one.label.in_(language)) for one in naming.pack().reveals]
