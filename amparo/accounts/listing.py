"""The schema of an act's form as a page or the API is given it: titles translated, choices listed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Final

from django.utils.translation import gettext
from pydantic import BaseModel

SOURCE: Final = "x-choices"
"""The key by which a field names the list its answers are of."""


def listed_schema(
    form: type[BaseModel], options: Callable[[str], Iterable[tuple[str, str]]]
) -> dict[str, Any]:
    """Return the form as JSON schema; `options` gives the codes and labels of a list by its name."""
    schema = form.model_json_schema()
    schema.pop("description", None)
    known = schema.get("$defs", {})
    for node in (schema, *known.values()):
        for field in node.get("properties", {}).values():
            # A field titled as its closed set is named has no title of its own in the schema.
            if "title" not in field and "$ref" in field:
                field["title"] = known[field["$ref"].rpartition("/")[2]].get("title", "")
            _list(field, options)
    return schema


def _list(field: dict[str, Any], options: Callable[[str], Iterable[tuple[str, str]]]) -> None:
    for text in ("title", "description"):
        if field.get(text):
            field[text] = gettext(field[text])
    source = field.pop(SOURCE, "")
    if not source:
        return
    offered = [{"const": code, "title": label} for code, label in options(source)]
    if field.get("type") == "array":
        field["items"] = {"oneOf": offered}
        return
    for reference in ("$ref", "allOf", "anyOf"):
        field.pop(reference, None)
    field["oneOf"] = offered
