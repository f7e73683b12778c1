"""How well the Reader does on a text whose claims people have marked.

A marked claim is found when a proposal's span and its own overlap by half or more of both together, or when
a proposal covers three fifths of it and of no more than three marked claims. A proposal is right when it
finds one. Kinds and addressees are counted apart, over the marked claims that were found.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from amparo.kernel.text import fold
from amparo.reading.proposal import Proposal

_OVERLAP = 0.5
_COVER = 0.6
_MOST_COVERED = 3
_SMALL = frozenset(["the", "of", "and", "de", "del", "la", "el", "los", "las", "y"])


@dataclass(frozen=True, slots=True)
class Marked:
    """A claim that people marked at `start:end`.

    addressees   for each party, every name it may go by; empty when nobody is addressed
    """

    start: int
    end: int
    kind: str
    addressees: tuple[frozenset[str], ...] = ()


@dataclass(frozen=True, slots=True)
class Score:
    """Counts, so that scores of several texts add up."""

    marked: int = 0
    found: int = 0
    proposed: int = 0
    right: int = 0
    kinds: int = 0
    addressed: int = 0
    addressees: int = 0

    def __add__(self, other: "Score") -> "Score":
        return Score(
            *(getattr(self, name) + getattr(other, name) for name in self.__dataclass_fields__)
        )

    @property
    def recall(self) -> float:
        return self.found / self.marked if self.marked else 1.0

    @property
    def precision(self) -> float:
        return self.right / self.proposed if self.proposed else 1.0

    @property
    def kind(self) -> float:
        return self.kinds / self.found if self.found else 1.0

    @property
    def addressee(self) -> float:
        return self.addressees / self.addressed if self.addressed else 1.0

    def __str__(self) -> str:
        return (
            f"recall {self.recall:.3f} ({self.found}/{self.marked})  precision {self.precision:.3f} "
            f"({self.right}/{self.proposed})  kind {self.kind:.3f}  addressee {self.addressee:.3f}"
        )


def score(proposals: Sequence[Proposal], marked: Sequence[Marked]) -> Score:
    """Return the counts of one text; quadratic, for texts of a human size."""
    covers = {id(one): _covered(one, marked) for one in proposals}
    finders = {at: _finders(claim, proposals, covers) for at, claim in enumerate(marked)}
    found = {at: by for at, by in finders.items() if by}
    right = {id(one) for by in found.values() for one in by}
    addressed = [at for at in found if marked[at].addressees]
    return Score(
        marked=len(marked),
        found=len(found),
        proposed=len(proposals),
        right=len(right),
        kinds=sum(any(one.kind == marked[at].kind for one in by) for at, by in found.items()),
        addressed=len(addressed),
        addressees=sum(
            any(is_addressed(one, marked[at]) for one in _best(marked[at], found[at]))
            for at in addressed
        ),
    )


def is_addressed(proposal: Proposal, marked: Marked) -> bool:
    """Whether the proposal names one of the parties, and no more strangers than parties."""
    names = [fold(name) for name in proposal.addressees]
    known = [name for name in names if any(_is_among(name, ways) for ways in marked.addressees)]
    return bool(known) and 2 * len(known) >= len(names)


def _is_among(name: str, ways: frozenset[str]) -> bool:
    """The same name, or one that says less of the same: "Congress", "Congress of the Republic"."""
    said = _words(name)
    return any(said <= _words(way) or _words(way) <= said for way in ways if said and _words(way))


def _words(name: str) -> set[str]:
    return set(name.split()) - _SMALL


def _best(claim: Marked, by: list[Proposal]) -> list[Proposal]:
    """Those of the claim's kind, if any: an order inside a finding has its own addressee."""
    return [one for one in by if one.kind == claim.kind] or by


def _common(one: Proposal, claim: Marked) -> int:
    return max(0, min(one.end, claim.end) - max(one.start, claim.start))


def _covered(one: Proposal, marked: Sequence[Marked]) -> int:
    return sum(_common(one, claim) >= _COVER * (claim.end - claim.start) for claim in marked)


def _finders(
    claim: Marked, proposals: Sequence[Proposal], covers: dict[int, int]
) -> list[Proposal]:
    return [one for one in proposals if _finds(one, claim, covers[id(one)])]


def _finds(one: Proposal, claim: Marked, covered: int) -> bool:
    common = _common(one, claim)
    union = max(one.end, claim.end) - min(one.start, claim.start)
    if common >= _OVERLAP * union:
        return True
    return covered <= _MOST_COVERED and common >= _COVER * (claim.end - claim.start)
