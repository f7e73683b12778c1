import pytest

from amparo.custody import ledger, receipts, sealing
from amparo.custody.errors import MustNotKnow
from amparo.custody.models import Envelope, Notice, Receipt
from amparo.custody.opening import open_file
from amparo.custody.selectors import holds
from amparo.earlywarning.models import Appointment
from amparo.earlywarning.tests.scene import HOUR, REASONS, admitted, planned, receive
from amparo.intake.errors import UnknownReceipt
from amparo.intake.services import enter
from amparo.kernel.errors import Forbidden, Invalid, NotVisible
from amparo.registry.selectors import cases


def share(scene, desk, kinds=("place", "facts"), role="analyst", **more):
    body = {"desk": str(scene.cast.desk(desk).id), "kinds": list(kinds)}
    return scene.do(role, "share_file", purpose="plan_work", **body, **more)


def test_sharing_hands_the_named_parts_and_no_other_and_tells_her(cast):
    scene = admitted(cast)
    share(scene, "decision")
    decider = scene.actor("decision_maker")
    assert holds(decider, scene.file_id, "place")
    assert not holds(decider, scene.file_id, "account")
    assert scene.told("shared")[0]["parts"] == ["place", "facts"]


def test_evidence_alone_is_shared_with_a_desk_that_knows_of_the_file_and_no_other(cast):
    scene = admitted(cast)
    with pytest.raises(Invalid) as refused:
        share(scene, "intake_alternate", ["evidence"])
    assert set(refused.value.fields) == {"kinds"}
    assert scene.told("shared") == []
    share(scene, "intake_alternate", ["facts", "evidence"])
    share(scene, "intake_alternate", ["evidence"])


def test_an_intake_officer_shares_nothing(cast):
    scene = admitted(cast)
    with pytest.raises(Forbidden):
        share(scene, "decision", role="intake_officer")


def test_a_day_already_past_is_refused_at_its_field(cast):
    scene = admitted(cast)
    with pytest.raises(Invalid) as refused:
        share(scene, "decision", until="2026-01-01")
    assert list(refused.value.fields) == ["until"]


def test_an_institution_found_out_later_loses_its_grants_and_no_page_claims_to_unread(cast):
    scene, _measure = planned(cast)
    scene.do("analyst", "exclude_institution", institution="VMDHAJ", reasons=REASONS)

    told = scene.told("excluded")[0]
    assert told["could_have_copied"] is True
    assert not cases(scene.actor("decision_maker")).filter(pk=scene.file_id).exists()


def test_an_excluded_institution_is_given_nothing_again(cast):
    scene = admitted(cast)
    scene.do("analyst", "exclude_institution", institution="MINCUL", reasons=REASONS)
    scene.do("analyst", "change_track", track="urgent", reasons=REASONS)
    with pytest.raises(MustNotKnow):
        scene.do(
            "duty_delegate",
            "order_interim",
            type="patrol",
            institution="MINCUL",
            desk=str(cast.desk("focal_mincul").id),
            what=REASONS,
            text=REASONS,
            reasons=REASONS,
        )


def test_a_shield_is_lifted_in_writing_by_who_decides_and_she_reads_why(cast):
    scene, _measure = planned(cast)
    scene.do("analyst", "exclude_institution", institution="MINCUL", reasons=REASONS)
    body = {
        "desk": str(cast.desk("focal_mincul").id),
        "kinds": ["place"],
        "ground": "trusted_unit",
        "reasons": "Solo la intérprete de esa entidad habla su lengua.",
    }
    with pytest.raises(Forbidden):
        scene.do("analyst", "override_shield", **body)
    scene.do("decision_maker", "override_shield", **body)
    assert scene.told("override")[0]["reasons"] == body["reasons"]
    assert holds(cast.actor("focal_point", "focal_mincul"), scene.file_id, "place")


def test_new_words_open_the_file_and_the_old_ones_nothing(cast):
    from amparo.intake.errors import UnknownReceipt

    scene = admitted(cast)
    done = scene.do("analyst", "reissue_receipt", language="es", reasons=REASONS)
    words = done.shown["receipt"]
    assert "receipt" not in repr(done)

    back = enter(words, scene.at)
    assert back.standing.stage == "admitted"
    assert {term.code for term in back.standing.terms} >= {"assessment_ordinary"}
    with pytest.raises(UnknownReceipt):
        enter(scene.words, scene.at)


