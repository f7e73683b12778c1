"""A bundle for a court: files in clear, who held them, and the proof of both in the ledger.

manifest.json         kind, made_at, made_by, origin and key (hex) of the log, `pieces`, `files`
evidence/NN-name      a file as it was received
records/NN-row.json   the row that was put under the ledger's watch when it came, byte for byte
records/NN-custody.json  every hand, view, copy, check and handing over; each line with its entry, if it has one
time/NN-M.tsr         answers of a time-stamping authority (RFC 3161) over the sealed file; time/roots.pem
ledger/proofs.json    the entries named above, their paths, and one signed checkpoint over them all

A piece says: file, sha256, size, sealed_sha256, salt (hex, or null), row, custody, time (list), entry.
`files` lists every other file but ledger/proofs.json, which proves itself: it is made last.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from amparo.verifier import checkpoint, merkle, tokens
from amparo.verifier.archives import Archive, Damaged, NoArchive
from amparo.verifier.digests import commitment, fingerprint, of_parts
from amparo.verifier.errors import DoesNotHold
from amparo.verifier.proofs import from_base64, from_hex
from amparo.verifier.words import Said, said

KIND: Final = "amparo court bundle 1"
PROOFS_KIND: Final = "amparo ledger proofs 1"
MANIFEST, PROOFS = "manifest.json", "ledger/proofs.json"
ROOTS: Final = "time/roots.pem"
_DONE: Final = ("opened", "viewed", "examined", "copied", "seal_checked", "transferred")
_LARGEST_RECORD: Final = 64 * 1024 * 1024
# What values of another kind than they must have, or none, make the checks below raise.
_MALFORMED: Final = (ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError)


@dataclass(slots=True)
class Report:
    """What was found: `faults` is empty when everything that can be checked here holds."""

    facts: list[Said] = field(default_factory=list)
    faults: list[Said] = field(default_factory=list)
    manifest: dict[str, Any] = field(default_factory=dict)
    key: bytes = b""

    @property
    def fingerprint(self) -> str:
        return fingerprint(self.key)

    def wrong(self, code: str, **values: object) -> None:
        self.faults.append(said(code, **values))


@dataclass(slots=True)
class _Reading:
    archive: Archive
    report: Report
    leaves: dict[int, dict[str, Any]] = field(default_factory=dict)


def canonical(value: object) -> bytes:
    """The one way in which the bundle's own files are written."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False, indent=1).encode()


def is_one(archive: Archive) -> bool:
    """Whether an archive says that it is such a bundle, whatever it is worth."""
    return MANIFEST in archive.names and PROOFS in archive.names


def verify(where: Path | bytes) -> Report:
    """Look at everything and report every fault; raises nothing."""
    report = Report()
    try:
        reading = _Reading(Archive(where), report)
    except NoArchive:
        report.wrong("no_archive")
        return report
    if not _read_manifest(reading):
        return report
    _check_files(reading)
    _check_proofs(reading)
    for piece in report.manifest["pieces"]:
        try:
            _check_piece(reading, piece)
        except (Damaged, *_MALFORMED):
            report.wrong("malformed", name=str(piece))
    return report


def _read_manifest(reading: _Reading) -> bool:
    try:
        told = _canonical_json(reading.archive.read(MANIFEST, _LARGEST_RECORD))
        if told["kind"] != KIND:
            raise ValueError
        reading.report.key = from_hex(told["key"])
        reading.report.manifest = told
        names = [str(each["name"]) + str(each["sha256"]) for each in told["files"]]
        return bool(names) and isinstance(told["pieces"], list)
    except (Damaged, *_MALFORMED):
        reading.report.wrong("manifest_unreadable")
        return False


def _check_files(reading: _Reading) -> None:
    listed = {each["name"]: each["sha256"] for each in reading.report.manifest["files"]}
    there = set(reading.archive.names) - {MANIFEST, PROOFS}
    for name in sorted(listed.keys() | there):
        if name not in there:
            reading.report.wrong("file_missing", name=name)
        elif name not in listed:
            reading.report.wrong("file_extra", name=name)
        elif not _is_whole(reading.archive, name, listed[name]):
            reading.report.wrong("file_changed", name=name)


def _is_whole(archive: Archive, name: str, sha256: str) -> bool:
    try:
        return archive.digest(name) == sha256
    except Damaged:
        return False


def _check_proofs(reading: _Reading) -> None:
    """Every leaf under the signed root; the manifest as one of them states it."""
    report = reading.report
    try:
        content = reading.archive.read(PROOFS, _LARGEST_RECORD)
        told = _canonical_json(content)
        signed = _signed(told, report.manifest)
        proofs, entry = told["proofs"], int(told["entry"])
        for proof in proofs:
            _check_leaf(reading, proof, signed)
    except DoesNotHold:
        report.wrong("checkpoint_fails")
        return
    except (Damaged, *_MALFORMED):
        report.wrong("proofs_unreadable")
        return
    stated = reading.leaves.get(entry, {}).get("manifest")
    if stated != hashlib.sha256(reading.archive.read(MANIFEST, _LARGEST_RECORD)).hexdigest():
        report.wrong("manifest_changed")
    report.facts.append(
        said("ledger_good", origin=signed.origin, proofs=len(reading.leaves), size=signed.size)
    )


