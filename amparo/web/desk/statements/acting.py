"""Any act on a statement, on the form made from its schema; its text; what a sentence rests on."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from amparo.kernel.errors import Conflict, Invalid, NotVisible
from amparo.signing.texts import whole
from amparo.statements import selectors
from amparo.statements.acts import signing, writing
from amparo.statements.binding import sealed_text
from amparo.statements.errors import NoSuchStatement
from amparo.statements.models import Signatory, Statement, StatementText
from amparo.statements.selectors import Words
from amparo.statements.work import DRAFT, SIGN, newest
from amparo.web.desk import clocks, schemaform
from amparo.web.desk.pages import page
from amparo.web.desk.requests import DeskRequest
from amparo.web.desk.statements import forms
from amparo.web.desk.statements.acts import ACTS, opened
from amparo.web.desk.statements.showing import show
from amparo.web.errors import in_words

Typed = dict[str, Any]


@require_http_methods(["GET", "POST"])
def act(request: DeskRequest, statement_id: UUID, code: str) -> HttpResponse:
    row = selectors.statement(request.actor, statement_id)
    wanted = ACTS.get(code)
    if wanted is None or not wanted.offered(request.actor, row):
        raise NoSuchStatement
    schema = wanted.schema(row)
    typed, refusal = {}, None
    if request.method == "POST":
        typed = schemaform.body(schema, request.POST)
        try:
            given = wanted.perform(request.actor, row, typed, clocks.now())
        except (Invalid, Conflict) as refused:
            refusal = refused
        else:
            if given:
                return show(request, row, "invitation.html", given=given)
            return _back(row)
    drawn = _drawn(schema, typed, refusal)
    told = {"label": _(wanted.label), "hint": _(wanted.hint) if wanted.hint else ""}
    return show(request, row, "act.html", _status(refusal), act=told, **drawn)


@require_http_methods(["GET", "POST"])
def new(request: DeskRequest) -> HttpResponse:
    """Begin a statement. Whoever may draft none meets nothing here."""
    if not request.actor.may(DRAFT):
        raise NotVisible
    schema = forms.begin()
    typed, refusal = {}, None
    if request.method == "POST":
        typed = schemaform.body(schema, request.POST)
        try:
            made = writing.begin(request.actor, typed.get("languages", []), clocks.now())
        except Invalid as refused:
            refusal = refused
        else:
            return _back(made)
    drawn = _drawn(schema, typed, refusal)
    return page(request, "statements/new.html", _status(refusal), **drawn)


@require_http_methods(["GET", "POST"])
def text(request: DeskRequest, statement_id: UUID, language: str) -> HttpResponse:
    """Write the text in one language; it needs the statement open, and keeps what was written before."""
    row = selectors.statement(request.actor, statement_id)
    if not request.actor.may(DRAFT) or language not in row.languages:
        raise NoSuchStatement
    at = clocks.now()
    try:
        words = opened(request.actor, row, at)
    except Conflict:
        return HttpResponseRedirect(reverse("desk:statement_open", args=[row.id]))
    schema, version = forms.text(), newest(row.id).get(language)
    typed: Typed = dict(words.get(version.sheet_id, {})) if version else {}
    refusal = None
    if request.method == "POST":
        typed = schemaform.body(schema, request.POST)
        title, body = typed.get("title", ""), typed.get("text", "")
        if version and whole(title, body) == _as_written(words, version):
            return _back(row)  # the same words saved again would ask for every review again
        try:
            writing.write_version(request.actor, row.id, language, title, body, at)
        except (Invalid, Conflict) as refused:
            refusal = refused
        else:
            return _back(row)
    drawn = _drawn(schema, typed, refusal)
    name = forms.language_name(language)
    return show(request, row, "text.html", _status(refusal), words=words, language=name, **drawn)


def _as_written(words: Words, version: StatementText) -> str:
    value = sealed_text(words, version)
    return whole(str(value["title"]), str(value["text"]))


@require_POST
def rest(request: DeskRequest, version_id: UUID) -> HttpResponse:
    """Say what a sentence rests on, from the small form beside it."""
    version = StatementText.objects.filter(id=version_id).first()
    row = selectors.statement(request.actor, version.statement_id if version else version_id)
    number = request.POST.get("sentence", "")
    sentence = int(number) if number.isdecimal() and len(number) < 6 else 0

    def perform() -> object:
        target, note = request.POST.get("target", "").strip(), request.POST.get("note", "").strip()
        return writing.link_evidence(
            request.actor, version_id, sentence, target, clocks.now(), note
        )

    return _simply(request, row, perform)


@require_POST
def unrest(request: DeskRequest, statement_id: UUID, link_id: UUID) -> HttpResponse:
    row = selectors.statement(request.actor, statement_id)
    return _simply(
        request, row, lambda: writing.unlink_evidence(request.actor, link_id, clocks.now())
    )


@require_http_methods(["GET", "POST"])
def withdraw(request: DeskRequest, signatory_id: UUID) -> HttpResponse:
    """Take a signature back for an organisation that asks it, or end an invitation nobody answered."""
    found = Signatory.objects.filter(id=signatory_id).first()
    row = selectors.statement(request.actor, found.statement_id if found else signatory_id)
    if not request.actor.may(SIGN):
        raise NoSuchStatement
    schema = forms.reasons(row)
    typed, refusal = {}, None
    if request.method == "POST":
        typed = schemaform.body(schema, request.POST)
        try:
            if found is not None and found.standing == "invited":
                signing.end_invitation(request.actor, signatory_id, clocks.now())
            else:
                because = typed.get("because", "")
                signing.withdraw_signature(request.actor, signatory_id, because, clocks.now())
        except (Invalid, Conflict) as refused:
            refusal = refused
        else:
            return _back(row)
    drawn = _drawn(schema, typed, refusal)
    told = {"label": _("Take a signature or an invitation back"), "hint": ""}
    return show(request, row, "act.html", _status(refusal), act=told, **drawn)


def _simply(request: DeskRequest, row: Statement, perform: Callable[[], object]) -> HttpResponse:
    try:
        perform()
    except (Invalid, Conflict) as refusal:
        errors = [schemaform.Told(in_words(refusal))]
        words = selectors.words_of(request.actor, row.id, clocks.now())
        return show(request, row, "statement.html", refusal.status, words=words, errors=errors)
    return _back(row)


def _drawn(schema: forms.Schema, typed: Typed, refusal: Invalid | Conflict | None) -> Typed:
    fields = schemaform.at_fields(refusal.fields) if isinstance(refusal, Invalid) else {}
    drawn = schemaform.controls(schema, typed, fields)
    errors = []
    if isinstance(refusal, Invalid):
        errors = schemaform.told(refusal, names=schemaform.named(drawn))
    elif refusal is not None:
        errors = [schemaform.Told(in_words(refusal))]
    return {"controls": drawn, "errors": errors}


def _status(refusal: Invalid | Conflict | None) -> int:
    return refusal.status if refusal else 200


def _back(row: Statement) -> HttpResponse:
    return HttpResponseRedirect(reverse("desk:statement", args=[row.id]) + "?told=saved")
