from datetime import timedelta
from uuid import uuid4

import psycopg
import pytest
from django.db import connection

from amparo.accounts.acts import acting
from amparo.custody import installation, ledger, receipts, sealing, to_worker
from amparo.custody.errors import DoesNotMatch
from amparo.custody.models import Receipt
from amparo.custody.opening import open_file
from amparo.intake import flood, returning, services, speaking
from amparo.intake.answers import AnswerCode
from amparo.intake.errors import (
    AboutWhat,
    NotForThisReceipt,
    NothingSaid,
    TooLong,
    TooManyTries,
    ToWhom,
    UnknownReceipt,
)
from amparo.intake.models import Answer

ABSENT = "ábaco " * 9


def wrong_words(language="es"):
    return " ".join(receipts.words_of.new_receipt(language).words)


@pytest.fixture
def kept(as_portal, accepted, at):
    return services.deposit(accepted(), at=at)


@pytest.fixture
def proxys(as_portal, accepted, at):
    return services.deposit(accepted(who_asks="relative", reads_own="yes"), at=at)


def as_staff():
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")


def test_the_words_open_where_the_file_stands(kept, at):
    back = services.enter(kept.words, at)
    assert (back.number, back.standing.stage, back.standing.track) == (
        kept.number,
        "received",
        "urgent",
    )
    assert back.standing.next_term.code == "acknowledgement_urgent"
    assert back.standing.next_term.due_at == kept.due_at


def test_words_may_be_typed_in_capitals_without_accents_and_numbered(kept, at):
    typed = "\n".join(f"{n}. {word.upper()}" for n, word in enumerate(kept.receipt, start=1))
    assert services.enter(typed, at).number == kept.number


def test_a_typo_in_a_receipt_is_told_by_its_checksum_before_anything_is_derived(
    kept, at, monkeypatch
):
    installation.forget_cache()
    monkeypatch.setattr(installation, "receipt_salt", lambda: pytest.fail("derived"))
    words = list(kept.receipt)
    words[0], words[1] = words[1], words[0]
    if words[0] == words[1]:
        return
    with pytest.raises(receipts.ReceiptMistyped):
        services.enter(" ".join(words), at)


def test_an_unknown_word_is_told_by_its_place_and_not_repeated(kept, at):
    words = [*kept.receipt[:3], "canaryword", *kept.receipt[4:]]
    with pytest.raises(receipts.ReceiptWordUnknown) as refused:
        services.enter(" ".join(words), at)
    assert refused.value.params == {"positions": "4"}


def test_words_that_are_a_receipt_of_nobody_are_unknown(as_portal, at):
    with pytest.raises(UnknownReceipt):
        services.enter(wrong_words(), at)


def test_many_wrong_receipts_cost_the_guesser_and_never_the_depositor(kept, at, monkeypatch):
    monkeypatch.setattr(flood, "WRONG_PER_MINUTE", 0)
    monkeypatch.setattr(flood, "_PENITENTS", flood.BoundedSemaphore(1))
    flood._PENITENTS.acquire()
    with pytest.raises(TooManyTries):
        services.enter(wrong_words(), at)
    assert services.enter(kept.words, at).number == kept.number


def test_a_session_needs_the_words_once_and_lasts_half_an_hour(kept, at):
    secret, _ = services.begin_session(kept.words, at)
    assert services.resume(secret, at + timedelta(minutes=29)).number == kept.number
    assert services.resume(secret, at + timedelta(minutes=58)).number == kept.number
    assert services.resume(secret, at + timedelta(minutes=89)) is None


def test_a_closed_session_opens_nothing(kept, at):
    secret, _ = services.begin_session(kept.words, at)
    services.end_session(secret)
    assert services.resume(secret, at) is None


@pytest.mark.parametrize("secret", ["", "x", "é", "A" * 43, "A" * 5000])
def test_a_cookie_that_is_no_secret_opens_nothing(as_portal, at, secret):
    assert services.resume(secret, at) is None
    assert services.read_draft(secret, at) is None


def test_a_draft_is_no_session_and_a_session_is_no_draft(kept, at):
    draft = services.begin_draft("urgent", language="es", at=at)
    session, _ = services.begin_session(kept.words, at)
    assert services.resume(draft, at) is None
    assert services.read_draft(session, at) is None


def test_a_draft_keeps_what_was_typed_until_she_leaves(as_portal, at):
    secret = services.begin_draft("urgent", language="es", at=at)
    services.write_draft(secret, {"danger_now": "yes", "safe_hours": "x"}, at=at)
    services.write_draft(secret, {"safe_hours": None, "who_asks": "self"}, at=at, track="ordinary")
    draft = services.read_draft(secret, at)
    assert (dict(draft.raw), draft.track) == ({"danger_now": "yes", "who_asks": "self"}, "ordinary")
    services.end_draft(secret)
    assert services.read_draft(secret, at) is None
    assert services.write_draft(secret, {"danger_now": "no"}, at=at) is None


