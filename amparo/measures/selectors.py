"""What a member may see of measures and orders; absent and hidden are one answer from one query.

An institution sees the orders whose envelope one of its desks holds, and nothing else of a file.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import cast
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from amparo.accounts.actors import Actor
from amparo.assessment.selectors import opened
from amparo.coordination.attaching import ATTACHED
from amparo.coordination.parting import OVER
from amparo.custody.opening import OpenFile, OpenSheet
from amparo.custody.selectors import files_of, orders_of
from amparo.law.schema import Pack
from amparo.law.schema.base import one
from amparo.measures import law
from amparo.measures.errors import NoSuchContradiction, NoSuchMeasure, NoSuchOrder
from amparo.measures.models import Contradiction, Measure, Order
from amparo.measures.stages import LIVE_ORDER, OrderState
from amparo.measures.values import Line, OrderCard, OrderText, Revealed, Times
from amparo.registry.selectors import case_of


def measures(actor: Actor, file_id: UUID) -> QuerySet[Measure]:
    """The measures of one file the actor may know of, in the order they were proposed."""
    rows = Measure.objects.filter(file_id__in=files_of(actor)).filter(file_id=file_id)
    return rows.prefetch_related("orders").order_by("proposed_at", "id")


def measure(actor: Actor, measure_id: UUID) -> Measure:
    """Raises NoSuchMeasure alike for an absent and for a hidden one."""
    rows = Measure.objects.filter(file_id__in=files_of(actor))
    found = rows.filter(id=measure_id).first()
    if found is None:
        raise NoSuchMeasure
    return found


def orders(actor: Actor) -> QuerySet[Order]:
    """Every order the actor may see: of the files their desks hold, or held by a desk of theirs.

    An institution goes on seeing that an order is over once what it told was taken back.
    """
    rows = Order.objects.filter(Q(id__in=orders_of(actor)) | Q(file_id__in=files_of(actor)))
    return rows.select_related("measure").order_by("due_at", "id")


def order(actor: Actor, order_id: UUID) -> Order:
    """Raises NoSuchOrder alike for an absent and for a hidden one."""
    found = orders(actor).filter(id=order_id).first()
    if found is None:
        raise NoSuchOrder
    return found


def own_order(actor: Actor, order_id: UUID) -> Order:
    """An order that one of the actor's own desks must answer. Raises NoSuchOrder."""
    found = orders(actor).filter(id=order_id, desk_id__in=actor.desk_ids).first()
    if found is None:
        raise NoSuchOrder
    return found


def inbox(actor: Actor, *, live: bool = True) -> QuerySet[Order]:
    """The orders that the actor's desks must answer, nearest date first; `live=False` the others."""
    rows = orders(actor).filter(desk_id__in=actor.desk_ids)
    states = [state.value for state in LIVE_ORDER]
    return rows.filter(state__in=states) if live else rows.exclude(state__in=states)


def waiting(actor: Actor) -> QuerySet[Order]:
    """What waits for an answer of the mechanism: a "cannot" for a role of the actor, or more time."""
    cannot = Q(state=OrderState.CANNOT.value, cannot_for__in=actor.roles)
    asked = Q(state=OrderState.MORE_TIME_ASKED.value)
    return orders(actor).exclude(desk_id__in=actor.desk_ids).filter(cannot | asked)


def contradictions(actor: Actor, file_id: UUID | None = None) -> QuerySet[Contradiction]:
    """Differences nobody has settled on orders the actor may see, oldest first."""
    rows = Contradiction.objects.filter(resolved_at=None, order__in=orders(actor).order_by())
    rows = rows.exclude(order__desk_id__in=actor.desk_ids)
    rows = rows if file_id is None else rows.filter(file_id=file_id)
    return rows.select_related("order", "order__measure").order_by("raised_at", "id")


def contradiction(actor: Actor, contradiction_id: UUID) -> Contradiction:
    """Raises NoSuchContradiction alike for an absent and for a hidden one, resolved ones included."""
    rows = Contradiction.objects.filter(order__in=orders(actor).order_by())
    found = rows.exclude(order__desk_id__in=actor.desk_ids).filter(id=contradiction_id).first()
    if found is None:
        raise NoSuchContradiction
    return found


def card(row: Order, language: str) -> OrderCard:
    """An order as a list shows it; says nothing of the file."""
    return OrderCard(
        id=row.id,
        number=row.number,
        type=row.measure.type,
        label=pack_of(row.file_id).measure(row.measure.type).label.in_(language),
        institution=row.institution,
        state=row.state,
        track=row.track,
        issued_at=row.issued_at,
        due_at=row.due_at,
        asked_until=row.asked_until,
        acknowledged_at=row.acknowledged_at,
        reported_at=row.reported_at,
    )


