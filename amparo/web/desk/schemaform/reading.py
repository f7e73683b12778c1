"""From a form post to the body of an act.  Nothing is judged here: the act's own model does that."""

import re
from typing import Any, Final

from django.http import QueryDict
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from amparo.web.desk.schemaform.schema import Schema, resolved, revealed, widget

ROWS: Final = 60


def body(schema: Schema, post: QueryDict) -> dict[str, Any]:
    """Return what was typed, shaped as the schema says; what was left empty is left out."""
    return _object(schema, schema, "", post)


def _object(node: Schema, root: Schema, prefix: str, post: QueryDict) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, raw in node.get("properties", {}).items():
        value = _value(resolved(raw, root), root, f"{prefix}{name}", post)
        if value not in (None, "", [], {}):
            found[name] = value
    return found


def _value(node: Schema, root: Schema, name: str, post: QueryDict) -> Any:
    kind = widget(node)
    if kind == "facts":
        told = {code: post.get(f"{name}.{code}", "").strip() for code, _label in revealed()}
        return {code: words for code, words in told.items() if words}
    if kind == "list":
        return _list(node, root, name, post)
    if kind == "group":
        return _object(node, root, f"{name}.", post)
    if kind == "checkbox":
        return name in post
    text = post.get(name, "").replace("\r\n", "\n").strip()
    if kind == "number":
        return int(text) if re.fullmatch(r"-?\d{1,12}", text) else text
    return _instant(text) if kind == "instant" else text


def _list(node: Schema, root: Schema, name: str, post: QueryDict) -> list[Any]:
    items = resolved(node.get("items", {}), root)
    match widget(items):
        case "radios" | "select":
            return list(post.getlist(name))
        case "group":
            rows = (_object(items, root, f"{name}.{index}.", post) for index in range(ROWS))
            return [row for row in rows if any(value is not False for value in row.values())]
    return [line.strip() for line in post.get(name, "").splitlines() if line.strip()]


def _instant(text: str) -> str:
    """A browser sends local time without its zone; the act wants both."""
    try:
        found = parse_datetime(text)
    except ValueError:
        return text
    if found is None:
        return text
    aware = found if found.utcoffset() is not None else timezone.make_aware(found)
    return aware.isoformat()
