import hashlib
from datetime import timedelta

import pytest
from django.core import serializers
from django.db import connection

from amparo.accounts.acts import NotYourAct
from amparo.claims import services as claims
from amparo.claims.facts import DoingFacts, ObligationFacts, VoiceFacts
from amparo.claims.models import Proposal
from amparo.claims.selectors import matching_parties
from amparo.custody import ledger, verification
from amparo.kernel.workflow import IllegalMove
from amparo.statements import binding, models
from amparo.statements.acts import publishing, reviewing, signing
from amparo.statements.errors import (
    CheckFinds,
    NobodySigned,
    NoSuchStatement,
    NotReviewed,
    ReviewBlocks,
    SignatoriesNotReviewed,
    SigningClosed,
    StillUnderEmbargo,
)
from amparo.statements.pairing import counterparts
from amparo.statements.selectors import statements
from amparo.statements.since import since
from amparo.statements.tests.scene import SECRET, TEXTS

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_statement_goes_from_draft_to_twelve_signatures_and_its_demands_are_proposed_as_claims(
    scene,
):
    scene.written().reviewed().circulated()
    for number in range(11):
        scene.signs(f"Organización inventada {number + 1}")
    scene.signs(SECRET, anonymous=True)
    published = {row.language: row for row in scene.published()}
    assert scene.statement.stage == "published"
    assert published["es"].signed_by == [f"Organización inventada {n + 1}" for n in range(11)]
    assert published["en"].unnamed == 1
    assert "and one organisation that is not named" in published["en"].text
    sources = publishing.enter_in_library(
        scene.coordinator, scene.statement_id, "Coalición inventada", scene.later()
    )
    assert len(sources) == 2
    asked = Proposal.objects.get(source_id__in=sources, kind="request")
    (answer,) = counterparts(asked)
    assert (answer.language, answer.words) == ("en", TEXTS["en"][1].split(" We express")[0])
    assert counterparts(answer.proposal)[0].proposal == asked
    assert matching_parties(["Coalición inventada"]) == ["coalicion_inventada"]
    assert since(scene.statement) == []


def test_what_a_published_statement_asked_moves_with_what_is_done_and_said_after_it(scene):
    record = scene.asked()
    assert [(one.claim, one.standing()) for one in since(scene.statement)] == [
        (record.asked, "unfollowed"),
        (record.worried, "said"),
    ]
    claims.owe(record.documenter, record.asked.id, ObligationFacts(scale="own"), scene.later())
    assert since(scene.statement)[0].standing() == "still"
    day, month = scene.at.date(), scene.at.date().replace(day=1)
    scene.later(days=2)
    shown = {"citation": record.place, "words_es": "Palabras inventadas."}
    record.says(VoiceFacts, speaker="state", stance="done", on=day - timedelta(days=1), **shown)
    wrong = record.says(DoingFacts, on=day, **shown)
    right = record.says(DoingFacts, on=day, replaces=wrong.id, **shown)
    voice = record.says(
        VoiceFacts, speaker="state", stance="partly", on=month, precision="month", **shown
    )
    moved = since(scene.statement)[0]
    assert (moved.standing(), moved.doings, moved.voices) == ("moved", (right,), (voice,))


def test_nothing_sealed_of_a_statement_stands_in_a_clear_row(scene):
    scene.written().reviewed().circulated()
    scene.signs(SECRET, anonymous=True)
    rows = [
        row
        for model in (models.Statement, models.Signatory, models.Review, models.StatementText)
        for row in model.objects.all()
    ]
    clear = serializers.serialize("json", rows)
    assert SECRET not in clear
    assert TEXTS["es"][0] not in clear


def test_nobody_who_holds_the_rows_can_try_what_a_draft_said_and_anybody_can_check_what_was_published(
    scene,
):
    scene.written()
    draft = "Palabras inventadas de un borrador que nadie publicó."
    tried = hashlib.sha256(f"{TEXTS['es'][0]}\n\n{draft}".encode()).digest()
    one, again = (scene.write("es", TEXTS["es"][0], draft) for _ in range(2))
    assert len({bytes(one.digest), bytes(again.digest), tried}) == 3
    scene.write("es", *TEXTS["es"])
    scene.reviewed().circulated()
    signed = scene.signs("Organización inventada 1")
    for published in scene.published():
        bound = binding.shown(published)
        assert bound.signed == "\n\n".join(TEXTS[published.language])
        checked = hashlib.sha256(bound.salt + bound.signed.encode()).digest()
        assert checked in [bytes(digest) for digest in signed.digests]
    assert not models.Binding.objects.filter(version__in=[one, again]).exists()


