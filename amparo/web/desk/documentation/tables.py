"""A table of codes on its page: tried list by list, then the chosen lists are taken, or a batch is taken back."""

from __future__ import annotations

import base64
import binascii
from typing import Any, Final
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _

from amparo.accounts.selectors import member_names
from amparo.documentation import services, vocabulary
from amparo.documentation.acts import tables
from amparo.documentation.acts.tables import NEW, OTHERWISE, OURS, SAME, Tried
from amparo.kernel.errors import Invalid
from amparo.kernel.text import small_number
from amparo.web.desk import clocks, naming, schemaform
from amparo.web.desk.documentation import term_of
from amparo.web.desk.documentation.terms import only_keepers, title_of
from amparo.web.desk.library.taking import takes_a_document
from amparo.web.desk.library.upload import Received
from amparo.web.desk.pages import page
from amparo.web.desk.requests import DeskRequest

CARRIED: Final = 1_000_000
"""Bytes of a table that the page keeps between its trial and its taking."""


@takes_a_document
def table(request: DeskRequest) -> HttpResponse:
    """Try a table of codes, take the chosen lists of it as this installation's own, or take a batch back."""
    only_keepers(request)
    context: dict[str, Any] = {"errors": []}
    status = 200
    if request.method == "POST":
        try:
            context |= _done(request)
        except Invalid as refused:
            context["errors"], status = schemaform.told(refused), refused.status
    return page(request, "documentation/table.html", status, **context, batches=_batches())


def _done(request: DeskRequest) -> dict[str, Any]:
    if batch := request.POST.get("undo", ""):
        return {"undone": _undone(request, batch)}
    content = _uploaded(request)
    if request.POST.get("do") == "take":
        lists = {small_number(one) for one in request.POST.getlist("list")}
        if not lists:
            raise Invalid({"lists": [_("Choose at least one list.")]})
        return {"done": services.import_terms(request.actor, content, clocks.now(), lists)}
    tried = tables.try_terms(content)
    keeps = len(content) <= CARRIED
    return {
        "tried": [_row(one) for one in tried],
        "left": sum(one.counts[OURS] + one.counts[SAME] for one in tried),
        "would": sum(len(one.words) for one in tried),
        "carried": base64.b64encode(content).decode() if keeps else "",
        "large": not keeps,
    }


def _row(one: Tried) -> dict[str, Any]:
    its = vocabulary.vocabulary(one.number)
    return {
        "number": one.number,
        "title": title_of(its, naming.language()),
        "drawn": bool(term_of.drawing(one.number)),
        "brings": len(one.words),
        **{what: one.counts[what] for what in (NEW, OTHERWISE, SAME, OURS)},
    }


def _undone(request: DeskRequest, said: str) -> int:
    try:
        batch = UUID(said)
    except ValueError:
        batch = UUID(int=0)
    words = [vocabulary.as_word(row) for row in tables.of_batch(batch)]
    if many := term_of.used(request, words):
        told = _(
            "%(n)s records hold terms of it: it cannot be taken back. Retire its terms one by one."
        )
        raise Invalid({"undo": [told % {"n": many}]})
    return services.undo_terms(request.actor, batch, clocks.now())


def _batches() -> list[dict[str, Any]]:
    rows = tables.batches()
    members = member_names({row["changed_by"] for row in rows})
    return [{**row, "by": members.get(row["changed_by"], "")} for row in rows]


def _uploaded(request: DeskRequest) -> bytes:
    sent = request.FILES.get("file")
    if isinstance(sent, Received) and sent.content:
        return sent.content
    try:
        carried = base64.b64decode(request.POST.get("carried", ""), validate=True)
    except binascii.Error:
        carried = b""
    if not carried:
        raise Invalid({"file": [_("Choose a file.")]})
    return carried
