"""Taking a situation to a file: the ordinary form of a request, begun with what is known, and the tie afterwards."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from amparo.intake import services as intake
from amparo.kernel.errors import NotVisible
from amparo.registry.situations import following, reading
from amparo.registry.situations.errors import AlreadyInACase, OpenTheSituation
from amparo.registry.situations.forms import TieForm
from amparo.registry.situations.kinds import Tie
from amparo.registry.situations.reading import SituationSeen
from amparo.web.desk import clocks
from amparo.web.desk.attend import COOKIE
from amparo.web.desk.requests import DeskRequest, carry
from amparo.web.desk.situations import words

# In the sealed draft of a request that is being taken: the situation it comes from.
FROM = "~situation"


@require_POST
def take(request: DeskRequest, situation_id: UUID) -> HttpResponse:
    """Begin a request from an open situation; what is asked beyond it is asked of the person."""
    reading.situation(request.actor, situation_id)
    if not all(request.actor.may(power) for power in ("promote_situation", "receive")):
        raise NotVisible
    seen = reading.reopened(request.actor, situation_id, clocks.now())
    if seen is None:
        raise OpenTheSituation
    if words.taken(seen):
        raise AlreadyInACase
    at = clocks.now()
    secret = intake.begin_draft("ordinary", language="es", at=at)
    intake.write_draft(secret, {**answers(seen), FROM: str(situation_id)}, at=at)
    answer = HttpResponseRedirect(reverse("desk:attend"))
    carry(answer, COOKIE, secret)
    return answer


def answers(seen: SituationSeen) -> dict[str, object]:
    """What the form of a request asks and the situation says, by question."""
    told = seen.told
    said: dict[str, object] = {
        "protected_name": next(iter(seen.victims), ""),
        "account": told["account"],
        "defended": told["defends"],
        "alleged_sources": told["alleged"],
        "reported_where": told["complaints"],
        "was_reported": "yes" if told["complaints"] else "",
    }
    return {code: value for code, value in said.items() if value}


def tie(request: DeskRequest, situation: object, file_id: UUID) -> None:
    """Say in the situation that it was taken to the file which has just been received."""
    form = TieForm(file=file_id, tie=Tie.PROMOTED, note="")
    following.tie(request.actor, UUID(str(situation)), form, clocks.now())
