"""What somebody with every right over the database changes is found by `amparo ledger verify`, or does not open."""

import json
import os
import subprocess
import sys
import threading
import time
from contextlib import contextmanager

import pytest
from psycopg import sql

from tests.processes import owner

# What is changed, what verification says of it; each on a row of its own kind, so that all are done at once.
CHANGED = {
    "a sealed value": (
        "UPDATE custody_sheet SET wire = set_byte(wire, 40, get_byte(wire, 40) # 1) WHERE id = {sheet}",
        "sheet {sheet} is not the one that was recorded",
    ),
    "a sealed value put back to an older version": (
        "UPDATE custody_sheet SET version = version + 1 WHERE id = {older}",
        "sheet {older} is not the one that was recorded",
    ),
    "a removed value": ("DELETE FROM custody_sheet WHERE id = {gone}", "sheet {gone} was removed"),
    "a swapped key": (
        "UPDATE custody_grant SET wrapped = (SELECT wrapped FROM custody_grant WHERE id = {other}) WHERE id = {grant}",
        "grant {grant} is not the one that was recorded",
    ),
    "a grant nobody gave": (
        "INSERT INTO custody_grant (id, envelope_id, holder_id, holder_kind, key_version, wrapped, purpose, granted_at)"
        " SELECT gen_random_uuid(), envelope_id, gen_random_uuid(), holder_kind, key_version, wrapped, 'made_up',"
        " granted_at FROM custody_grant WHERE id = {other}",
        "is not in the ledger, or should be gone",
    ),
    "a receipt that reads more": (
        "UPDATE custody_receipt SET reads_own_words = NOT reads_own_words WHERE id = {receipt}",
        "receipt {receipt} is not the one that was recorded",
    ),
    "a line to her removed": (
        "DELETE FROM custody_notice WHERE id = {notice}",
        "notice {notice} was removed",
    ),
    "a desk's key": (
        "UPDATE accounts_deskkey SET public = sha256(public) WHERE id = {key}",
        "is not the one the directory states",
    ),
    "a membership": (
        "UPDATE accounts_membership SET role = 'auditor' WHERE id = {seat}",
        "is not one the directory states",
    ),
}
KEPT = (
    "custody_sheet", "custody_grant", "custody_receipt", "custody_notice", "accounts_deskkey", "accounts_membership",
)  # fmt: skip
PICKED = {
    "sheet": "SELECT id FROM custody_sheet ORDER BY id LIMIT 1",
    "older": "SELECT id FROM custody_sheet ORDER BY id OFFSET 1 LIMIT 1",
    "gone": "SELECT id FROM custody_sheet ORDER BY id OFFSET 2 LIMIT 1",
    "grant": "SELECT id FROM custody_grant ORDER BY id LIMIT 1",
    "other": "SELECT id FROM custody_grant ORDER BY id OFFSET 1 LIMIT 1",
    "receipt": "SELECT id FROM custody_receipt ORDER BY id LIMIT 1",
    "notice": "SELECT id FROM custody_notice ORDER BY id LIMIT 1",
    "key": "SELECT id FROM accounts_deskkey ORDER BY id LIMIT 1",
    "seat": "SELECT id FROM accounts_membership ORDER BY id LIMIT 1",
}


@pytest.fixture
def verify(house):
    """A function that runs `amparo ledger verify` on the installation and returns its faults."""

    def run():
        command = [
            sys.executable,
            "-m",
            "amparo.config",
            "ledger",
            "verify",
            "--json",
            "--data",
            str(house.home),
        ]
        done = subprocess.run(
            command, env={"PATH": os.environ["PATH"]}, capture_output=True, text=True, check=False
        )
        told = json.loads(done.stdout)
        assert done.returncode == (1 if told["faults"] else 0), done.stderr
        return told["faults"]

    return run


def some_entries(house, public, example):
    """Deposit some requests and wait until the worker has entered them, so that nothing is written meanwhile."""
    for _ in range(4):
        assert public.post("requests", json=example).status_code == 201
    waiting = "SELECT count(*) FROM intake_request WHERE id NOT IN (SELECT id FROM registry_case)"
    with owner(house.home) as connection:
        end = time.monotonic() + 60
        while connection.execute(waiting).fetchone()[0]:
            assert time.monotonic() < end
            time.sleep(0.1)


@pytest.fixture
def administrator(house, public, example):
    """The owner's connection, with some files there; every row that was there before is put back afterwards."""
    some_entries(house, public, example)
    tables = [sql.Identifier(name) for name in KEPT]
    with owner(house.home) as connection:
        connection.execute(
            "SET session_replication_role = replica"
        )  # no cascade while rows are put back
        connection.execute("CREATE SCHEMA kept")
        for table in tables:
            connection.execute(sql.SQL("CREATE TABLE kept.{0} AS TABLE public.{0}").format(table))
        yield connection
        connection.execute("DELETE FROM custody_grant WHERE purpose = 'made_up'")
        for table in tables:
            connection.execute(
                sql.SQL("DELETE FROM {0} WHERE id IN (SELECT id FROM kept.{0})").format(table)
            )
            connection.execute(
                sql.SQL("INSERT INTO {0} OVERRIDING SYSTEM VALUE SELECT * FROM kept.{0}").format(
                    table
                )
            )
        connection.execute("DROP SCHEMA kept CASCADE")


