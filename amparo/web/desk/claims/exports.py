"""Exactly what a list shows, as CSV, JSON or Atom: its filter, date, author and digest stated in the file."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from typing import Any
from xml.etree import ElementTree as ET

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from amparo.claims import plain, portfolio, selectors
from amparo.claims.errors import NoSuchClaim
from amparo.kernel.errors import NotVisible
from amparo.web.desk import clocks
from amparo.web.desk.claims import asked as of_claims
from amparo.web.desk.claims import portfolio as of_owed
from amparo.web.desk.claims import words
from amparo.web.desk.lists import export
from amparo.web.desk.requests import DeskRequest

_ATOM = "http://www.w3.org/2005/Atom"
_OWED_COLUMNS = (
    *("code", "words_es", "words_en", "kind", "issuer", "body", "addressees", "scale", "degree"),
    *("state", "parts_known", "parts", "contempt", "position", "due_on", "silence_by", "days_late"),
)


@require_safe
def claims(request: DeskRequest, form: str) -> HttpResponse:
    """The claims of the list with the same address, all of them."""
    _may(request)
    wanted, filters = of_claims.asking(request.GET)
    rows = selectors.claims(request.actor, wanted)
    said = of_claims.in_words(filters, wanted)
    if form == "atom":
        entries = [
            (
                str(row.id),
                words.claim_words(row),
                row.recorded_at.isoformat(),
                row.get_kind_display(),
            )
            for row in rows[:200]
        ]
        return _atom(request, _("Claims"), entries)
    return _file(request, form, "amparo-claims", said, plain.claims(rows), plain.CLAIM_COLUMNS)


@require_safe
def owed(request: DeskRequest, form: str) -> HttpResponse:
    """The obligations of the portfolio with the same address, in its order."""
    _may(request)
    wanted, filters = of_owed.asking(request.GET)
    found = portfolio.portfolio(request.actor, wanted, clocks.local_today())
    said = of_owed.in_words(wanted, filters)
    rows = [plain.owed(each) for each in found]
    return _file(request, form, "amparo-owed", said, rows, _OWED_COLUMNS)


def _may(request: DeskRequest) -> None:
    if not selectors.may_read(request.actor):
        raise NoSuchClaim


def _file(
    request: DeskRequest,
    form: str,
    name: str,
    said: str,
    rows: Sequence[dict[str, Any]],
    columns: Sequence[str],
) -> HttpResponse:
    head = [
        (_("Filter"), said),
        (_("Date"), clocks.now().isoformat(timespec="minutes")),
        (_("Author"), request.actor.name),
        (_("Rows"), str(len(rows))),
    ]
    if form == "csv":
        body = [list(columns), *([_cell(row[column]) for column in columns] for row in rows)]
        return export.response(name, head, body)
    if form == "json":
        return _json(name, dict(head), rows)
    raise NotVisible


def _json(name: str, head: dict[str, str], rows: Sequence[dict[str, Any]]) -> HttpResponse:
    text = json.dumps(rows, ensure_ascii=False, indent=1, sort_keys=True)
    digest = hashlib.sha256(text.encode()).hexdigest()
    told = json.dumps({**head, "sha256": digest}, ensure_ascii=False)
    answer = HttpResponse(
        f'{{"about": {told},\n"rows": {text}}}\n', content_type="application/json"
    )
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}.json"'
    return answer


def _atom(
    request: DeskRequest, title: str, entries: Sequence[tuple[str, str, str, str]]
) -> HttpResponse:
    """An Atom feed (RFC 4287); ids are those of the claims and never change."""
    ET.register_namespace("", _ATOM)
    feed = ET.Element(f"{{{_ATOM}}}feed")
    _add(feed, "title", f"Amparo: {title}")
    _add(feed, "id", request.build_absolute_uri(request.path))
    _add(
        feed,
        "updated",
        max((at for _id, _said, at, _kind in entries), default=clocks.now().isoformat()),
    )
    author = ET.SubElement(feed, f"{{{_ATOM}}}author")
    _add(author, "name", request.actor.name)
    for key, said, at, kind in entries:
        entry = ET.SubElement(feed, f"{{{_ATOM}}}entry")
        _add(entry, "title", said)
        _add(entry, "id", f"urn:uuid:{key}")
        _add(entry, "updated", at)
        _add(entry, "summary", f"{kind}: {said}")
        link = ET.SubElement(entry, f"{{{_ATOM}}}link")
        link.set("href", request.build_absolute_uri(reverse("desk:claim", args=[key])))
    return HttpResponse(
        ET.tostring(feed, encoding="utf-8", xml_declaration=True),
        content_type="application/atom+xml",
    )


def _add(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, f"{{{_ATOM}}}{name}").text = text


def _cell(value: Any) -> str:
    if isinstance(value, list):
        return "; ".join(_cell(each) for each in value)
    if isinstance(value, dict):
        return f"{value.get('reference', '')} {value.get('start')}-{value.get('end')}".strip()
    if isinstance(value, bool):
        return "1" if value else "0"
    return "" if value is None else str(value)
