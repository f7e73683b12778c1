"""The worker records what ran out with no right but to do just that."""

from datetime import date

import psycopg
import pytest
from django.db import connection

from amparo.custody import verification
from amparo.interamerican import sweeps


def test_the_worker_records_a_lapse_with_the_rights_of_its_role_and_no_more(scene, connected_as):
    scene.granted()
    scene.today = date(2026, 3, 5)
    with connection.cursor() as cursor:
        cursor.execute("SET SESSION AUTHORIZATION amparo_worker")
        try:
            done = sweeps.run(scene.at)
        finally:
            cursor.execute("RESET SESSION AUTHORIZATION")
    assert len(done) == 1
    assert sweeps.run(scene.at) == []
    assert verification.verify().faults == []
    worker = connected_as("worker")
    for change in ("SET met_on = NULL", "SET due_on = due_on + 9"):
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            worker.execute(f"UPDATE interamerican_due {change}")
