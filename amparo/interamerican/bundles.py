"""A bundle for the other side: a paper, its annexes, a manifest of digests and its proof in the ledger.

amparo-….zip
  manifest.json      what it is and the SHA-256 of every other file, in one canonical way of writing
  papers/…           the paper as PDF and its very content as JSON
  annexes/…          what is annexed, as it came
  ledger/proof.json  that an entry of this log states the digest of the manifest

`verify` reads nothing but the file: no database, no settings, no network.
"""

from __future__ import annotations

import base64
import hashlib
import io
import json
import lzma
import zipfile
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from amparo.custody import proofs
from amparo.custody.proofs import ProofFaulty

KIND: Final = "amparo bundle 1"
MANIFEST, PROOF = "manifest.json", "ledger/proof.json"
LARGEST: Final = 256 * 1024 * 1024
_WHEN: Final = (1980, 1, 1, 0, 0, 0)
# All that a damaged archive, or one made to hurt, makes the framework's reader raise.
_DAMAGE: Final = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError),
    *(RuntimeError, NotImplementedError, OSError, ValueError, MemoryError),
)


class BundleFaulty(Exception):
    """The bundle is not whole, or something in it was changed."""


@dataclass(frozen=True, slots=True)
class File:
    name: str
    content: bytes


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


def manifest_of(files: Iterable[File], **said: str) -> bytes:
    """The manifest's bytes: what is said of the bundle, then each file by name with digest and size."""
    listed = [
        {
            "name": file.name,
            "sha256": hashlib.sha256(file.content).hexdigest(),
            "size": len(file.content),
        }
        for file in sorted(files, key=lambda one: one.name)
    ]
    whole = {"kind": KIND, **said, "files": listed}
    return json.dumps(whole, sort_keys=True, ensure_ascii=False, indent=1).encode()


def packed(files: Iterable[File], manifest: bytes, proof: bytes) -> bytes:
    """The zip; the same content gives the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in (File(MANIFEST, manifest), *files, File(PROOF, proof)):
            archive.writestr(zipfile.ZipInfo(file.name, _WHEN), file.content)
    return out.getvalue()


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
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
            if sum(entry.file_size for entry in entries) > LARGEST:
                raise BundleFaulty("it is too large")
            names = [entry.filename for entry in entries]
            if len(set(names)) != len(names):
                raise BundleFaulty("two files of it have one name")
            return {entry.filename: archive.read(entry) for entry in entries}
    except _DAMAGE as wrong:
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
