"""A word typed or sent anywhere is found nowhere, on whatever way it went, and comes back only by opening."""

import re
import tempfile
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.leaks import at_the_portal, places
from tests.leaks.at_the_desk import ENDINGS, Members, end_others, sign_in, work_on
from tests.leaks.at_the_errors import Errors
from tests.leaks.forms import without
from tests.leaks.planting import MEGABYTE, Canaries
from tests.processes import descendants
from tests.visitor import Visitor

# A demonstration's own secrets are known to everybody, and stand in these files on purpose.
KNOWN = ("demo.json", "secrets/demonstration.json")


@dataclass
class Planted:
    """What was planted: the words, who wrote them, what went wrong on purpose; `before`, of temporary folders."""

    canaries: Canaries
    members: Members
    errors: list
    receipts: dict
    file_id: str
    before: dict


@pytest.fixture(scope="module")
def planted(installation):
    """Canaries in everything that anybody may type or send, left there: drafts, sessions and views stay open."""
    before, canaries = places.shared_folders(), Canaries()
    with installation.public() as public:
        content = at_the_portal.deposit_schema(public)
        urgent = at_the_portal.deposit(public, canaries, content, "api urgent")
        ordinary = at_the_portal.deposit(
            public, canaries, content, "api ordinary", **at_the_portal.ORDINARY
        )
        at_the_portal.write_with(public, canaries, ordinary["receipt"])
        members = Members(installation, canaries)
        file_id = work_on(members, urgent["number"], saying(public, canaries, members))
        others = [
            at_the_portal.deposit(public, canaries, content, f"api {end}")["number"]
            for end in ENDINGS
        ]
        end_others(members, others)
    _, words = at_the_portal.ask_by_pages(installation.portal, canaries)
    at_the_portal.come_back_by_pages(installation.portal, canaries, words)
    leave_a_draft(installation, canaries)
    errors = Errors(installation, canaries, content, ordinary["receipt"]).all()
    for member in installation.members:
        canaries.needles.add("token", [member["token"].encode()])
    receipts = {"api": ordinary, "page": words}
    return Planted(canaries, members, errors, receipts, file_id, before)


def saying(public, canaries, members):
    def says(code, about):
        body = {
            "receipt": members.receipt,
            "code": code,
            "about": about,
            "text": canaries.at(f"api: {code}"),
        }
        answer = public.post("receipt/answers", json=body)
        assert answer.status_code == 201, answer.text

    return says


def leave_a_draft(installation, canaries):
    visitor = Visitor(installation.portal)
    assert at_the_portal.fill_pages(visitor, canaries, "draft", last=12) == 12
    canaries.cookie("draft cookie", visitor.cookies["__Host-portal-draft"])


@pytest.fixture
def scratch():
    """A folder for the search itself, apart from what is searched."""
    with tempfile.TemporaryDirectory(prefix="amparo-search-") as folder:
        yield Path(folder)


def left_in(planted, installation, files, scratch):
    found = planted.canaries.needles.in_files(files, scratch)
    known = {str(installation.home / name): {"token"} for name in KNOWN}
    return without(found, known)


def test_words_are_planted_in_every_act_page_and_error(planted):
    codes = set(planted.members.done)
    assert len(codes) >= 37, sorted(codes)
    assert len(planted.canaries.places) > 400
    assert {status for _, status, _ in planted.errors} >= {
        400,
        401,
        403,
        404,
        405,
        413,
        422,
        503,
    }


def test_nothing_is_found_in_any_table_as_text_or_as_bytes(planted, installation, scratch):
    (scratch / "tables").mkdir()
    files = places.database(installation.home, scratch / "tables")
    assert left_in(planted, installation, files, scratch) == {}


def test_nothing_is_found_in_the_data_folder_with_the_log_of_changes_and_the_files_sent(
    planted, installation, scratch
):
    files = places.data_folder(installation.home)
    assert any("pg_wal" in path.parts for path in files)
    assert any("evidence" in path.parts for path in files)
    assert left_in(planted, installation, files, scratch) == {}


def test_nothing_is_found_in_the_output_of_any_process(planted, installation, scratch):
    files = places.output(installation.home)
    assert "OperationalError" in files[0].read_text()
    assert left_in(planted, installation, files, scratch) == {}


