import pytest


@pytest.mark.django_db
def test_the_test_database_is_a_real_postgresql():
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user, current_setting('server_version_num')::int")
        who, version = cursor.fetchone()
    assert who == "amparo_owner"
    assert version >= 150000
