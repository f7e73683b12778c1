"""How well the Reader does, held on invented documents of every sort."""

from amparo.reading import read
from amparo.reading.evaluation import Marked, Score, score
from amparo.reading.tests.marking import documents, unmarked


def test_a_document_of_every_sort_is_read():
    total = Score()
    for path in documents():
        text, claims = unmarked(path)
        found = score(read(text), claims)
        assert found.recall >= 0.8, path.stem
        assert found.precision >= 0.7, path.stem
        total += found
    assert total.recall >= 0.9
    assert total.precision >= 0.85
    assert total.kind >= 0.85
    assert total.addressee >= 0.9


def test_a_proposal_too_wide_or_of_nothing_counts_against_precision():
    claims = [Marked(0, 10, "order"), Marked(100, 110, "demand")]
    text = "El Estado debe investigar. " * 5
    counted = score(read(text), claims)

    assert counted.marked == 2
    assert counted.proposed == len(read(text))
    assert counted.right <= counted.proposed
