import shutil
from datetime import UTC, datetime

import psycopg
import pytest
from hypothesis import settings as properties

from amparo.config.database import birth, grants, migration, roles
from amparo.config.database.cluster import Cluster, write_secret
from amparo.config.database.server import connect, served

# A busy machine is slow, not wrong.
properties.register_profile("unhurried", deadline=None)
properties.load_profile("unhurried")


# What takes long to start: the tests that share it stay with one of the workers. The first that fits counts;
# without a group, each file goes by itself.
_TOGETHER = (
    ("tests/journeys/test_organisation", "organisation"),
    ("tests/journeys/test_record_accessible", "organisation"),
    ("tests/journeys/test_portal_", ""),
    ("tests/journeys/", "installation"),
    ("tests/leaks/", "installation"),
    ("tests/faults/test_tampering.py::test_what_was_changed_does_not_open", "installation"),
    ("tests/faults/", "house"),
    ("tests/postgres15/", "debian_server"),
    *((f"amparo/config/tests/test_{name}.py", "standing") for name in (
        *("exchange_command", "grant_command", "import_command", "init_command", "ledger_command", "people_commands"),
        "tampering",
    )),
)  # fmt: skip
# Its parts are long and share nothing.
_APART = "tests/architecture/test_route_matrix.py"
# What takes longest begins first, so that no worker is left alone with it; what waits for browsers and processes
# runs beside what keeps a processor busy.
_FIRST = (
    "installation",
    _APART,
    "organisation",
    "house",
    "tests/journeys/test_portal_",
    "amparo/config/tests/test_demonstration.py",
    "amparo/config/tests/test_supervisor.py",
    "standing",
    "debian_server",
    "amparo/web/desk/",
)


def together(nodeid):
    """With which tests a test must stay: those of its file, or all that share its costly fixture."""
    path = nodeid.partition("::")[0]
    if path == _APART:
        return nodeid
    return next((group for start, group in _TOGETHER if nodeid.startswith(start)), "") or path


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    """Group by our own rule: the plugin's marks no longer reach the names of tests."""
    from xdist.scheduler import LoadScopeScheduling

    class Together(LoadScopeScheduling):
        def _split_scope(self, nodeid):
            return together(nodeid)

        def _assign_work_unit(self, node):
            found = (
                scope for group in _FIRST for scope in self.workqueue if scope.startswith(group)
            )
            if (first := next(found, None)) is not None:
                self.workqueue.move_to_end(first, last=False)
            super()._assign_work_unit(node)

    return Together(config, log)


@pytest.fixture(scope="session")
def embedded_database():
    """One embedded PostgreSQL for the whole run, with the roles of the processes, in a folder that goes with it."""
    from django.conf import settings

    cluster = Cluster(settings.CLUSTER.home, swift=True)
    write_secret(cluster.secret_path("owner"), settings.DATABASES["default"]["PASSWORD"])
    try:
        with served(cluster):
            with connect(cluster) as owner:
                roles.ensure(owner, migration.passwords(cluster))
            yield cluster
    finally:
        shutil.rmtree(cluster.home, ignore_errors=True)
        shutil.rmtree(cluster.run, ignore_errors=True)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(embedded_database):
    """Have the server up before the test database is made."""


@pytest.fixture(scope="session", autouse=True)
def swift_flush():
    """Empty tables by DELETE after a test: TRUNCATE makes new files for a hundred tables, few of them with rows.

    One function asks each table first, and the server keeps its plans for as long as the connection stands.
    """
    from django.db.backends.postgresql.operations import DatabaseOperations

    def deletes(self, style, tables, **options):
        del style, options
        names = [self.quote_name(table) for table in tables]
        each = "".join(
            f"IF EXISTS (SELECT FROM {name}) THEN DELETE FROM {name}; END IF;\n"  # noqa: S608 - the names are our own
            for name in names
        )
        body = f"BEGIN SET LOCAL session_replication_role = replica;\n{each}END"
        with self.connection.cursor() as cursor:
            cursor.execute("SELECT to_regproc('pg_temp.empty_all')")
            if cursor.fetchone() == (None,):
                cursor.execute(
                    f"CREATE FUNCTION pg_temp.empty_all() RETURNS void LANGUAGE plpgsql AS $$ {body} $$"
                )
        return ["SELECT pg_temp.empty_all();"] if names else []

    whole = DatabaseOperations.sql_flush
    DatabaseOperations.sql_flush = deletes
    yield
    DatabaseOperations.sql_flush = whole


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker, embedded_database):
    """After the migrations: born as a demonstration, and exactly the grants that the apps list."""
    with django_db_blocker.unblock():
        from django.db import connection, transaction

        with transaction.atomic(), connection.cursor() as cursor:
            birth.bear(cursor, "demonstration", "mechanism", datetime(2026, 1, 5, 12, tzinfo=UTC))
            grants.apply(cursor)


@pytest.fixture
def connected_as(embedded_database, transactional_db):
    """A function that opens a connection to the test database as `portal`, `desk`, `worker` or `owner`."""
    from django.db import connection

    opened: list[psycopg.Connection] = []

    def open_one(login: str) -> psycopg.Connection:
        one = connect(embedded_database, login, connection.settings_dict["NAME"])
        one.autocommit = True
        opened.append(one)
        return one

    yield open_one
    for one in opened:
        one.close()


@pytest.fixture
def cast(settings, tmp_path, transactional_db):
    """An installation of its own: keys in a folder that goes with the test, every desk of the pack.

    `cast.actor(role)` gives a member with keys, `cast.desk(code)` a desk.
    """
    from amparo.accounts.tests.cast import found_installation
    from amparo.custody import installation

    settings.AMPARO_DATA_DIR = tmp_path
    settings.AMPARO_CHEAP_PASSWORDS = True
    installation.forget_cache()
    yield found_installation(tmp_path)
    installation.forget_cache()
