"""Orders: an institution sees its own, the mechanism those of the files it holds."""

from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from amparo.accounts.actors import Actor
from amparo.earlywarning.worklists.asked import Asked, Scope
from amparo.kernel.errors import NotVisible
from amparo.measures import selectors
from amparo.measures.models import Contradiction, Order
from amparo.measures.stages import LIVE_ORDER
from amparo.registry.models import Case


class NoSuchOrder(NotVisible):
    """There is nothing here that you may see."""


def orders(actor: Actor, asked: Asked, at: datetime) -> QuerySet[Order]:
    """Return visible orders that fit the filters.

    `late` means live and past due at `at`; `open` those still live, `over` those that are not.
    """
    rows = _visible(actor)
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


def one_order(actor: Actor, order_id: UUID) -> Order:
    """Return one order.  Raises NoSuchOrder alike for an absent and for a hidden one."""
    found = _visible(actor).filter(pk=order_id).first()
    if found is None:
        raise NoSuchOrder
    return found


def contradictions(actor: Actor) -> QuerySet[Contradiction]:
    """Return the differences between two voices that nobody has settled, oldest first."""
    rows = Contradiction.objects.filter(resolved_at__isnull=True)
    rows = rows.filter(order__file_id__in=_files(actor))
    return rows.select_related("order", "order__measure").order_by("raised_at")


def _visible(actor: Actor) -> QuerySet[Order]:
    held = selectors.orders(actor).order_by().values("pk")
    known = Q(pk__in=held) | Q(file_id__in=_files(actor))
    return Order.objects.select_related("measure").filter(known)


def _files(actor: Actor) -> QuerySet[Case, UUID]:
    return Case.objects.visible_to(actor).values_list("pk", flat=True)
