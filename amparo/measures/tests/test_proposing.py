from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError

from amparo.accounts.acts import NotYourAct
from amparo.coordination.tests.scene import NOW
from amparo.custody.models import Sheet
from amparo.kernel.errors import Invalid, NotVisible
from amparo.measures import selectors, services
from amparo.measures.errors import MeasureEnded, NoSuchMeasure
from amparo.measures.models import Measure
from amparo.measures.stages import Agreement, Voice
from amparo.measures.tests.conftest import WORDS
from amparo.measures.values import Proposal, RecordedWord

LATER = NOW + timedelta(hours=1)


def word(**changed):
    said = {
        "agreement": Agreement.YES,
        "words": "Sí, pero sin uniforme.",
        "voice": Voice.TELEPHONE,
        "how": "Llamó ella desde un teléfono prestado.",
        "said_at": NOW,
    }
    return RecordedWord(**(said | changed))


def test_a_proposed_measure_is_read_by_her_at_once_and_sealed_elsewhere(scene, measure):
    told = scene.told("measure")[-1]

    assert (told["words"], told["state"], told["agreed"]) == (WORDS, "proposed", "unanswered")
    assert WORDS.encode() not in bytes(Sheet.objects.get(id=measure.sheet_id).wire)


@pytest.mark.parametrize(
    ("agreement", "state"),
    [
        (Agreement.YES, "agreed"),
        (Agreement.NO, "objected"),
        (Agreement.PROPOSED_OTHER, "proposed"),
    ],
)
def test_her_own_word_moves_the_measure_without_a_key(scene, measure, hear, agreement, state):
    heard = hear(measure, agreement)

    assert (heard.state, heard.agreed, heard.agreed_by) == (state, agreement.value, "receipt")
    assert scene.told("measure")[-1]["agreed"] == agreement.value


def test_her_word_by_telephone_keeps_how_and_when(scene, measure):
    services.record_word(scene.analyst, measure.id, word(), LATER)
    scene.open_for(scene.analyst, LATER)

    kept = Measure.objects.get(id=measure.id)
    from amparo.custody.opening import reopened

    said = selectors.measure_words(reopened(scene.analyst, scene.file_id, LATER), kept)
    assert (kept.state, kept.agreed_by) == ("agreed", "telephone")
    assert said["her_word"]["how"] == "Llamó ella desde un teléfono prestado."
    assert said["words"] == WORDS


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"how": " "}, "how"),
        ({"words": ""}, "words"),
        ({"said_at": NOW + timedelta(days=1)}, "said_at"),
    ],
)
def test_a_word_without_how_or_when_is_refused_at_its_field(scene, measure, changed, field):
    with pytest.raises(Invalid) as refusal:
        services.record_word(scene.analyst, measure.id, word(**changed), NOW)

    assert set(refusal.value.fields) == {field}


def test_a_measure_put_differently_is_answered_anew(scene, measure, hear):
    hear(measure, Agreement.PROPOSED_OTHER)
    other = Proposal(type="escort", institution="PNP", words="Un acompañamiento.", interim=True)
    services.revise(scene.delegate, measure.id, other, LATER)

    kept = Measure.objects.get(id=measure.id)
    assert (kept.type, kept.agreed, kept.state) == ("escort", "unanswered", "proposed")
    assert scene.told("measure")[-1]["words"] == "Un acompañamiento."


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"type": "no_such_measure"}, "type"),
        ({"institution": "NO_SUCH"}, "institution"),
        ({"words": ""}, "words"),
    ],
)
def test_a_proposal_outside_the_catalogue_is_refused_at_its_field(scene, changed, field):
    said = {"type": "patrol", "institution": "PNP", "words": WORDS} | changed

    with pytest.raises(Invalid) as refusal:
        services.propose(scene.delegate, scene.file_id, Proposal(**said), NOW)

    assert set(refusal.value.fields) == {field}


def test_an_ended_measure_takes_its_orders_back_and_hears_no_more(scene, order, hear):
    ended = services.end_measure(
        scene.decider, order.measure_id, "person_asked_end", "Lo pidió ella.", LATER
    )

    order.refresh_from_db()
    assert (ended.state, order.state) == ("ended", "cancelled")
    with pytest.raises(MeasureEnded):
        hear(ended, Agreement.YES)


def test_a_measure_ends_for_a_reason_of_the_pack(scene, measure):
    with pytest.raises(Invalid) as refusal:
        services.end_measure(scene.decider, measure.id, "tired", "Palabras.", NOW)

    assert set(refusal.value.fields) == {"reason"}


def test_withdrawing_her_agreement_leaves_the_order_for_people_to_withdraw(scene, order, hear):
    heard = hear(order.measure, Agreement.NO)

    order.refresh_from_db()
    assert (heard.state, heard.agreed, order.state) == ("ordered", "no", "issued")


@pytest.mark.parametrize("which", ["hidden", "absent"])
def test_a_hidden_measure_is_as_absent_as_one_that_never_was(scene, measure, which):
    wanted = measure.id if which == "hidden" else uuid4()

    with pytest.raises(NoSuchMeasure):
        services.record_word(scene.police, wanted, word(), NOW)
    assert not selectors.measures(scene.police, scene.file_id).exists()


def test_who_may_not_propose_is_refused(scene):
    proposal = Proposal(type="patrol", institution="PNP", words=WORDS)

    with pytest.raises(NotYourAct):
        services.propose(scene.second, scene.file_id, proposal, NOW)
    with pytest.raises(NotVisible):
        services.propose(scene.police, scene.file_id, proposal, NOW)


@pytest.mark.parametrize("change", [{"state": "lost"}, {"agreed": "perhaps"}, {"state": "ended"}])
def test_the_database_knows_no_other_state(measure, change):
    with pytest.raises(IntegrityError):
        Measure.objects.filter(id=measure.id).update(**change)
