"""Names of what the library holds, in the page's language."""

from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

KINDS: Final = {
    "statement": gettext_lazy("Statement"),
    "press_release": gettext_lazy("Press release"),
    "resolution": gettext_lazy("Resolution"),
    "judgment": gettext_lazy("Judgment"),
    "report": gettext_lazy("Report"),
    "norm": gettext_lazy("Law or regulation"),
    "bill": gettext_lazy("Bill"),
    "treaty": gettext_lazy("Treaty"),
    "letter": gettext_lazy("Letter"),
    "minutes": gettext_lazy("Minutes"),
    "news": gettext_lazy("News"),
    "other": gettext_lazy("Other document"),
}
MEDIA: Final = {
    "text": gettext_lazy("plain text"),
    "pdf": "PDF",
    "html": gettext_lazy("web page"),
    "wacz": gettext_lazy("web archive (WACZ)"),
    "docx": "DOCX",
}
SEVERITIES: Final = {
    "error": gettext_lazy("cannot be right"),
    "warning": gettext_lazy("does not agree"),
    "hint": gettext_lazy("not confirmed"),
}


def kind(code: str) -> str:
    return str(KINDS.get(code, code))


def medium(code: str) -> str:
    return str(MEDIA.get(code, code))


def language(code: str) -> str:
    """A language's own name where we have it; other codes as they are."""
    names = {
        "es": "español",
        "en": "English",
        "pt": "português",
        "fr": "français",
        "qu": "runasimi",
    }
    return names.get(code, code)


def place(page: int, paragraph: int) -> str:
    """`p. 3, ¶ 12`, or the paragraph alone where there are no pages."""
    shown = {"page": page, "paragraph": paragraph}
    return _("p. %(page)s, ¶ %(paragraph)s") % shown if page else f"¶ {paragraph}"
