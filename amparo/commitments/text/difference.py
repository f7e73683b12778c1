"""The difference of two texts of a norm, article by article; applied to one it gives the other.

Articles are matched by what they say before by what they are called, so that one article put in does not
make every later one look changed. Sizes: laws of some hundreds of articles, in about a second when every one
of them changed.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import groupby
from operator import itemgetter
from typing import Final

from amparo.commitments.text.articles import Article, Kind, articles

# A word or a sign with the space after it: compared by the word alone, so that spaces do not slow it down.
_TOKENS: Final = re.compile(r"(\w+|[^\w\s]|)(\s*)")
# How much of two articles must be the same words for one to be the other, with and without the same number.
ALIKE, ALIKE_BY_NAME = 0.6, 0.35
# Up to so many articles are all compared; a word that more have tells nothing; so many are tried for each.
FEW, LIKELY = 24, 3


class Op(StrEnum):
    SAME = "same"
    OUT = "out"
    IN = "in"


class Fate(StrEnum):
    """What became of an article; one renumbered or moved may also have changed words."""

    SAME = "same"
    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Run:
    """Words that stayed, went out or came in, spaces included."""

    op: Op
    text: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One article of either text. `before` and `after` are its places in the texts, None where it is not.

    moved  it stands in another order among the articles that both texts have
    """

    fate: Fate
    kind: Kind
    before: int | None
    after: int | None
    old_key: str
    new_key: str
    runs: tuple[Run, ...]
    moved: bool = False

    @property
    def renumbered(self) -> bool:
        """A division has no number of its own here: its key only counts it."""
        if self.kind is Kind.DIVISION or None in (self.before, self.after):
            return False
        return self.old_key != self.new_key

    @property
    def stays(self) -> bool:
        """Whether nothing happened to it at all."""
        return self.fate is Fate.SAME and not self.moved and not self.renumbered


@dataclass(frozen=True, slots=True)
class Difference:
    """Every article of both texts once: in the order of the new one, what was removed where it stood."""

    entries: tuple[Entry, ...]

    @property
    def empty(self) -> bool:
        return all(entry.stays for entry in self.entries)

    def count(self, fate: Fate) -> int:
        return sum(entry.fate is fate for entry in self.entries)

    def inverse(self) -> Difference:
        """The difference that leads back."""
        return Difference(_ordered([_inverted(entry) for entry in self.entries]))


class DoesNotApply(ValueError):
    """The text is not the one that this difference was made from."""


def difference(old: str, new: str) -> Difference:
    """Compare two whole texts."""
    before, after = articles(old), articles(new)
    pairs = _matched(before, after)
    moved = _moved(pairs)
    entries = [
        _kept(before[one], after[other], one, other, other in moved) for one, other in pairs.items()
    ]
    entries += [_gone(each, at) for at, each in enumerate(before) if at not in pairs]
    there = set(pairs.values())
    entries += [_new(each, at) for at, each in enumerate(after) if at not in there]
    return Difference(_ordered(entries))


def apply(change: Difference, old: str) -> str:
    """The other text. Raises DoesNotApply when `old` is not what the difference was made from."""
    was = {entry.before: entry for entry in change.entries if entry.before is not None}
    if "".join(_side(was[at], Op.OUT) for at in sorted(was)) != old:
        raise DoesNotApply
    now = {entry.after: entry for entry in change.entries if entry.after is not None}
    return "".join(_side(now[at], Op.IN) for at in sorted(now))


def _side(entry: Entry, op: Op) -> str:
    return "".join(run.text for run in entry.runs if run.op in (Op.SAME, op))


def _matched(before: Sequence[Article], after: Sequence[Article]) -> dict[int, int]:
    """Places of articles that are the same one: equal in words first, then the most alike."""
    pairs = _equal(before, after)
    taken = set(pairs.values())
    left = [at for at in range(len(before)) if at not in pairs]
    right = [at for at in range(len(after)) if at not in taken]
    scored = sorted(_scores(before, after, left, right))
    for _, one, other in scored:
        if one not in pairs and other not in taken:
            pairs[one] = other
            taken.add(other)
    return dict(sorted(pairs.items()))


def _equal(before: Sequence[Article], after: Sequence[Article]) -> dict[int, int]:
    """Those that say the same: under the same name first, then in their order."""
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for by_name in (True, False):
        waiting: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for at, each in enumerate(after):
            if at not in taken:
                waiting[_identity(each, by_name)].append(at)
        for at, each in enumerate(before):
            found = waiting.get(_identity(each, by_name))
            if at not in pairs and found:
                pairs[at] = found.pop(0)
                taken.add(pairs[at])
    return pairs


def _identity(piece: Article, by_name: bool) -> tuple[str, ...]:
    said = " ".join(piece.body.split()) or piece.heading.strip()
    return (piece.kind, said, piece.key) if by_name else (piece.kind, said)


