"""A case keeps the edition of the law that it was opened under."""

import shutil

from amparo.agenda.models import Deadline
from amparo.earlywarning.tests.scene import AT, HOUR, receive
from amparo.law import packs


def test_an_old_case_keeps_the_law_it_was_opened_under(cast, tmp_path, monkeypatch):
    """A new edition shortens a term; the old file goes on under the edition it began with."""
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
