"""What the check before publication may look at: a document of the library, or the text of a draft of ours."""

from typing import Final
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from amparo.library import selectors as library
from amparo.library.errors import SourceNotVisible
from amparo.statements import selectors as statements
from amparo.statements.work import newest
from amparo.web.desk import clocks
from amparo.web.desk.profiles import stands
from amparo.web.desk.requests import DeskRequest
from amparo.web.desk.statements.forms import language_name

DOCUMENT, DRAFT = "document", "draft"
# The latest documents stand in the list; an older one is checked from its own page.
MOST: Final = 300

Option = tuple[str, str]


def documents(request: DeskRequest) -> list[Option]:
    """Documents that have a text, the latest added first, by their titles."""
    rows = library.sources(request.actor).filter(has_text=True).order_by("-added_at", "pk")
    return [(f"{DOCUMENT}:{pk}", title) for pk, title in rows.values_list("pk", "title")[:MOST]]


def drafts(request: DeskRequest) -> list[Option]:
    """Each language of each statement that this member's desks hold and that is not published."""
    if not stands("statements"):
        return []
    return [
        (
            f"{DRAFT}:{row.id}:{language}",
            f"{row.number} · {row.designation} · {language_name(language)}",
        )
        for row in statements.statements(request.actor).filter(published_at=None)
        for language in newest(row.id)
    ]


def chosen(request: DeskRequest, code: str) -> str | HttpResponse:
    """The text that was chosen; or where to go for it: a document's own check, a draft's purpose.

    Raises SourceNotVisible for what is not there, NoSuchStatement for a draft of others.
    """
    kind, _colon, named = code.partition(":")
    named, _colon, language = named.partition(":")
    try:
        wanted = UUID(named)
    except ValueError:
        raise SourceNotVisible from None
    if kind == DOCUMENT:
        return HttpResponseRedirect(reverse("desk:library_check_source", args=[wanted]))
    if kind != DRAFT or not stands("statements"):
        raise SourceNotVisible
    row = statements.statement(request.actor, wanted)
    words = statements.words_of(request.actor, row.id, clocks.now())
    if words is None:
        back = urlencode({"next": f"{request.path}?{urlencode({'what': code})}"})
        return HttpResponseRedirect(f"{reverse('desk:statement_open', args=[row.id])}?{back}")
    version = newest(row.id).get(language)
    return str(words.get(version.sheet_id, {}).get("text", "")) if version else ""