def test_a_revoked_receipt_is_told_nothing_more(cast):
    scene = admitted(cast)
    receipt = Receipt.objects.get(file_id=scene.file_id, standing="own")
    scene.do("analyst", "revoke_receipt", receipt=str(receipt.id), reasons=REASONS)
    assert not Receipt.objects.filter(file_id=scene.file_id, revoked_at=None).exists()
    before = Notice.objects.filter(receipt=receipt).count()
    scene.do("analyst", "send_message", text="Nadie lee esto.")
    assert Notice.objects.filter(receipt=receipt).count() == before


def test_she_takes_hold_of_a_file_that_somebody_asked_for_on_her_behalf(cast):
    scene = receive(cast, who_asks="relative")
    scene.do("intake_officer", "open_review")
    done = scene.do(
        "intake_officer", "reissue_receipt", language="es", takes_hold=True, reasons=REASONS
    )
    live = Receipt.objects.filter(file_id=scene.file_id, revoked_at=None).order_by("-standing")
    assert [one.standing for one in live] == ["own", "decoy"]
    keys = receipts.derive_keys(done.shown["receipt"])
    assert bytes(live[0].lookup) == sealing.receipt_lookup(keys.master)


def test_new_words_take_a_duress_word_of_their_own_and_end_the_earlier_one(cast):
    scene = receive(cast, duress="brasa")
    scene.do("intake_officer", "open_review")
    again = {"language": "es", "reasons": REASONS}
    words = scene.do("intake_officer", "reissue_receipt", duress="Orilla", **again).shown["receipt"]

    assert enter(f"{words} orilla", scene.at).decoy
    for typed in (f"{scene.words} brasa", f"{words} brasa"):
        with pytest.raises(UnknownReceipt):
            enter(typed, scene.at)
    with pytest.raises(Invalid) as refused:
        scene.do("intake_officer", "reissue_receipt", duress="dos palabras", **again)
    assert list(refused.value.fields) == ["duress"]


def test_new_words_may_stay_with_an_organisation_that_accompanies_and_are_seen_by_nobody_here(cast):
    scene = receive(cast)
    scene.do("intake_officer", "open_review")
    keeper = cast.actor("companion", "companion")
    done = scene.do(
        "intake_officer",
        "reissue_receipt",
        language="es",
        reasons=REASONS,
        kept_by=str(keeper.seats[0].desk_id),
    )
    assert done.shown == {}

    envelope = Envelope.objects.get(file_id=scene.file_id, kind="receipt", about=done.subject)
    assert [grant.holder_id for grant in envelope.grants.all()] == [keeper.seats[0].desk_id]
    opened = open_file(keeper, scene.file_id, "contact_person", scene.at, about=done.subject)
    words = opened.value("receipt", "words")["value"]
    assert enter(words, scene.at).number
    assert words not in str(ledger.entries_of(scene.file_id))


def test_no_words_stay_with_an_organisation_that_must_not_know(cast):
    keeper = cast.desk("companion")
    scene = receive(cast, must_not_know=[keeper.institution])
    scene.do("intake_officer", "open_review")
    with pytest.raises(MustNotKnow):
        scene.do(
            "intake_officer",
            "reissue_receipt",
            language="es",
            reasons=REASONS,
            kept_by=str(keeper.id),
        )


def test_no_desk_is_shown_a_decoy_among_the_receipts_or_may_end_it_alone(cast):
    scene = receive(cast)
    scene.do("intake_officer", "open_review")
    decoy = Receipt.objects.get(file_id=scene.file_id, standing="decoy")
    with pytest.raises((Invalid, NotVisible)):
        scene.do("intake_officer", "revoke_receipt", receipt=str(decoy.id), reasons=REASONS)
    decoy.refresh_from_db()
    assert decoy.revoked_at is None


def test_an_interpreter_is_booked_and_she_is_told_the_hour_and_not_the_name(cast):
    scene = admitted(cast)
    scene.do(
        "analyst",
        "book_interpreter",
        language="cni",
        starts_at=(scene.at + 24 * HOUR).isoformat(),
        what="interview",
        interpreter="Intérprete inventada 7",
    )
    booked = Appointment.objects.filter(case=scene.file_id).values().get()
    told = scene.told("appointment")[0]
    assert (told["interpreter"], "cni" in str(booked)) == ("cni", False)
    assert "inventada 7" not in str(told)


def test_a_note_is_kept_only_by_who_may_write_notes(cast):
    scene = admitted(cast)
    scene.do("analyst", "note", text="Nota reservada inventada.")
    assert [s.field for s in scene.open_for(scene.actor("analyst")).sheets("notes")] == ["note"]
    with pytest.raises(Forbidden):
        scene.do("intake_officer", "note", text="Nota reservada inventada.")
