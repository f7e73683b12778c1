"""Orders: an institution sees its own, the mechanism those of the files it holds."""

from datetime import datetime

from django.db.models import Q, QuerySet

from amparo.accounts.actors import Actor
from amparo.earlywarning.worklists.asked import Asked, Scope
from amparo.measures import selectors
from amparo.measures.models import Order
from amparo.measures.stages import LIVE_ORDER


def orders(actor: Actor, asked: Asked, at: datetime) -> QuerySet[Order]:
    """Return visible orders that fit the filters.

    `late` means live and past due at `at`; `open` those still live, `over` those that are not.
    """
    rows = selectors.orders(actor)
    if asked.who is not Scope.ALL:
        rows = rows.filter(Q(desk_id__in=actor.desk_ids) | Q(ordering_desk_id__in=actor.desk_ids))
    if asked.state:
        rows = rows.filter(state=asked.state)
    if asked.track:
        rows = rows.filter(track=asked.track)
    return _clock(rows, asked.clock, at)


def _clock(rows: QuerySet[Order], clock: str, at: datetime) -> QuerySet[Order]:
    match clock:
        case "late":
            return rows.filter(state__in=LIVE_ORDER, due_at__lte=at, reported_at__isnull=True)
        case "open":
            return rows.filter(state__in=LIVE_ORDER)
        case "over":
            return rows.exclude(state__in=LIVE_ORDER)
    return rows