def test_her_own_words_come_back_only_where_she_chose_it(as_portal, accepted, at):
    silent = services.deposit(accepted(), at=at)
    reading = services.deposit(accepted(reads_own="yes", account="Palabras inventadas"), at=at)
    assert services.enter(silent.words, at).own_words is None
    assert services.enter(reading.words, at).own_words["account"] == "Palabras inventadas"


def test_a_message_reaches_the_desk_and_her_own_conversation(kept, at):
    services.send_message(services.enter(kept.words, at), "Un mensaje inventado", at=at)
    seen = services.enter(kept.words, at).standing.messages
    assert [(one.mine, one.text) for one in seen] == [(True, "Un mensaje inventado")]
    as_staff()


def test_a_message_is_read_by_the_officer_who_opens_the_file(kept, at, as_portal):
    services.send_message(services.enter(kept.words, at), "Un mensaje inventado", at=at)
    as_staff()
    officer = as_portal.actor("intake_officer")
    opened = open_file(officer, kept.file_id, "intake_review", at)
    assert opened.value("mailbox", "message")["text"] == "Un mensaje inventado"
    row = Answer.objects.get(file_id=kept.file_id)
    assert (row.code, row.applied_at) == ("message", None)


def test_who_opened_the_file_is_shown_to_her(kept, at, as_portal):
    as_staff()
    open_file(as_portal.actor("intake_officer"), kept.file_id, "intake_review", at)
    seen = services.enter(kept.words, at).standing.opened
    assert [(one.role, one.purpose) for one in seen] == [("intake_officer", "intake_review")]


@pytest.mark.parametrize(
    ("text", "refusal"), [("", NothingSaid), ("  \n ", NothingSaid), ("x" * 20_001, TooLong)]
)
def test_a_message_of_nothing_or_too_much_is_refused_with_the_reason(kept, at, text, refusal):
    with pytest.raises(refusal):
        services.send_message(services.enter(kept.words, at), text, at=at)


def told_of_a_measure(cast, kept, at, **more):
    as_staff()
    officer = cast.actor("intake_officer")
    measure = uuid4()
    with acting(officer, "open_review", kept.file_id, at) as deed:
        deed.tell({"kind": "measure", "id": str(measure), "type": "patrol", "state": "proposed"})
        for line in more.get("lines", ()):
            deed.tell({"measure_id": str(measure), **line})
    return measure


def test_she_agrees_and_later_says_that_the_patrol_never_came(kept, at, as_portal):
    measure = told_of_a_measure(as_portal, kept, at)
    later = at + timedelta(hours=1)
    services.answer(services.enter(kept.words, at), "agree", at=later, about=measure)
    services.answer(services.enter(kept.words, at), AnswerCode.CONTEST, at=later, about=measure)
    (seen,) = services.enter(kept.words, later).standing.measures
    assert (seen.agreed, seen.arrived) == ("yes", "no")


def test_an_answer_about_an_order_is_about_its_measure(kept, at, as_portal):
    order = uuid4()
    lines = [{"kind": "order", "order_id": str(order), "institution": "PNP", "reveals": ["place"]}]
    told_of_a_measure(as_portal, kept, at, lines=lines)
    later = at + timedelta(hours=1)
    back = services.enter(kept.words, at)
    services.answer(back, "helped", at=later, about=order, extra={"helped": "partly"})
    (seen,) = services.enter(kept.words, later).standing.measures
    assert (seen.helped, seen.orders[0].reveals) == ("partly", ("place",))
    assert Answer.objects.get(code="helped").subject == "partly"


def test_an_answer_about_somebody_elses_measure_is_refused(kept, at):
    with pytest.raises(NotForThisReceipt):
        services.answer(services.enter(kept.words, at), "agree", at=at, about=uuid4())


def test_an_answer_that_needs_a_measure_says_so(kept, at):
    with pytest.raises(AboutWhat):
        services.answer(services.enter(kept.words, at), "agree", at=at)


def test_consent_is_withdrawn_by_recipient_and_never_in_free_words(kept, at):
    services.withdraw_consent(services.enter(kept.words, at), "PNP", at=at)
    assert services.enter(kept.words, at).withdrawn == {"PNP"}
    with pytest.raises(ToWhom):
        services.withdraw_consent(services.enter(kept.words, at), "mi vecino", at=at)


