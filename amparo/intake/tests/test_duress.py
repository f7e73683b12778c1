from dataclasses import replace
from datetime import timedelta
from threading import Thread

import pytest
from django.db import connection

from amparo.accounts.acts import system_act
from amparo.custody import receipts
from amparo.custody.models import Grant, Notice, Receipt, Sheet
from amparo.evidence.upload import SealedFile
from amparo.intake import flood, portal, returning, services
from amparo.intake.answers import AnswerCode
from amparo.intake.errors import AnswersNotUsable, NotForThisReceipt, UnknownReceipt
from amparo.intake.models import Answer, Request

WORD = "Brasá"


@pytest.fixture
def kept(as_portal, accepted, at):
    told = accepted(duress=WORD, reads_own="yes", danger_words="Palabras inventadas")
    return services.deposit(told, at=at)


def forced(kept, word=WORD):
    return f"{kept.words} {word}"


def as_staff():
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")


def warnings():
    as_staff()
    return Answer.objects.filter(code="duress")


def test_the_duress_word_opens_a_view_in_which_nothing_has_happened(kept, at):
    services.send_message(services.enter(kept.words, at), "Un mensaje inventado", at=at)
    as_staff()
    with system_act("admit", kept.file_id, at) as deed:
        deed.tell({"kind": "stage", "stage": "admitted", "track": "urgent"})
    back = services.enter(forced(kept), at + timedelta(days=9))

    assert (back.number, back.designation, back.decoy) == (kept.number, kept.designation, True)
    assert (back.standing.stage, back.standing.track) == ("received", "ordinary")
    assert back.standing.since == back.received_at == kept.acknowledged_at
    seen = back.standing
    assert (seen.terms, seen.messages, seen.measures, seen.opened, seen.history) == ((),) * 5
    assert (back.own_words, back.evidence, back.withdrawn) == (None, (), frozenset())


def test_capitals_accents_and_numbers_do_not_keep_her_from_the_harmless_view(kept, at):
    typed = "\n".join(f"{n}. {word}" for n, word in enumerate([*kept.receipt, "BRASA"], 1))
    assert services.enter(typed, at).decoy


def test_another_eleventh_word_is_a_wrong_receipt_and_pays_like_one(kept, at):
    for words in (forced(kept, "ceniza"), forced(kept, kept.receipt[0])):
        with pytest.raises(UnknownReceipt):
            services.enter(words, at)
    assert len(flood._wrong) == 2
    assert not warnings().exists()


def test_eleven_words_derive_as_much_as_ten(kept, at, monkeypatch):
    derived = []
    master = receipts.words_of.master
    monkeypatch.setattr(
        receipts.words_of, "master", lambda *given: derived.append(1) or master(*given)
    )
    services.enter(kept.words, at)
    services.enter(forced(kept), at)
    with pytest.raises(UnknownReceipt):
        services.enter(forced(kept, "ceniza"), at)
    assert len(derived) == 3


def test_the_session_of_a_harmless_view_never_opens_the_file(kept, at):
    secret, _ = services.begin_session(forced(kept), at)
    assert "master" not in str(returning.drafts.load(secret, "return", at))
    for minutes in (10, 30):
        back = services.resume(secret, at + timedelta(minutes=minutes))
        assert (back.decoy, back.standing.terms) == (True, ())


def test_nothing_can_be_said_or_sent_from_the_harmless_view(kept, at):
    back = services.enter(forced(kept), at)
    with pytest.raises(NotForThisReceipt):
        services.send_message(back, "No llegaría a nadie", at=at)
    with pytest.raises(NotForThisReceipt):
        services.withdraw_consent(back, "PNP", at=at)
    with pytest.raises(NotForThisReceipt):
        services.attach(back, SealedFile.__new__(SealedFile), at=at)
    with pytest.raises(NotForThisReceipt):
        services.answer(services.enter(kept.words, at), AnswerCode.DURESS, at=at)


