"""Making a bundle for the other side; what it is and how it is verified is `amparo.verifier.bundles`."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass

from amparo.verifier.archives import entry
from amparo.verifier.bundles import KIND, MANIFEST, PROOF


@dataclass(frozen=True, slots=True)
class File:
    name: str
    content: bytes


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


def packed(files: Iterable[File], manifest: bytes) -> bytes:
    """The zip without its proof; the same content gives the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in (File(MANIFEST, manifest), *files):
            archive.writestr(entry(file.name), file.content)
    return out.getvalue()


def proven(bundle: bytes, proof: bytes) -> bytes:
    """A bundle of ours with the proof that our log states its manifest."""
    out = io.BytesIO(bundle)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(entry(PROOF), proof)
    return out.getvalue()
