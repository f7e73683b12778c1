"""The dossier of a contest: as the public would see it, as PDF, and as JSON."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from amparo.commitments.candidacies import papers, selectors
from amparo.web.desk import clocks, naming
from amparo.web.desk.candidacies.views import told
from amparo.web.desk.pages import page
from amparo.web.desk.requests import DeskRequest


@require_safe
def preview(request: DeskRequest, contest_id: UUID) -> HttpResponse:
    contest = selectors.contest(request.actor, contest_id)
    return page(request, "candidacies/dossier.html", contest=told(contest))


@require_safe
def as_json(request: DeskRequest, contest_id: UUID) -> HttpResponse:
    contest = selectors.contest(request.actor, contest_id)
    answer = JsonResponse(told(contest), json_dumps_params={"ensure_ascii": False, "indent": 1})
    answer.headers["Content-Disposition"] = f'attachment; filename="{contest.code}.json"'
    return answer


@require_safe
def as_pdf(request: DeskRequest, contest_id: UUID) -> HttpResponse:
    contest = selectors.contest(request.actor, contest_id)
    made = papers.dossier_paper(_dated(told(contest)), clocks.now(), naming.language())
    name = f'attachment; filename="{contest.code}.pdf"'
    return HttpResponse(made, content_type="application/pdf", headers={"Content-Disposition": name})


def _dated(shown: dict[str, Any]) -> dict[str, Any]:
    """The dossier with its days in words, for paper; as JSON they stay ISO."""
    for record in shown["records"]:
        for pillar in record["pillars"]:
            for breach in pillar["breaches"]:
                breach["on"] = clocks.rough_day(breach["on"])
    days = ("on", "election_cited", "election_other")
    return shown | {name: clocks.rough_day(shown[name] or "") for name in days}
