"""What OpenAPI says of the records of a collection: the fields of each kind, with their numbers and vocabularies."""

from typing import Any, Final

from amparo.api.plumbing import whole
from amparo.documentation.records import KINDS


def _kind(code: str, *, change: bool) -> dict[str, Any]:
    schema = whole(KINDS[code].model_json_schema())
    more: dict[str, Any] = {"kind": {"const": code}}
    if change:
        more["version"] = {"type": "integer", "description": "The version that was read."}
    schema["properties"] = {**more, **schema["properties"]}
    schema["required"] = [*more, *schema.get("required", ())]
    return schema


def _every(title: str, *, change: bool) -> dict[str, Any]:
    kinds = [_kind(code, change=change) for code in sorted(KINDS)]
    return {"type": "array", "title": title, "items": {"oneOf": kinds}}


_SCHEMA: Final = {
    "type": "object",
    "properties": {
        "records": _every("Records to enter", change=False),
        "changes": _every("Records as they are to stand", change=True),
        "note": {"type": "string", "title": "What may be told in public of the changes"},
    },
}
_EXAMPLE: Final = {"records": [{"kind": "event", "title": "What happened", "begins": "2026-03"}]}
BODY: Final[dict[str, Any]] = {
    "requestBody": {
        "required": True,
        "content": {"application/json": {"schema": _SCHEMA, "example": _EXAMPLE}},
    }
}
