"""The five documents beside the tree give every citation of the record its very words."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from amparo.claims.models import Citation
from amparo.claims.quotes import check_citations
from amparo.config.demonstration.record.loading import load_record
from amparo.library.importing import import_folder

SEEDS = Path(__file__).resolve().parents[4] / "shared" / "seeds"
AT = datetime(2026, 11, 2, 15, tzinfo=UTC)

pytestmark = pytest.mark.django_db(transaction=True)


def test_every_citation_of_the_five_documents_resolves_to_its_very_words(cast):
    load_record(cast.actor("documenter"), AT)
    before = check_citations()
    assert before.citations == Citation.objects.count() > 150
    assert {one.why for one in before.unresolved} == {"no_text"}
    if not SEEDS.is_dir():
        print(f"no {SEEDS}: no citation is looked up in its document here")
        return
    report = import_folder(None, SEEDS, AT)
    assert (report.count("filled"), report.good) == (5, True)
    after = check_citations()
    assert after.unresolved == ()
    assert after.resolved == after.citations
