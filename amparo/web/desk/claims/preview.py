"""Pages fit for the public, as they would be: shown to members only, and marked so."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from amparo.claims import selectors
from amparo.web.desk.claims.claims import shown
from amparo.web.desk.claims.obligation import drawn
from amparo.web.desk.pages import page
from amparo.web.desk.requests import DeskRequest


@require_safe
def claim(request: DeskRequest, claim_id: UUID) -> HttpResponse:
    return page(
        request, "claims/preview_claim.html", **shown(selectors.claim(request.actor, claim_id))
    )


@require_safe
def obligation(request: DeskRequest, claim_id: UUID) -> HttpResponse:
    """Raises NotAnObligation."""
    return page(
        request, "claims/preview_owed.html", **drawn(selectors.claim(request.actor, claim_id))
    )
