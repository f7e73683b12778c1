import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo.verifier.merkle import (
    EMPTY_ROOT,
    Frontier,
    ProofFails,
    consistency_proof,
    inclusion_proof,
    inclusion_ranges,
    leaf_hash,
    node_hash,
    root,
    verify_consistency,
    verify_inclusion,
)

# The leaves and roots of the Certificate Transparency reference tests (RFC 6962, RFC 9162).
LEAVES = [
    leaf_hash(bytes.fromhex(leaf))
    for leaf in (
        "",
        "00",
        "10",
        "2021",
        "3031",
        "40414243",
        "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    )
]
ROOTS = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]

sizes = st.integers(1, 70)


def tree(size):
    return [leaf_hash(number.to_bytes(2, "big")) for number in range(size)]


def flipped(part: bytes, bit: int) -> bytes:
    changed = bytearray(part)
    changed[bit // 8] ^= 1 << bit % 8
    return bytes(changed)


@pytest.mark.parametrize("size", range(9))
def test_roots_agree_with_the_reference_tests(size):
    assert root(LEAVES[:size]).hex() == ROOTS[size]


@pytest.mark.parametrize(
    ("index", "size", "proof"),
    [
        (0, 1, []),
        (
            0,
            8,
            [
                "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
            ],
        ),
        (
            5,
            8,
            [
                "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
                "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            ],
        ),
        (2, 3, ["fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"]),
    ],
)
def test_inclusion_proofs_agree_with_the_reference_tests(index, size, proof):
    assert [part.hex() for part in inclusion_proof(LEAVES[:size], index)] == proof


@pytest.mark.parametrize(
    ("old", "size", "proof"),
    [
        (1, 1, []),
        (
            1,
            8,
            [
                "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
            ],
        ),
        (
            6,
            8,
            [
                "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
                "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            ],
        ),
        (
            2,
            5,
            [
                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
            ],
        ),
    ],
)
def test_consistency_proofs_agree_with_the_reference_tests(old, size, proof):
    assert [part.hex() for part in consistency_proof(LEAVES[:size], old)] == proof


def test_a_leaf_can_never_pass_for_a_node():
    left, right = LEAVES[:2]
    assert leaf_hash(left + right) != node_hash(left, right)


@pytest.mark.parametrize("size", range(1, 34))
def test_every_proof_of_every_small_tree_holds(size):
    hashes = tree(size)
    whole = root(hashes)
    for index in range(size):
        verify_inclusion(hashes[index], index, size, inclusion_proof(hashes, index), whole)
    for old in range(size + 1):
        proof = consistency_proof(hashes, old)
        verify_consistency(old, root(hashes[:old]), size, whole, proof)


@given(sizes, st.data())
def test_one_changed_bit_breaks_an_inclusion_proof(size, data):
    hashes, index = tree(size), data.draw(st.integers(0, size - 1))
    parts = [hashes[index], root(hashes), *inclusion_proof(hashes, index)]
    which = data.draw(st.integers(0, len(parts) - 1))
    parts[which] = flipped(parts[which], data.draw(st.integers(0, 255)))

    with pytest.raises(ProofFails):
        verify_inclusion(parts[0], index, size, parts[2:], parts[1])


@given(sizes, st.data())
def test_one_changed_bit_breaks_a_consistency_proof(size, data):
    hashes, old = tree(size), data.draw(st.integers(1, size))
    parts = [root(hashes[:old]), root(hashes), *consistency_proof(hashes, old)]
    which = data.draw(st.integers(0, len(parts) - 1))
    parts[which] = flipped(parts[which], data.draw(st.integers(0, 255)))

    with pytest.raises(ProofFails):
        verify_consistency(old, parts[0], size, parts[1], parts[2:])


@given(sizes, st.data())
def test_another_place_size_or_number_of_parts_breaks_an_inclusion_proof(size, data):
    hashes, index = tree(size), data.draw(st.integers(0, size - 1))
    proof, whole = inclusion_proof(hashes, index), root(hashes)
    elsewhere = data.draw(st.integers(-1, size + 1).filter(lambda place: place != index))

    for place, parts in [(elsewhere, proof), (index, [*proof, whole]), (index, proof[:-1])]:
        if (place, parts) != (index, proof):
            with pytest.raises(ProofFails):
                verify_inclusion(hashes[index], place, size, parts, whole)


@given(sizes, st.data())
def test_a_rewritten_past_is_not_consistent(size, data):
    hashes, old = tree(size), data.draw(st.integers(1, size))
    rewritten = list(hashes)
    rewritten[data.draw(st.integers(0, old - 1))] = leaf_hash(b"another")

    with pytest.raises(ProofFails):
        verify_consistency(
            old, root(hashes[:old]), size, root(rewritten), consistency_proof(rewritten, old)
        )


@pytest.mark.parametrize(
    ("old", "size", "proof"), [(2, 1, []), (-1, 1, []), (1, 2, []), (1, 1, [bytes(32)])]
)
def test_a_consistency_proof_of_the_wrong_shape_fails(old, size, proof):
    with pytest.raises(ProofFails):
        verify_consistency(old, LEAVES[0], size, LEAVES[0], proof)


def test_parts_that_are_no_hashes_fail():
    with pytest.raises(ProofFails):
        verify_inclusion(LEAVES[0], 0, 2, [LEAVES[1][:-1]], root(LEAVES[:2]))


@given(sizes, st.integers(0, 70))
def test_a_frontier_grows_into_the_same_root(size, cut):
    hashes = tree(size)
    grown = Frontier().extend(hashes[:cut])
    resumed = Frontier(grown.size, grown.hashes)
    for leaf in hashes[cut:]:
        resumed = resumed.append(leaf)

    assert resumed == Frontier().extend(hashes)
    assert resumed.root() == root(hashes)


def test_an_empty_frontier_has_the_root_of_the_empty_tree():
    assert Frontier().root() == root([]) == EMPTY_ROOT


def test_a_stored_frontier_that_cannot_be_one_is_refused():
    with pytest.raises(ValueError, match="one hash for each bit"):
        Frontier(3, (LEAVES[0],))


def test_no_proof_is_made_for_what_is_not_there():
    with pytest.raises(ValueError, match="no such leaf"):
        inclusion_ranges(3, 3)
    with pytest.raises(ValueError, match="only grows"):
        consistency_proof(LEAVES[:2], 3)
