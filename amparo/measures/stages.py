"""The states of a measure and of an order, and every lawful move between an order's states."""

from enum import StrEnum

from amparo.kernel.workflow import Workflow


class MeasureState(StrEnum):
    """Where a measure stands."""

    PROPOSED = "proposed"
    AGREED = "agreed"
    OBJECTED = "objected"
    ORDERED = "ordered"
    ENDED = "ended"


class Agreement(StrEnum):
    """The person's word on a measure."""

    UNANSWERED = "unanswered"
    YES = "yes"
    NO = "no"
    PROPOSED_OTHER = "proposed_other"


class Voice(StrEnum):
    """How her word reached the file."""

    RECEIPT = "receipt"
    TELEPHONE = "telephone"
    IN_PERSON = "in_person"
    OTHER = "other"


class OrderState(StrEnum):
    """Where an order stands; `reported` means the institution says it is done."""

    ISSUED = "issued"
    ACKNOWLEDGED = "acknowledged"
    MORE_TIME_ASKED = "more_time_asked"
    CANNOT = "cannot"
    REPORTED = "reported"
    CONFIRMED = "confirmed"
    CONTESTED = "contested"
    CANCELLED = "cancelled"


class OrderAct(StrEnum):
    """What may happen to an order; the codes are those of the ledger and of the desk's pages."""

    ACKNOWLEDGE = "acknowledge"
    PROGRESS = "report_progress"
    DONE = "report_done"
    ASK_TIME = "ask_time"
    GRANT_TIME = "grant_time"
    REFUSE_TIME = "refuse_time"
    CANNOT = "cannot"
    INSIST = "insist"
    EXTEND = "extend"
    REDIRECT = "redirect"
    CONFIRM = "confirm"
    CONTEST = "contest"
    CANCEL = "cancel"


class Helped(StrEnum):
    """Whether it served, as she says."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"
    WORSE = "worse"


class ReportKind(StrEnum):
    """What one line of an order's exchange says."""

    PROGRESS = "progress"
    DONE = "done"
    MORE_TIME = "more_time"
    CANNOT = "cannot"
    ANSWER = "answer"


class Finding(StrEnum):
    """What the supervisor found about two voices that differ."""

    ARRIVED = "arrived"
    NOT_ARRIVED = "not_arrived"
    PARTLY_ARRIVED = "partly_arrived"


_S, _A = OrderState, OrderAct
_WITH_INSTITUTION = (_S.ISSUED, _S.ACKNOWLEDGED, _S.MORE_TIME_ASKED)
_TABLE: dict[tuple[OrderState, OrderAct], OrderState] = {
    (_S.ISSUED, _A.ACKNOWLEDGE): _S.ACKNOWLEDGED,
    (_S.MORE_TIME_ASKED, _A.GRANT_TIME): _S.ACKNOWLEDGED,
    (_S.MORE_TIME_ASKED, _A.REFUSE_TIME): _S.ACKNOWLEDGED,
    (_S.ISSUED, _A.ASK_TIME): _S.MORE_TIME_ASKED,
    (_S.ACKNOWLEDGED, _A.ASK_TIME): _S.MORE_TIME_ASKED,
    (_S.CANNOT, _A.INSIST): _S.ACKNOWLEDGED,
    (_S.CANNOT, _A.EXTEND): _S.ACKNOWLEDGED,
    (_S.CANNOT, _A.REDIRECT): _S.CANCELLED,
    # She said it never came; the institution goes again, or says that it had gone.
    (_S.CONTESTED, _A.PROGRESS): _S.CONTESTED,
    (_S.CONTESTED, _A.DONE): _S.REPORTED,
    (_S.CONTESTED, _A.CANNOT): _S.CANNOT,
    (_S.CONTESTED, _A.CANCEL): _S.CANCELLED,
    # It may still say how it goes; whoever can remove the obstacle goes on being asked.
    (_S.CANNOT, _A.PROGRESS): _S.CANNOT,
    (_S.CANNOT, _A.DONE): _S.REPORTED,
    (_S.CANNOT, _A.CANCEL): _S.CANCELLED,
    (_S.REPORTED, _A.CANCEL): _S.CANCELLED,
    # Her word is hers: she may give it at any time and correct it.
    (_S.REPORTED, _A.CONFIRM): _S.CONFIRMED,
    (_S.REPORTED, _A.CONTEST): _S.CONTESTED,
    (_S.CONFIRMED, _A.CONTEST): _S.CONTESTED,
    (_S.CONFIRMED, _A.CONFIRM): _S.CONFIRMED,
    (_S.CONTESTED, _A.CONFIRM): _S.CONFIRMED,
    (_S.CONTESTED, _A.CONTEST): _S.CONTESTED,
    (_S.CANNOT, _A.CONFIRM): _S.CONFIRMED,
    (_S.CANNOT, _A.CONTEST): _S.CONTESTED,
}
for _state in _WITH_INSTITUTION:
    _TABLE |= {
        (_state, _A.PROGRESS): _S.ACKNOWLEDGED if _state is _S.ISSUED else _state,
        (_state, _A.DONE): _S.REPORTED,
        (_state, _A.CANNOT): _S.CANNOT,
        (_state, _A.CANCEL): _S.CANCELLED,
        (_state, _A.CONFIRM): _S.CONFIRMED,
        (_state, _A.CONTEST): _S.CONTESTED,
    }
ORDERS: Workflow[OrderState, OrderAct] = Workflow(_TABLE)

LIVE_ORDER = tuple(s for s in OrderState if s not in (_S.CONFIRMED, _S.CANCELLED))
