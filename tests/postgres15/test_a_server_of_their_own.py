import psycopg
import pytest
from psycopg import errors


def connected(installation, login):
    home, url, _ = installation
    password = (home / "secrets" / f"database-{login}.password").read_text().strip()
    place = url.partition("@")[2]
    return psycopg.connect(f"postgresql://amparo_{login}:{password}@{place}", autocommit=True)


def test_the_roles_and_tables_stand_and_may_be_made_again(installation):
    _, _, amparo = installation
    again = amparo("migrate")
    assert (again.returncode, again.stderr) == (0, "")


def test_the_oldest_server_supported_is_the_one_under_test(installation):
    with connected(installation, "desk") as desk:
        assert desk.execute(
            "SELECT current_setting('server_version_num')::int >= 150000"
        ).fetchone() == (True,)


@pytest.mark.parametrize("login", ["portal", "desk", "worker"])
@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TABLE mine (a int)",
        "CREATE TEMP TABLE mine (a int)",
        "SELECT * FROM django_migrations",
        "SELECT * FROM ledger_entry",
        "SET ROLE amparo_ledger",
    ],
)
def test_a_process_role_cannot_step_outside_its_list(installation, login, statement):
    with connected(installation, login) as one, pytest.raises(errors.InsufficientPrivilege):
        one.execute(statement)


def test_an_entry_of_the_ledger_can_be_appended_and_never_changed(installation):
    _, url, _ = installation
    with connected(installation, "desk") as desk:
        desk.execute("""SELECT ledger_append('{"act": "checked"}', NULL)""")
        assert desk.execute("SELECT ledger_size()").fetchone()[0] >= 1
    with psycopg.connect(url, autocommit=True) as owner:
        for statement in (
            "UPDATE ledger_entry SET leaf = NULL",
            "DELETE FROM ledger_entry",
            "TRUNCATE ledger_entry",
        ):
            with pytest.raises((errors.RaiseException, errors.InsufficientPrivilege)):
                owner.execute(statement)


def test_the_doctor_names_a_log_that_would_hold_what_people_wrote(installation):
    _, _, amparo = installation
    said = amparo("doctor")
    assert said.returncode == 1
    assert "log_error_verbosity" in said.stdout
