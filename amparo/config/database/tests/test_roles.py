import psycopg
import pytest
from django.db import connection, transaction
from psycopg import errors

from amparo.config.database import grants, roles

LOGINS = ("portal", "desk", "worker")


@pytest.mark.parametrize("login", LOGINS)
@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TABLE mine (a int)",
        "CREATE TEMP TABLE mine (a int)",
        "CREATE SCHEMA mine",
        "SELECT * FROM django_migrations",
        "UPDATE installation_birth SET kind = 'real'",
        "DELETE FROM installation_birth",
        "INSERT INTO installation_birth (kind, born_at) VALUES ('real', now())",
        "SET ROLE amparo_owner",
        "SET ROLE amparo_ledger",
        "SET session_replication_role = replica",
        "ALTER ROLE amparo_ledger LOGIN",
        "SELECT pg_read_file('PG_VERSION')",
        "COPY installation_birth TO PROGRAM 'cat'",
        "SELECT lo_create(0)",
        "SELECT lo_from_bytea(0, 'kept aside')",
    ],
)
def test_a_process_role_cannot_step_outside_its_list(connected_as, login, statement):
    with pytest.raises(errors.InsufficientPrivilege):
        connected_as(login).execute(statement)


@pytest.mark.parametrize("login", LOGINS)
def test_a_process_role_may_read_what_the_database_was_born_as(connected_as, login):
    assert connected_as(login).execute("SELECT kind FROM installation_birth").fetchone() == (
        "demonstration",
    )


@pytest.mark.parametrize("login", LOGINS)
def test_a_process_role_holds_no_table_right_beyond_its_list(connected_as, login):
    assert grants.excess(connected_as(login).cursor()) == []


def test_a_right_beyond_the_list_is_found(connected_as):
    owner = connected_as("owner")
    owner.execute("CREATE TABLE stray (word text)")
    owner.execute("GRANT SELECT ON stray TO amparo_portal")
    try:
        assert grants.excess(connected_as("portal").cursor()) == ["SELECT on stray"]
    finally:
        owner.execute("DROP TABLE stray")


def test_migrating_takes_back_what_is_not_listed(connected_as):
    connected_as("owner").execute("GRANT DELETE ON installation_birth TO amparo_worker")
    with transaction.atomic(), connection.cursor() as cursor:
        grants.apply(cursor)
    assert grants.excess(connected_as("worker").cursor()) == []


def test_the_owner_of_the_tables_is_told_apart_from_a_process(connected_as):
    assert grants.excess(connected_as("owner").cursor()) == [
        "amparo_owner is a role that may do anything"
    ]


def test_nobody_logs_in_as_the_owner_of_the_ledger(embedded_database, connected_as):
    connected_as("owner")
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(
            host=str(embedded_database.run),
            user=roles.LEDGER,
            password="any-password",
            dbname="postgres",
        )


def test_making_the_roles_again_changes_nothing(connected_as):
    owner = connected_as("owner")
    roles.ensure(owner, {})
    assert connected_as("portal").execute("SELECT 1").fetchone() == (1,)


@pytest.mark.parametrize(
    "listed",
    [
        {"amparo_stranger": {"t": ("SELECT",)}},
        {"amparo_desk": {"t; DROP TABLE x": ("SELECT",)}},
        {"amparo_desk": {"t": ("ALL",)}},
        {"amparo_desk": {"t": ("UPDATE (a; b)",)}},
    ],
)
def test_a_malformed_grant_is_refused_before_it_reaches_the_database(listed, monkeypatch):
    monkeypatch.setattr(grants, "listed", lambda: iter([("app", listed, {})]))
    with pytest.raises(grants.GrantMalformed, match=r"app/grants\.py"):
        grants.statements()
