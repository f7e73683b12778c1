"""What both doors' APIs share: the language of the answer, problem details, no page of documentation."""

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils import translation
from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema
from pydantic import BaseModel

from amparo.api import problem


class Described(NinjaAPI):
    """An API that puts its own description together once for each address and language, not at each request."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._described: dict[tuple[str, str], OpenAPISchema] = {}

    def get_openapi_schema(
        self, *, path_prefix: str | None = None, path_params: dict[str, Any] | None = None
    ) -> OpenAPISchema:
        prefix = self.get_root_path(path_params or {}) if path_prefix is None else path_prefix
        which = prefix, translation.get_language() or settings.LANGUAGE_CODE
        if which not in self._described:
            self._described[which] = super().get_openapi_schema(path_prefix=prefix)
        return self._described[which]


def new_api(door: str, title: str, description: str) -> NinjaAPI:
    """Return an API of one door: OpenAPI at `openapi.json`, no script-laden documentation page."""
    api = Described(
        title=title,
        version="1",
        description=description,
        docs_url=None,
        openapi_url="/openapi.json",
        urls_namespace=f"api-{door}",
    )
    problem.install(api)
    api.add_decorator(in_the_readers_language, mode="view")
    return api


def in_the_readers_language(view: Callable[..., Any]) -> Callable[..., Any]:
    """Answer in the language that `Accept-Language` prefers among ours, else in Spanish."""

    @wraps(view)
    def spoken(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        with translation.override(language_of(request)):
            return view(request, *args, **kwargs)

    return spoken


def body_of(form: type[BaseModel], **example: Any) -> dict[str, Any]:
    """What OpenAPI says of a body that is read only once it is known that its sender may act.

    example  the least of it that may be sent, where its fields do not tell that by themselves
    """
    told: dict[str, Any] = {"schema": whole(form.model_json_schema())}
    if example:
        told["example"] = example
    return {"requestBody": {"required": True, "content": {"application/json": told}}}


def whole(schema: dict[str, Any]) -> dict[str, Any]:
    """A schema with what it names put where it is named: a reference would lead nowhere from within a larger one."""
    named = schema.pop("$defs", {})
    return dict(_whole(schema, named))


def _whole(part: Any, named: Mapping[str, Any]) -> Any:
    if isinstance(part, list):
        return [_whole(one, named) for one in part]
    if not isinstance(part, dict):
        return part
    rest = {name: _whole(value, named) for name, value in part.items() if name != "$ref"}
    if "$ref" not in part:
        return rest
    return {**_whole(named[part["$ref"].rpartition("/")[2]], named), **rest}


def language_of(request: HttpRequest) -> str:
    """Return `es` or `en`, by the weights of `Accept-Language`."""
    ours = dict(settings.LANGUAGES)
    weighed: list[tuple[float, str]] = []
    for part in request.headers.get("Accept-Language", "").split(",")[:20]:
        tag, _, weight = part.strip().partition(";q=")
        base = tag.split("-")[0].lower()
        if base in ours:
            weighed.append((_number(weight), base))
    best = max(weighed, key=lambda pair: pair[0], default=(0.0, ""))
    return best[1] if best[0] > 0 else settings.LANGUAGE_CODE


def _number(weight: str) -> float:
    try:
        return float(weight) if weight else 1.0
    except ValueError:
        return 0.0
