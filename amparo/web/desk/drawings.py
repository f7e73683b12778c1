"""The few drawings of the desk, as inline SVG: no image is fetched, nothing is styled inline."""

from typing import Final

from django.utils.html import format_html
from django.utils.safestring import SafeString

DRAWINGS: Final = {
    "lock": "M6.5 10V8a5.5 5.5 0 0 1 11 0v2H19v11H5V10zm2.6 0h5.8V8a2.9 2.9 0 0 0-5.8 0z",
    "open": "M6.5 10V8a5.5 5.5 0 0 1 10.6-2.1l-2.4 1A2.9 2.9 0 0 0 9.1 8v2H19v11H5V10z",
}
STROKES: Final = {
    "clash": ("2.3", "M3 8h13M12 4l4 4-4 4M21 16H8M12 12l-4 4 4 4"),
    "chevron": ("2.6", "M9 5l7 7-7 7"),
}
BAR: Final = 112


def drawing(name: str) -> SafeString:
    if name in DRAWINGS:
        return format_html(
            '<svg class="am-i" width="20" height="20" viewBox="0 0 24 24" aria-hidden="true">'
            '<path d="{}"/></svg>',
            DRAWINGS[name],
        )
    width, path = STROKES[name]
    return format_html(
        '<svg width="24" height="24" viewBox="0 0 24 24" aria-hidden="true">'
        '<path d="{}" stroke-width="{}" fill="none" stroke="currentColor" stroke-linecap="round" '
        'stroke-linejoin="round"/></svg>',
        path,
        width,
    )


def mark() -> SafeString:
    return format_html(
        '<svg width="40" height="32" viewBox="0 0 40 32" aria-hidden="true">{}</svg>',
        SafeString(
            '<path d="M4 28a16 16 0 0 1 32 0" fill="none" stroke="currentColor" stroke-width="5" '
            'stroke-linecap="round"/><circle cx="20" cy="25" r="5"/>'
        ),
    )


def bar(share: float, urgent: bool) -> SafeString:
    """Draw how much of a term is spent; `share` is cut to 0..1."""
    filled = round(min(max(share, 0.0), 1.0) * BAR)
    return format_html(
        '<svg width="112" height="6" viewBox="0 0 112 6" aria-hidden="true">'
        '<rect width="112" height="6" rx="3" fill="#e3dacb"/>'
        '<rect width="{}" height="6" rx="3" fill="{}"/></svg>',
        filled,
        "#8f1d2c" if urgent else "#9a4f1c",
    )
