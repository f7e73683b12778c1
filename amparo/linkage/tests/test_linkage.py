import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amparo.linkage import DEFAULT, Card, Index, learn
from amparo.linkage.generator import Generator
from amparo.linkage.invented import ANDEAN, ARAWAK, FEMALE, MALE, SPANISH
from amparo.linkage.names import parse, word
from amparo.linkage.spelling import root, sound

SURNAMES = [
    line.split()[0] for part in (ANDEAN, SPANISH, ARAWAK) for line in part.strip().splitlines()
]
people = st.builds(
    lambda given, surnames, year, sex, place: Card(
        "", (" ".join([*given, *surnames]).replace("_", " "),), year, sex, place
    ),
    st.lists(st.sampled_from((MALE + FEMALE).split()), min_size=1, max_size=3),
    st.lists(st.sampled_from(SURNAMES), min_size=1, max_size=2),
    st.none() | st.integers(1940, 2006),
    st.none() | st.sampled_from("fm"),
    st.none() | st.sampled_from(["08", "15"]),
)


@pytest.fixture(scope="module")
def made():
    return Generator(seed=41).make(600)


@pytest.fixture(scope="module")
def index(made):
    return Index.build(made.cards)


def compared(index, one, other):
    scorer = index._scorer
    return scorer.compare(scorer.known(one), scorer.known(other))


def levels(one, other, index=None):
    found, _ = compared(index or Index.build([]), one, other)
    return {part.name: part.level for part in found}


@pytest.mark.parametrize(
    "spellings",
    [
        "Quispe Kispe Qispi Quispi",
        "Huamán Guamán Waman Uaman",
        "Condori Kunturi Kondori",
        "Choque Chuqi Ch'oqe Choqque",
        "Ccori Qori Cori Kori",
        "Huillca Willka Vilca",
        "Choquehuanca Chuquiwanka Choqueguanca",
        "Sullca Sulca Shullca",
        "Quintimari Kintimari",
        "Tsirompi Chirompi",
        "Yéssica Jessica Yesica",
        "Zevallos Ceballos Sevallos",
        "Jiménez Giménez Ximénez",
        "Delacruz Cruz",
    ],
)
def test_the_spellings_of_one_name_meet_in_its_root(spellings):
    assert len({word(spelling).root for spelling in spellings.split()}) == 1


@pytest.mark.parametrize(
    "pair", ["Mamani Condori", "Rosa Rosario", "Huamán Huamaní", "Castro Castillo"]
)
def test_names_that_are_not_one_keep_apart(pair):
    one, other = map(word, pair.split())
    assert one.root != other.root


@given(st.text("abcdefghijklmnopqrstuvwxyz", max_size=14))
@settings(max_examples=60)
def test_a_name_said_as_it_sounds_still_sounds_so_in_its_vowels_and_never_breaks(letters):
    assert len(root(letters)) <= len(letters) + 1
    assert "h" not in sound(letters)


@pytest.mark.parametrize(
    ("written", "words", "kind"),
    [
        ("Rosa De la Cruz Ccori", "rosa cruz ccori", ""),
        ("QUISPE HUAMÁN, Juan Carlos", "quispe huaman juan carlos", ""),
        ("Rosa Soto Vda. de Mamani", "rosa soto mamani", ""),
        ("C.N. Alto Sharetsi", "alto sharetsi", "native_community"),
        ("Comunidad Campesina San Juan", "san juan", "peasant_community"),
        ("1234 ...", "", ""),
    ],
)
def test_a_name_is_taken_apart_without_particles_titles_and_kinds(written, words, kind):
    name = parse(written)
    assert " ".join(found.plain for found in name.words) == words
    assert name.kind == kind


@given(people, people)
@settings(max_examples=60, deadline=None)
def test_it_does_not_matter_which_card_is_compared_with_which(index, one, other):
    here, there = compared(index, one, other), compared(index, other, one)
    assert here[1] == pytest.approx(there[1])
    assert [(f.name, f.level) for f in here[0]] == [(f.name, f.level) for f in there[0]]


@given(people, people, st.sampled_from(["birth_year", "sex", "place", "group"]))
@settings(max_examples=60, deadline=None)
def test_what_is_missing_never_lowers(index, one, other, field):
    found, _ = compared(index, one._replace(**{field: None}), other)
    missing = {part.name: part.weight for part in found if part.level == "missing"}
    assert field in missing
    assert set(missing.values()) == {0.0}


