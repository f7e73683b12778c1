import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo.crypto.checksum import check_number
from amparo.crypto.receipts import (
    Mistake,
    Receipt,
    ReceiptMistyped,
    master,
    new_receipt,
    one_word,
    parse,
    parse_with_word,
)
from amparo.crypto.unkind import UNKIND
from amparo.crypto.wordlists import LISTS, make_plain, word_list

numbers = st.integers(0, 2047)
secrets = st.lists(numbers, min_size=9, max_size=9)
languages = st.sampled_from(["es", "en", "digits"])
places = st.integers(0, 9)


def written(found, language="es"):
    if language == "digits":
        return [f"{number:04d}" for number in found]
    return [word_list(language).words[number] for number in found]


def whole(secret):
    return [*secret, check_number(secret)]


SECRET = [0, 12, 99, 512, 777, 1024, 1500, 1999, 2047]
RECEIPT = Receipt(tuple(written(whole(SECRET))))
IN_DIGITS = Receipt(tuple(written(whole(SECRET), "digits")))


@pytest.mark.parametrize("language", ["es", "en"])
def test_no_word_of_a_receipt_would_frighten_whoever_copies_it(language):
    assert UNKIND[language] <= set(word_list(language).words)
    drawn = {word for _ in range(150) for word in new_receipt(language).words}
    assert drawn.isdisjoint(UNKIND[language])


@pytest.mark.parametrize("language", ["es", "en", "es-PE", "EN", "qu", "ash"])
def test_a_new_receipt_can_be_typed_back(language):
    receipt = new_receipt(language)

    assert len(receipt.words) == 10
    assert parse(receipt.text) == receipt


def test_languages_without_a_list_get_digits():
    assert all(word.isdecimal() and len(word) == 4 for word in new_receipt("qu").words)


@given(secrets, languages)
def test_words_and_digits_are_the_same_receipt(secret, language):
    receipt = parse(" ".join(written(whole(secret), language)))

    assert receipt.numbers == tuple(whole(secret))
    assert parse(" ".join(written(receipt.numbers, "digits"))).numbers == receipt.numbers


@pytest.mark.parametrize(
    "change",
    [
        str.upper,
        lambda text: text.replace(" ", "-"),
        lambda text: text.replace(" ", ",  "),
        lambda text: f"\n {text}. ",
        lambda text: text.replace(" ", " – "),
        lambda text: " ".join(word[:4] for word in text.split()),
        lambda text: " ".join(f"{place}. {word}" for place, word in enumerate(text.split(), 1)),
        lambda text: text.replace("a", "á").replace("o", "o\u0301"),
    ],
)
def test_a_receipt_is_understood_however_it_is_copied(change):
    assert parse(change(RECEIPT.text)) == RECEIPT


@pytest.mark.parametrize("between", ["", "-", " ", ", "])
def test_digits_may_be_grouped_in_any_way(between):
    digits = IN_DIGITS.text.replace(" ", "")
    regrouped = between.join(digits[at : at + 5] for at in range(0, 40, 5))

    assert parse(regrouped).numbers == RECEIPT.numbers


@given(secrets, languages, places, numbers)
def test_every_single_wrong_word_is_told_by_the_checksum(secret, language, place, wrong):
    right = whole(secret)
    typed = [*right[:place], wrong, *right[place + 1 :]]
    if typed == right:
        return
    with pytest.raises(ReceiptMistyped) as mistyped:
        parse(" ".join(written(typed, language)))
    assert mistyped.value.mistake is Mistake.CHECKSUM


@given(secrets, languages, places, places)
def test_every_two_words_that_changed_places_are_told_by_the_checksum(secret, language, one, other):
    right = whole(secret)
    typed = list(right)
    typed[one], typed[other] = right[other], right[one]
    if typed == right:
        return
    with pytest.raises(ReceiptMistyped) as mistyped:
        parse(" ".join(written(typed, language)))
    assert mistyped.value.mistake is Mistake.CHECKSUM


def test_all_neighbours_and_all_single_words_are_covered_not_only_the_drawn_ones():
    # Exhaustive over differences: the sum is linear, so these settle it for every receipt.
    zero = [0] * 9
    for place in range(9):
        seen = {check_number([*zero[:place], wrong, *zero[place + 1 :]]) for wrong in range(2048)}
        assert len(seen) == 2048
    for place in range(8):
        for wrong in range(1, 2048):
            pair = [*zero[:place], wrong, wrong, *zero[place + 2 :]]
            assert check_number(pair) != 0
    for wrong in range(1, 2048):
        assert check_number([*zero[:8], wrong]) != wrong


