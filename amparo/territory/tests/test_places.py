import csv
from collections import Counter
from pathlib import Path

import pytest

from amparo.territory import places

SHARED = Path(__file__).resolve().parents[4] / "shared" / "data" / "geography"


def test_there_are_25_departments_196_provinces_and_1891_districts():
    assert Counter(map(len, places.all_places())) == {2: 25, 4: 196, 6: 1891}
    assert [one.code for one in places.departments()] == [f"{code:02}" for code in range(1, 26)]


@pytest.mark.parametrize("code", sorted(places.DOUBLED))
def test_a_doubled_district_of_the_source_is_left_out(code):
    assert places.place(code) is None


def test_the_districts_are_those_of_an_independent_list_when_it_is_at_hand():
    table = SHARED / "mapsPERU_DIST_2025_centroids.csv"
    if not table.exists():
        print("independent list of districts absent: only counts compared")  # noqa: T201 - says what was not checked
        return
    with table.open(encoding="utf-8-sig", newline="") as rows:
        codes = {row["COD_DISTRITO"] for row in csv.DictReader(rows)}
    assert codes == {code for code in places.all_places() if len(code) == 6}


def test_a_place_says_what_it_lies_in():
    assert places.all_places()["250104"].label == "Masisea, Coronel Portillo, Ucayali"


@pytest.mark.parametrize("typed", ["masisea", "MASISEA", "Masísea", "masisea ucayali"])
def test_search_ignores_accents_and_case(typed):
    assert places.search(typed)[0].code == "250104"


def test_search_of_nothing_finds_nothing():
    assert places.search("  ") == []


def test_search_puts_a_whole_name_before_one_that_only_holds_it():
    assert places.search("lima")[0].code == "15"


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("250104", "250104"),
        ("Masisea", "250104"),
        ("Masisea, Coronel Portillo, Ucayali", "250104"),
        ("ucayali", "25"),
        ("Madre de Dios", "17"),
    ],
)
def test_a_text_that_names_one_place_is_that_place(typed, code):
    found = places.resolve(typed)
    assert found is not None
    assert found.code == code


@pytest.mark.parametrize("typed", ["", "999999", "Santa Rosa", "near the river, two hours up", "²"])
def test_a_text_that_names_none_or_several_is_left_as_words(typed):
    assert places.resolve(typed) is None


def test_within_a_department_lie_its_provinces():
    assert {p.code for p in places.within("25")} == {"2501", "2502", "2503", "2504"}
