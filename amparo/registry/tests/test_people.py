"""The register of people: found by name, joined and parted by people, and hinted at to nobody."""

import random
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import connection, transaction

from amparo.accounts import directory
from amparo.accounts.acts import NotYourAct
from amparo.accounts.tests.cast import BIRTH
from amparo.custody import cards, ledger, sealing, verification
from amparo.custody.errors import ChangedMeanwhile
from amparo.kernel.errors import Conflict, Invalid
from amparo.linkage import Index
from amparo.linkage.generator import Generator
from amparo.registry.models import Person, SavedSearch
from amparo.registry.people import entering, finding, linking, reading, saved, weighing
from amparo.registry.people.errors import NoSuchPerson
from amparo.registry.people.forms import (
    JudgeForm,
    NewPerson,
    PersonForm,
    RelationForm,
    WithdrawForm,
    filled,
)
from amparo.registry.people.kinds import Verdict

LATER = BIRTH + timedelta(minutes=1)
NAME = "Filomena Quispe Huarancca"
SPELT = "Filomena Kispe Huaranca"
CONSENT = {"consent_by": "ella misma", "consent_on": "2026-02-01", "consent_for": "medidas"}


@pytest.fixture(autouse=True)
def nobody_searched_yet():
    cards._lately.clear()


@pytest.fixture
def analyst(cast):
    return cast.actor("analyst")


@pytest.fixture
def officer(cast):
    return cast.actor("intake_officer", "intake")


def request_of(cast, name, *codes):
    """A deposited request, held by these desks, whose card nobody entered yet."""
    made = uuid4()
    plan = sealing.Deposit(made, BIRTH)
    plan.add("identity", {"protected_name": {"value": name}})
    plan.add("place", {"place_now": {"value": "Huanta", "ubigeo": "050401"}})
    plan.hold([directory.desk_holder(cast.desk(code).id) for code in codes])
    with transaction.atomic():
        ledger.append("receive", at=BIRTH, file_id=made, marks=plan.save())
    return made


def carded(cast, actor, name, *codes):
    made = request_of(cast, name, *(codes or ("intake", "analysis")))
    linking.card_file(actor, made, LATER)
    return made


def person(actor, *names, **told):
    body = {"kind": "person", "names": list(names), **told}
    return entering.enter(actor, filled(NewPerson, body), LATER).id


def whole_database():
    with connection.cursor() as cursor:
        rows = []
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT t::text FROM "{table}" t')  # noqa: S608 - the database's own names
            rows += [row for (row,) in cursor.fetchall()]
    return "\n".join(rows)


def all_cards(actor):
    cards._lately.clear()
    return finding.known(actor, LATER).cards


def test_a_name_is_found_however_it_is_spelt_and_stands_nowhere_in_clear(cast, analyst, officer):
    request = carded(cast, officer, NAME)
    somebody = person(analyst, SPELT, aliases=["la Filo"], contact="por la parroquia inventada")

    found = finding.known(analyst, LATER)

    assert {one.file_id for one in found.search("quispe filomena")} == {request, somebody}
    assert [one.file_id for one in found.search("la filo")][:1] == [somebody]
    assert found.cards[request].place == "05"
    dump = whole_database()
    for word in ("Quispe", "Kispe", "la Filo", "parroquia", "filomena"):
        assert word not in dump
    assert verification.verify().good


def test_a_file_that_a_member_may_not_know_is_never_hinted(cast, analyst, officer):
    hidden = carded(cast, officer, NAME, "intake")
    seen = carded(cast, officer, SPELT)
    with pytest.raises(NotYourAct):
        linking.judge(officer, seen, hidden, Verdict.SAME, "", LATER)
    for absent in (hidden, uuid4()):
        with pytest.raises(NoSuchPerson):
            linking.judge(analyst, seen, absent, Verdict.SAME, "", LATER)
    somebody = person(officer, NAME, from_file=str(hidden))

    known = finding.known(analyst, LATER)

    assert hidden not in known.cards
    assert {one.file_id for one in known.candidates(seen)} == {somebody}
    assert hidden not in known.of(somebody)
    opened = reading.open_person(analyst, somebody, "linkage_work", LATER)
    assert str(hidden) not in repr(opened) + str(opened.judged) + str(opened.relations)
    # The officer, who may know both, is asked of the second request.
    mine = finding.known(officer, LATER)
    assert set(mine.of(somebody)) == {somebody, hidden}
    assert [one.identity for one in mine.candidates(seen)] == [somebody]


