from datetime import timedelta
from threading import Barrier, Thread
from uuid import uuid4

import pytest
from django.db import connection

from amparo.accounts.acts import NotYourAct, acting
from amparo.assessment import selectors, services, steps
from amparo.assessment.errors import (
    BeingMade,
    NoSuchAssessment,
    NotOpen,
    NotSignedYet,
    NotYourSignature,
    SamePerson,
    SignatureDoesNotHold,
    Signed,
)
from amparo.assessment.law import ChangedByAnother, NotComplete
from amparo.assessment.models import Assessment, Signature
from amparo.coordination.tests.scene import NOW
from amparo.custody.models import Sheet
from amparo.kernel.errors import Invalid, Refused
from amparo.law import packs

CANARY = "razon-inventada-9W"


def judgement(**changed):
    words = {f"answers.{i.code}": "unknown" for i in packs.current().instrument.items()}
    words |= {
        "judgement.level": "high",
        "judgement.reasons": CANARY,
        "judgement.would_change": "Si vuelve quien amenazó.",
        "judgement.valid_until": "2026-04-15",
        "judgement.her_reading": "extreme",
        "judgement.her_words": "Dice que no duerme en su casa.",
    }
    return words | {f"judgement.{name}": said for name, said in changed.items()}


@pytest.fixture
def draft(scene):
    """An assessment begun by an analyst who has the file open."""
    scene.open_for(scene.analyst)
    scene.open_for(scene.second)
    with acting(scene.analyst, "start_assessment", scene.file_id, NOW) as deed:
        return steps.start(deed, packs.current(), scene.file_id)


def save(scene, draft, changes, based_on=0, actor=None):
    return services.save_answers(actor or scene.analyst, draft.id, based_on, changes, NOW)


def sign_first(scene, draft, actor=None):
    who = actor or scene.analyst
    read = selectors.draft_of(who, draft, NOW)
    with acting(who, "sign_assessment", scene.file_id, NOW) as deed:
        return steps.sign_first(deed, draft.id, read, packs.current(), NOW.date())


def sign_second(scene, draft, reasons="", actor=None, at=NOW):
    who = actor or scene.second
    read = selectors.draft_of(who, draft, at)
    with acting(who, "sign_assessment", scene.file_id, at) as deed:
        return steps.sign_second(deed, draft.id, read, reasons, at.date())


def test_answers_are_kept_as_typed_and_sealed(scene, draft):
    save(scene, draft, {"answers.threats": "clear_signs", "notes.threats": f" {CANARY}\n"})

    opened = selectors.open_assessment(scene.analyst, draft.id, NOW)
    assert opened.draft["notes.threats"] == f" {CANARY}\n"
    assert CANARY.encode() not in bytes(Sheet.objects.get(id=draft.sheet_id).wire)
    assert opened.suggestion.because
    assert "answers.surveillance" in opened.missing


def test_two_who_write_at_once_lose_nothing(scene, draft):
    save(scene, draft, {"notes.threats": "uno"})
    save(scene, draft, {"notes.impunity": "dos"}, based_on=0)

    with pytest.raises(ChangedByAnother):
        save(scene, draft, {"notes.threats": "otro"}, based_on=0)

    kept = selectors.draft_of(scene.analyst, Assessment.objects.get(id=draft.id), NOW)
    assert kept["notes.threats"] == "uno"
    assert kept["notes.impunity"] == "dos"


def test_writing_needs_the_file_open(scene, draft):
    with pytest.raises(NotOpen):
        save(scene, draft, {"notes.threats": "uno"}, actor=scene.cast.actor("analyst", number=2))


def test_only_who_writes_assessments_writes_one(scene, draft):
    with pytest.raises(NotYourAct):
        save(scene, draft, {"notes.threats": "uno"}, actor=scene.second)


@pytest.mark.parametrize("which", ["hidden", "absent"])
def test_a_hidden_assessment_is_as_absent_as_one_that_never_was(scene, draft, which):
    wanted = draft.id if which == "hidden" else uuid4()

    with pytest.raises(NoSuchAssessment):
        selectors.open_assessment(scene.police, wanted, NOW)


def test_one_assessment_is_made_at_a_time(scene, draft):
    with (
        pytest.raises(BeingMade),
        acting(scene.analyst, "start_assessment", scene.file_id, NOW) as deed,
    ):
        steps.start(deed, packs.current(), scene.file_id)


def test_two_signatures_put_a_level_in_force_and_tell_her(scene, draft):
    save(scene, draft, judgement())
    sign_first(scene, draft)
    concluded = sign_second(scene, draft)

    row = selectors.in_force(scene.analyst, scene.file_id)
    assert row is not None
    assert (concluded.level, str(concluded.valid_until)) == ("high", "2026-04-15")
    assert row.level_suggested
    told = scene.told("level")[-1]
    assert (told["level"], told["valid_until"]) == ("high", "2026-04-15")
    read = selectors.draft_of(scene.analyst, row, NOW)
    assert steps.holds(row, read, scene.analyst)
    assert [one.place for one in row.signatures.order_by("place")] == [1, 2]