def test_who_signs_without_a_name_is_named_nowhere_after_publication(scene):
    scene.written().reviewed().circulated()
    scene.signs("Organización inventada 1")
    scene.signs(SECRET, anonymous=True)
    scene.published()
    assert SECRET not in serializers.serialize("json", models.Publication.objects.all())


def test_a_text_goes_out_only_when_both_reviews_clear_these_very_texts(scene):
    scene.written().reviewed(kinds=("legal",))
    with pytest.raises(NotReviewed):
        scene.circulated()
    scene.reviewed(kinds=("safety",)).circulated()


def test_a_review_of_other_words_no_longer_counts(scene):
    scene.written().reviewed()
    scene.write("es", TEXTS["es"][0], "Otras palabras inventadas.")
    with pytest.raises(NotReviewed):
        scene.circulated()


def test_a_review_that_blocks_holds_the_text_back_until_it_is_settled(scene):
    scene.written().reviewed().reviewed("blocked", kinds=("safety",))
    with pytest.raises(ReviewBlocks):
        scene.circulated()
    scene.reviewed(kinds=("safety",))
    scene.circulated()


def test_a_country_of_those_who_sign_that_nobody_reviewed_holds_the_publication_back(scene):
    scene.written().reviewed().circulated()
    scene.signs("Organización inventada 1")
    scene.reviewed(about="Muestra", kinds=("legal",)).reviewed(about="Otro país inventado")
    with pytest.raises(SignatoriesNotReviewed):
        scene.published_as_reviewed()
    scene.reviewed("blocked", about="muestra", kinds=("safety",)).reviewed(about="Otro país")
    with pytest.raises(ReviewBlocks):
        scene.published_as_reviewed()
    scene.reviewed(about="Muestra", kinds=("safety",))
    assert scene.published_as_reviewed()


def test_what_the_check_before_publication_finds_holds_the_text_back_until_somebody_says_why(
    scene,
):
    scene.written()
    scene.write("es", TEXTS["es"][0], "Lo dijimos el 31 de abril de 2025 (inventado).")
    scene.reviewed()
    with pytest.raises(CheckFinds):
        scene.circulated()
    scene.circulated(despite="Así se cita (inventado).")
    (sealed,) = [value for value in scene.words().values() if "found" in value]
    assert sealed["text"] == "Así se cita (inventado)."
    assert [one["language"] for one in sealed["found"]] == ["es"]
    noted = [
        entry for entry in ledger.entries_of(scene.statement_id) if "check_found" in str(entry)
    ]
    assert len(noted) == 1


def test_signatures_of_an_earlier_text_are_not_counted_for_another(scene):
    scene.written().reviewed().circulated()
    scene.signs("Organización inventada 1")
    reviewing.send_back(scene.advocate, scene.statement_id, "Cambió un hecho.", scene.later())
    scene.write("es", TEXTS["es"][0], TEXTS["es"][1] + " Y otra frase inventada.")
    reviewing.ask_review(scene.advocate, scene.statement_id, scene.later())
    assert signing.counting(scene.statement) == []


def test_a_signature_taken_back_is_not_counted_and_stays_written(scene):
    scene.written().reviewed().circulated()
    one = scene.signs("Organización inventada 1")
    signing.withdraw_signature(scene.advocate, one.id, "Nos lo pidieron.", scene.later())
    with pytest.raises(NobodySigned):
        scene.published()
    assert models.Signatory.objects.get(id=one.id).withdrawn_at is not None


def test_nothing_is_published_under_embargo_nor_signed_after_the_last_day(scene):
    until = scene.at + timedelta(days=2)
    scene.written().reviewed().circulated(
        embargo_until=until, closes_at=scene.at + timedelta(days=1)
    )
    scene.signs("Organización inventada 1")
    with pytest.raises(StillUnderEmbargo):
        scene.published()
    scene.later(days=3)
    with pytest.raises(SigningClosed):
        scene.signs("Organización inventada 2")
    assert scene.published()


def test_an_invitation_opens_the_text_that_circulates_and_nothing_else(scene):
    from amparo.custody.models import Grant

    scene.written().reviewed().circulated()
    who = signing.Organisation("Organización inventada")
    made, words = signing.invite(scene.advocate, scene.statement_id, who, scene.later())
    held = Grant.objects.filter(holder_id=made.receipt_id).values_list("envelope_id", flat=True)
    assert list(held) == [scene.statement.circulated_id]
    assert len(words.split()) == 10