def test_two_requests_judged_the_same_become_one_person_with_reasons_that_are_sealed(
    cast, analyst, officer
):
    one, other = carded(cast, officer, NAME), carded(cast, officer, SPELT)
    why = "misma huella inventada de voz"

    identity = linking.judge(analyst, one, other, Verdict.SAME, why, LATER)

    cards._lately.clear()
    known = finding.known(analyst, LATER)
    assert known.root(one) == known.root(other) == identity
    opened = reading.open_person(analyst, identity, "linkage_work", LATER)
    assert opened.person["names"] == [NAME, SPELT]
    assert {(judged.what, judged.file_id) for judged in opened.judged} == {
        ("link", one),
        ("link", other),
    }
    assert "huella" not in whole_database()
    assert [entry.body["did"] for entry in ledger.entries_of(identity)[:1]] == ["judge_identity"]
    # Ids of files stand in no entry of the person, so that the ledger does not tell who is whom.
    assert str(one) not in str([entry.body for entry in ledger.entries_of(identity)])


def test_what_was_judged_not_the_same_is_not_asked_again_and_what_was_left_open_comes_last(
    cast, analyst, officer
):
    ours = carded(cast, officer, NAME)
    no, maybe, new = (carded(cast, officer, SPELT) for _ in range(3))
    linking.judge(analyst, ours, no, Verdict.DIFFERENT, "", LATER)
    linking.judge(analyst, ours, maybe, Verdict.OPEN, "", LATER)

    asked = finding.known(analyst, LATER).candidates(ours)

    assert [(one.file_id, one.left_open) for one in asked] == [(new, False), (maybe, True)]
    assert asked[0].fields
    assert asked[0].probability > 0.1
    linking.judge(analyst, ours, no, Verdict.OPEN, "", LATER)
    assert no in {one.file_id for one in finding.known(analyst, LATER).candidates(ours)}


def test_whatever_was_joined_and_parted_again_is_as_it_was(cast, analyst, officer):
    chance = random.Random(1)  # noqa: S311 - the order of a test, no secret
    requests = [carded(cast, officer, NAME) for _ in range(2)]
    persons = [person(analyst, NAME, birth_year=1970 + n) for n in range(3)]
    before = all_cards(analyst)
    undo = []
    for _step in range(8):
        one, other = chance.sample(persons, 2)
        request = chance.choice(requests)
        try:
            if chance.random() < 0.6:
                linking.merge(analyst, one, other, "por su nombre", LATER)
                undo.append((linking.split, one, other))
            else:
                linking.link(analyst, one, request, "por su nombre", LATER)
                undo.append((linking.unlink, one, request))
        except Conflict:
            continue
    joined = all_cards(analyst)
    assert joined != before
    # Taken back in any order.
    chance.shuffle(undo)
    left = list(dict.fromkeys(undo))
    for back, one, other in left:
        back(analyst, one, other, "era otra persona", LATER)

    assert all_cards(analyst) == before
    assert verification.verify().good


def test_a_differential_fact_is_kept_only_with_its_consent(analyst):
    bare = [{"what": "people", "value": "quechua"}]
    with pytest.raises(Invalid) as refused:
        filled(NewPerson, {"kind": "person", "names": [NAME], "differential": bare})
    assert "differential.0.consent_by" in refused.value.fields
    with pytest.raises(Invalid):
        filled(PersonForm, {"kind": "person"})

    somebody = person(analyst, NAME, differential=[{**bare[0], **CONSENT}, {}])

    opened = reading.open_person(analyst, somebody, "linkage_work", LATER)
    assert opened.differential[0]["consent_on"] == "2026-02-01"
    assert all_cards(analyst)[somebody].group == "quechua"
    row = Person.objects.get()
    assert row.entered_on == date(2026, 3, 1)


def test_a_consent_that_is_taken_back_leaves_nothing_of_what_was_said(analyst):
    facts = [{"what": "people", "value": "quechua", **CONSENT},
             {"what": "health", "value": "asma inventada", **CONSENT}]  # fmt: skip
    somebody = person(analyst, NAME, differential=facts)
    gone = filled(WithdrawForm, {"what": "people"})
    entering.withdraw(analyst, somebody, gone, LATER)
    with pytest.raises(Conflict):
        entering.withdraw(analyst, somebody, gone, LATER)
    opened = reading.open_person(analyst, somebody, "linkage_work", LATER)
    entering.amend(analyst, somebody, filled(PersonForm, opened.form()), LATER)

    opened = reading.open_person(analyst, somebody, "linkage_work", LATER)
    assert [one["what"] for one in opened.differential] == ["health"]
    assert opened.withdrawn == [{"what": "people", "on": "2026-03-02"}]
    assert "quechua" not in repr(opened.differential) + repr(all_cards(analyst)[somebody].group)
    assert verification.verify().good


