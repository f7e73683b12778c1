"""Drawings, instants and sealed values in the desk's templates."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from amparo.web.desk import clocks, drawings, once

register = template.Library()


@register.simple_tag
def icon(name: str) -> SafeString:
    return drawings.drawing(name)


@register.simple_tag
def brand() -> SafeString:
    return drawings.mark()


@register.simple_tag
def spent(left: clocks.Left) -> SafeString:
    return drawings.bar(left.share, left.urgent)


@register.simple_tag(takes_context=True)
def form_key(context: Mapping[str, Any]) -> SafeString:
    """What a form is known by, so that it is done once however often it is sent."""
    key = once.fresh(context["request"])
    return format_html('<input type="hidden" name="{}" value="{}">', once.FIELD, key)


@register.filter
def moment(value: datetime | None) -> str:
    """`today, 17:05`, `21 Nov 2026, 09:00`: as a colleague would say it."""
    return "" if value is None else clocks.moment(value, clocks.now())


@register.simple_tag
def seal(name: str) -> SafeString:
    return format_html('<span class="am-seal">{}{}</span>', drawings.drawing("lock"), name)


@register.simple_tag
def was(value: object) -> SafeString:
    """An opened value, underlined while the file is open."""
    return format_html('<span class="am-was">{}</span>', value)
