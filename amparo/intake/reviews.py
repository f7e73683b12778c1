"""Where her right to a review of a decision stands, from what was written for her and what she asked: pure."""

from collections.abc import Iterable

from amparo.intake.answers import AnswerCode
from amparo.intake.values import Happened, Review, Said

ASKED, DECIDED = "asked", "decided"
IN_FULL = "upheld"


def fold(history: Iterable[Happened], said: Iterable[Said]) -> tuple[bool, Review | None]:
    """Return whether she may ask for a review now, and the last one she asked for.

    A decision that does not give all opens the way, and what she asked closes it until it is decided.
    """
    may, review = False, None
    events: list[Happened | Said] = [*history, *said]
    for event in sorted(events, key=lambda event: (event.at, isinstance(event, Said))):
        if isinstance(event, Said):
            if event.code == AnswerCode.APPEAL:
                may, review = False, Review(event.at, ASKED)
        elif event.kind == "decision":
            may, review = bool(event.params.get("appeal")), None
        elif event.kind == "appeal":
            review = _review(event)
            may = review.state == DECIDED and review.outcome != IN_FULL
    return may, review


def _review(told: Happened) -> Review:
    def word(name: str) -> str:
        return str(told.params.get(name) or "")

    return Review(told.at, word("stage"), word("remedy"), word("outcome"), word("reasons"))
