"""Every act there is, what a member may do now, and the one way to do it."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from pydantic import ValidationError

from amparo.accounts.actors import Actor
from amparo.coordination import selectors as information
from amparo.coordination.models import State
from amparo.earlywarning.acts import SPECS
from amparo.earlywarning.forms.choices import Asked
from amparo.earlywarning.forms.faults import faults
from amparo.earlywarning.forms.schema import check_choices, schema_of
from amparo.earlywarning.labels import label_of
from amparo.earlywarning.models import Procedure
from amparo.earlywarning.powers import power_of
from amparo.earlywarning.spec import ActSpec, Available, Done, On
from amparo.earlywarning.standing import Standing, standing_of
from amparo.kernel.errors import Invalid, NotVisible
from amparo.measures import selectors as measures
from amparo.measures.models import Order
from amparo.measures.stages import ORDERS, OrderAct, OrderState
from amparo.registry.models import Case
from amparo.registry.selectors import case as visible_case
from amparo.registry.selectors import case_of

ACTS: dict[str, ActSpec] = {spec.code: spec for spec in SPECS}
ON_THE_FILE = tuple(spec.code for spec in SPECS if spec.on == "file")

# Which moves of an order each act may make; the institution's own, then those of the mechanism.
BY_THE_INSTITUTION = {
    "acknowledge_order": OrderAct.ACKNOWLEDGE,
    "report_order": OrderAct.DONE,
    "ask_time": OrderAct.ASK_TIME,
    "answer_cannot": OrderAct.CANNOT,
}
BY_THE_MECHANISM = {
    "grant_time": OrderAct.GRANT_TIME,
    "unblock_order": OrderAct.INSIST,
    "record_delivery": OrderAct.CONTEST,
    "cancel_order": OrderAct.CANCEL,
}


class UnknownAct(NotVisible):
    """There is nothing here that you may see."""


def perform(
    actor: Actor,
    file_id: UUID,
    code: str,
    body: Mapping[str, Any],
    at: datetime,
    subject: UUID | None = None,
) -> Done:
    """Do one act from the body a page or the API was given.

    subject  the order, measure or request for acts `on` one, the alert for `see_alert`; their file is
             then the one that counts

    Raises NotVisible (the file or subject absent or hidden, or no such act), Invalid with
    `.fields`, and whatever the act itself refuses: Forbidden, IllegalMove, Conflict.
    """
    spec = ACTS.get(code)
    if spec is None:
        raise UnknownAct
    case = _case_of(spec.on, actor, file_id, subject)
    try:
        form = spec.form.model_validate(dict(body))
    except ValidationError as error:
        raise Invalid(faults(error)) from None
    check_choices(form, _asked(actor, case))
    return spec.function(actor, case.pk, form, at, subject)


def available(actor: Actor, file_id: UUID, at: datetime, language: str = "es") -> list[Available]:
    """Return what this member may do on a file now, and what not now, and why not.

    In the order of the pack's table; an act their roles never do is left out. Texts are in
    `language`, which must also be the active translation. Raises NotVisible.
    """
    standing = standing_of(actor, visible_case(actor, file_id), at, language)
    return [_as_met(ACTS[code], standing) for code in standing.offered(ON_THE_FILE)]


def available_on_order(
    actor: Actor, order_id: UUID, at: datetime, language: str = "es"
) -> list[Available]:
    """Return what this member may do on one order now: as its institution, or as the mechanism.

    Raises NoSuchOrder. Acts the order's state does not foresee are left out.
    """
    order = measures.order(actor, order_id)
    case = case_of(order.file_id)
    own = order.desk_id in actor.desk_ids
    acts = BY_THE_INSTITUTION if own else BY_THE_MECHANISM
    asked = _asked(actor, case, language)
    return [
        _on_subject(ACTS[code], asked, order.pk)
        for code, act in acts.items()
        if actor.may(code) and _foreseen(order, act)
    ]


def available_on_measure(
    actor: Actor, measure_id: UUID, at: datetime, language: str = "es"
) -> list[Available]:
    """Return what this member may do on one measure now. Raises NoSuchMeasure."""
    measure = measures.measure(actor, measure_id)
    ended = Procedure.objects.filter(case_id=measure.file_id, next=None, closed_at__isnull=False)
    if measure.state == "ended" or ended.exists():
        return []
    asked = _asked(actor, case_of(measure.file_id), language)
    wanted = {"record_word": "record_delivery", "revise_measure": "propose_measure"}
    codes = ["record_word", "end_measure"]
    if measure.state != "ordered":
        codes.insert(1, "revise_measure")
    return [
        _on_subject(ACTS[code], asked, measure.pk)
        for code in codes
        if actor.may(wanted.get(code, code))
    ]


def available_on_information(
    actor: Actor, request_id: UUID, at: datetime, language: str = "es"
) -> list[Available]:
    """Return what this member may do on one request for information: answer it, or take it back.

    Raises NoSuchInformationRequest. One that is no longer open offers nothing.
    """
    row = information.information_request(actor, request_id)
    own = row.desk_id in actor.desk_ids
    code = "answer_information" if own else "withdraw_request"
    if row.state != State.ASKED or not actor.may(power_of(code)):
        return []
    asked = _asked(actor, case_of(row.file_id), language)
    return [_on_subject(ACTS[code], asked, row.pk)]


def _case_of(on: On, actor: Actor, file_id: UUID, subject: UUID | None) -> Case:
    """Return the case an act is about, as far as the actor may know it. Raises NotVisible."""
    if on == "file":
        return visible_case(actor, file_id)
    if subject is None:
        raise UnknownAct
    return case_of(_FILE_OF[on](actor, subject))


_FILE_OF: dict[On, Callable[[Actor, UUID], UUID]] = {
    "order": lambda actor, subject: measures.order(actor, subject).file_id,
    "measure": lambda actor, subject: measures.measure(actor, subject).file_id,
    "information": lambda actor, subject: information.information_request(actor, subject).file_id,
}


def _asked(actor: Actor, case: Case, language: str = "es") -> Asked:
    newest = Procedure.objects.filter(case=case).order_by("-sequence").first()
    return Asked(actor, case, case.pack(), newest.track if newest else "", language)


def _foreseen(order: Order, act: OrderAct) -> bool:
    return ORDERS.allows(OrderState(order.state), act)


def _as_met(spec: ActSpec, standing: Standing) -> Available:
    why_not = standing.why_not(spec.code)
    label, hint = standing.words(spec.code)
    return Available(
        code=spec.code,
        label=label,
        hint=hint,
        why_not=why_not,
        schema={} if why_not else schema_of(spec.form, standing.asked),
        on=spec.on,
        subject=None,
        needs_open=spec.needs_open,
        page=spec.page,
    )


def _on_subject(spec: ActSpec, asked: Asked, subject: UUID) -> Available:
    return Available(
        code=spec.code,
        label=label_of(asked.pack, spec.code, asked.language),
        hint="",
        why_not=None,
        schema=schema_of(spec.form, asked),
        on=spec.on,
        subject=subject,
        needs_open=spec.needs_open,
        page=spec.page,
    )