def test_what_is_missing_is_named_before_the_first_signature(scene, draft):
    with pytest.raises(NotComplete) as refusal:
        sign_first(scene, draft)

    assert "judgement.reasons" in refusal.value.fields


def test_nobody_signs_twice(scene, draft):
    save(scene, draft, judgement())
    sign_first(scene, draft)

    with pytest.raises(SamePerson):
        sign_second(scene, draft, actor=scene.analyst)


def test_another_analyst_is_no_second_signer(scene, draft):
    save(scene, draft, judgement())
    sign_first(scene, draft)
    other = scene.cast.actor("analyst", number=2)
    scene.open_for(other)

    with pytest.raises(NotYourSignature):
        sign_second(scene, draft, actor=other)


def test_a_second_signer_does_not_sign_first(scene, draft):
    save(scene, draft, judgement())

    with pytest.raises(NotYourSignature):
        sign_first(scene, draft, actor=scene.second)


def test_low_needs_a_reasoned_second(scene, draft):
    save(scene, draft, judgement(level="low"))
    sign_first(scene, draft)

    with pytest.raises(Invalid) as refusal:
        sign_second(scene, draft)
    assert set(refusal.value.fields) == {"reasons"}

    assert sign_second(scene, draft, reasons="Hablé con ella dos veces.").level == "low"
    opened = selectors.open_assessment(scene.second, draft.id, NOW)
    assert opened.second_reasons == "Hablé con ella dos veces."


def test_there_is_no_second_signature_without_a_first(scene, draft):
    save(scene, draft, judgement())

    with pytest.raises(NotSignedYet):
        sign_second(scene, draft)


def test_a_signed_judgement_is_not_written_any_more(scene, draft):
    save(scene, draft, judgement())
    sign_first(scene, draft)

    with pytest.raises(Signed):
        save(scene, draft, {"judgement.reasons": "otra"}, based_on=1)


def test_a_returned_judgement_can_be_mended_and_keeps_the_void_signature(scene, draft):
    save(scene, draft, judgement())
    sign_first(scene, draft)
    services.hand_back(scene.second, draft.id, "Falta oír a la familia.", NOW)
    save(scene, draft, {"judgement.reasons": "Oída la familia."}, based_on=1)
    sign_first(scene, draft)

    opened = selectors.open_assessment(scene.analyst, draft.id, NOW)
    assert opened.hand_backs == ("Falta oír a la familia.",)
    assert Signature.objects.filter(assessment=draft, voided_at__isnull=False).count() == 1
    assert sign_second(scene, draft).level == "high"


def test_a_changed_signature_is_refused_by_the_second(scene, draft):
    save(scene, draft, judgement())
    sign_first(scene, draft)
    Signature.objects.filter(assessment=draft).update(signature=b"x" * 64)

    with pytest.raises(SignatureDoesNotHold):
        sign_second(scene, draft)


def test_a_new_version_supersedes_and_keeps_the_old_one(scene, draft):
    save(scene, draft, judgement())
    sign_first(scene, draft)
    sign_second(scene, draft)
    before = selectors.draft_of(scene.analyst, draft, NOW)
    with acting(scene.analyst, "start_assessment", scene.file_id, NOW) as deed:
        newer = steps.start(deed, packs.current(), scene.file_id, before)
    save(scene, newer, {"judgement.level": "extreme", "judgement.valid_until": "2026-03-20"})
    sign_first(scene, newer)
    sign_second(scene, newer)

    states = {row.version: row.state for row in Assessment.objects.all()}
    assert states == {1: "superseded", 2: "signed"}
    assert selectors.draft_of(scene.analyst, draft, NOW).judged("level") == "high"


def test_an_expired_day_is_not_put_in_force(scene, draft):
    save(scene, draft, judgement(valid_until="2026-03-03"))
    sign_first(scene, draft)
    later = NOW + timedelta(days=3)
    scene.open_for(scene.second, later)

    with pytest.raises(Invalid) as refusal:
        sign_second(scene, draft, at=later)
    assert set(refusal.value.fields) == {"valid_until"}


@pytest.mark.django_db(transaction=True)
def test_two_seconds_at_the_same_instant_leave_one_signature(scene, draft):
    save(scene, draft, judgement())
    sign_first(scene, draft)
    others = [scene.second, scene.cast.actor("second_signer", number=2)]
    scene.open_for(others[1])
    gate, answers = Barrier(2), []

    def sign(who):
        try:
            gate.wait()
            answers.append(sign_second(scene, draft, actor=who).level)
        except Refused as refusal:
            answers.append(refusal.code)
        finally:
            connection.close()

    threads = [Thread(target=sign, args=[who]) for who in others]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(answers) == ["high", "signed"]
    assert Signature.objects.filter(assessment=draft).count() == 2
