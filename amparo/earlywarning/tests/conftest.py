import pytest
from django.db import connection


@pytest.fixture
def as_process(cast):
    """A function that gives this connection the rights of one process's database role, and no more."""

    def become(role: str) -> None:
        with connection.cursor() as cursor:
            cursor.execute(f"SET ROLE {role}")

    yield become
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
