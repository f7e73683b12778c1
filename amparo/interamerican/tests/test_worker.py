"""Each process keeps matters with the rights of its own role, and no more."""

from contextlib import contextmanager
from datetime import date

import psycopg
import pytest
from django.db import connection

from amparo.custody import checkpoints, verification
from amparo.interamerican import sweeps
from amparo.interamerican.acts.exchanging import make_bundle, sent_bundle
from amparo.interamerican.acts.receiving import receive_bundle
from amparo.interamerican.forms import BundleForm
from amparo.interamerican.portfolio import Asked, portfolio
from amparo.interamerican.tests.other_side import of_another_log


@contextmanager
def rights_of(role):
    with connection.cursor() as cursor:
        cursor.execute(f"SET ROLE {role}")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("RESET ROLE")


def test_a_matter_is_kept_from_draft_to_bundle_with_the_rights_of_the_desk(scene):
    with rights_of("amparo_desk"):
        scene.granted()
        scene.person("Rita", "representative")
        mandate = {"scope": ["follow_up"], "since": scene.today}
        scene.does("grant_mandate", representative=scene.ids["Rita"], **mandate)
        paper = {"kind": "state_report", "author": "state", "on": scene.today}
        scene.does("enter_paper", meets=scene.due("state_report"), **paper)
        remedy = {"kind": "amparo", "filed_on": scene.today, "text": "Inventado."}
        scene.does("file_remedy", due_on=scene.today, **remedy)
        scene.does("hold_meeting", kind="hearing", on=scene.today)
        scene.whole()
        made = make_bundle(scene.actor, scene.matter_id, BundleForm(), scene.at)
        assert len(portfolio(scene.actor, Asked(), scene.today)) == 1
    checkpoints.run(scene.at)
    with rights_of("amparo_desk"):
        ours = sent_bundle(scene.actor, scene.matter_id, made.id, scene.at)
        theirs = of_another_log(ours, side="state")
        assert receive_bundle(scene.actor, scene.matter_id, theirs, scene.at).evidence_id


def test_the_worker_records_a_lapse_with_the_rights_of_its_role_and_no_more(scene, connected_as):
    scene.granted()
    scene.today = date(2026, 3, 5)
    with rights_of("amparo_worker"):
        done = sweeps.run(scene.at)
    assert len(done) == 1
    assert sweeps.run(scene.at) == []
    assert verification.verify().faults == []
    worker = connected_as("worker")
    for change in ("SET met_on = NULL", "SET due_on = due_on + 9"):
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            worker.execute(f"UPDATE interamerican_due {change}")
