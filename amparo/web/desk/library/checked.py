"""The check before publication: a pasted text or a source, with what was found beside it."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from amparo.kernel.errors import Invalid
from amparo.library import selectors
from amparo.library.checking import Finding
from amparo.library.checking.gathering import check_text
from amparo.library.extracting.plain import paragraphs
from amparo.library.models import Paragraph
from amparo.web.desk.library import choosing, words
from amparo.web.desk.library.text import Mark, blocks
from amparo.web.desk.pages import page
from amparo.web.desk.requests import DeskRequest
from amparo.web.desk.schemaform import Told
from amparo.web.errors import in_words


@dataclass(frozen=True, slots=True)
class Shown:
    """A finding as the page tells it; `key` joins it to its mark in the text."""

    key: str
    said: str
    severity: str
    css: str
    quoted: str
    evidence: tuple[str, ...]


@require_http_methods(["GET", "POST"])
def check(request: DeskRequest) -> HttpResponse:
    """A text of ours, pasted or sent by the page of a draft; it is looked at and kept nowhere."""
    selectors.sources(request.actor)
    if what := request.GET.get("what", ""):
        text = choosing.chosen(request, what)
        return text if isinstance(text, HttpResponse) else _looked_at(request, text, "")
    text = request.POST.get("text", "").replace("\r\n", "\n")
    day = request.POST.get("issued_on", "")
    if text.strip():
        return _looked_at(request, text, day)
    if request.method == "POST":
        return _asks(request, "text", _("Paste the text to be checked."), day=day)
    return _asks(request)


def _looked_at(request: DeskRequest, text: str, day: str) -> HttpResponse:
    """What is found in a text that is kept nowhere."""
    try:
        issued_on = date.fromisoformat(day) if day else None
        found = check_text(request.actor, text, issued_on=issued_on)
    except ValueError:
        return _asks(request, "issued_on", _("Write the day as 2026-03-31."), text=text, day=day)
    except Invalid as refusal:
        return _asks(request, "text", in_words(refusal), text=text, day=day)
    rows = [
        Paragraph(number=number, start=start, end=end)
        for number, (start, end) in enumerate(paragraphs(text), 1)
    ]
    return _found(request, text, rows, found, day=day)


def _asks(request: DeskRequest, at: str = "", wrong: str = "", **context: Any) -> HttpResponse:
    """The page that asks for a text, or offers one to choose; `wrong` is said at the field `at`."""
    return page(
        request,
        "library/check.html",
        422 if wrong else 200,
        errors=[Told(wrong, at)] if wrong else [],
        documents=choosing.documents(request),
        drafts=choosing.drafts(request),
        **context,
    )


@require_safe
def check_source(request: DeskRequest, source_id: UUID) -> HttpResponse:
    """The same over a document of the library, held against all the others."""
    document = selectors.document(request.actor, source_id)
    found = check_text(request.actor, document.text, source_id=source_id)
    rows = list(document.paragraphs)
    return _found(request, document.text, rows, found, source=document.source)


def _found(
    request: DeskRequest,
    text: str,
    rows: list[Paragraph],
    found: list[Finding],
    **context: Any,
) -> HttpResponse:
    shown = [_shown(number, one, text) for number, one in enumerate(found, 1)]
    marks = [
        Mark(one.start, one.end, each.key, f"am-found {each.css}")
        for one, each in zip(found, shown, strict=True)
    ]
    return page(
        request,
        "library/check.html",
        text=text,
        checked=True,
        blocks=blocks(text, rows, marks),
        found=shown,
        **context,
    )


def _shown(number: int, one: Finding, text: str) -> Shown:
    quoted = " ".join(text[one.start : one.end].split())
    return Shown(
        key=f"h{number}",
        said=one.words.get(get_language() or "es", one.words["es"]),
        severity=str(words.SEVERITIES[one.severity.value]),
        css=f"am-found--{one.severity.value}",
        quoted=quoted if len(quoted) <= 160 else quoted[:159] + "…",
        evidence=one.evidence,
    )
