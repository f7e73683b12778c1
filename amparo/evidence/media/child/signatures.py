"""Detached OpenPGP signatures (`.asc`), as ProofMode lays them beside what it signs, with the key that made them.

A key that comes with what it signed proves that both left the same hands, and nothing of whose hands those are; only
keys that the installation keeps in its own file are somebody's.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import UTC
from importlib import import_module
from typing import Any

from amparo.evidence.media.child import parcels
from amparo.evidence.media.child.facts import clean
from amparo.evidence.media.child.provenance import Finding

_MOST = 50
_PUBLIC_KEY = b"-----BEGIN PGP PUBLIC KEY BLOCK-----"


@dataclass(frozen=True, slots=True)
class _Keys:
    """came  with the parcel; known  by this installation"""

    came: list[Any]
    known: list[Any]


def read(parcel: parcels.Parcel, known: str) -> list[Finding]:
    """Every signature of the parcel, verified over the file it is of. `known` are keys of people, armoured, or none."""
    armoured = [name for name in parcel.names if name.lower().endswith((".asc", ".sig", ".gpg"))]
    contents = {name: parcel.part(name) for name in armoured[:_MOST]}
    signatures = {n: content for n, content in contents.items() if _PUBLIC_KEY not in content}
    if not signatures:
        return []
    pgp: Any = import_module("pysequoia")  # 14 MB: loaded only where there is a signature
    came = [cert for n in contents.keys() - signatures for cert in _certs(pgp, contents[n])]
    keys = _Keys(came, _certs(pgp, known.encode()) if known else [])
    by_digest = _digests(parcel, {*contents})
    return [
        _verified(pgp, parcel, name, content, _signed(name, parcel, by_digest), keys)
        for name, content in signatures.items()
    ]


def _digests(parcel: parcels.Parcel, without: set[str]) -> dict[str, str]:
    return {
        hashlib.sha256(parcel.part(name)).hexdigest(): name
        for name in parcel.names
        if name not in without
    }


def _signed(name: str, parcel: parcels.Parcel, by_digest: dict[str, str]) -> str:
    """The file a signature is of: its own name less the ending, or that file's digest, or its stem alone."""
    stem = name.rpartition(".")[0]
    if stem in parcel:
        return stem
    last = stem.rpartition("/")[2]
    if last.lower() in by_digest:
        return by_digest[last.lower()]
    others = [one for one in by_digest.values() if one.rpartition(".")[0] == stem]
    return others[0] if len(others) == 1 else ""


def _verified(
    pgp: Any, parcel: parcels.Parcel, name: str, content: bytes, of: str, keys: _Keys
) -> Finding:
    if not of:
        return Finding("pgp", "signature_of_none", {"signature": clean(name)})
    told = {"name": clean(of)}
    try:
        signature = pgp.Sig.from_bytes(content)
    except (RuntimeError, ValueError, TypeError):
        return Finding("pgp", "signature_unreadable", told)
    if not (keys.came or keys.known):
        key = signature.issuer_fingerprint or signature.issuer_key_id or "?"
        return Finding("pgp", "signature_keyless", {**told, "key": clean(key)})
    for code, certs in (("signature_known", keys.known), ("signature_holds", keys.came)):
        made = _who(pgp, parcel.part(of), signature, certs) if certs else None
        if made is not None:
            return Finding("pgp", code, {**told, **made})
    return Finding("pgp", "signature_fails", told)


def _who(pgp: Any, content: bytes, signature: Any, certs: list[Any]) -> dict[str, str] | None:
    """Who made a signature that holds, by one of these keys; None when none of them made it over these bytes."""
    try:
        found = pgp.verify(bytes=content, store=lambda _ids: certs, signature=signature)
    except RuntimeError:
        return None
    if not found.valid_sigs:
        return None
    print_ = str(found.valid_sigs[0].certificate)
    cert = next((one for one in certs if one.fingerprint == print_), None)
    names = [str(one) for one in cert.user_ids] if cert is not None else []
    when = signature.created
    return {
        "who": clean(names[0]) if names else "?",
        "key": " ".join(print_[at : at + 4] for at in range(0, len(print_), 4)).upper(),
        "when": when.astimezone(UTC).strftime("%Y-%m-%d %H:%M UTC") if when else "?",
    }


def _certs(pgp: Any, content: bytes) -> list[Any]:
    """The keys of a file; what is none is left out, since its signatures are then told as without a key."""
    try:
        return list(pgp.Cert.split_bytes(content))
    except (RuntimeError, ValueError, TypeError):
        return []
