"""What an act states of a file's clear rows, and what it costs to ask."""

from uuid import uuid4

from amparo.custody import watch
from amparo.earlywarning.tests.scene import ordered


def test_an_act_states_every_kind_of_row_that_its_file_has(cast):
    scene, _ = ordered(cast)
    by_kind = [rows.of_file(scene.file_id) for rows in watch._of_files.values()]
    stated = watch.marks_of(scene.file_id)
    assert stated == [mark for mark in by_kind if mark is not None]
    assert len(stated) > 5


def test_which_kinds_of_row_a_file_has_is_asked_at_once(db, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert watch.marks_of(uuid4()) == []
