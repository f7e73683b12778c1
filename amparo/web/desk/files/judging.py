"""The assessment as one long form: saved section by section, sealed, signed by two."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from amparo.assessment import steps
from amparo.assessment.errors import NotOpen
from amparo.assessment.models import Assessment, State
from amparo.assessment.selectors import OpenAssessment, assessments, open_assessment
from amparo.earlywarning import catalogue
from amparo.earlywarning.acts import judging
from amparo.kernel.errors import Conflict, Forbidden, Invalid
from amparo.kernel.text import small_number
from amparo.web.desk import clocks, naming
from amparo.web.desk.files import judgement_form
from amparo.web.desk.files.frame import Frame, frame, show
from amparo.web.desk.requests import DeskRequest
from amparo.web.desk.schemaform import Told, at_fields
from amparo.web.errors import in_words

SIGN = "sign_assessment"
SIGNING = ("sign", "countersign", "return")


@require_http_methods(["GET", "POST"])
def judgement(request: DeskRequest, file_id: UUID) -> HttpResponse:
    found = frame(request, file_id)
    row = assessments(request.actor, file_id).exclude(state=State.SUPERSEDED).first()
    if request.method == "POST" and row is not None:
        return _do(request, found, row)
    return _show(request, found, row)


def _do(request: DeskRequest, found: Frame, row: Assessment) -> HttpResponse:
    """Save what was typed, then sign when that was asked; nothing typed is lost by a refusal."""
    changes = judgement_form.typed(request.POST)
    based_on = request.POST.get("revision", "")
    step = request.POST.get("do", "save")
    try:
        if changes and row.state == State.DRAFT:
            revision = small_number(based_on, row.revision)
            judging.write_on(request.actor, row, revision, changes, clocks.now())
        if step in SIGNING:
            _sign(request, row, step)
    except (Invalid, Conflict, Forbidden) as refusal:
        return _show(request, frame(request, found.id), row, changes, refusal)
    place = f"#{step}" if step.startswith("section-") else ""
    told = "done" if step in SIGNING else "saved"
    return HttpResponseRedirect(reverse("desk:judgement", args=[found.id]) + f"?told={told}{place}")


def _sign(request: DeskRequest, row: Assessment, step: str) -> None:
    """Sign first or second, which is one act of the procedure, or hand it back with reasons."""
    reasons = request.POST.get("reasons", "")
    if step == "return":
        catalogue.perform(
            request.actor, row.file_id, "return_assessment", {"reasons": reasons}, clocks.now()
        )
        return
    body = {"reasons": reasons} if step == "countersign" else {}
    catalogue.perform(request.actor, row.file_id, SIGN, body, clocks.now())


def _show(
    request: DeskRequest,
    found: Frame,
    row: Assessment | None,
    typed: dict[str, str] | None = None,
    refusal: Invalid | Conflict | Forbidden | None = None,
) -> HttpResponse:
    context: dict[str, Any] = {
        "row": row,
        "errors": _told(refusal),
        "typed_reasons": request.POST.get("reasons", ""),
    }
    if row is not None:
        context |= _state(row)
        if (opened := _opened(request, row)) is not None:
            wrong = at_fields(refusal.fields) if isinstance(refusal, Invalid) else {}
            context |= judgement_form.form(opened, typed or {}, wrong, row)
            context |= _rights(found, row)
    return show(request, found, "judgement.html", refusal.status if refusal else 200, **context)


def _opened(request: DeskRequest, row: Assessment) -> OpenAssessment | None:
    try:
        return open_assessment(request.actor, row.id, clocks.now())
    except NotOpen:
        return None


def _state(row: Assessment) -> dict[str, Any]:
    return {
        "level": naming.level(row.level),
        "signatures": row.signatures.filter(voided_at=None).order_by("place"),
        "draft": row.state == State.DRAFT,
        "signed_once": row.state == State.SIGNED_FIRST,
    }


def _rights(found: Frame, row: Assessment) -> dict[str, bool]:
    if found.procedure.closed_at is not None:
        return {}
    may: Callable[[str], bool] = found.actor.may
    first = row.state == State.SIGNED_FIRST and row.first_signer != found.actor.id
    return {
        "may_save": row.state == State.DRAFT and may(steps.WRITES),
        "may_sign": row.state == State.DRAFT and may(SIGN),
        "may_countersign": first and may(SIGN),
        "may_return": first and may("return_assessment"),
    }


def _told(refusal: Invalid | Conflict | Forbidden | None) -> list[Told]:
    if refusal is None:
        return []
    if isinstance(refusal, Invalid) and refusal.fields:
        return judgement_form.summary(refusal)
    return [Told(in_words(refusal))]
