"""How a statement goes on. A new text after circulation asks for everybody's signature again."""

from enum import StrEnum

from amparo.kernel.workflow import Workflow
from amparo.statements.kinds import Stage


class Step(StrEnum):
    ASK_REVIEW = "ask_review"
    SEND_BACK = "send_back"
    CIRCULATE = "circulate"
    PUBLISH = "publish"
    ABANDON = "abandon"


STAGES: Workflow[Stage, Step] = Workflow(
    {
        (Stage.DRAFTING, Step.ASK_REVIEW): Stage.IN_REVIEW,
        (Stage.IN_REVIEW, Step.SEND_BACK): Stage.DRAFTING,
        (Stage.IN_REVIEW, Step.CIRCULATE): Stage.CIRCULATING,
        (Stage.CIRCULATING, Step.SEND_BACK): Stage.DRAFTING,
        (Stage.CIRCULATING, Step.PUBLISH): Stage.PUBLISHED,
        (Stage.DRAFTING, Step.ABANDON): Stage.ABANDONED,
        (Stage.IN_REVIEW, Step.ABANDON): Stage.ABANDONED,
        (Stage.CIRCULATING, Step.ABANDON): Stage.ABANDONED,
    }
)
