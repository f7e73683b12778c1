from datetime import timedelta

import pytest
from django.db import connection

from amparo.accounts.acts import system_act
from amparo.intake import reviews, services
from amparo.intake.errors import (
    NoDecisionToReview,
    NotForThisReceipt,
    NothingSaid,
    WhichRemedy,
)
from amparo.intake.models import Answer
from amparo.intake.values import Happened, Said

DENIED = {"outcome": "deny", "reasons": "Razones inventadas", "appeal": True}
MINUTE = timedelta(minutes=1)


@pytest.fixture
def kept(as_portal, accepted, at):
    return services.deposit(accepted(), at=at)


def decided(kept, at, **line):
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
    with system_act("receive", kept.file_id, at) as deed:
        deed.tell({"kind": "decision", **DENIED, **line})


def happened(at, kind, **params):
    return Happened(at, kind, params)


def test_there_is_nothing_to_review_before_a_decision_nor_after_all_was_granted(kept, at):
    with pytest.raises(NoDecisionToReview):
        services.ask_review(services.enter(kept.words, at), "Revisen", at=at)
    decided(kept, at, outcome="grant", appeal=False)
    assert not services.enter(kept.words, at).standing.may_ask_review


def test_she_asks_once_for_a_review_and_sees_that_she_did(kept, at):
    decided(kept, at)
    back = services.enter(kept.words, at)
    assert (back.standing.may_ask_review, back.standing.review) == (True, None)
    services.ask_review(back, "Falta la escolta inventada", at=at + MINUTE, remedy="appeal")

    standing = services.enter(kept.words, at + MINUTE).standing
    assert (standing.may_ask_review, standing.review.state) == (False, "asked")
    assert [one.text for one in standing.messages] == ["Falta la escolta inventada"]
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
    given = Answer.objects.get(file_id=kept.file_id)
    assert (given.code, given.subject, given.sheet_id is None) == ("appeal", "appeal", False)


def test_a_review_needs_words_and_a_way_that_the_law_leaves_to_her(kept, at):
    decided(kept, at)
    back = services.enter(kept.words, at)
    with pytest.raises(NothingSaid):
        services.ask_review(back, " ", at=at)
    with pytest.raises(WhichRemedy) as refused:
        services.ask_review(back, "Revisen", at=at, remedy="a duel")
    assert list(refused.value.fields) == ["remedy"]
    with pytest.raises(NotForThisReceipt):
        services.answer(back, "appeal", at=at, text="Revisen")


def test_a_proxy_asks_for_no_review(as_portal, accepted, at):
    kept = services.deposit(accepted(who_asks="relative"), at=at)
    with pytest.raises(NotForThisReceipt):
        services.ask_review(services.enter(kept.words, at), "Revisen", at=at)


@pytest.mark.parametrize(("outcome", "again"), [("dismissed", True), ("upheld", False)])
def test_what_was_decided_on_a_review_opens_the_next_way_unless_all_was_given(at, outcome, again):
    asked = [Said(at + MINUTE, "appeal", None, {})]
    lines = [
        happened(at, "decision", appeal=True),
        happened(at + 2 * MINUTE, "appeal", stage="filed", remedy="reconsideration"),
    ]
    assert reviews.fold(lines, asked)[0] is False
    told = happened(at + 3 * MINUTE, "appeal", stage="decided", outcome=outcome, reasons="Ya está")
    may, review = reviews.fold([*lines, told], asked)
    assert (may, review.state, review.outcome, review.reasons) == (
        again,
        "decided",
        outcome,
        "Ya está",
    )
