"""The list of laws, one law, and its acts."""

from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from amparo.commitments import choices
from amparo.commitments.errors import NoSuchLaw
from amparo.commitments.kinds import Affected
from amparo.commitments.laws import acts, alerts, matters, selectors, services
from amparo.commitments.laws.forms import EnterLaw
from amparo.commitments.models import Law
from amparo.commitments.showing import laws as showing
from amparo.commitments.stages import LawKind, LawStage
from amparo.interamerican.selectors import matters as matters_of
from amparo.web.desk import clocks, naming
from amparo.web.desk.laws.words import in_words
from amparo.web.desk.pages import page
from amparo.web.desk.requests import DeskRequest
from amparo.web.desk.watch.acting import Asked, answered
from amparo.web.desk.watch.exporting import exported

FILTERS = ("kind", "stage", "window")


def today() -> date:
    return timezone.localdate(clocks.now())


@require_safe
def listed(request: DeskRequest) -> HttpResponse:
    rows, narrowed = _rows(request)
    return page(
        request,
        "laws/list.html",
        rows=rows,
        narrowed=narrowed,
        kinds=LawKind.choices,
        stages=LawStage.choices,
        keeps=request.actor.may(services.KEEP),
        unread=alerts.unread(request.actor, today()),
        query=request.GET.urlencode(),
    )


@require_safe
def as_csv(request: DeskRequest) -> HttpResponse:
    rows, narrowed = _rows(request)
    head = [_("Code"), _("Kind"), _("State"), _("Number"), _("Title"), _("Stage")]
    head += [_("Window"), _("Closes on"), _("Source"), _("How sure it is")]
    body = [
        [each["code"], each["kind_label"], each["state_name"], each["number"], each["title"]]
        for each in rows
    ]
    for line, each in zip(body, rows, strict=True):
        window = each["next_window"] or {}
        line += [each["stage_label"], window.get("kind_label", ""), window.get("due_on") or ""]
        line += [each["source"], each["confidence_label"]]
    return exported(request, "laws", _("Laws and bills"), [head, *body], narrowed)


def _rows(request: DeskRequest) -> tuple[list[dict[str, Any]], dict[str, str]]:
    """What fits the filters, those whose window closes first, first."""
    narrowed = {name: request.GET[name] for name in FILTERS if request.GET.get(name)}
    found = selectors.laws(request.actor)
    if narrowed.get("kind") in LawKind.values:
        found = found.filter(kind=narrowed["kind"])
    if narrowed.get("stage") in LawStage.values:
        found = found.filter(stage=narrowed["stage"])
    rows = showing.rows(list(found), today(), naming.language())
    for row in rows:
        row["window_words"] = in_words(row["next_window"]) if row["next_window"] else ""
    if narrowed.get("window"):
        rows = [row for row in rows if row["next_window"]]
    return sorted(rows, key=_closing), narrowed


def _closing(row: dict[str, Any]) -> tuple[bool, str]:
    window = row["next_window"] or {}
    return not window, window.get("due_on") or ""


@require_safe
def shown(request: DeskRequest, law_id: UUID) -> HttpResponse:
    """One law: its life, windows, texts, whom it affects and what is held of it."""
    law = selectors.law(request.actor, law_id)
    return page(
        request,
        "laws/law.html",
        law=told(request, law),
        acts=[(code, _(act.label)) for code, act in acts.ACTS.items()],
        keeps=request.actor.may(services.KEEP),
    )


def told(request: DeskRequest, law: Law) -> dict[str, Any]:
    """A law with its windows in words."""
    found = showing.whole(request.actor, law, today(), naming.language(), clocks.now())
    for window in found["windows"]:
        window["words"] = in_words(window)
    for group in found["affected"]:
        if group["kind"] == Affected.MATTER:
            group["targets"] = _matters(request, [each["code"] for each in group["targets"]])
    return found


def _matters(request: DeskRequest, codes: list[str]) -> list[dict[str, Any]]:
    """Matters that are open here, each with its number and where to read it."""
    known = {str(row.id): row for row in matters_of(request.actor).filter(id__in=codes)}
    return [
        {
            "code": code,
            "words": f"{known[code].number} · {known[code].designation}" if code in known else code,
            "url": reverse("desk:matter", args=[code]) if code in known else "",
        }
        for code in codes
    ]


@require_POST
def open_matters(request: DeskRequest, law_id: UUID) -> HttpResponse:
    """Open which matters of ours a law affects; that they were opened is in the ledger first."""
    law = selectors.law(request.actor, law_id)
    matters.open_matters(request.actor, law, clocks.now())
    return HttpResponseRedirect(reverse("desk:watched_law", args=[law.id]) + "#afectados")


@require_http_methods(["GET", "POST"])
def entered(request: DeskRequest) -> HttpResponse:
    def perform(typed: dict[str, Any], at: Any) -> str:
        form = choices.parsed(EnterLaw, typed)
        law = services.enter_law(request.actor, form, at)  # type: ignore[arg-type]  # parsed gives the form asked for
        return reverse("desk:watched_law", args=[law.id])

    back = reverse("desk:laws")
    schema = choices.schema_of(EnterLaw)
    asked = Asked(
        _("Enter a law or bill"), services.KEEP, back, _("Laws and bills"), schema, perform
    )
    return answered(request, asked)


@require_http_methods(["GET", "POST"])
def act(request: DeskRequest, law_id: UUID, code: str) -> HttpResponse:
    """One act on a law. Raises NoSuchLaw, also for an act there is not."""
    law = selectors.law(request.actor, law_id)
    if code not in acts.ACTS:
        raise NoSuchLaw
    back = reverse("desk:watched_law", args=[law.id])

    def perform(typed: dict[str, Any], at: Any) -> str:
        acts.ACTS[code].perform(request.actor, law.id, typed, at)
        return back

    about = showing.rows([law], today(), naming.language())[0]["title"]
    label = _(acts.ACTS[code].label)
    asked = Asked(label, acts.POWER, back, about, acts.schema(code, law), perform)
    return answered(request, asked)