def order_text(actor: Actor, order_id: UUID, at: datetime, language: str) -> OrderText:
    """An order as it reads once its envelope is open. Raises NoSuchOrder, NotOpen.

    To an institution from which it was taken back: why it is over, and nothing more.
    """
    row = order(actor, order_id)
    file, pack = opened(actor, row.file_id, at), pack_of(row.file_id)
    sheets = {sheet.id: sheet for sheet in file.sheets("order", row.id)}
    if row.sheet_id not in sheets:
        return _over(row, sheets.values(), language)
    said = sheets[row.sheet_id].value
    return OrderText(
        card=card(row, language),
        what=str(said["what"]),
        how=str(said["how"]),
        why=why(row),
        basis=str(said["basis"]),
        revealed=_revealed(pack, said, language),
        exchange=_exchange(row, sheets, actor),
    )


def measure_words(file: OpenFile, row: Measure) -> dict[str, object]:
    """What the open judgement says of a measure: its words, its cautions and her own word."""
    sheets = {sheet.id: sheet.value for sheet in file.sheets("judgement")}
    said = dict(sheets.get(row.sheet_id, {}))
    own = sheets.get(row.word_sheet_id) if row.word_sheet_id else None
    return {**said, "her_word": own}


def revealed_labels(row: Order, language: str) -> tuple[Revealed, ...]:
    """What an order tells about her, without the words: the same list in file, order and her page."""
    pack = pack_of(row.file_id)
    return tuple(
        Revealed(code, one(pack.reveals, code, "reveal").label.in_(language))
        for code in row.reveals
    )


def why(row: Order) -> str:
    """Why the order matters, in one sentence that tells nothing of her."""
    if row.track == "urgent":
        return _("The danger is grave and near. Each hour counts.")
    return _("Somebody's safety depends on this measure arriving as it was agreed.")


def times(actor: Actor, institution: str | None = None, since: datetime | None = None) -> Times:
    """How long the orders the actor may see took to be acknowledged and, as she says, to arrive."""
    rows = orders(actor).exclude(state=OrderState.CANCELLED.value)
    rows = rows if institution is None else rows.filter(institution=institution)
    rows = rows if since is None else rows.filter(issued_at__gte=since)
    known = list(rows.values_list("issued_at", "acknowledged_at", "arrived_at"))
    acknowledged = [first - issued for issued, first, _arrived in known if first is not None]
    arrived = [there - issued for issued, _first, there in known if there is not None]
    return Times(
        orders=len(known),
        acknowledged=len(acknowledged),
        arrived=len(arrived),
        to_acknowledgement=law.middle(acknowledged),
        to_arrival=law.middle(arrived),
    )


def pack_of(file_id: UUID) -> Pack:
    """The law a file keeps."""
    return case_of(file_id).pack()


def _over(row: Order, sheets: Iterable[OpenSheet], language: str) -> OrderText:
    left = [sheet for sheet in sheets if sheet.field == OVER]
    if not left:
        raise NoSuchOrder
    words = str(left[-1].value["words"])
    return OrderText(card=card(row, language), what="", how="", why="", over=words)


def _revealed(pack: Pack, said: dict[str, object], language: str) -> tuple[Revealed, ...]:
    facts = cast("dict[str, str]", said["facts"])
    return tuple(
        Revealed(code, one(pack.reveals, code, "reveal").label.in_(language), words)
        for code, words in facts.items()
    )


def _exchange(row: Order, sheets: dict[UUID, OpenSheet], actor: Actor) -> tuple[Line, ...]:
    files = {
        str(sheet.value["blob"]): sheet.value
        for sheet in sheets.values()
        if sheet.field == ATTACHED
    }
    return tuple(
        Line(
            file_name=str(files.get(str(line.evidence_id), {}).get("name", "")),
            file_size=int(str(files.get(str(line.evidence_id), {}).get("size", 0))),
            kind=line.kind,
            reason=line.reason,
            words=str(sheets[line.sheet_id].value["words"]) if line.sheet_id in sheets else "",
            until=line.until,
            evidence_id=line.evidence_id,
            mine=line.desk_id in actor.desk_ids,
            at=line.written_at,
        )
        for line in row.reports.order_by("written_at", "id")
    )
