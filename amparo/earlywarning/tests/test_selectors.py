from datetime import timedelta
from uuid import uuid4

import pytest

from amparo.earlywarning import sweeps
from amparo.earlywarning.selectors import (
    Filters,
    case_list,
    changed_since,
    ledger_of,
    lines,
    timeline,
    today,
)
from amparo.earlywarning.tests.scene import AT, HOUR, admitted, receive
from amparo.law import packs
from amparo.registry.selectors import NoSuchCase


def test_the_numbers_of_home_are_the_lengths_of_the_lists_they_count(cast):
    receive(cast, "urgent")
    scene = receive(cast)
    officer = scene.actor("intake_officer")
    home = today(officer, scene.at + 2 * HOUR)

    for board in (home.desk, home.whole, home.mine):
        for name, count in board.counts().items():
            assert count == len(list(getattr(board, name)))
    assert home.whole.counts()["late"] == 1
    assert home.requests.count() == len(list(home.requests)) == 2
    assert sum(home.mine.counts().values()) == 0


def test_mine_are_the_clocks_of_the_files_one_holds(cast):
    scene = admitted(cast)
    assert today(scene.actor("analyst"), scene.at).mine.counts()["days"] > 0
    assert sum(today(scene.actor("analyst", number=2), scene.at).mine.counts().values()) == 0


def test_a_supervisor_sees_lateness_without_holding_an_envelope(cast):
    scene = receive(cast, "urgent")
    late = scene.at + 2 * HOUR
    sweeps.run(late)
    home = today(scene.actor("supervisor"), late)
    assert home.whole.counts()["late"] == 1
    assert home.escalations.count() == 1


def test_a_list_is_narrowed_by_what_it_says_and_by_nothing_hidden(cast):
    urgent, ordinary = receive(cast, "urgent"), admitted(cast)
    officer = urgent.actor("intake_officer")

    def found(**filters):
        return {row.case_id for row in case_list(officer, Filters(**filters), AT + 2 * HOUR)}

    assert found() == {urgent.file_id, ordinary.file_id}
    assert found(track="urgent") == found(late=True) == {urgent.file_id}
    assert found(stage="admitted") == {ordinary.file_id}
    number = ordinary.procedure.case.number
    assert found(text=number.lower()[3:]) == {ordinary.file_id}
    assert {row.case_id for row in case_list(cast.actor("focal_point"), Filters(), AT)} == set()


def test_lines_of_a_list_cost_the_same_number_of_queries_however_many_there_are(
    cast, django_assert_num_queries
):
    scene = receive(cast, "urgent")
    receive(cast)
    rows = list(case_list(scene.actor("intake_officer"), Filters(), scene.at))
    with django_assert_num_queries(2):
        shown = lines(rows, scene.at + 2 * HOUR)
    assert [line.late for line in shown].count(True) == 1


def test_the_timeline_tells_acts_openings_answers_and_lapses_in_order_each_provable(cast):
    scene = admitted(cast)
    scene.open_for(scene.actor("analyst"))
    scene.says("danger_grew")
    sweeps.run(scene.at + timedelta(days=40))

    moments = timeline(scene.actor("analyst"), scene.file_id)
    kinds = [moment.kind for moment in moments]
    wanted = ["receive", "register", "open_review", "admit", "open", "apply_answer", "lapse"]
    assert [kind for kind in dict.fromkeys(kinds)] == wanted
    assert [m.index for m in moments] == sorted(m.index for m in moments)
    with pytest.raises(NoSuchCase):
        timeline(cast.actor("focal_point"), scene.file_id)


def test_the_auditor_reads_entries_without_knowing_the_file(cast):
    scene = admitted(cast)
    auditor = cast.actor("auditor")
    assert len(ledger_of(auditor, scene.file_id)) == len(
        ledger_of(scene.actor("analyst"), scene.file_id)
    )
    assert ledger_of(auditor, uuid4()) == []
    with pytest.raises(NoSuchCase):
        ledger_of(cast.actor("focal_point"), scene.file_id)


def test_what_changed_since_yesterday_names_the_file_and_not_the_member(cast):
    scene = admitted(cast)
    changes = changed_since(scene.actor("analyst"), scene.at - timedelta(days=1))
    assert [change.kind for change in changes] == ["admit", "open_review", "receive"]
    assert {change.who for change in changes} == {""}


def test_an_old_case_keeps_the_law_it_was_opened_under(cast, tmp_path, monkeypatch):
    """A new edition shortens a term; the old file goes on under the edition it began with."""
    import shutil

    from amparo.agenda.models import Deadline

    monkeypatch.setenv("AMPARO_DATA_DIR", str(tmp_path / "data"))
    packs.forget()
    scene = receive(cast)
    scene.do("intake_officer", "open_review")

    newer = tmp_path / "peru-newer"
    shutil.copytree(packs.folder_of("peru"), newer)
    terms = (newer / "terms.yaml").read_text()
    (newer / "terms.yaml").write_text(terms.replace("amount: 15", "amount: 4"))
    monkeypatch.setenv("AMPARO_LAW_PACK", str(newer))
    packs.forget()
    try:
        scene.do("intake_officer", "admit", track="ordinary", reasons="Razones inventadas.")
        later = receive(cast, at=AT + HOUR)
        later.do("intake_officer", "open_review")
        later.do("intake_officer", "admit", track="ordinary", reasons="Razones inventadas.")
        amounts = [
            Deadline.objects.get(file_id=one.file_id, term_code="assessment_ordinary").amount
            for one in (scene, later)
        ]
        assert amounts == [15, 4]
    finally:
        monkeypatch.undo()
        packs.forget()