def test_neither_her_row_nor_its_entry_says_from_whom_consent_is_withdrawn(kept, at):
    services.withdraw_consent(services.enter(kept.words, at), "DEVIDA", at=at)
    as_staff()
    row = Answer.objects.get(file_id=kept.file_id)
    others = {name: value for name, value in vars(row).items() if name != "for_worker"}
    entries = [one.leaf for one in ledger.entries_of(kept.file_id)]

    assert "DEVIDA" not in str(others)
    assert not any(b"DEVIDA" in leaf for leaf in entries)
    assert b"DEVIDA" not in bytes(row.for_worker)
    assert to_worker.read(row.id, bytes(row.for_worker)) == "DEVIDA"
    with pytest.raises(DoesNotMatch):
        to_worker.read(uuid4(), bytes(row.for_worker))


def test_a_proxy_writes_and_reads_only_its_own(proxys, at, as_portal):
    told_of_a_measure(as_portal, proxys, at)
    with acting(as_portal.actor("intake_officer"), "open_review", proxys.file_id, at) as deed:
        deed.tell({"kind": "message", "text": "Solo para ella", "from_role": "analyst"})
    services.send_message(services.enter(proxys.words, at), "Escribe el familiar", at=at)
    back = services.enter(proxys.words, at)
    assert back.proxy
    assert (back.standing.measures, back.standing.opened, back.own_words) == ((), (), None)
    assert [one.text for one in back.standing.messages] == ["Escribe el familiar"]


@pytest.mark.parametrize("code", ["agree", "object", "confirm", "worse"])
def test_a_proxy_does_not_decide_for_her(proxys, at, code):
    back = services.enter(proxys.words, at)
    with pytest.raises(NotForThisReceipt):
        speaking._answer(back, AnswerCode(code), at, text="no")


def new_words(cast, kept, at, *, ending):
    """Do as the desk does: end the receipts of one standing, and hand over new words of her own."""
    as_staff()
    issued = receipts.issue("es")
    officer = cast.actor("intake_officer")
    with acting(officer, "reissue_receipt", kept.file_id, at) as deed:
        for earlier in Receipt.objects.filter(file_id=kept.file_id, standing=ending):
            deed.revoke_receipt(earlier)
        receipt = sealing.new_receipt(kept.file_id, issued.master, at)
        deed.add_receipt(receipt, sealing.new_decoy(receipt, issued.master), ["mailbox"])
    return " ".join(issued.words)


def test_when_she_takes_hold_the_proxys_words_open_nothing_more(proxys, at, as_portal):
    words = new_words(as_portal, proxys, at, ending="proxy")
    with pytest.raises(UnknownReceipt):
        services.enter(proxys.words, at)
    back = services.enter(words, at)
    assert (back.proxy, back.number) == (False, proxys.number)
    services.send_message(back, "Ahora hablo yo", at=at)


def test_a_receipt_that_ended_ends_the_session_that_was_open(kept, at, as_portal):
    secret, _ = services.begin_session(kept.words, at)
    words = new_words(as_portal, kept, at, ending="own")
    assert services.resume(secret, at) is None
    assert services.enter(words, at).number == kept.number


TABLES = (
    "intake_request",
    "intake_answer",
    "evidence_blob",
    "custody_receipt",
    "custody_envelope",
    "custody_grant",
    "custody_sheet",
    "custody_notice",
    "custody_opening",
    "accounts_member",
    "accounts_desk",
    "accounts_session",
    "accounts_statement",
    "ledger_entry",
    "agenda_deadline",
)


VERBS = (
    "SELECT 1 FROM {}",
    "UPDATE {} SET file_id = file_id",
    "DELETE FROM {}",
    "TRUNCATE {}",
)


@pytest.mark.parametrize("verb", VERBS)
def test_the_portals_role_reads_changes_and_removes_no_row(connected_as, verb):
    portal = connected_as("portal")
    for table in TABLES:
        with pytest.raises(psycopg.Error) as refused:
            portal.execute(verb.format(table))
        # No privilege, or, for the few tables without that column, no such column.
        assert refused.value.sqlstate in {"42501", "42703"}, table


def test_one_receipts_lookup_reads_nothing_of_another_file(kept, accepted, at, as_portal):
    other = services.deposit(accepted(), at=at)
    lookup = returning.held_by(services.enter(other.words, at)).keys.lookup
    with connection.cursor() as cursor:
        for name in ("receipt", "envelopes", "sheets", "notices", "answers", "evidence", "holders"):
            query = f"SELECT * FROM portal_{name}(%s::bytea)"  # noqa: S608 - names from above
            cursor.execute(query, [lookup])
            assert str(kept.file_id) not in str(cursor.fetchall())
            cursor.execute(query, [b"\x00" * 32])
            assert cursor.fetchall() == []
