"""Each process of a real installation tries what the others may do, and is refused by the database."""

import pytest
from psycopg import errors

from tests.processes import connected

# ruff: noqa: S608 - names of our own tables
READ_BY_STAFF = (
    "accounts_desk", "accounts_deskkey", "accounts_member", "accounts_membership", "accounts_session",
    "accounts_statement", "agenda_deadline", "assessment_assessment", "custody_envelope", "custody_grant",
    "custody_notice", "custody_receipt", "custody_sheet", "earlywarning_decision", "earlywarning_procedure",
    "evidence_blob", "intake_answer", "intake_request", "measures_measure", "measures_order", "registry_case",
)  # fmt: skip
PORTAL = (
    *(f"SELECT * FROM {table}" for table in READ_BY_STAFF),
    *(
        f"UPDATE {table} SET id = id"
        for table in ("custody_sheet", "custody_grant", "intake_request", "custody_receipt")
    ),
    *(
        f"DELETE FROM {table}"
        for table in ("custody_sheet", "custody_notice", "intake_request", "evidence_blob")
    ),
    "INSERT INTO accounts_session DEFAULT VALUES",
    "INSERT INTO accounts_membership DEFAULT VALUES",
    "SELECT * FROM ledger_range(0, 1)",
    "SELECT ledger_size()",
)
DESK = (
    "UPDATE ledger_entry SET leaf = NULL",
    "DELETE FROM ledger_entry",
    "INSERT INTO ledger_entry DEFAULT VALUES",
    "UPDATE ledger_node SET hash = hash",
    "INSERT INTO custody_checkpoint DEFAULT VALUES",
    "UPDATE accounts_statement SET body = body",
    "DELETE FROM accounts_statement",
    "UPDATE accounts_member SET wrap = wrap",
    "UPDATE accounts_member SET box_public = box_public",
    "UPDATE accounts_membership SET role = role",
    "INSERT INTO accounts_desk DEFAULT VALUES",
    "INSERT INTO accounts_deskkey DEFAULT VALUES",
    "UPDATE custody_grant SET wrapped = wrapped",
    "DELETE FROM custody_sheet",
    "DELETE FROM custody_notice",
    "UPDATE custody_notice SET wire = wire",
    "DELETE FROM custody_receipt",
    "UPDATE intake_request SET number = number",
    "INSERT INTO intake_answer DEFAULT VALUES",
    "DELETE FROM evidence_blob",
    "DELETE FROM earlywarning_move",
    "UPDATE earlywarning_move SET act = act",
)
WORKER = (
    "SELECT * FROM custody_sheet",
    "INSERT INTO custody_sheet DEFAULT VALUES",
    "UPDATE custody_sheet SET wire = wire",
    "INSERT INTO custody_grant DEFAULT VALUES",
    "INSERT INTO custody_envelope DEFAULT VALUES",
    "SELECT * FROM accounts_member",
    "SELECT * FROM accounts_membership",
    "SELECT * FROM accounts_deskkey",
    "SELECT wire FROM accounts_session",
    "UPDATE custody_receipt SET revoked_at = now()",
    "UPDATE custody_checkpoint SET note = note",
    "DELETE FROM custody_checkpoint",
    "SELECT * FROM ledger_entry",
    "SELECT * FROM ledger_range(0, 1)",
    "INSERT INTO intake_request DEFAULT VALUES",
)
EVERYBODY = (
    "CREATE TABLE mine (a int)",
    "CREATE TEMP TABLE mine (a int)",
    "SET ROLE amparo_owner",
    "SET ROLE amparo_ledger",
    "SET session_replication_role = replica",
    "ALTER TABLE ledger_entry DISABLE TRIGGER ALL",
    "SELECT pg_read_file('PG_VERSION')",
    "COPY installation_birth TO PROGRAM 'cat'",
    "TRUNCATE custody_draft",
)


def allowed(house, login, statements):
    """Those of the statements that the role of a process is not refused."""
    found = []
    with connected(house.home, login) as connection:
        for statement in statements:
            try:
                connection.execute(statement)
            except errors.InsufficientPrivilege:
                continue
            except errors.Error as other:
                found.append(f"{statement}: {type(other).__name__}")
            else:
                found.append(statement)
    return found


@pytest.mark.parametrize(
    ("login", "statements"), [("portal", PORTAL), ("desk", DESK), ("worker", WORKER)]
)
def test_a_process_is_refused_what_is_another_s(house, login, statements):
    assert allowed(house, login, statements) == []


@pytest.mark.parametrize("login", ["portal", "desk", "worker"])
def test_no_process_steps_out_of_its_role(house, login):
    assert allowed(house, login, EVERYBODY) == []


@pytest.mark.parametrize("login", ["portal", "desk", "worker"])
def test_no_process_opens_the_door_with_another_s_password(house, login):
    others = {"portal", "desk", "worker", "owner"} - {login}
    own = (house.home / "secrets" / f"database-{login}.password").read_text()
    assert all(
        (house.home / "secrets" / f"database-{one}.password").read_text() != own for one in others
    )