def _scores(
    before: Sequence[Article], after: Sequence[Article], left: Sequence[int], right: Sequence[int]
) -> Iterator[tuple[float, int, int]]:
    """Each pair that may be one article, with how alike it is below zero: the most alike sorts first."""
    words = {at: before[at].body.split() for at in left}
    holders: dict[str, list[int]] = defaultdict(list)
    for at in left:
        for word in {*words[at]}:
            holders[word].append(at)
    for other in right:
        said = after[other].body.split()
        matcher = SequenceMatcher(None, autojunk=False)
        matcher.set_seq2(said)
        named = {at for at in left if before[at].key == after[other].key}
        for one in sorted(named | _likely(said, holders, left)):
            if before[one].kind is after[other].kind:
                matcher.set_seq1(words[one])
                if ratio := _ratio(matcher, ALIKE_BY_NAME if one in named else ALIKE):
                    yield -(ratio + (0.2 if one in named else 0.0)), one, other


def _likely(said: Sequence[str], holders: dict[str, list[int]], left: Sequence[int]) -> set[int]:
    """The few articles that share most of the words that few articles have; all when there are few."""
    if len(left) <= FEW:
        return {*left}
    shared: dict[int, float] = defaultdict(float)
    for word in {*said}:
        if len(found := holders.get(word, ())) <= FEW:
            for at in found:
                shared[at] += 1 / len(found)
    return {*sorted(shared, key=lambda at: (-shared[at], at))[:LIKELY]}


def _ratio(matcher: SequenceMatcher[str], least: float) -> float:
    """How much is the same, 0 when it is less than `least`; the quick bounds are asked first."""
    if matcher.real_quick_ratio() < least or matcher.quick_ratio() < least:
        return 0.0
    ratio = matcher.ratio()
    return ratio if ratio >= least else 0.0


def _moved(pairs: dict[int, int]) -> set[int]:
    """Places in the new text of what left the longest run that kept its order."""
    after = [pairs[at] for at in sorted(pairs)]
    tails: list[int] = []
    tops: list[int] = []
    back: dict[int, int | None] = {}
    for value in after:
        at = bisect_left(tails, value)
        back[value] = tops[at - 1] if at else None
        tails[at : at + 1] = [value]
        tops[at : at + 1] = [value]
    kept: set[int] = set()
    value_or_none = tops[-1] if tops else None
    while value_or_none is not None:
        kept.add(value_or_none)
        value_or_none = back[value_or_none]
    return set(after) - kept


def _kept(one: Article, other: Article, before: int, after: int, moved: bool) -> Entry:
    fate = Fate.SAME if one.body.split() == other.body.split() else Fate.CHANGED
    if one.key == other.key and one.heading.split() != other.heading.split():
        fate = Fate.CHANGED
    runs = tuple(_runs(one.text, other.text))
    return Entry(fate, other.kind, before, after, one.key, other.key, runs, moved)


def _gone(each: Article, at: int) -> Entry:
    return Entry(Fate.REMOVED, each.kind, at, None, each.key, "", (Run(Op.OUT, each.text),))


def _new(each: Article, at: int) -> Entry:
    return Entry(Fate.ADDED, each.kind, None, at, "", each.key, (Run(Op.IN, each.text),))


def _runs(old: str, new: str) -> list[Run]:
    """Word by word; a space between two marked words is marked with them, so that they read on."""
    if old == new:
        return [Run(Op.SAME, old)]
    one, other = _TOKENS.findall(old), _TOKENS.findall(new)
    matcher = SequenceMatcher(None, [w for w, _ in one], [w for w, _ in other], autojunk=False)
    found: list[tuple[Op, str]] = []
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag == "equal":
            for (word, space), (_word, after) in zip(one[i:j], other[k:m], strict=True):
                found.append((Op.SAME, word))
                found += _space(space, after)
        else:
            found += [(Op.OUT, "".join(map("".join, one[i:j])))]
            found += [(Op.IN, "".join(map("".join, other[k:m])))]
    return _joined(found)


def _space(before: str, after: str) -> list[tuple[Op, str]]:
    return [(Op.SAME, before)] if before == after else [(Op.OUT, before), (Op.IN, after)]


def _joined(parts: Sequence[tuple[Op, str]]) -> list[Run]:
    """Parts of one sort that follow each other, as one; empty ones left out."""
    told = ((op, text) for op, text in parts if text)
    return [Run(op, "".join(text for _, text in some)) for op, some in groupby(told, itemgetter(0))]


def _inverted(entry: Entry) -> Entry:
    swap = {Op.SAME: Op.SAME, Op.OUT: Op.IN, Op.IN: Op.OUT}
    fates = {Fate.ADDED: Fate.REMOVED, Fate.REMOVED: Fate.ADDED}
    return Entry(
        fates.get(entry.fate, entry.fate),
        entry.kind,
        entry.after,
        entry.before,
        entry.new_key,
        entry.old_key,
        tuple(Run(swap[run.op], run.text) for run in entry.runs),
        entry.moved,
    )


def _ordered(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """By place in the new text; what was removed after the article that stood before it."""
    follows = {entry.before: entry.after for entry in entries if entry.before is not None}

    def place(entry: Entry) -> tuple[int, int, int]:
        if entry.after is not None:
            return entry.after, 0, 0
        at = entry.before or 0
        last = next((follows[n] for n in range(at - 1, -1, -1) if follows[n] is not None), None)
        return (-1 if last is None else last), 1, at

    return tuple(sorted(entries, key=place))