def test_surnames_typed_first_or_in_the_other_order_are_still_surnames(index):
    chance, agree = random.Random(4), 0  # noqa: S311 - a sample, not a secret
    for _ in range(200):
        given_ = " ".join(chance.sample((MALE + FEMALE).split(), 2))
        one, other = (name.replace("_", " ") for name in chance.sample(SURNAMES, 2))
        straight = Card("", (f"{given_} {one} {other}",))
        for turned in (
            f"{one} {other} {given_}",
            f"{other} {one} {given_}",
            f"{one} {other}, {given_}",
        ):
            found = levels(straight, Card("", (turned,)), index)
            agree += {found["first_surname"], found["second_surname"]} == {"exact"}
    assert agree > 0.95 * 600


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("Juan Quispe Huamán", "Juan Kispe Guamán", {"first_surname": "phonetic", "second_surname": "phonetic"}),
        ("Juan Condori Ccori", "Juan Kunturi Qori", {"first_surname": "variant", "second_surname": "phonetic"}),
        ("Juan Quispe Huamán", "Juan Huamán Quispe", {"order": "crossed", "second_surname": "exact"}),
        ("Juan Quispe Huamán", "Juan Quispe", {"second_surname": "missing", "first_surname": "exact"}),
        ("Juan Quispe Huamán", "Juan Quispe H.", {"second_surname": "initial"}),
        ("María Quispe de Rojas", "María Quispe Mamani", {"second_surname": "missing"}),
        ("José Quispe", "Pepe Quispe", {"given_names": "nickname"}),
        ("José Luis Quispe Rojas", "José Quispe Rojas", {"given_names": "partial"}),
        ("Juan Carlos Quispe Rojas", "J. C. Quispe Rojas", {"given_names": "initial"}),
        ("Juan Yupanqui Rojas", "Juan Yupanqi Rojsa", {"second_surname": "similar"}),
        ("C.N. Alto Sharetsi", "Comunidad Nativa Alto Charetsi", {"name": "similar", "kind": "same"}),
        ("Federación Nativa Unida Kusipata", "FNUK", {"name": "acronym"}),
        ("Comunidad Campesina San Juan", "San Juan Rojas", {"kind": "different"}),
    ],
)  # fmt: skip
def test_each_difference_is_told_by_its_name(one, other, told):
    found = levels(Card("a", (one,)), Card("b", (other,)))
    assert {name: found[name] for name in told} == told


def test_a_shared_common_surname_weighs_less_than_a_shared_rare_one(index):
    def weight(surname):
        fields, _ = compared(index, Card("a", (f"Ana {surname}",)), Card("b", (f"Eva {surname}",)))
        return next(part.weight for part in fields if part.name == "first_surname")

    assert 0 <= weight("Quispe") + 2 < weight("Chuquillusmapata")


def test_an_alias_goes_with_the_surnames_of_its_bearer():
    cards = [Card("a", ("Rosa Quispe Rojas", "Chino")), Card("b", ("Ana Mamani Soto", "Chino"))]
    assert levels(*cards)["first_surname"] == "different"
    bearer = Card("c", ("Juan Quispe Rojas", "Chino"))
    assert levels(bearer, Card("d", ("Chino Quispe Rojas",)))["given_names"] == "exact"


def test_a_search_finds_every_spelling_order_and_beginning():
    index = Index.build([
        Card("1", ("Juan Carlos Quispe Huamán", "El Rayo")),
        Card("2", ("KISPE GUAMAN, JUAN",)),
        Card("3", ("María Condori",)),
        Card("4", ("Comunidad Nativa Alto Sharetsi",)),
    ])  # fmt: skip
    assert [hit.key for hit in index.search("Kispe")] == ["2", "1"]
    assert {hit.key for hit in index.search("huaman quispe juan")} >= {"1", "2"}
    assert [hit.key for hit in index.search("Kuntur")] == ["3"]
    assert index.search("rayo")[0].name == "El Rayo"
    assert index.search("C.N. alto sharetsi")[0].key == "4"
    assert index.search("") == index.search("...") == index.search("zzxx") == []


def test_candidates_are_explained_and_never_the_card_itself(made, index):
    by_key = {card.key: card for card in made.cards}
    one, other = next(iter(sorted(made.truth)))
    found = index.candidates(by_key[one], limit=50, least=0.0)
    assert one not in {match.key for match in found}
    match = next(match for match in found if match.key == other)
    prior = index.weights.prior(len(index))
    assert match.weight == pytest.approx(sum(part.weight for part in match.fields) + prior)
    assert [match.probability for match in found] == sorted(
        (m.probability for m in found), reverse=True
    )


def test_who_is_who_is_found_among_invented_people_and_learning_helps(made, index):
    def quality():
        found = {tuple(sorted(pair[:2])) for pair in index.pairs()}
        right = len(found & made.truth)
        return right / len(found), right / len(made.truth)

    assert quality() >= (0.95, 0.80)
    index.weigh(learn(index))
    precision, recall = quality()
    index.weigh(DEFAULT)
    assert precision >= 0.95
    assert recall >= 0.93


def test_few_cards_teach_nothing_and_the_same_cards_always_the_same():
    cards = Generator(seed=3).make(230).cards
    assert learn(cards[:50]) is DEFAULT
    random.seed(1)
    assert learn(cards).levels == learn(cards).levels


def test_progress_is_told_and_cards_come_back_as_they_went_in():
    cards = [
        Card(str(at), (f"Ana {at}", "Ñusta Ríos"), at or None, None, "08") for at in range(10_001)
    ]
    told = []
    index = Index.build(iter(cards), progress=lambda done, total: told.append((done, total)))
    assert told == [(10_000, 0), (10_001, 10_001)]
    assert list(index._shelf) == cards


def test_strangers_who_share_a_surname_and_a_given_name_are_not_learnt_as_relatives():
    learnt = learn(Generator(seed=2).make(2000).cards)
    differ, same = learnt.kin["first_surname"][-1], learnt.kin["first_surname"][0]
    assert differ < same
    assert learnt.relatives < 1


def test_candidates_among_those_who_share_a_word_are_those_of_all(made, index):
    for card in made.cards[::40]:
        around = Index.around([card], iter(made.cards))
        assert len(around) == len(index)
        assert around.candidates(card) == index.candidates(card)
    two = Index.around(made.cards[:2], made.cards)
    assert [two.candidates(card) for card in made.cards[:2]] == [
        index.candidates(card) for card in made.cards[:2]
    ]