def test_other_damage_passes_about_once_in_2048():
    passed = sum(
        check_number([*SECRET[:7], one, other]) == check_number(SECRET)
        for one in range(128)
        for other in range(2048)
        if [one, other] != SECRET[7:]
    )

    assert passed == 128  # of 262,144 pairs: 1 in 2,048


@pytest.mark.parametrize("language", ["es", "en"])
def test_an_unknown_word_is_named_by_its_place_and_never_repeated(language):
    words = written(whole(SECRET), language)
    words[3], words[7] = "zzzz", words[7] + "x"

    with pytest.raises(ReceiptMistyped) as mistyped:
        parse(" ".join(words))

    assert mistyped.value.mistake is Mistake.UNKNOWN
    assert mistyped.value.positions == (4, 8)
    assert not any(make_plain(word) in repr(mistyped.value) for word in words)


def test_a_group_of_digits_out_of_range_is_unknown():
    groups = [*IN_DIGITS.words[:9], "2048"]

    with pytest.raises(ReceiptMistyped) as mistyped:
        parse(" ".join(groups))

    assert mistyped.value.positions == (10,)


@pytest.mark.parametrize(("text", "count"), [("", 0), ("abaco " * 9, 9), ("abaco " * 11, 11)])
def test_too_few_or_too_many_words_are_counted(text, count):
    with pytest.raises(ReceiptMistyped) as mistyped:
        parse(text)

    assert (mistyped.value.mistake, mistyped.value.count) == (Mistake.COUNT, count)


@given(secrets, languages, st.sampled_from(["brasa", "Ñandú", "CAFÉ"]))
def test_an_eleventh_word_comes_back_plain_beside_the_ten(secret, language, word):
    typed = " ".join([*written(whole(secret), language), word])
    receipt, typed_after = parse_with_word(typed)

    assert (receipt.numbers, typed_after) == (tuple(whole(secret)), make_plain(word))
    assert parse_with_word(receipt.text) == (receipt, "")


def test_an_eleventh_word_may_be_numbered_like_the_ten():
    numbered = "\n".join(f"{n}. {word}" for n, word in enumerate([*RECEIPT.words, "brasa"], 1))

    assert parse_with_word(numbered) == (RECEIPT, "brasa")


@pytest.mark.parametrize(
    ("at", "changed", "mistake"),
    [(2, "canaryword", Mistake.UNKNOWN), (0, RECEIPT.words[1], Mistake.CHECKSUM)],
)
def test_a_mistake_among_the_ten_is_told_as_if_they_stood_alone(at, changed, mistake):
    words = [*RECEIPT.words[:at], changed, *RECEIPT.words[at + 1 :]]
    with pytest.raises(ReceiptMistyped) as alone:
        parse(" ".join(words))
    with pytest.raises(ReceiptMistyped) as followed:
        parse_with_word(" ".join([*words, "brasa"]))

    assert alone.value.mistake is followed.value.mistake is mistake
    assert (alone.value.positions, alone.value.count) == (
        followed.value.positions,
        followed.value.count,
    )


@pytest.mark.parametrize("text", ["", "dos palabras", "2026", "a-b", "…", "una, dos"])
def test_a_duress_word_is_one_word_with_a_letter(text):
    assert one_word(text) == ""
    assert one_word("  Brasá. ") == "brasa"


@given(st.text(max_size=1200))
def test_whatever_else_is_typed_is_told_to_be_no_receipt(text):
    with pytest.raises(ReceiptMistyped) as mistyped:
        parse(text)
    assert str(mistyped.value) in set(Mistake)


@pytest.mark.parametrize("language", sorted(LISTS))
def test_every_word_is_known_by_itself_and_by_its_first_four_letters(language):
    words = word_list(language)

    assert len(words.words) == 2048
    for number, word in enumerate(words.words):
        assert words.number(make_plain(word)) == number
        assert words.number(make_plain(word)[:4]) == number
        assert not set(word) & set("áéíóú")


def test_a_receipt_does_not_show_its_words():
    assert not any(word in repr(RECEIPT) + str(RECEIPT) for word in RECEIPT.words)


def test_the_master_is_that_of_the_receipt_and_the_installation():
    salt = b"i" * 16

    assert master(RECEIPT, salt) == master(IN_DIGITS, salt)
    assert master(RECEIPT, salt) != master(RECEIPT, b"j" * 16)
    assert master(RECEIPT, salt) != master(new_receipt("es"), salt)
    assert len(master(RECEIPT, salt)) == 32