def test_writing_somebody_anew_keeps_whom_they_are_linked_to_and_refuses_an_older_page(
    cast, analyst, officer
):
    group = person(analyst, "Comité inventado", kind="collective", unit="organisation", members=40)
    somebody, other = person(analyst, NAME), person(analyst, "Otra Persona Inventada")
    linking.merge(analyst, other, somebody, "las dos son una", LATER)
    entering.relate(
        analyst, group, filled(RelationForm, {"kind": "member", "person": str(somebody)}), LATER
    )
    opened = reading.open_person(analyst, somebody, "linkage_work", LATER)
    body = {**opened.form(), "names": [SPELT]}

    entering.amend(analyst, somebody, filled(PersonForm, body), LATER, expected=opened.version)
    with pytest.raises(ChangedMeanwhile):
        entering.amend(analyst, somebody, filled(PersonForm, body), LATER, expected=opened.version)

    found = all_cards(analyst)
    assert (found[somebody].names, found[other].theirs) == ((SPELT,), {somebody})
    members = reading.open_person(analyst, group, "linkage_work", LATER)
    assert [one["person"] for one in members.relations] == [somebody.hex]
    entering.unrelate(analyst, group, 0, LATER)
    assert reading.open_person(analyst, group, "linkage_work", LATER).relations == []


def test_a_saved_search_is_read_by_who_saved_it_alone(cast, analyst):
    kept = saved.save(analyst, "los de Huanta", {"q": NAME}, LATER)
    colleague = cast.actor("analyst", number=2)
    row = SavedSearch.objects.get()
    SavedSearch.objects.create(member_id=analyst.id, wire=row.wire, saved_at=LATER)

    # The copy stands in another row, so it is none of theirs; nor does another's key open it.
    assert saved.saved(analyst) == [kept]
    SavedSearch.objects.filter(id=row.id).update(member_id=colleague.id)
    assert saved.saved(colleague) == []
    assert "Huanta" not in whole_database()


def test_a_judgement_keeps_its_reasons_for_who_may_know_both_and_can_be_made_anew(
    cast, analyst, officer
):
    ours, no = carded(cast, officer, NAME), carded(cast, officer, SPELT)
    hidden = carded(cast, officer, SPELT, "intake")
    with pytest.raises(Invalid) as refused:
        filled(JudgeForm, {"theirs": str(no), "verdict": "different"})
    assert set(refused.value.fields) == {"reasons"}
    intake = cast.actor("analyst", "intake")
    linking.judge(analyst, ours, no, Verdict.DIFFERENT, "otra comunidad inventada", LATER)
    linking.judge(intake, hidden, ours, Verdict.DIFFERENT, "no se dirá a nadie", LATER)

    known = finding.known(analyst, LATER)

    assert [(one.file_id, one.reasons) for one in known.judged_before(ours)] == [
        (no, "otra comunidad inventada")
    ]
    assert [one.file_id for one in known.judged_before(no)] == [ours]
    assert {one.file_id for one in finding.known(intake, LATER).judged_before(ours)} == {no, hidden}
    assert "otra comunidad" not in whole_database()
    # From the other side, and later: the last word counts.
    after = LATER + timedelta(minutes=1)
    linking.judge(analyst, no, ours, Verdict.OPEN, "", after)
    known = finding.known(analyst, after)
    assert [(one.apart, one.reasons) for one in known.judged_before(ours)] == [(False, "")]
    assert [(one.file_id, one.left_open) for one in known.candidates(ours)] == [(no, True)]


def test_a_register_is_compared_a_part_at_a_time_and_every_pair_is_met_once(cast, analyst, officer):
    for other in ("Uno", "Dos", "Tres"):
        for name in (NAME, SPELT):
            carded(cast, officer, f"{name} {other}")
    known = finding.known(analyst, LATER)
    whole = known.repeated(100)
    assert (whole.looked, whole.of, whole.next) == (6, 6, None)

    met, after, parts = [], None, 0
    while parts == 0 or after is not None:
        part = known.repeated(1, after)
        met += [{one, maybe.file_id} for one, maybe in part.pairs]
        after, parts = part.next, parts + 1

    assert parts > 1
    assert sorted(map(sorted, met)) == sorted(
        sorted({one, maybe.file_id}) for one, maybe in whole.pairs
    )
    assert known.repeated(100, None, lambda: True).looked == 0


def test_cards_are_weighed_by_what_they_teach_once_for_a_member(analyst):
    made = Generator(4).make(400).cards

    def weights(cards, after=0):
        at = LATER + timedelta(minutes=after)
        return weighing.weights(len(cards), lambda: Index.build(cards), analyst.id, at)

    taught = weights(made)
    assert taught.learnt == 400
    assert weights(made, 5) is taught
    assert weights(made[:100]).learnt == 0
