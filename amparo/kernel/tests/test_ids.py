import random
import re

import pytest

from amparo.kernel.designations import LANDSCAPE, TINTS
from amparo.kernel.ids import (
    ALPHABET,
    NotAFileNumber,
    designation,
    file_number,
    order_number,
    parse_number,
)
from amparo.kernel.text import fold


def test_a_file_number_has_its_prefix_and_two_groups_of_four():
    assert re.fullmatch(rf"PD(-[{ALPHABET}]{{4}}){{2}}", file_number("PD"))
    assert order_number().startswith("OR-")


def test_no_number_can_spell_a_word_or_be_misread():
    assert not set(ALPHABET) & set("AEIOUY01LSZB")
    assert len(ALPHABET) == len(set(ALPHABET)) == 24


def test_numbers_do_not_repeat_in_a_thousand():
    assert len({file_number("PD") for _ in range(1000)}) == 1000


def test_a_seeded_source_gives_the_same_numbers_again():
    one, other = random.Random(7), random.Random(7)  # noqa: S311 - as a demonstration is seeded

    assert file_number("PD", one) == file_number("PD", other)


@pytest.mark.parametrize("typed", ["pd7k4qm9xt", " PD 7K4Q M9XT ", "PD–7k4q—m9xt"])
def test_a_number_is_understood_however_it_is_typed(typed):
    assert parse_number(typed) == "PD-7K4Q-M9XT"


@pytest.mark.parametrize("typed", ["", "PD-7K4Q", "7K4Q-M9XT", "PD-7K4Q-M9XO", "PEDIR-7K4Q-M9XT"])
def test_what_is_no_number_is_refused(typed):
    with pytest.raises(NotAFileNumber):
        parse_number(typed)


def test_a_designation_is_two_words_of_the_lists():
    first, second = designation().split()
    assert first in LANDSCAPE
    assert second in TINTS


@pytest.mark.parametrize("words", [LANDSCAPE, TINTS])
def test_each_list_has_at_least_256_words_told_apart_without_accents(words):
    assert len({fold(word) for word in words}) == len(words) >= 256
    assert all(word.isalpha() and word.islower() for word in words)


def test_no_word_stands_in_both_lists():
    assert not set(map(fold, LANDSCAPE)) & set(map(fold, TINTS))
