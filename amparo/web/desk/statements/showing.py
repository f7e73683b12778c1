"""The list of statements, and one statement: what is clear always, what is sealed while it is open."""

from collections import Counter
from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from amparo.claims.services import VALUE
from amparo.commitments.laws.affected import steps_after
from amparo.kernel.errors import NotVisible
from amparo.statements import binding, selectors
from amparo.statements.acts.reviewing import whole
from amparo.statements.errors import NoTextYet
from amparo.statements.models import Statement
from amparo.statements.selectors import Words
from amparo.statements.since import Since, since
from amparo.statements.work import DRAFT, SIGN
from amparo.web.desk import clocks, naming, purpose
from amparo.web.desk.pages import page
from amparo.web.desk.requests import DeskRequest
from amparo.web.desk.statements import rows
from amparo.web.desk.statements.acts import ACTS


@require_safe
def listed(request: DeskRequest) -> HttpResponse:
    """Those of the house that this member's desks hold, and what the house has published."""
    _only_follow_up(request)
    found = selectors.statements(request.actor)
    return page(
        request,
        "statements/list.html",
        rows=[rows.line(row) for row in found],
        published=selectors.published(),
        may_begin=request.actor.may(DRAFT),
    )


@require_safe
def shown(request: DeskRequest, statement_id: UUID) -> HttpResponse:
    row = selectors.statement(request.actor, statement_id)
    words = selectors.words_of(request.actor, statement_id, clocks.now())
    return show(request, row, "statement.html", words=words)


@require_safe
def moved(request: DeskRequest, statement_id: UUID) -> HttpResponse:
    """What moved since it was published, for each thing it asked."""
    row = selectors.statement(request.actor, statement_id)
    found = since(row)
    published = row.published_at or clocks.now()
    steps = steps_after([one.claim for one in found], timezone.localdate(published), published)
    told = [rows.moved(one, steps.get(one.claim.id, []), naming.language()) for one in found]
    counted = Counter(one["standing"] for one in told)
    return show(
        request, row, "since.html",
        found=told, counted={kind.value: counted[kind.value] for kind in Since},
        asked=len(told) - counted[Since.SAID.value], may_follow=request.actor.may(VALUE),
    )  # fmt: skip


@require_safe
def preview(request: DeskRequest, statement_id: UUID) -> HttpResponse:
    """The page that the public will be served."""
    row = selectors.statement(request.actor, statement_id)
    found = [(one, binding.shown(one)) for one in row.publications.order_by("language")]
    return show(request, row, "preview.html", published=found)


@require_http_methods(["GET", "POST"])
def open_it(request: DeskRequest, statement_id: UUID) -> HttpResponse:
    ask = partial(show, request, selectors.statement(request.actor, statement_id), "open.html")
    onward = reverse("desk:statement", args=[statement_id])
    return purpose.open_with_purpose(request, statement_id, "following", onward, ask)


@require_POST
def close_it(request: DeskRequest, statement_id: UUID) -> HttpResponse:
    selectors.statement(request.actor, statement_id)
    return purpose.close(request, statement_id, reverse("desk:statement", args=[statement_id]))


def show(
    request: DeskRequest,
    row: Statement,
    template: str,
    status: int = 200,
    *,
    words: Words | None = None,
    **context: Any,
) -> HttpResponse:
    """A page of one statement, with what every such page says."""
    return page(
        request,
        f"statements/{template}",
        status,
        statement=row,
        line=rows.line(row),
        title=rows.title(row, words or {}),
        opened=words is not None,
        lacks=_lacks(row),
        texts=rows.texts(row, words or {}),
        reviews=rows.reviews(row, words or {}),
        signatories=rows.signatories(row, words or {}),
        moves=rows.moves(row, words or {}),
        may_sign=request.actor.may(SIGN),
        may_write=request.actor.may(DRAFT) and row.stage in ACTS["add_language"].stages,
        acts=[(act.code, _(act.label)) for act in ACTS.values() if act.offered(request.actor, row)],
        **context,
    )


def _lacks(row: Statement) -> str:
    try:
        whole(row)
    except NoTextYet as refusal:
        return refusal.message(_)
    return ""


def _only_follow_up(request: DeskRequest) -> None:
    if not request.actor.may("read_follow_up"):
        raise NotVisible