def test_the_database_gives_a_decoy_its_number_and_arrival_and_nothing_else(kept, at):
    services.enter(forced(kept), at)
    lookup = receipts.derive_keys(forced(kept)).decoy
    row = portal.receipt(lookup)
    assert (row.standing, row.track, row.reads_own_words) == ("decoy", "ordinary", False)
    for read in (portal.envelopes, portal.sheets, portal.notices, portal.answers):
        assert not read(lookup)
    assert not portal.evidence(lookup)
    assert not portal.holders(lookup)


def test_a_use_warns_the_desk_once_an_hour_and_tells_her_receipt_nothing(kept, at):
    as_staff()
    before = Notice.objects.count()
    for minutes in (0, 20, 59, 61):
        services.enter(forced(kept), at + timedelta(minutes=minutes))
    given = warnings().order_by("written_at")
    assert [answer.written_at - at for answer in given] == [timedelta(0), timedelta(minutes=61)]
    assert {(one.file_id, one.sheet_id, one.subject) for one in given} == {(kept.file_id, None, "")}
    assert Notice.objects.count() == before
    assert "duress" not in str(services.enter(kept.words, at + timedelta(hours=2)))


def test_two_entries_at_one_instant_warn_once(kept, at):
    def enter():
        services.enter(forced(kept), at)
        connection.close()

    both = [Thread(target=enter) for _ in range(2)]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert warnings().count() == 1


def test_a_warning_that_cannot_be_kept_is_not_seen_by_whoever_forces_her(kept, at, caplog):
    as_staff()
    with connection.cursor() as cursor:
        cursor.execute("REVOKE INSERT ON intake_answer FROM amparo_portal")
        cursor.execute("SET ROLE amparo_portal")
    try:
        assert services.enter(forced(kept), at).decoy
    finally:
        as_staff()
        with connection.cursor() as cursor:
            cursor.execute("GRANT INSERT ON intake_answer TO amparo_portal")
    assert not warnings().exists()
    assert "could not be kept" in caplog.text


@pytest.mark.parametrize("changes", [{}, {"duress": WORD}, {"who_asks": "relative"}])
def test_every_receipt_has_one_decoy_whether_a_word_was_chosen_or_not(cast, accepted, at, changes):
    kept = services.deposit(accepted(**changes), at=at)
    rows = {row.standing: row for row in Receipt.objects.filter(file_id=kept.file_id)}
    decoy = rows.pop("decoy")
    (receipt,) = rows.values()
    assert decoy.beside == receipt.id
    assert (len(decoy.lookup), len(decoy.public)) == (len(receipt.lookup), len(receipt.public))
    assert (decoy.created_at, decoy.revoked_at) == (receipt.created_at, None)
    assert not Grant.objects.filter(holder_id=decoy.id).exists()
    assert not Notice.objects.filter(receipt=decoy).exists()


def test_a_proxy_who_is_forced_shows_a_harmless_view_too(as_portal, accepted, at):
    kept = services.deposit(accepted(who_asks="relative", duress=WORD), at=at)
    back = services.enter(forced(kept), at)
    assert (back.decoy, back.proxy, back.standing.messages) == (True, False, ())


def test_the_word_is_stored_nowhere_and_sealed_nowhere(cast, accepted, at):
    told = accepted(duress=WORD, account="Palabras inventadas")
    assert (told.duress, "duress" in told.answers) == (WORD, False)
    assert WORD not in repr(told)
    other = services.deposit(replace(told, duress=""), at=at)
    kept = services.deposit(told, at=at)

    def sheets(file_id):
        found = Sheet.objects.filter(envelope__file_id=file_id).order_by("envelope__kind")
        return [(one.envelope.kind, one.field, len(one.wire)) for one in found]

    assert sorted(sheets(kept.file_id)) == sorted(sheets(other.file_id))
    columns = [Request, Receipt, Answer]
    stored = str([list(model.objects.values()) for model in columns]).casefold()
    assert "brasa" not in stored
    assert "brasá" not in stored


@pytest.mark.parametrize("typed", ["dos palabras", "12345", "ab", "a-b"])
def test_a_duress_word_that_could_not_be_typed_back_is_told_at_its_question(accepted, typed):
    with pytest.raises(AnswersNotUsable) as refused:
        accepted(duress=typed)
    assert list(refused.value.fields) == ["duress"]
