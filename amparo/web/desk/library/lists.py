"""The library's list: search in words, filters, and the export of exactly what is shown."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db import transaction
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from amparo.custody import ledger
from amparo.custody.opening import who
from amparo.library import searching, selectors
from amparo.library.excerpts import excerpts
from amparo.library.models import Source
from amparo.library.searching import Asked
from amparo.web.desk import clocks
from amparo.web.desk.library import words
from amparo.web.desk.lists import export
from amparo.web.desk.lists.filters import Filter
from amparo.web.desk.lists.kinds import Cell
from amparo.web.desk.pages import page
from amparo.web.desk.requests import DeskRequest
from amparo.web.desk.schemaform import Option

WHOLE = 10_000


@dataclass(frozen=True, slots=True)
class Row:
    """A source as a list shows it; `found` are the places that fit the words."""

    source: Source
    kind: str
    medium: str
    language: str
    found: list[dict[str, Any]]


@require_safe
def listed(request: DeskRequest) -> HttpResponse:
    wanted = searching.asked(request.GET.dict())
    rows = selectors.sources(request.actor, wanted)
    part = searching.cut(rows, wanted.cursor, wanted.limit)
    narrow = wanted.narrowing()
    return page(
        request,
        "library/list.html",
        rows=_rows(part.items, wanted),
        count=rows.count(),
        asked=wanted,
        words=in_words(wanted),
        filters=_filters(wanted),
        may_keep=request.actor.may("keep_library"),
        export=reverse("desk:library_csv") + "?" + urlencode(narrow),
        next="?" + urlencode({**narrow, "cursor": part.next}) if part.next else "",
        first="?" + urlencode(narrow) if wanted.cursor else "",
    )


@require_safe
def exported(request: DeskRequest) -> HttpResponse:
    """The whole of what the page shows; what leaves as a file leaves an entry first."""
    wanted, at = searching.asked(request.GET.dict()), clocks.now()
    found = list(selectors.sources(request.actor, wanted)[:WHOLE])
    columns = (
        *(_("Title"), _("Who issues it"), _("Date"), _("Kind of document"), _("Language")),
        *(_("Reference, as it is cited"), _("Reference, as it is canonically"), _("Address")),
        *(_("Has its text"), "SHA-256"),
    )
    head = [
        (_("List"), _("Library")),
        (_("Filter"), in_words(wanted)),
        (_("Made on"), at.isoformat(timespec="minutes")),
        (_("Made by"), request.actor.name),
        (_("Rows"), str(len(found))),
    ]
    body = export.table(columns, ([Cell(text) for text in _flat(one)] for one in found))
    facts = {"list": "sources", "rows": len(found), "filter": _coded(wanted), **who(request.actor)}
    with transaction.atomic():
        ledger.append("export", at=at, facts=facts)
    return export.response("amparo-biblioteca", head, body)


def in_words(wanted: Asked) -> str:
    """`“agua”, Statement, since 2021`, or that nothing is filtered."""
    told = [
        f"“{wanted.words}”" if wanted.words else "",
        wanted.issuer,
        words.kind(wanted.kind),
        words.language(wanted.language),
        _("since %(year)s") % {"year": wanted.since} if wanted.since else "",
        _("until %(year)s") % {"year": wanted.until} if wanted.until else "",
        {"yes": _("with its text"), "no": _("without its text")}.get(wanted.text, ""),
    ]
    return ", ".join(filter(None, told)) or _("all")


def _rows(found: list[Source], wanted: Asked) -> list[Row]:
    places = excerpts(found, wanted.words) if wanted.words else {}
    return [
        Row(
            one,
            words.kind(one.kind),
            words.medium(one.medium),
            words.language(one.language),
            [
                {
                    "stretches": each.stretches,
                    "place": words.place(each.page, each.paragraph),
                    "url": f"{reverse('desk:library_source', args=[one.pk])}?mark={each.start}-{each.end}"
                    f"#p{each.paragraph}",
                }
                for each in places.get(one.pk, [])
            ],
        )
        for one in found
    ]


def _filters(wanted: Asked) -> list[Filter]:
    choices = {
        "issuer": (_("Who issues it"), {name: name for name in searching.issuers()}),
        "kind": (_("Kind of document"), {code: str(label) for code, label in words.KINDS.items()}),
        "language": (
            _("Language"),
            {code: words.language(code) for code in searching.languages()},
        ),
        "text": (_("Text"), {"yes": _("with its text"), "no": _("without its text")}),
    }
    return [
        Filter(
            name,
            label,
            (
                Option("", _("all"), chosen=not getattr(wanted, name)),
                *(
                    Option(code, text, chosen=code == getattr(wanted, name))
                    for code, text in values.items()
                ),
            ),
        )
        for name, (label, values) in choices.items()
    ]


def _flat(one: Source) -> tuple[str, ...]:
    return (
        *(one.title, one.issuer, one.issued_on.isoformat() if one.issued_on else ""),
        *(words.kind(one.kind), words.language(one.language), one.reference_cited, one.reference),
        *(one.url, _("yes") if one.has_text else _("no"), bytes(one.digest).hex()),
    )


def _coded(wanted: Asked) -> dict[str, str]:
    """The filter for the ledger, which keeps no words of a search."""
    return {
        name: value for name, value in wanted.narrowing().items() if name not in ("words", "issuer")
    }
