"""The Merkle tree of RFC 9162, section 2.1, over SHA-256.

Hashes are 32 bytes; `hashes` are leaf hashes in order. Which hashes a proof is made of is told by
`inclusion_ranges` and `consistency_ranges`, so a store that keeps inner nodes need not read leaves.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from hmac import compare_digest

from amparo.verifier.errors import DoesNotHold

HASH_BYTES = 32
EMPTY_ROOT = sha256(b"").digest()


class ProofFails(DoesNotHold):
    """The proof does not lead to this root."""


def leaf_hash(leaf: bytes) -> bytes:
    """Return the hash of the stored bytes of one entry."""
    return sha256(b"\x00" + leaf).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Return the hash of an inner node."""
    return sha256(b"\x01" + left + right).digest()


def root(hashes: Iterable[bytes]) -> bytes:
    """Return the root of the tree over `hashes`, of which there may be none."""
    return Frontier().extend(hashes).root()


def inclusion_ranges(index: int, size: int) -> list[tuple[int, int]]:
    """Return the ranges of leaves [begin, end) whose roots prove leaf `index` of `size`."""
    if not 0 <= index < size:
        raise ValueError("no such leaf in a tree of this size")
    begin, end = 0, size
    ranges: list[tuple[int, int]] = []
    while end - begin > 1:
        split = begin + _split(end - begin)
        if index < split:
            ranges.append((split, end))
            end = split
        else:
            ranges.append((begin, split))
            begin = split
    return ranges[::-1]


def consistency_ranges(old_size: int, size: int) -> list[tuple[int, int]]:
    """Return the ranges whose roots prove that the tree of `old_size` grew into that of `size`."""
    if not 0 <= old_size <= size:
        raise ValueError("a tree only grows")
    if old_size in {0, size}:
        return []
    begin, end = 0, size
    ranges: list[tuple[int, int]] = []
    while old_size != end:
        split = begin + _split(end - begin)
        if old_size <= split:
            ranges.append((split, end))
            end = split
        else:
            ranges.append((begin, split))
            begin = split
    if begin:  # the old tree's last part; where the old tree is itself a node, its root is known
        ranges.append((begin, end))
    return ranges[::-1]


def inclusion_proof(hashes: Sequence[bytes], index: int) -> list[bytes]:
    """Return the proof that leaf `index` is in the tree over all `hashes`."""
    return [root(hashes[begin:end]) for begin, end in inclusion_ranges(index, len(hashes))]


def consistency_proof(hashes: Sequence[bytes], old_size: int) -> list[bytes]:
    """Return the proof that the tree over `hashes` begins with its first `old_size` leaves."""
    return [root(hashes[begin:end]) for begin, end in consistency_ranges(old_size, len(hashes))]


def verify_inclusion(
    leaf: bytes, index: int, size: int, proof: Sequence[bytes], root: bytes
) -> None:
    """Return if leaf hash `leaf` is number `index` under `root`; else raise ProofFails.

    Source: RFC 9162, section 2.1.3.2.
    """
    if not 0 <= index < size:
        raise ProofFails
    reached, place, last = leaf, index, size - 1
    for sibling in _hashes(proof):
        if last == 0:
            raise ProofFails
        if place & 1 or place == last:
            reached = node_hash(sibling, reached)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            reached = node_hash(reached, sibling)
        place, last = place >> 1, last >> 1
    if last or not compare_digest(reached, root):
        raise ProofFails


def verify_consistency(
    old_size: int, old_root: bytes, size: int, root: bytes, proof: Sequence[bytes]
) -> None:
    """Return if the tree of `old_root` grew into that of `root`; else raise ProofFails.

    Anything grows out of the empty tree, and a tree out of itself, by an empty proof.
    Source: RFC 9162, section 2.1.4.2.
    """
    if not 0 <= old_size <= size:
        raise ProofFails
    if old_size in {0, size}:
        expected = root if old_size else EMPTY_ROOT
        if proof or not compare_digest(old_root, expected):
            raise ProofFails
        return
    is_node = old_size & (old_size - 1) == 0
    path = _hashes([old_root, *proof] if is_node else proof)
    if not path or not _grew(old_size - 1, size - 1, path, old_root, root):
        raise ProofFails


def _grew(place: int, last: int, path: Sequence[bytes], old_root: bytes, root: bytes) -> bool:
    while place & 1:
        place, last = place >> 1, last >> 1
    old = new = path[0]
    for sibling in path[1:]:
        if last == 0:
            return False
        if place & 1 or place == last:
            old, new = node_hash(sibling, old), node_hash(sibling, new)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            new = node_hash(new, sibling)
        place, last = place >> 1, last >> 1
    return last == 0 and compare_digest(old, old_root) and compare_digest(new, root)


@dataclass(frozen=True, slots=True)
class Frontier:
    """The right edge of a growing tree: enough to append and to know the root.

    size    leaves so far
    hashes  roots of the perfect subtrees they fall into, largest first: one per bit of `size`
    """

    size: int = 0
    hashes: tuple[bytes, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a stored frontier that cannot be one with ValueError."""
        if self.size < 0 or self.size.bit_count() != len(self.hashes):
            raise ValueError("a frontier has one hash for each bit of its size")

    def append(self, leaf: bytes) -> "Frontier":
        """Return the frontier with one more leaf hash."""
        return self.extend((leaf,))

    def extend(self, leaves: Iterable[bytes]) -> "Frontier":
        """Return the frontier with more leaf hashes, in order."""
        size, stack = self.size, list(self.hashes)
        for leaf in leaves:
            node, rest = leaf, size
            while rest & 1:
                node, rest = node_hash(stack.pop(), node), rest >> 1
            stack.append(node)
            size += 1
        return Frontier(size, tuple(stack))

    def root(self) -> bytes:
        """Return the root of the tree so far."""
        if not self.hashes:
            return EMPTY_ROOT
        reached = self.hashes[-1]
        for left in reversed(self.hashes[:-1]):
            reached = node_hash(left, reached)
        return reached


def _split(size: int) -> int:
    """Return the largest power of two smaller than `size` (2 or more)."""
    return 1 << ((size - 1).bit_length() - 1)


def _hashes(proof: Sequence[bytes]) -> Sequence[bytes]:
    if any(len(part) != HASH_BYTES for part in proof):
        raise ProofFails
    return proof