def _signed(told: dict[str, Any], manifest: dict[str, Any]) -> checkpoint.Checkpoint:
    """The checkpoint that the log of the manifest signed, equal to what the proofs say of it."""
    key = from_hex(manifest["key"])
    signed = checkpoint.verify(str(told["checkpoint"]).encode(), str(manifest["origin"]), key)
    same = (told["kind"], told["origin"], told["key"], told["size"], told["root"])
    if same != (PROOFS_KIND, signed.origin, key.hex(), signed.size, signed.root.hex()):
        raise checkpoint.BadCheckpoint
    return signed


def _check_leaf(reading: _Reading, proof: dict[str, Any], signed: checkpoint.Checkpoint) -> None:
    index = int(proof["index"])
    try:
        leaf = from_base64(proof["leaf"])
        path = [from_hex(part) for part in proof["path"]]
        hashed = merkle.leaf_hash(leaf)
        merkle.verify_inclusion(hashed, index, signed.size, path, signed.root)
        body = json.loads(leaf)
        if body["index"] != index or index in reading.leaves:
            raise ValueError
        reading.leaves[index] = body["entry"]
    except (DoesNotHold, *_MALFORMED):
        reading.report.wrong("proof_fails", entry=index)


def _check_piece(reading: _Reading, piece: dict[str, Any]) -> None:
    report, name = reading.report, str(piece["file"])
    before = len(report.faults)
    if not _is_whole(reading.archive, name, piece["sha256"]):
        report.wrong("file_changed", name=name)
    row = _check_row(reading, piece)
    _check_custody(reading, piece)
    facts = list(_stamps(reading, piece))
    if len(report.faults) > before or row is None:
        return
    code = "piece_good" if piece["salt"] is not None else "piece_whole"
    at = str(row["received_at"])[:19].replace("T", " ") + " UTC"
    report.facts += [said(code, name=name, at=at, sha256=piece["sha256"]), *facts]


def _check_row(reading: _Reading, piece: dict[str, Any]) -> dict[str, Any] | None:
    """The row of the file as its entry stated it, and the file in clear as the row bound it."""
    report, name, entry = reading.report, str(piece["row"]), int(piece["entry"])
    content = reading.archive.read(name, _LARGEST_RECORD)
    row: dict[str, Any] = json.loads(content)
    leaf = reading.leaves.get(entry)
    if leaf is None:
        report.wrong("proof_missing", entry=entry, name=name)
        return None
    mark = ["blob", row["id"], of_parts(content)]
    if mark not in leaf.get("marks", []) or row["digest"] != piece["sealed_sha256"]:
        report.wrong("row_fails", name=name)
    if piece["salt"] is None:
        return row
    bound = commitment(from_hex(piece["salt"]), from_hex(piece["sha256"]))
    if row.get("commitment") != bound.hex():
        report.wrong("binding_fails", name=str(piece["file"]))
    return row


def _check_custody(reading: _Reading, piece: dict[str, Any]) -> None:
    """Each line that names an entry says when, what and who as the entry does."""
    report, name = reading.report, str(piece["custody"])
    lines, proven = _canonical_json(reading.archive.read(name, _LARGEST_RECORD))["lines"], 0
    for number, line in enumerate(lines, start=1):
        if line["entry"] is None:
            continue
        leaf = reading.leaves.get(line["entry"])
        if leaf is None:
            report.wrong("proof_missing", entry=line["entry"], name=name)
        elif not _says_the_same(line, leaf):
            report.wrong("line_fails", name=name, line=number, entry=line["entry"])
        else:
            proven += 1
    report.facts.append(said("custody_good", name=name, lines=len(lines), proven=proven))
    done = Counter(str(line.get("what")) for line in lines)
    report.facts.append(said("custody_told", name=name, **{one: done[one] for one in _DONE}))


def _says_the_same(line: dict[str, Any], leaf: dict[str, Any]) -> bool:
    when = datetime.fromisoformat(line["at"]) == datetime.fromisoformat(leaf["at"])
    return bool(when and line["verb"] == leaf["verb"] and line["who"] == leaf.get("who"))


def _stamps(reading: _Reading, piece: dict[str, Any]) -> Iterator[Said]:
    for name in piece["time"]:
        try:
            stamp = tokens.read(reading.archive.read(name, _LARGEST_RECORD))
        except (Damaged, DoesNotHold):
            reading.report.wrong("stamp_fails", name=name)
            continue
        if stamp.digest.hex() != piece["sealed_sha256"]:
            reading.report.wrong("stamp_fails", name=name)
            continue
        yield said("stamp_good", name=name, at=f"{stamp.at:%Y-%m-%d %H:%M:%S} UTC")
        yield said("command", command=tokens.command(name, stamp.digest.hex(), ROOTS))


def _canonical_json(content: bytes) -> dict[str, Any]:
    """What a file of the bundle's own says; ValueError when it is written in any other way."""
    told = json.loads(content)
    if not isinstance(told, dict) or canonical(told) != content:
        raise ValueError("not the canonical spelling")
    return told
