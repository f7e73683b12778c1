from hypothesis import given
from hypothesis import strategies as st

from amparo.kernel.text import fold, squeeze


def test_accents_case_and_spaces_do_not_part_two_spellings():
    assert fold("  ÁÑORGA\u00a0 Güell ") == fold("an\u0303orga guell") == "anorga guell"


def test_squeezing_keeps_accents_and_case():
    assert squeeze(" Río \n Ñ ") == "Río Ñ"


@given(st.text())
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)
