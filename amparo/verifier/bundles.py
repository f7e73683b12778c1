"""A bundle for the other side of a matter: a paper, its annexes, a manifest of digests, its proof in the ledger.

amparo-….zip
  manifest.json      what it is and the SHA-256 of every other file, in one canonical way of writing
  papers/…           the paper as PDF and its very content as JSON
  annexes/…          what is annexed, as it came
  ledger/proof.json  that an entry of this log states the digest of the manifest
"""

from __future__ import annotations

import base64
import hashlib
import json
from dataclasses import dataclass
from typing import Any, Final

from amparo.verifier import proofs
from amparo.verifier.archives import Archive, Damaged, NoArchive
from amparo.verifier.proofs import ProofFaulty

KIND: Final = "amparo bundle 1"
MANIFEST, PROOF = "manifest.json", "ledger/proof.json"
LARGEST: Final = 256 * 1024 * 1024


class BundleFaulty(Exception):
    """The bundle is not whole, or something in it was changed."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a bundle that verifies holds.

    signed  a checkpoint of the log covers the entry; until then the proof stands on the log's own word
    """

    manifest: dict[str, Any]
    files: int
    key: bytes
    fingerprint: str
    index: int
    leaf_hash: str
    signed: bool


def verify(content: bytes) -> Verdict:
    """Raises BundleFaulty, in words, when anything is missing, added or changed."""
    files = _read(content)
    manifest, proof = files.pop(MANIFEST, None), files.pop(PROOF, None)
    if manifest is None or proof is None:
        raise BundleFaulty("it has no manifest, or no proof")
    told = _manifest(manifest)
    _check_files(told, files)
    try:
        proven = proofs.check(proof)
    except ProofFaulty as fault:
        raise BundleFaulty(str(fault)) from fault
    if _stated(proof) != hashlib.sha256(manifest).hexdigest():
        raise BundleFaulty("the entry of the ledger states another manifest")
    entry = str(json.loads(proof)["leaf_hash"])
    key, print_ = proven.key, proven.fingerprint
    return Verdict(told, len(files), key, print_, proven.index, entry, proven.signed)


def files_of(content: bytes) -> dict[str, bytes]:
    """The files of a bundle that verifies, by name."""
    verify(content)
    return {n: c for n, c in _read(content).items() if n not in (MANIFEST, PROOF)}


def _read(content: bytes) -> dict[str, bytes]:
    try:
        archive = Archive(content)
        if archive.size() > LARGEST:
            raise BundleFaulty("it is too large")
        return {name: archive.read(name, LARGEST) for name in archive.names}
    except (NoArchive, Damaged) as wrong:
        raise BundleFaulty("this file is not a bundle, or it is damaged") from wrong


def _manifest(text: bytes) -> dict[str, Any]:
    try:
        told = json.loads(text)
        if told["kind"] != KIND:
            raise ValueError
        return {**told, "files": {each["name"]: each["sha256"] for each in told["files"]}}
    except (ValueError, KeyError, TypeError, RecursionError) as wrong:
        raise BundleFaulty("its manifest cannot be read") from wrong


def _check_files(told: dict[str, Any], files: dict[str, bytes]) -> None:
    listed: dict[str, str] = told["files"]
    for name in sorted(set(listed) | set(files)):
        if name not in files:
            raise BundleFaulty(f"{name} is missing")
        if name not in listed:
            raise BundleFaulty(f"{name} stands in no manifest")
        if hashlib.sha256(files[name]).hexdigest() != listed[name]:
            raise BundleFaulty(f"{name} was changed")


def _stated(proof: bytes) -> str:
    leaf = json.loads(proof)["leaf"]
    if leaf is None:
        raise BundleFaulty("the body of its entry was erased")
    entry: dict[str, Any] = json.loads(base64.b64decode(leaf))["entry"]
    return str(entry.get("manifest", ""))
