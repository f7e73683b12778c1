"""Days as sources give them, in templates of what is watched."""

from django import template

from amparo.web.desk.clocks import rough_day

register = template.Library()


@register.filter
def rough(text: str | None) -> str:
    """`24 September 2026`, `September 2026` or `2026`; empty for none."""
    return rough_day(text) if text else ""
