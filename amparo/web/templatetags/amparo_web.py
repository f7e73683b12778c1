"""Small drawings and words that every page of ours may use."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

_STROKE = 'fill="none" stroke="currentColor" stroke-width="{w}"'
_ROUND = 'stroke-linecap="round" stroke-linejoin="round"'


def _line(path: str, width: str = "2.8") -> str:
    return f'<path d="{path}" {_STROKE.format(w=width)} {_ROUND}/>'


ICONS = {
    "next": _line("M9 5l7 7-7 7", "2.6"),
    "yes": _line("M4 13l5.5 5.5L20 7"),
    "no": _line("M6 6l12 12M18 6L6 18"),
    "half": _line("M4 12h16"),
    "worse": _line("M12 4v11M6.5 10.5L12 16l5.5-5.5M5 20.5h14", "2.6"),
    "house": _line("M3 20v-8a9 9 0 0 1 18 0v8", "2.4") + '<circle cx="12" cy="17" r="2.8"/>',
    "eye": _line(
        "M2 12c2.6-4.4 6-6.5 10-6.5s7.4 2.1 10 6.5c-2.6 4.4-6 6.5-10 6.5S4.6 16.4 2 12z", "2.2"
    )
    + '<circle cx="12" cy="12" r="3.4"/>',
    "never": '<circle cx="12" cy="12" r="9" fill="none" stroke="currentColor" stroke-width="2.3"/>'
    + _line("M6 6l12 12", "2.3"),
    "choose": _line("M12 3v11M7 8.5l5-5.5 5 5.5M4 14v6h16v-6", "2.3"),
    "danger": '<path d="M12 2.5L23 21.5H1z"/><path d="M12 9v6" stroke="#fffefc" stroke-width="2.4" '
    'stroke-linecap="round"/><circle cx="12" cy="18.3" r="1.4" fill="#fffefc"/>',
    "lock": _line("M7 11V8a5 5 0 0 1 10 0v3", "2.3")
    + '<rect x="4.5" y="11" width="15" height="10" rx="2"/>',
}


@register.simple_tag
def icon(name: str, classes: str = "am-i") -> SafeString:
    """Draw one of `ICONS`; decoration only, the words beside it carry the meaning."""
    return format_html(
        '<svg class="{}" width="20" height="20" viewBox="0 0 24 24" aria-hidden="true" focusable="false">{}</svg>',
        classes,
        mark_safe(ICONS[name]),  # noqa: S308 - our own constants, no outside text
    )
