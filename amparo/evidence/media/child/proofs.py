"""What ProofMode and Tella write beside a picture: digest, device, time and place, as columns or JSON.

A proof says which file it is of by that file's SHA-256, and nothing else ties them.
"""

from __future__ import annotations

import csv
import hashlib
import json
import re
from io import StringIO

from amparo.evidence.media.child import parcels, signatures, stamps
from amparo.evidence.media.child.facts import Facts, clean
from amparo.evidence.media.child.provenance import Finding
from amparo.evidence.media.errors import MediaDamaged

_DIGEST = re.compile(r"\b[0-9a-f]{64}\b")
# Names of columns in both programs over the years, without case, blanks and points.
_COLUMNS = {
    "proofgenerated": ("time", "proof_at"),
    "filecreated": ("time", "made_at"),
    "filemodified": ("time", "changed_at"),
    "timestamp": ("time", "proof_at"),
    "deviceid": ("device", "serial"),
    "manufacturer": ("device", "make"),
    "hardware": ("device", "model"),
    "devicemodel": ("device", "model"),
    "screensize": ("device", "screen"),
    "language": ("device", "language"),
    "locale": ("device", "language"),
    "networktype": ("device", "network"),
    "network": ("device", "network"),
    "ipv4": ("place", "network_address"),
    "ipv6": ("place", "network_address"),
    "wifimac": ("place", "network_address"),
    "cellinfo": ("place", "cell"),
    "cells": ("place", "cell"),
    "wifis": ("place", "cell"),
    "locationlatitude": ("place", "latitude"),
    "latitude": ("place", "latitude"),
    "locationlongitude": ("place", "longitude"),
    "longitude": ("place", "longitude"),
    "locationaccuracy": ("place", "accuracy"),
    "accuracy": ("place", "accuracy"),
    "locationtime": ("time", "located_at"),
    "notes": ("words", "comment"),
    "filename": ("content", "of_file"),
    "filepath": ("content", "of_file"),
}
_DIGESTS = {"filehashsha256", "hash", "filehash", "sha256"}


def read_parcel(parcel: parcels.Parcel, facts: Facts, keys: str = "") -> list[Finding]:
    """A proof exported as an archive with its picture: whether one is of the other, who signed, when it was stamped.

    keys  OpenPGP keys that this installation knows, armoured
    """
    proofs = [
        name for name in parcel.names if re.search(r"(proof|metadata)\.(csv|json)$", name.lower())
    ]
    if not proofs:
        return []
    others = [n for n in parcel.names if not n.lower().endswith(_BESIDE)]
    digests = {hashlib.sha256(parcel.part(name)).hexdigest(): name for name in others}
    found: list[Finding] = []
    for name in proofs:
        told = read(parcel.part(name).decode("utf-8-sig", "replace"), facts)
        of = [one.params["digest"] for one in told if one.code == "proof_of"]
        for digest in of:
            code = "proof_matches" if digest in digests else "proof_of_another"
            found.append(Finding("proof", code, {"digest": digest}))
    return _once([*found, *signatures.read(parcel, keys), *_stamped(parcel, digests)])


_BESIDE = (".csv", ".json", ".asc", ".sig", ".gpg", ".ots", ".gst", ".txt")


def _stamped(parcel: parcels.Parcel, digests: dict[str, str]) -> list[Finding]:
    """What each time stamp of the parcel says, and of which of its files."""
    found: list[Finding] = []
    for name in [one for one in parcel.names if one.lower().endswith(".ots")][:_MOST_STAMPS]:
        try:
            stamp = stamps.read(parcel.part(name))
        except MediaDamaged:
            found.append(Finding("stamp", "stamp_unreadable", {"name": clean(name)}))
            continue
        of = digests.get(stamp.digest)
        if of is None:
            found.append(Finding("stamp", "stamp_of_another", {"name": clean(name)}))
        else:
            found += [Finding("stamp", "stamp_matches", {"name": clean(of)}), *stamp.findings()]
    return found


_MOST_STAMPS = 20


def _once(found: list[Finding]) -> list[Finding]:
    kept: list[Finding] = []
    for one in found:
        if one not in kept:
            kept.append(one)
    return kept


def read(text: str, facts: Facts) -> list[Finding]:
    """The digests that a proof is of, when the text is one."""
    rows = _json(text) or _csv(text)
    digests: list[str] = []
    for name, value in rows:
        plain = re.sub(r"[^a-z0-9]", "", name.lower())
        if plain in _DIGESTS and _DIGEST.fullmatch(value.strip().lower()):
            digests.append(value.strip().lower())
    if not digests:
        return []
    for name, value in rows:
        known = _COLUMNS.get(re.sub(r"[^a-z0-9]", "", name.lower()))
        if known and value.strip().lower() not in ("", "null", "none", "0.0", "unknown"):
            facts.add(*known, value)
    return [Finding("proof", "proof_of", {"digest": one}) for one in dict.fromkeys(digests)]


def _json(text: str) -> list[tuple[str, str]]:
    try:
        told = json.loads(text)
    except (ValueError, RecursionError):
        return []
    entries = told if isinstance(told, list) else [told]
    return [
        (str(name), str(value))
        for one in entries[:100]
        if isinstance(one, dict)
        for name, value in _flat(one)
    ]


def _flat(one: dict[str, object], above: str = "", depth: int = 0) -> list[tuple[str, object]]:
    found: list[tuple[str, object]] = []
    for name, value in one.items():
        if isinstance(value, dict) and depth < 4:
            found += _flat(value, f"{above}{name}", depth + 1)
        else:
            found.append((f"{above}{name}", value))
    return found


def _csv(text: str) -> list[tuple[str, str]]:
    """Columns with a header, or two columns of name and value as Tella writes them."""
    try:
        rows = [row for row in csv.reader(StringIO(text[:1_000_000])) if row][:200]
    except csv.Error:
        return []
    if len(rows) > 1 and all(len(row) == 2 for row in rows):
        return [(row[0], row[1]) for row in rows]
    if len(rows) < 2:
        return []
    return [pair for row in rows[1:] for pair in zip(rows[0], row, strict=False)]
