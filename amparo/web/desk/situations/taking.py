"""Taking a situation to a file: the ordinary form of a request, begun with what is known, and the tie afterwards."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Final
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from amparo.intake import services as intake
from amparo.kernel.errors import NotVisible
from amparo.registry.models import Situation
from amparo.registry.situations import following, reading
from amparo.registry.situations.errors import AlreadyInACase, OpenTheSituation
from amparo.registry.situations.forms import TieForm
from amparo.registry.situations.kinds import Channel, Tie
from amparo.registry.situations.reading import SituationSeen
from amparo.web.desk import clocks
from amparo.web.desk.attend import COOKIE
from amparo.web.desk.people.searching import department
from amparo.web.desk.requests import DeskRequest, carry
from amparo.web.desk.schemaform import Told
from amparo.web.desk.situations import words
from amparo.web.desk.situations.showing import consents, opened, show

# In the sealed draft of a request that is being taken: the situation it comes from.
FROM = "~situation"
# And since when, so that whoever seals it is told of another who was sooner.
SINCE: Final = "~situation_since"
# Who asks, where the situation came to be known by this channel; of any other nobody can say.
_ASKS: Final[dict[str, str]] = {
    Channel.OFFICER.value: "authority",
    Channel.SECTOR.value: "authority",
    Channel.ORGANISATION.value: "organisation",
}


@require_POST
def take(request: DeskRequest, situation_id: UUID) -> HttpResponse:
    """Begin a request from an open situation; what is asked beyond it is asked of the person."""
    row = reading.situation(request.actor, situation_id)
    if not all(request.actor.may(power) for power in ("promote_situation", "receive")):
        raise NotVisible
    seen = reading.reopened(request.actor, situation_id, clocks.now())
    if seen is None:
        raise OpenTheSituation
    if words.taken(seen):
        raise AlreadyInACase
    consent = request.POST.get("consent", "")
    if consent not in dict(consents()):
        errors = [Told(_("Say whether the person knows and agrees."), "f-consent")]
        return show(request, row, "situation.html", 422, errors=errors, **opened(request, seen))
    at = clocks.now()
    secret = intake.begin_draft("ordinary", language="es", at=at)
    known = {**answers(seen, row), "consent_status": consent}
    intake.write_draft(secret, {**known, FROM: str(situation_id), SINCE: at.isoformat()}, at=at)
    answer = HttpResponseRedirect(reverse("desk:attend"))
    carry(answer, COOKIE, secret)
    return answer


def answers(seen: SituationSeen, row: Situation) -> dict[str, object]:
    """What the form of a request asks and the situation says, by question; nothing is typed again."""
    told = seen.told
    day = words.as_finely(told.get("occurred_on") or "", told["occurred"])
    where = words.where(seen) or seen.place or department(row.department)
    nearer = " · ".join(filter(None, (seen.community, seen.place)))
    complaints = words.complaints(seen)
    incidents = [
        {"incident_act": code, "incident_on": day, "incident_place": nearer or where}
        for code in told["acts"]
    ]
    said: dict[str, object] = {
        "who_asks": _ASKS.get(row.channel, "anonymous"),
        "protected_name": next(iter(seen.victims), ""),
        "place_danger": where,
        "place_words": "" if nearer == where else nearer,
        "account": told["account"],
        "incidents": [{name: value for name, value in one.items() if value} for one in incidents],
        "last_incident_on": day,
        "defended": told["defends"],
        "alleged_sources": told["alleged"],
        "source_words": seen.alleged_name,
        "reported_where": complaints,
        "was_reported": "yes" if complaints else "",
        "received_on": told["known_on"],
    }
    return {code: value for code, value in said.items() if value}


def taken_meanwhile(draft: Mapping[str, object]) -> str:
    """The page of the situation, when somebody else took it to a file since this form was begun; else empty."""
    since = str(draft.get(SINCE, ""))
    situation = UUID(str(draft[FROM]))
    if not since or not following.taken_since(situation, datetime.fromisoformat(since)):
        return ""
    return reverse("desk:situation", args=[situation])


def tie(request: DeskRequest, draft: Mapping[str, object], file_id: UUID) -> None:
    """Say in the situation that it was taken to the file which has just been received, and with what consent.

    Where another was sooner, and whoever seals was told, the file is tied as one of the same facts.
    """
    note = dict(consents()).get(str(draft.get("consent_status", "")), "")
    situation, at = UUID(str(draft[FROM])), clocks.now()
    try:
        form = TieForm(file=file_id, tie=Tie.PROMOTED, note=note)
        following.tie(request.actor, situation, form, at)
    except AlreadyInACase:
        form = TieForm(file=file_id, tie=Tie.SAME_FACTS, note=note)
        following.tie(request.actor, situation, form, at)
