"""The register of people against members who hold less than names, and against who writes to the database."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection, transaction

from amparo.accounts import directory
from amparo.accounts.acts import NotYourAct
from amparo.accounts.tests.cast import BIRTH
from amparo.custody import cards, ledger, sealing
from amparo.custody.errors import DoesNotMatch
from amparo.custody.models import Card, Envelope, Grant, Sheet
from amparo.registry.models import Person
from amparo.registry.people import entering, finding, linking
from amparo.registry.people.errors import AlreadyLinked, HasACard, NoSuchPerson
from amparo.registry.people.forms import NewPerson, filled
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
    assert known.repeated(10).pairs == []
    assert known.card(hidden) is None
    with pytest.raises(NoSuchPerson):
        linking.judge(analyst, seen, hidden, Verdict.SAME, "x", LATER)


def rows_of_the_database():
    """Every row of every table as text, and the ledger's leaves in words."""
    with connection.cursor() as cursor:
        found = set()
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT t::text FROM "{table}" t')  # noqa: S608 - the database's own names
            found |= {(table, row) for (row,) in cursor.fetchall()}
    entries = ledger.entries(0, ledger.size())
    return found | {("leaf", str(entry.body)) for entry in entries}


def ids_of(file_id):
    """Whatever in the database leads to a file."""
    found = {file_id}
    for rows in (Card.objects.filter(file_id=file_id), Envelope.objects.filter(file_id=file_id)):
        found |= set(rows.values_list("id", flat=True))
    for model in (Grant, Sheet):
        found |= set(model.objects.filter(envelope__file_id=file_id).values_list("id", flat=True))
    return {form for one in found for form in (str(one), one.hex, str(one).encode().hex())}


def test_a_thief_who_sees_all_that_an_act_changed_does_not_learn_who_is_whom(
    cast, analyst, officer
):
    """Whoever has the database before and after each act, and the ledger, finds one file in it and no pair."""
    a, b, c, d = (
        file_of(cast, officer, f"Filomena Mamani {n}", analysis=["identity", "facts"])
        for n in ("Uno", "Dos", "Tres", "Cuatro")
    )
    body = {"kind": "person", "names": ["Filomena Mamani"], "from_file": str(c)}
    entered = entering.enter(officer, filled(NewPerson, {**body, "from_file": None}), LATER).id
    acts = [
        (None, {a, b}, lambda: linking.judge(analyst, a, b, Verdict.SAME, "x", LATER)),
        (None, {c}, lambda: entering.enter(officer, filled(NewPerson, body), LATER).id),
        (entered, {d}, lambda: linking.link(analyst, entered, d, "x", LATER)),
        (a, {d}, lambda: linking.judge(analyst, a, d, Verdict.DIFFERENT, "x", LATER)),
        (a, {d}, lambda: linking.judge(analyst, a, d, Verdict.OPEN, "x", LATER)),
        (entered, {d}, lambda: linking.unlink(analyst, entered, d, "x", LATER)),
    ]
    persons = []
    for ours, others, act in acts:
        before = rows_of_the_database()
        made = act()
        persons += [made] if ours is None else []
        learnt_of(before, others)
    before = rows_of_the_database()
    linking.merge(analyst, persons[0], entered, "x", LATER)
    linking.split(analyst, persons[0], entered, "x", LATER)
    said = learnt_of(before, {entered})
    # Nor whether two were joined or parted.
    assert len({str(entry["did"]) for entry in said}) == 1


def learnt_of(before, others):
    changed = rows_of_the_database() - before
    assert changed
    for other in others:
        ids = ids_of(other)
        assert [row for row in changed if any(one in row[1] for one in ids)] == []
    bodies = [entry.body for entry in ledger.entries(0, ledger.size())]
    return [body for body in bodies if ("leaf", str(body)) in changed]


def test_that_a_file_is_of_somebody_who_is_closed_to_the_actor_is_not_told(cast, analyst, officer):
    both = file_of(cast, officer, "Filomena Mamani", analysis=["identity", "facts"])
    body = {"kind": "person", "names": ["Filomena Mamani"]}
    closed = {**body, "only_here": True, "from_file": str(both)}
    hidden = entering.enter(officer, filled(NewPerson, closed), LATER).id
    theirs = entering.enter(analyst, filled(NewPerson, body), LATER).id

    linking.link(analyst, theirs, both, "x", LATER)

    cards._lately.clear()
    known = finding.known(analyst, LATER)
    assert known.root(both) == theirs
    # Whoever may know both sees that it is of two, and decides; from then on nobody adds a third.
    seen = finding.known(officer, LATER)
    assert seen.wholes.owners(both) == {hidden, theirs}
    assert both in seen.of(hidden)
    assert both in seen.of(theirs)
    another = entering.enter(analyst, filled(NewPerson, body), LATER).id
    with pytest.raises(AlreadyLinked):
        linking.link(analyst, another, both, "x", LATER)
