"""The register of people against members who hold less than names, and against who writes to the database."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import transaction

from amparo.accounts import directory
from amparo.accounts.acts import NotYourAct
from amparo.accounts.tests.cast import BIRTH
from amparo.custody import cards, ledger, sealing
from amparo.custody.errors import DoesNotMatch
from amparo.custody.models import Card, Envelope, Grant
from amparo.registry.models import Person
from amparo.registry.people import finding, linking
from amparo.registry.people.errors import HasACard, NoSuchPerson
from amparo.registry.people.kinds import Verdict

LATER = BIRTH + timedelta(minutes=1)


@pytest.fixture(autouse=True)
def nobody_searched_yet():
    cards._lately.clear()


@pytest.fixture
def analyst(cast):
    return cast.actor("analyst")


@pytest.fixture
def officer(cast):
    return cast.actor("intake_officer", "intake")


def file_of(cast, officer, name, *, analysis):
    """A carded file whose names the intake desk holds; the analysts hold only these parts of it."""
    made, plan = uuid4(), None
    desks = [directory.desk_holder(cast.desk(code).id) for code in ("intake", "analysis")]
    for kind, values in (
        ("identity", {"protected_name": {"value": name}}),
        ("facts", {"what": {"value": "hecho inventado"}}),
    ):
        plan = sealing.Deposit(made, BIRTH)
        plan.add(kind, values)
        plan.hold(desks if kind in analysis else desks[:1])
        with transaction.atomic():
            ledger.append("receive", at=BIRTH, file_id=made, marks=plan.save())
    linking.card_file(officer, made, LATER)
    return made


def names_seen_by(actor):
    cards._lately.clear()
    return {file_id: card.names for file_id, card in finding.known(actor, LATER).cards.items()}


def test_who_holds_only_facts_of_two_files_does_not_read_their_names_by_judging_them_the_same(
    cast, analyst, officer
):
    one, other = (
        file_of(cast, officer, name, analysis=["facts"]) for name in ("Uno Mamani", "Dos Choque")
    )
    for verdict in Verdict:
        with pytest.raises(NoSuchPerson):
            linking.judge(analyst, one, other, verdict, "x", LATER)

    assert not Person.objects.exists()
    assert names_seen_by(analyst) == {}


def test_a_name_card_is_not_emptied_by_who_may_not_read_the_names_nor_by_a_machine(
    cast, analyst, officer
):
    kept = file_of(cast, officer, "Uno Mamani", analysis=["facts"])
    with pytest.raises(NoSuchPerson):
        linking.card_file(analyst, kept, LATER)
    with pytest.raises(HasACard):
        linking.card_file(officer, kept, LATER)
    with pytest.raises(NotYourAct):
        linking.card_file(replace(officer, kind="service"), kept, LATER)

    assert names_seen_by(officer) == {kept: ("Uno Mamani",)}


def test_two_files_judged_the_same_hand_their_names_only_to_desks_that_hold_both(
    cast, analyst, officer
):
    one = file_of(cast, officer, "Uno Mamani", analysis=["identity", "facts"])
    other = file_of(cast, officer, "Uno Mamaní", analysis=["identity", "facts"])
    register_desks = {cast.desk(code).id for code in ("intake", "analysis", "duty")}

    made = linking.judge(analyst, one, other, Verdict.SAME, "x", LATER)

    held = Grant.objects.filter(envelope__file_id=made).values_list("holder_id", flat=True)
    assert set(held) == register_desks - {cast.desk("duty").id}


def test_a_card_put_under_a_file_that_more_desks_know_shows_no_name(cast, analyst, officer):
    seen = file_of(cast, officer, "Visible Mamani", analysis=["identity", "facts"])
    hidden = file_of(cast, officer, "Oculta Choque", analysis=[])
    Card.objects.filter(file_id=seen).delete()
    Card.objects.filter(file_id=hidden).update(file_id=seen)

    cards._lately.clear()
    known = finding.known(analyst, LATER)

    assert known.cards == {}
    assert known.broken == 1
    with pytest.raises(DoesNotMatch):
        linking.card_file(officer, seen, LATER)


def test_a_grant_that_somebody_wrote_into_the_database_shows_hands_on_and_judges_no_name(
    cast, analyst, officer
):
    seen = file_of(cast, officer, "Visible Mamani Choque", analysis=["identity", "facts"])
    hidden = file_of(cast, officer, "Visible Mamani Choque", analysis=[])
    Grant.objects.create(
        envelope=Envelope.objects.get(file_id=hidden, kind="identity"),
        holder_id=cast.desk("analysis").id,
        holder_kind="desk",
        key_version=1,
        wrapped=b"junk",
        purpose="identity",
        granted_at=BIRTH,
    )

    cards._lately.clear()
    known = finding.known(analyst, LATER)

    assert {one.file_id for one in known.search("mamani")} == {seen}
    assert known.candidates(seen) == []
    assert known.repeated(10) == []
    assert known.card(hidden) is None
    with pytest.raises(NoSuchPerson):
        linking.judge(analyst, seen, hidden, Verdict.SAME, "x", LATER)