def test_a_desk_that_has_no_part_in_it_learns_nothing_of_a_statement(scene, cast):
    scene.written()
    outsider = cast.actor("litigator")
    assert not statements(outsider).filter(id=scene.statement_id).exists()
    with pytest.raises(NoSuchStatement):
        reviewing.ask_review(outsider, scene.statement_id, scene.later())
    with pytest.raises(NotYourAct):
        publishing.publish(scene.advocate, scene.statement_id, {}, scene.later())


def test_a_draft_is_not_published_before_it_circulated(scene):
    scene.written().reviewed()
    with pytest.raises((IllegalMove, NobodySigned)):
        scene.published()


def test_an_organisation_signs_at_the_public_door_and_the_worker_counts_it_once(scene):
    from amparo.signing import services as door
    from amparo.signing.errors import AnsweredAlready
    from amparo.statements import sweeps

    scene.written().reviewed().circulated()
    who = signing.Organisation("Organización inventada")
    made, words = signing.invite(scene.advocate, scene.statement_id, who, scene.later())
    read = door.read(words, scene.later())
    assert {one.language: (one.title, one.text) for one in read.texts} == TEXTS
    hand = door.Hand("Persona inventada", "Directora", authorised=True)
    proof = door.sign(read, hand, scene.later(), anonymous=True)
    with pytest.raises(AnsweredAlready):
        door.sign(door.read(words, scene.later()), hand, scene.later())
    assert [sweeps.run(scene.later()), sweeps.run(scene.later())] == [1, 0]
    counted = signing.counting(scene.statement)
    assert [(one.id, one.anonymous, one.means) for one in counted] == [
        (made.id, True, "invitation")
    ]
    assert bytes(counted[0].proof).hex() == proof
    sealed = scene.words(scene.advocate)[counted[0].hand_sheet_id]
    assert sealed["person"] == "Persona inventada"


def test_what_was_signed_at_the_public_door_and_still_waits_is_counted_before_publication(scene):
    from amparo.signing import services as door
    from amparo.signing.models import Signature
    from amparo.statements import sweeps

    scene.written().reviewed().circulated()
    for number in (1, 2):
        who = signing.Organisation(f"Organización inventada {number}")
        _made, words = signing.invite(scene.advocate, scene.statement_id, who, scene.later())
        hand = door.Hand("Persona inventada", "Directora", authorised=True)
        door.sign(door.read(words, scene.later()), hand, scene.later(), anonymous=number == 2)
    with connection.cursor() as cursor:
        cursor.execute("SET ROLE amparo_desk")
        published = scene.published()
        cursor.execute("RESET ROLE")
    assert {(tuple(row.signed_by), row.unnamed) for row in published} == {
        (("Organización inventada 1",), 1)
    }
    assert not Signature.objects.filter(applied_at=None).exists()
    assert sweeps.run(scene.later()) == 0
    assert verification.verify().faults == []


def test_an_invitation_taken_back_opens_nothing(scene):
    from amparo.signing import services as door
    from amparo.signing.errors import UnknownInvitation

    scene.written().reviewed().circulated()
    who = signing.Organisation("Organización inventada")
    made, words = signing.invite(scene.advocate, scene.statement_id, who, scene.later())
    signing.end_invitation(scene.advocate, made.id, scene.later())
    with pytest.raises(UnknownInvitation):
        door.read(words, scene.later())


def test_what_proves_a_signature_lets_nobody_who_holds_the_rows_try_who_wrote_it(scene):
    scene.written().reviewed().circulated()
    who = signing.Organisation("Organización inventada")
    hand = signing.Hand("Persona inventada", "Directora", "Carta del 3 de marzo")
    for paper in (b"", b"Carta inventada"):
        at = scene.later()
        made = signing.record_signature(
            scene.advocate, scene.statement_id, who, hand, "letter", at, paper=paper
        )
        guesses = [hashlib.sha256(text).digest() for text in (paper, hand.proof.encode())]
        assert bytes(made.proof) not in guesses
        told = scene.words(scene.advocate)[made.hand_sheet_id]
        assert told["paper"] == (hashlib.sha256(paper).hexdigest() if paper else "")


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE statements_signatory SET anonymous = NOT anonymous",
        "UPDATE statements_publication SET text = text || 'x'",
        "UPDATE statements_review SET for_all = NOT for_all",
        "UPDATE statements_statement SET closes_at = now()",
        "DELETE FROM statements_statementmove",
    ],
)
def test_a_statement_changed_by_hand_is_named_by_the_verification_of_the_ledger(
    scene, connected_as, change
):
    scene.written().reviewed().circulated()
    scene.signs(SECRET, anonymous=True)
    scene.published()
    assert verification.verify().faults == []
    connected_as("owner").execute(change)
    told = f"joint statement {scene.statement_id} is not the one that was recorded"
    assert verification.verify().faults == [told]
