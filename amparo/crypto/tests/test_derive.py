from hashlib import blake2b

import pytest

from amparo.crypto import derive
from amparo.crypto.keys import key_id

SECRET = bytes(range(32))
FROM_SECRET = [
    derive.session_lookup,
    derive.session_key,
    derive.draft_lookup,
    derive.draft_key,
    derive.token_lookup,
    derive.token_key,
    derive.receipt_lookup,
    derive.receipt_seed,
    derive.idempotency_lookup,
    derive.idempotency_key,
    derive.upload_lookup,
]

PINNED = ["5cb9dddd2b1de11c", "7b919bbe884f73af", "c35aac1c8a85da2a"]
PINNED_KEY_ID = "965c0960f18ce103e3fb723752081772"


def test_blake2b_agrees_with_its_published_keyed_vector():
    # BLAKE2 reference package, blake2b-kat.txt: empty input, key 00 to 3f
    expected = (
        "10ebb67700b1868efb4417987acf4690ae9d972fb7a590c2f02871799aaa4786"
        "b5e996e8f0f4eb981fc214b005f42d2ff4233499391653df7aefcbc13fc51568"
    )

    assert blake2b(key=bytes(range(64))).hexdigest() == expected


def test_every_derivation_of_one_secret_differs_from_every_other():
    derived = [derivation(SECRET) for derivation in FROM_SECRET]
    derived += [derive.part_key(SECRET, offset) for offset in (0, 1, 1 << 40)]

    assert {len(one) for one in derived} == {32}
    assert len(set(derived)) == len(derived)
    assert key_id(SECRET) not in {one[:16] for one in derived}


def test_a_duress_word_leads_elsewhere_than_the_receipt_and_than_any_other_word():
    found = {derive.decoy_lookup(SECRET, word) for word in (b"brasa", b"bras", b"orilla")}

    assert len(found | {derive.receipt_lookup(SECRET), derive.receipt_seed(SECRET)}) == 5
    assert derive.decoy_lookup(SECRET[::-1], b"brasa") not in found
    with pytest.raises(ValueError, match="letters"):
        derive.decoy_lookup(SECRET, b"")


def test_every_person_is_distinct_and_fits():
    persons = [
        value
        for name, value in vars(derive).items()
        if name.startswith("_") and name.isupper() and isinstance(value, bytes)
    ]

    assert len(persons) >= 14
    assert len({person.ljust(16, b"\x00") for person in persons}) == len(persons)
    assert max(map(len, persons)) <= 16


def test_stored_lookups_keep_their_value_for_ever():
    # A change of any of these would orphan rows that exist.
    lookups = (derive.session_lookup, derive.token_lookup, derive.receipt_lookup)
    assert [lookup(SECRET).hex()[:16] for lookup in lookups] == PINNED
    assert key_id(SECRET).hex() == PINNED_KEY_ID


@pytest.mark.parametrize("derivation", FROM_SECRET[:8])
def test_a_secret_of_another_length_is_refused(derivation):
    with pytest.raises(ValueError, match="32 bytes"):
        derivation(SECRET[:-1])


def test_an_idempotency_key_may_be_long_and_must_not_be_short():
    assert derive.idempotency_lookup(b"x" * 16) != derive.idempotency_lookup(b"x" * 200)
    with pytest.raises(ValueError, match="128 bits"):
        derive.idempotency_key(b"x" * 15)
