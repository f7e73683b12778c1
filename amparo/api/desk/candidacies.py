"""Posts that States propose people for, with the dossier of each; only in an organisation's installation."""

from typing import Annotated, Any
from uuid import UUID

from django.conf import settings
from django.utils import timezone
from django.utils.translation import get_language, gettext
from ninja import Body, Query, Router, Schema, Status

from amparo.accounts.actors import Actor
from amparo.accounts.acts import must_be_able
from amparo.api.desk.auth import ApiRequest
from amparo.api.desk.schemas import Page
from amparo.api.desk.watch_shapes import ContestRow, DossierOut, WatchDoneOut, done
from amparo.api.plumbing import body_of
from amparo.commitments import choices
from amparo.commitments.candidacies import acts, selectors, services
from amparo.commitments.candidacies.forms import EnterContest
from amparo.commitments.doing import performed
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


@router.post(
    "candidacies",
    response={201: WatchDoneOut},
    url_name="candidacy_add",
    openapi_extra=body_of(EnterContest),
)
def enter(request: ApiRequest, body: Body[dict[str, Any]]) -> Status[dict[str, UUID | None]]:
    """Enter a post that States propose people for. 422 with fields."""
    actor = _of_an_organisation(request)
    selectors.contests(actor)
    must_be_able(actor, services.KEEP)
    form = choices.parsed(EnterContest, body)
    made = services.enter_contest(actor, form, timezone.now())  # type: ignore[arg-type]  # parsed gives the form asked for
    return Status(201, done(made.id, made))


@router.get(
    "candidacies/{uuid:contest_id}", response=DossierOut, by_alias=True, url_name="candidacy"
)
def candidacy(request: ApiRequest, contest_id: UUID) -> dict[str, Any]:
    """The dossier of one post, as the record has it today, and the acts this member may do on it."""
    actor, language = _of_an_organisation(request), get_language() or "es"
    found = selectors.contest(actor, contest_id)
    told = showing.dossier(selectors.dossier(found, timezone.localdate()), language, gettext)
    codes = acts.ACTS if actor.may(acts.POWER) else ()
    offered = [{"code": code, "body": acts.schema(code, found, language)} for code in codes]
    return {**told, "acts": offered}


@router.post(
    "candidacies/{uuid:contest_id}/acts/{code}", response=WatchDoneOut, url_name="candidacy_act"
)
def act(
    request: ApiRequest, contest_id: UUID, code: str, body: Body[dict[str, Any]]
) -> dict[str, UUID | None]:
    """contact, nominee, withdrawal, pillar or criterion. 422 with fields."""
    actor = _of_an_organisation(request)
    found = selectors.contest(actor, contest_id)
    made = performed(acts.ACTS, acts.POWER, actor, found.id, code, body, timezone.now())
    return done(found.id, made)


def _of_an_organisation(request: ApiRequest) -> Actor:
    """Who asks. Raises NoSuchContest in an installation that has no candidacies at all."""
    if settings.AMPARO_PROFILE != Profile.ORGANISATION:
        raise NoSuchContest
    return request.auth
