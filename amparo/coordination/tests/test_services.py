from datetime import timedelta
from uuid import uuid4

import pytest

from amparo.accounts.acts import NotYourAct
from amparo.agenda.models import Deadline
from amparo.coordination import selectors, services
from amparo.coordination.errors import (
    AlreadyAnswered,
    NoSuchInformationRequest,
    NotThatDesk,
    StillSealed,
)
from amparo.coordination.law import Question
from amparo.coordination.tests.scene import NOW, open_scene
from amparo.custody.errors import MustNotKnow
from amparo.custody.models import Sheet
from amparo.kernel.errors import Invalid, NotVisible

CANARY = "pregunta-inventada-4K"


def question(cast, desk="focal_mincul", institution="MINCUL", words=CANARY):
    return Question(institution=institution, desk_id=cast.desk(desk).id, words=words)


@pytest.fixture
def asked(scene):
    return services.request_information(
        scene.analyst, scene.file_id, question(scene.cast), "urgent", NOW
    )


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

    assert text.question == CANARY
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


def test_an_institution_that_must_not_know_is_not_asked(cast):
    scene = open_scene(cast, shielded=("MINCUL",))

    with pytest.raises(MustNotKnow):
        services.request_information(scene.analyst, scene.file_id, question(cast), "urgent", NOW)


def test_a_desk_of_another_institution_is_refused(scene):
    wrong = question(scene.cast, desk="focal_mimp")

    with pytest.raises(NotThatDesk):
        services.request_information(scene.analyst, scene.file_id, wrong, "urgent", NOW)


def test_an_empty_question_names_its_field(scene):
    with pytest.raises(Invalid) as refusal:
        services.request_information(
            scene.analyst, scene.file_id, question(scene.cast, words="  "), "urgent", NOW
        )

    assert set(refusal.value.fields) == {"words"}


def test_who_may_not_ask_is_refused(scene):
    with pytest.raises(NotYourAct):
        services.request_information(
            scene.second, scene.file_id, question(scene.cast), "urgent", NOW
        )
    with pytest.raises(NotVisible):
        services.request_information(
            scene.police, scene.file_id, question(scene.cast), "urgent", NOW
        )