def test_each_row_changed_removed_added_or_swapped_behind_the_ledger_is_named(
    administrator, verify
):
    assert verify() == []
    ids = {name: str(administrator.execute(query).fetchone()[0]) for name, query in PICKED.items()}
    quoted = {name: f"'{value}'" for name, value in ids.items()}
    for statement, _ in CHANGED.values():
        assert administrator.execute(statement.format(**quoted)).rowcount == 1, statement
    faults = verify()
    unseen = [
        what
        for what, (_, said) in CHANGED.items()
        if not any(said.format(**ids) in one for one in faults)
    ]
    assert unseen == [], faults


ENTRIES = {
    "changed": (
        "UPDATE ledger_entry SET leaf = set_byte(leaf, 30, get_byte(leaf, 30) # 1) WHERE index = 2",
        "entry 2: ",
    ),
    "removed": ("DELETE FROM ledger_entry WHERE index = 2", "entry 2 is missing"),
    "swapped": (
        "UPDATE ledger_entry SET leaf = (SELECT o.leaf FROM ledger_entry o WHERE o.index = 3), leaf_hash ="
        " (SELECT o.leaf_hash FROM ledger_entry o WHERE o.index = 3) WHERE index = 2",
        "the stored tree is not that of its leaves",
    ),
}


ROLLED_BACK = (
    "DELETE FROM ledger_entry WHERE index >= (SELECT max(size) - 1 FROM custody_checkpoint)"
)


@contextmanager
def changed_ledger(house, statement):
    """Within the block the ledger is as somebody left it who owns the server and took its guards off."""
    with owner(house.home) as connection:
        connection.execute("CREATE TABLE kept_entry AS TABLE ledger_entry")
        connection.execute("ALTER TABLE ledger_entry DISABLE TRIGGER ALL")
        try:
            assert connection.execute(statement).rowcount >= 1
            yield
        finally:
            connection.execute(
                "DELETE FROM ledger_entry WHERE index IN (SELECT index FROM kept_entry)"
            )
            connection.execute("INSERT INTO ledger_entry SELECT * FROM kept_entry")
            connection.execute("DROP TABLE kept_entry")
            for guard in ("ledger_entry_grows", "ledger_entry_stays"):
                connection.execute(f"ALTER TABLE ledger_entry ENABLE ALWAYS TRIGGER {guard}")


def sign_now(house):
    command = [
        sys.executable,
        "-m",
        "amparo.config",
        "ledger",
        "checkpoint",
        "--now",
        "--data",
        str(house.home),
    ]
    subprocess.run(command, env={"PATH": os.environ["PATH"]}, capture_output=True, check=True)


@pytest.mark.parametrize("what", ENTRIES)
def test_an_entry_changed_by_who_took_off_the_guards_is_found(house, public, example, verify, what):
    some_entries(house, public, example)
    statement, said = ENTRIES[what]
    with changed_ledger(house, statement):
        faults = verify()
    assert any(said in one for one in faults), faults
    assert verify() == []


def test_a_ledger_rolled_back_below_a_signed_checkpoint_is_found(house, public, example, verify):
    some_entries(house, public, example)
    sign_now(house)
    with changed_ledger(house, ROLLED_BACK):
        faults = verify()
    assert any("rolled back" in one or "missing" in one for one in faults), faults
    assert verify() == []


def test_people_at_work_are_no_fault(house, public, example, verify):
    over = threading.Event()

    def work():
        while not over.is_set():
            with house.public() as client:
                client.post("requests", json=example)

    worker = threading.Thread(target=work)
    worker.start()
    try:
        assert [verify(), verify()] == [[], []]
    finally:
        over.set()
        worker.join()


TAMPERED = {
    "a value": "UPDATE custody_sheet SET wire = set_byte(wire, 40, get_byte(wire, 40) # 1) WHERE id = %(sheet)s",
    "its version": "UPDATE custody_sheet SET version = version + 1 WHERE id = %(sheet)s",
    "another's value": "UPDATE custody_sheet SET wire = %(other)s WHERE id = %(sheet)s",
}


@pytest.mark.parametrize("what", TAMPERED)
def test_what_was_changed_does_not_open_and_opens_again_once_put_back(installation, what):
    with installation.public() as public, installation.api("intake_officer") as desk:
        calls = public.get("openapi.json").json()["paths"]
        content = calls["/api/v1/requests"]["post"]["requestBody"]["content"]["application/json"]
        number = public.post("requests", json=content["example"]).json()["number"]
        address = f"cases/{entered(desk, number)}/open"
        sheets = (
            "SELECT id, wire, version FROM custody_sheet WHERE envelope_id IN (SELECT id FROM custody_envelope"
            " WHERE file_id = (SELECT id FROM intake_request WHERE number = %s)) ORDER BY id LIMIT 2"
        )
        with owner(installation.home) as connection:
            (sheet, wire, version), (_, other, _) = connection.execute(sheets, [number]).fetchall()
            connection.execute(TAMPERED[what], {"sheet": sheet, "other": other})
            refused = desk.post(address, json={"purpose": "intake_review"})
            connection.execute(
                "UPDATE custody_sheet SET wire = %s, version = %s WHERE id = %s",
                [wire, version, sheet],
            )
        assert (refused.status_code, "envelopes" in refused.text) == (409, False)
        assert desk.post(address, json={"purpose": "intake_review"}).status_code == 200


def entered(desk, number):
    """The id of a file by its number, once the worker has entered it."""
    end = time.monotonic() + 60
    while time.monotonic() < end:
        for one in desk.get("cases").json()["items"]:
            if one["number"] == number:
                return one["id"]
        time.sleep(0.2)
    raise AssertionError(f"the worker never entered {number}")
