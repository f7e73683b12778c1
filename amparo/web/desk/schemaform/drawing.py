"""A form as a page shows it: its controls over what was typed, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from amparo.kernel.errors import Conflict, Invalid
from amparo.web.desk.schemaform.errors import Told, at_fields, told
from amparo.web.desk.schemaform.fields import controls, named
from amparo.web.errors import in_words


def drawn(
    schema: dict[str, Any], typed: Mapping[str, Any], refusal: Invalid | Conflict | None
) -> dict[str, Any]:
    """Return `controls` and `errors` for a page: a fault stands at its field and leads there, a conflict in words."""
    fields = at_fields(refusal.fields) if isinstance(refusal, Invalid) else {}
    made = controls(schema, typed, fields)
    errors: list[Told] = []
    if isinstance(refusal, Invalid):
        errors = told(refusal, names=named(made))
    elif refusal is not None:
        errors = [Told(in_words(refusal))]
    return {"controls": made, "errors": errors}
