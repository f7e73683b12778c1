"""What both doors' APIs share: the language of the answer, problem details, no page of documentation."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils import translation
from ninja import NinjaAPI
from pydantic import BaseModel

from amparo.api import problem


def new_api(door: str, title: str, description: str) -> NinjaAPI:
    """Return an API of one door: OpenAPI at `openapi.json`, no script-laden documentation page."""
    api = NinjaAPI(
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


def body_of(form: type[BaseModel]) -> dict[str, Any]:
    """What OpenAPI says of a body that is read only once it is known that its sender may act."""
    content = {"application/json": {"schema": form.model_json_schema()}}
    return {"requestBody": {"required": True, "content": content}}


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
