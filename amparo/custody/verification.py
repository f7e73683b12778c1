"""Verification of a live installation: the tree, its checkpoints, and every row under watch.

Replays the whole ledger, so that a row changed, removed, swapped or put back to an older version
behind the ledger's back is named. Reads as the owner or an auditor; opens nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from amparo.crypto import signing
from amparo.custody import checkpoints, installation, ledger, registers, watch
from amparo.custody.models import Checkpoint
from amparo.verifier import checkpoint, merkle
from amparo.verifier.errors import DoesNotHold

_MOST = 50


@dataclass(slots=True)
class Report:
    """What a verification found; `faults` are sentences for the auditor, 50 at most of each kind."""

    entries: int = 0
    erased: int = 0
    checkpoints: int = 0
    proven: int = 0
    rows: int = 0
    faults: list[str] = field(default_factory=list)

    @property
    def good(self) -> bool:
        return not self.faults


def verify() -> Report:
    """Verify everything, in memory proportional to the number of watched rows."""
    report = Report()
    expected: dict[tuple[str, str], str | None] = {}
    roots: dict[int, bytes] = {}
    sizes = set(Checkpoint.objects.values_list("size", flat=True))
    frontier = merkle.Frontier()
    report.entries = ledger.size()
    for entry in ledger.entries(0, report.entries):
        if entry.index != frontier.size:
            report.faults.append(f"entry {frontier.size} is missing")
            break
        _check_entry(entry, report, expected)
        frontier = frontier.append(entry.leaf_hash)
        if frontier.size in sizes:
            roots[frontier.size] = frontier.root()
    if frontier.size == report.entries and report.entries:
        _check_nodes(frontier.root(), report)
    _check_checkpoints(roots, report)
    _check_rows(expected, report)
    return report


def _check_entry(
    entry: ledger.Entry, report: Report, expected: dict[tuple[str, str], str | None]
) -> None:
    if entry.leaf is None:
        report.erased += 1
        return
    if merkle.leaf_hash(entry.leaf) != entry.leaf_hash:
        report.faults.append(f"entry {entry.index}: its body is not the one that was recorded")
        return
    body = entry.body or {}
    for kind, row, digest in body.get("marks", []):
        expected[kind, row] = digest
        if kind == "card_block" and digest is not None:
            stated = registers.stated_in(row, digest)
            expected.update({(one, card): what for one, card, what in stated})


def _check_nodes(root: bytes, report: Report) -> None:
    try:
        stored = ledger.root(report.entries)
    except LookupError as missing:
        report.faults.append(f"{missing} is missing")
        return
    if stored != root:
        report.faults.append("the stored tree is not that of its leaves")


def _check_checkpoints(roots: dict[int, bytes], report: Report) -> None:
    origin, public = checkpoints.origin(), installation.checkpoint_public()
    for row in Checkpoint.objects.order_by("size"):
        report.checkpoints += 1
        try:
            signed = checkpoint.verify(row.note.encode(), origin, public, signing.holds)
        except DoesNotHold:
            report.faults.append(f"the checkpoint of {row.size} entries is not signed by this log")
            continue
        if signed.size != row.size or roots.get(row.size) != signed.root:
            report.faults.append(
                f"the ledger is not the one that was signed at {row.size} entries:"
                " an entry was changed, removed or rolled back"
            )
        else:
            report.proven = max(report.proven, row.size)


def _check_rows(expected: dict[tuple[str, str], str | None], report: Report) -> None:
    """Every watched row must be in the ledger as it is now, and none that is there may be missing."""
    kinds = watch.watched()
    for kind, marks in kinds.items():
        faults = []
        for _, row, digest in marks():
            report.rows += 1
            stated = expected.pop((kind, row), None)
            if stated is None:
                faults.append(f"{kind} {row} is not in the ledger, or should be gone")
            elif stated != digest:
                faults.append(f"{kind} {row} is not the one that was recorded")
        faults += [
            f"{kind} {row} was removed"
            for (other, row), digest in expected.items()
            if other == kind and digest is not None
        ]
        report.faults += faults[:_MOST]
