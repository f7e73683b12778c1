import shutil

import psycopg
import pytest

from amparo.config.database import grants, roles
from amparo.config.database.cluster import Cluster, write_secret
from amparo.config.database.server import served


@pytest.fixture(scope="session")
def embedded_database():
    """One embedded PostgreSQL for the whole run, in a folder that goes with it."""
    from django.conf import settings

    cluster = Cluster(settings.CLUSTER.home, swift=True)
    write_secret(cluster.secret_path("owner"), settings.DATABASES["default"]["PASSWORD"])
    try:
        with served(cluster):
            yield cluster
    finally:
        shutil.rmtree(cluster.home, ignore_errors=True)
        shutil.rmtree(cluster.run, ignore_errors=True)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(embedded_database):
    """Have the server up before the test database is made."""


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker, embedded_database):
    """After the migrations: the roles of the processes, and exactly the grants that the apps list."""
    with django_db_blocker.unblock():
        from django.db import connection, transaction

        logins = [login for login in ("portal", "desk", "worker")]
        with transaction.atomic():
            connection.ensure_connection()
            passwords = {f"amparo_{login}": embedded_database.password(login) for login in logins}
            roles.ensure(connection.connection, passwords)
            with connection.cursor() as cursor:
                grants.apply(cursor)


@pytest.fixture
def connected_as(embedded_database, transactional_db):
    """A function that opens a connection to the test database as `portal`, `desk`, `worker` or `owner`."""
    from django.db import connection

    opened: list[psycopg.Connection] = []

    def open_one(login: str) -> psycopg.Connection:
        one = psycopg.connect(
            host=str(embedded_database.run),
            user=f"amparo_{login}",
            password=embedded_database.password(login),
            dbname=connection.settings_dict["NAME"],
            autocommit=True,
        )
        opened.append(one)
        return one

    yield open_one
    for one in opened:
        one.close()
