"""The one style sheet of a door, named by its content."""

import json
from functools import cache

from django import template
from django.conf import settings
from django.templatetags.static import static

register = template.Library()


@cache
def _sheets() -> dict[str, str]:
    manifest = settings.STATIC_ROOT / "built" / "manifest.json"
    return dict(json.loads(manifest.read_text(encoding="utf-8")))


@register.simple_tag
def style(door: str) -> str:
    """Return the address of the sheet of `door`, `portal` or `desk`. Raises KeyError for another."""
    return static("built/" + _sheets()[door])
