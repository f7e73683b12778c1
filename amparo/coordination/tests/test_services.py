from datetime import timedelta
from uuid import uuid4

import pytest

from amparo.accounts.acts import NotYourAct, acting
from amparo.agenda.models import Deadline
from amparo.coordination import selectors, services, steps
from amparo.coordination.errors import (
    AlreadyAnswered,
    NoSuchInformationRequest,
    NotThatDesk,
    StillSealed,
)
from amparo.coordination.law import Question
from amparo.coordination.tests.scene import NOW, open_scene
from amparo.custody.errors import MustNotKnow
from amparo.custody.models import Envelope, Grant, Sheet
from amparo.kernel.errors import Invalid
from amparo.law import packs

CANARY = "pregunta-inventada-4K"


def ask(scene, actor, desk="focal_mincul", words=CANARY, **facts):
    question = Question(desk_id=scene.cast.desk(desk).id, words=words, facts=facts)
    pack = packs.current()
    with acting(actor, "request_information", scene.file_id, NOW) as deed:
        return steps.ask(deed, pack, scene.file_id, question, "urgent")


@pytest.fixture
def asked(scene):
    return ask(scene, scene.analyst, district="Masisea")


def test_a_question_starts_its_own_clock_and_tells_the_person(scene, asked):
    clock = Deadline.objects.get(subject_id=asked.id)

    assert clock.term_code == "sector_report_urgent"
    assert asked.due_at == NOW + timedelta(hours=24)
    assert clock.owner_desk_id == asked.desk_id
    assert scene.told("information")[-1]["institution"] == "MINCUL"


def test_the_institution_reads_its_question_and_nothing_else_of_the_file(scene, asked):
    with pytest.raises(StillSealed):
        selectors.information_text(scene.culture, asked.id, NOW)

    text = services.open_request(scene.culture, asked.id, "information", NOW)

    assert (text.question, text.facts) == (CANARY, {"district": "Masisea"})
    assert scene.told("information")[-1]["reveals"] == ["district"]
    assert list(selectors.inbox(scene.culture)) == [asked]
    assert CANARY.encode() not in bytes(Sheet.objects.get(id=asked.question_sheet_id).wire)


def test_an_answer_stops_the_clock_and_is_read_by_those_who_study_the_file(scene, asked):
    later = NOW + timedelta(hours=2)
    services.answer_information(scene.culture, asked.id, "Una respuesta inventada.", later)

    assert Deadline.objects.get(subject_id=asked.id).met_at == later
    assert not selectors.inbox(scene.culture).exists()
    read = services.open_request(scene.decider, asked.id, "follow_up", later)
    assert read.answer == "Una respuesta inventada."


def test_a_question_is_answered_once(scene, asked):
    services.answer_information(scene.culture, asked.id, "Uno.", NOW)

    with pytest.raises(AlreadyAnswered):
        services.answer_information(scene.culture, asked.id, "Dos.", NOW)


def test_a_withdrawn_question_leaves_no_clock_running(scene, asked):
    services.withdraw_request(scene.analyst, asked.id, NOW)

    assert not Deadline.objects.open().filter(subject_id=asked.id).exists()
    with pytest.raises(AlreadyAnswered):
        services.answer_information(scene.culture, asked.id, "Tarde.", NOW)


@pytest.mark.parametrize("number", ["own", "absent"])
def test_another_institution_finds_a_question_as_absent_as_one_that_never_was(scene, asked, number):
    other = scene.cast.actor("focal_point", "focal_mimp")

    with pytest.raises(NoSuchInformationRequest):
        services.answer_information(
            other, asked.id if number == "own" else uuid4(), "Palabras.", NOW
        )


def test_what_was_taken_back_is_no_longer_the_institutions_to_read(scene, asked):
    services.open_request(scene.culture, asked.id, "formal_request", NOW)
    services.withdraw_request(scene.analyst, asked.id, NOW)

    assert [one["institution"] for one in scene.told("access_ended")] == ["MINCUL"]
    text = services.open_request(scene.culture, asked.id, "formal_request", NOW)
    assert (text.over, text.question) == (True, "")
    assert services.open_request(scene.decider, asked.id, "follow_up", NOW).question == CANARY
    held = Grant.objects.filter(envelope_id=asked.envelope_id)
    assert not held.filter(holder_id=asked.desk_id).exists()
    assert not Envelope.objects.get(id=asked.envelope_id).stale


def test_an_institution_that_must_not_know_is_not_asked(cast):
    scene = open_scene(cast, shielded=("MINCUL",))

    with pytest.raises(MustNotKnow):
        ask(scene, scene.analyst)


@pytest.mark.parametrize("desk", ["police_unit", "prosecutor_liaison", "duty"])
def test_a_desk_where_nobody_may_answer_is_not_asked(scene, desk):
    with pytest.raises(NotThatDesk):
        ask(scene, scene.analyst, desk=desk)


def test_an_empty_question_and_an_unknown_fact_name_their_field(scene):
    with pytest.raises(Invalid) as refusal:
        ask(scene, scene.analyst, words="  ")
    assert set(refusal.value.fields) == {"text"}

    with pytest.raises(Invalid) as refusal:
        ask(scene, scene.analyst, shoe_size="38")
    assert set(refusal.value.fields) == {"shoe_size"}


def test_who_may_not_ask_is_refused(scene):
    for actor in (scene.second, scene.police):
        with pytest.raises(NotYourAct):
            ask(scene, actor)