def test_nothing_is_found_in_temporary_folders_and_shared_memory(planted, installation, scratch):
    files = places.temporary(planted.before, {installation.home.parent, scratch})
    assert left_in(planted, installation, files, scratch) == {}


def test_no_process_writes_its_memory_to_a_core_file(installation):
    for pid in descendants(installation.process.pid) - {installation.process.pid}:
        limits = Path(f"/proc/{pid}/limits").read_text()
        assert "Max core file size        0                    0 " in limits, limits


# The page with the question, and the one where words or an address were typed wrongly, show them to who typed them.
# While the database is out of reach, her page is the one place that keeps what she typed.
SHOWN_BACK = {"unknown question", "no view", "no member", "no database, page"}


def test_no_refusal_repeats_what_was_sent(planted):
    repeated = {
        what: planted.canaries.places_in(body)
        for what, _, body in planted.errors
        if what not in SHOWN_BACK and planted.canaries.mark in body
    }
    assert repeated == {}


def test_no_fault_of_ours_was_provoked_and_a_database_out_of_reach_is_said(planted):
    assert {what for what, status, _ in planted.errors if status == 500} == set()
    unavailable = {what for what, status, _ in planted.errors if status == 503}
    assert unavailable >= {"no database", "no database, page", "no database, desk"}


# The word for when somebody forces her is kept as what it derives, so that no desk can read it either.
READ_BY_NOBODY = {"api urgent: duress"}


def test_a_member_who_opens_reads_every_word_of_the_request(planted):
    opened = planted.members.open("intake_officer", planted.file_id, "intake_review")
    asked = {
        place for place in planted.canaries.places.values() if place.startswith("api urgent: ")
    }
    assert len(asked) > 20
    assert asked - planted.canaries.places_in(opened) == asked & READ_BY_NOBODY


def test_a_member_who_opens_reads_what_she_wrote_and_the_names_of_her_files(planted):
    members, ordinary = planted.members, planted.receipts["api"]
    opened = members.open("intake_officer", members.file(ordinary["number"]), "intake_review")
    found = planted.canaries.places_in(opened)
    assert {"api: message", "api: complaint", "api: complete", "api: withdraw_consent"} <= found
    assert {"api: file: name", "api: file: note"} <= found


def test_a_member_who_opens_reads_what_an_institution_was_asked_and_what_it_answered(planted):
    members = planted.members
    listed = members.client("analyst").get("information-requests").json()["items"]
    ours = [one for one in listed if one["file_id"] == planted.file_id]
    answered = next(one["id"] for one in ours if one["state"] == "answered")
    opened = members.client("analyst").post(
        f"information-requests/{answered}/open", json={"purpose": "assessment_work"}
    )
    found = planted.canaries.places_in(opened.text)
    assert {
        "desk request_information: text",
        "desk request_information: district",
        "desk answer_information: text",
    } <= found


def test_a_member_who_opens_downloads_the_very_bytes_of_a_file(planted, installation):
    file_id = planted.members.file(planted.receipts["api"]["number"])
    visitor, address = (
        sign_in(installation, "intake_officer", planted.canaries),
        f"/expedientes/{file_id}/",
    )
    purpose = {"purpose": "intake_review"}
    visitor.post(address + "abrir", purpose, token=visitor.token_of(address + "papeles"))
    links = re.findall(rf'href="({address}papeles/[^"]+)"', visitor.get(address + "papeles").text)
    password = {"password": installation.member("intake_officer")["password"]}
    sent = [visitor.post(f"/confirmar?to={link}", password).text for link in links]
    assert [len(one) > 2.5 * MEGABYTE for one in sent] == [True]
    assert planted.canaries.places_in(sent[0]) == {"api: file"}


def test_she_reads_her_own_words_with_her_receipt_when_she_chose_it(planted, installation):
    with installation.public() as public:
        seen = public.post("receipt", json={"receipt": planted.receipts["api"]["receipt"]}).text
    found = planted.canaries.places_in(seen)
    assert {"api: message", "api ordinary: account", "api ordinary: protected_name"} <= found
