"""Posts that States propose people for, with the dossier of each; only in an organisation's installation."""

from typing import Annotated, Any
from uuid import UUID

from django.conf import settings
from django.utils import timezone
from django.utils.translation import get_language, gettext
from ninja import Query, Router, Schema

from amparo.accounts.actors import Actor
from amparo.api.desk.auth import ApiRequest
from amparo.api.desk.schemas import Page
from amparo.api.desk.watch_shapes import ContestRow, DossierOut
from amparo.commitments.candidacies import selectors
from amparo.commitments.errors import NoSuchContest
from amparo.commitments.showing import candidacies as showing
from amparo.earlywarning.worklists import asked, cut
from amparo.law.schema.access import Profile

router = Router(tags=["candidacies"])


class Paging(Schema):
    cursor: str = ""
    limit: str = ""


@router.get("candidacies", response=Page[ContestRow], url_name="candidacies")
def candidacies(request: ApiRequest, asking: Annotated[Paging, Query()]) -> dict[str, Any]:
    """Posts with candidacies, the latest entered first."""
    found = selectors.contests(_of_an_organisation(request))
    paging = asked({"cursor": asking.cursor, "limit": asking.limit}, frozenset(), frozenset())
    part = cut(found, "-recorded_at", paging.cursor, paging.limit)
    items = showing.rows(part.items, get_language() or "es")
    return {"items": items, "next": part.next or None}


@router.get("candidacies/{uuid:contest_id}", response=DossierOut, url_name="candidacy")
def candidacy(request: ApiRequest, contest_id: UUID) -> dict[str, Any]:
    """The dossier of one post, as the record has it today."""
    found = selectors.contest(_of_an_organisation(request), contest_id)
    today = timezone.localdate(timezone.now())
    return showing.dossier(selectors.dossier(found, today), get_language() or "es", gettext)


def _of_an_organisation(request: ApiRequest) -> Actor:
    """Who asks. Raises NoSuchContest in an installation that has no candidacies at all."""
    if settings.AMPARO_PROFILE != Profile.ORGANISATION:
        raise NoSuchContest
    return request.auth
