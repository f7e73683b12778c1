"""The schemas of forms of evidence, in the language of whoever fills them in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as in_the_readers_language

from amparo.evidence.forms import Form


def schema_of(
    form: type[Form], choices: Mapping[str, Sequence[tuple[str, str]]] | None = None
) -> dict[str, Any]:
    """The schema of a form with its words translated; `choices` gives (value, label) of fields that choose."""
    schema = form.model_json_schema()
    for name, field in schema["properties"].items():
        if field.get("minItems"):
            schema.setdefault("required", []).append(name)
        field["title"] = in_the_readers_language(field["title"])
        if field.get("description"):
            field["description"] = in_the_readers_language(field["description"])
        if choices and name in choices:
            listed = [{"const": value, "title": label} for value, label in choices[name]]
            (field["items"] if field.get("type") == "array" else field)["oneOf"] = listed
            field.pop("enum", None)
    return schema
