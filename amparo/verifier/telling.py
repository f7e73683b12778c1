"""What a file is, who verifies it, and what is said of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from amparo.verifier import bundles, court, exports, growth, proofs
from amparo.verifier.archives import Archive, NoArchive
from amparo.verifier.digests import fingerprint
from amparo.verifier.words import Said, said

_HEAD = 64


@dataclass(slots=True)
class Found:
    """Everything there is to say of one file."""

    facts: list[Said] = field(default_factory=list)
    faults: list[Said] = field(default_factory=list)
    key: bytes = b""
    compared: bool = False

    def lines(self, language: str) -> Iterator[str]:
        """Yield what to print, in `es` or `en`."""
        for fact in self.facts:
            mark = "    " if fact.code == "command" else said("good").in_(language)
            yield f"{mark}  {fact.in_(language)}"
        for fault in self.faults:
            yield f"{said('wrong').in_(language)}  {fault.in_(language)}"
        if self.key:
            which = "key_same" if self.compared else "key"
            told = said(which, key=self.key.hex(), fingerprint=fingerprint(self.key))
            yield told.in_(language)
        if self.faults:
            yield said("not_good", count=len(self.faults)).in_(language)
        else:
            yield said("all_good").in_(language)


def look(path: Path, log_key: str | None = None) -> Found:
    """Verify what lies at `path`, whichever of our files it is.

    log_key  the ledger's public key in hexadecimal, had by another way
    """
    found = _look(path)
    if log_key is not None and found.key:
        found.compared = log_key.strip().lower() == found.key.hex()
        if not found.compared:
            found.faults.append(said("other_key"))
    return found


def _look(path: Path) -> Found:
    try:
        if path.is_dir() or path.open("rb").read(4)[:2] == b"PK":
            return _archive(path)
        return _text(path)
    except OSError:
        return Found(faults=[said("no_archive")])


def _archive(path: Path) -> Found:
    try:
        archive = Archive(path)
    except NoArchive:
        return Found(faults=[said("no_archive")])
    if court.is_one(archive) or path.is_dir():
        report = court.verify(path)
        return Found(report.facts, report.faults, report.key)
    try:
        told = bundles.verify(path.read_bytes())
    except bundles.BundleFaulty as fault:
        return Found(faults=[said("fault", said=fault)])
    return Found([said("bundle_good", files=told.files, entry=told.index)], [], told.key)


def _text(path: Path) -> Found:
    with path.open("rb") as file:
        start = file.read(_HEAD)
    try:
        if not proofs.is_proof(start):
            return _export(exports.verify(path))
        content = path.read_bytes()
        return _growth(content) if growth.is_one(content) else _proof(content)
    except (exports.ExportFaulty, proofs.ProofFaulty) as fault:
        return Found(faults=[said("fault", said=fault)])


def _export(told: exports.Verdict) -> Found:
    fact = said(
        "export_good",
        origin=told.origin,
        leaves=told.leaves,
        checkpoints=told.checkpoints,
        proven=told.proven,
    )
    return Found([fact], [], told.key)


def _proof(content: bytes) -> Found:
    told = proofs.check(content)
    facts = [said("proof_good", origin=told.origin, entry=told.index, size=told.size)]
    if not told.signed:
        facts.append(said("unsigned"))
    return Found(facts, [], told.key)


def _growth(content: bytes) -> Found:
    told = growth.check(content)
    return Found([said("growth_good", origin=told.origin, old=told.old_size, size=told.size)])
