"""A record made of what was typed or sent: faults as fields with words, never the rejected input."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_noop as _
from pydantic import ValidationError

from amparo.documentation.records import KINDS, Entry
from amparo.kernel.errors import Invalid

NO_SUCH_KIND = _("There is no such kind of record.")
CHECK = _("Check this field.")
FILL = _("Fill in this field.")
_EMPTY = frozenset({"missing", "string_too_short", "uuid_parsing", "none_required"})


def filled(kind: str, given: Mapping[str, Any]) -> Entry:
    """The record of a kind that was given. Raises Invalid with its fields by their dotted names."""
    if kind not in KINDS:
        raise Invalid({"kind": [NO_SUCH_KIND]})
    try:
        return KINDS[kind].model_validate(dict(given))
    except ValidationError as refused:
        raise Invalid(_faults(refused)) from None


def _faults(refused: ValidationError) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for fault in refused.errors(include_url=False, include_input=False):
        name = ".".join(str(part) for part in fault["loc"])
        told = fault.get("ctx", {}).get("error")
        words = str(told) if isinstance(told, ValueError) else CHECK
        found.setdefault(name, []).append(FILL if fault["type"] in _EMPTY else words)
    return found
