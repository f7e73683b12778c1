"""One matter: what is clear always, what is sealed while it is open; opening and closing it."""

from __future__ import annotations

from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from amparo.interamerican import catalogue, rules, selectors
from amparo.interamerican.days import day_of
from amparo.interamerican.models import Matter
from amparo.interamerican.picture import Whole, picture
from amparo.web.desk import clocks, naming, purpose
from amparo.web.desk.interamerican import linked, offering, rows, words
from amparo.web.desk.pages import page
from amparo.web.desk.requests import DeskRequest


@require_safe
def shown(request: DeskRequest, matter_id: UUID) -> HttpResponse:
    whole = seen(request, matter_id)
    return show(
        request,
        whole.matter,
        "matter.html",
        whole=whole,
        points=rows.points(whole),
        dues=rows.dues(whole),
        people=rows.people(whole),
        mandates=rows.mandates(whole),
        moves=rows.moves(whole),
        papers=rows.papers(whole),
        meetings=rows.meetings(whole),
        remedies=rows.remedies(whole),
        rulings=rows.rulings(whole),
        links=linked.links(request.actor, whole),
        silences=[words.silence(each) for each in whole.silences],
        sections=rows.sections(whole),
        offer=offering.offer(catalogue.offered(request.actor, matter_id), whole),
    )


@require_http_methods(["GET", "POST"])
def open_it(request: DeskRequest, matter_id: UUID) -> HttpResponse:
    ask = partial(show, request, selectors.matter(request.actor, matter_id), "open.html")
    onward = reverse("desk:matter", args=[matter_id])
    return purpose.open_with_purpose(request, matter_id, "following", onward, ask)


@require_POST
def close_it(request: DeskRequest, matter_id: UUID) -> HttpResponse:
    selectors.matter(request.actor, matter_id)
    return purpose.close(request, matter_id, reverse("desk:matter", args=[matter_id]))


def seen(request: DeskRequest, matter_id: UUID) -> Whole:
    """The matter as this member may read it now. Raises NoSuchMatter."""
    row, at = selectors.matter(request.actor, matter_id), clocks.now()
    return picture(row, day_of(at), selectors.words_of(request.actor, matter_id, at))


def show(
    request: DeskRequest, row: Matter, template: str, status: int = 200, **context: Any
) -> HttpResponse:
    """A page of one matter, with what every such page says."""
    whole = context.get("whole")
    opened = whole.opened if isinstance(whole, Whole) else False
    head = (
        whole.words.get(row.head_sheet_id, {})
        if isinstance(whole, Whole) and row.head_sheet_id
        else {}
    )
    return page(
        request,
        f"interamerican/{template}",
        status,
        matter=row,
        head={
            "title": words.title(row) if row.public else str(head.get("title", "")),
            "kind": words.kind(row),
            "stage": words.stage(row),
            "since": words.day(row.stage_since),
            "side": words.side(row),
            "state": naming.country(row.state),
            "reference": row.reference or str(head.get("reference", "")),
            "cited": row.reference_cited or str(head.get("reference_cited", "")),
        },
        opened=opened,
        reads_evidence=request.actor.reads("evidence"),
        holds=selectors.holds_keys(request.actor, row.id),
        caveat=_(rules.CAVEAT) if rules.bears_the_caveat(row.kind) else "",
        rules=[(_(r.article), _(r.text), r.verified) for r in rules.of(row.kind)],
        **context,
    )
