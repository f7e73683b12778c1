"""What the public would see of a law; nobody serves it yet."""

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from amparo.commitments.laws import selectors
from amparo.web.desk.laws.views import told
from amparo.web.desk.pages import page
from amparo.web.desk.requests import DeskRequest


@require_safe
def preview(request: DeskRequest, law_id: UUID) -> HttpResponse:
    """The public page, without matters of ours."""
    law = told(request, selectors.law(request.actor, law_id))
    law["affected"] = [group for group in law["affected"] if group["kind"] != "matter"]
    return page(request, "laws/preview.html", law=law)
