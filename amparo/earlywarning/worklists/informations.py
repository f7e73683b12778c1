"""Requests for information: an institution sees those put to it, the mechanism those of the files it holds."""

from datetime import datetime

from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce

from amparo.accounts.actors import Actor
from amparo.coordination import selectors
from amparo.coordination.models import InformationRequest, State
from amparo.earlywarning.worklists.asked import Asked, Scope


def informations(actor: Actor, asked: Asked, at: datetime) -> QuerySet[InformationRequest]:
    """Return visible requests that fit the filters; `nearest` is the date by which they are listed.

    `late` means unanswered and past due at `at`; `open` those still to be answered, `over` the others.
    """
    rows = selectors.information_requests(actor).annotate(nearest=Coalesce("due_at", "asked_at"))
    if asked.who is not Scope.ALL:
        rows = rows.filter(Q(desk_id__in=actor.desk_ids) | Q(asking_desk_id__in=actor.desk_ids))
    if asked.track:
        rows = rows.filter(track=asked.track)
    match asked.clock:
        case "late":
            return rows.filter(state=State.ASKED, due_at__lte=at)
        case "open":
            return rows.filter(state=State.ASKED)
        case "over":
            return rows.exclude(state=State.ASKED)
    return rows
