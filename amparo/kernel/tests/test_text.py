from hypothesis import given
from hypothesis import strategies as st

from amparo.kernel.text import fold, small_number, squeeze


def test_accents_case_and_spaces_do_not_part_two_spellings():
    assert fold("  ÁÑORGA\u00a0 Güell ") == fold("an\u0303orga guell") == "anorga guell"


def test_squeezing_keeps_accents_and_case():
    assert squeeze(" Río \n Ñ ") == "Río Ñ"


@given(st.text())
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


def test_a_number_of_thousands_of_digits_is_none_and_breaks_nothing():
    assert [small_number(said, 7) for said in ("12", "9" * 5000, "-1", "²", "")] == [12, 7, 7, 7, 7]
