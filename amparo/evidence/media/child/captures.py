"""Web captures (WACZ 1.1): which pages, when, with what tool, and whether every part is what the list says."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from amparo.evidence.media.child import parcels
from amparo.evidence.media.child.facts import Facts
from amparo.evidence.media.child.provenance import Finding
from amparo.evidence.media.errors import MediaDamaged

_PAGES = 20


def is_capture(parcel: parcels.Parcel) -> bool:
    return "datapackage.json" in parcel and any(n.startswith("archive/") for n in parcel.names)


def read(parcel: parcels.Parcel, facts: Facts) -> list[Finding]:
    """Add its pages and times to the facts; return what was verified."""
    package = parcel.part("datapackage.json")
    told = _json(package)
    facts.add("content", "format", f"WACZ {told.get('wacz_version', '')}")
    facts.add("software", "tool", told.get("software", ""))
    facts.add("time", "made_at", told.get("created", ""))
    facts.add("words", "title", told.get("title", ""))
    facts.add("content", "address", told.get("mainPageUrl", ""))
    facts.add("time", "taken_at", told.get("mainPageDate", ""))
    for page in _pages(parcel)[:_PAGES]:
        facts.add("content", "address", page.get("url", ""))
        facts.add("time", "taken_at", page.get("ts", ""))
        facts.add("words", "title", page.get("title", ""))
    return [_parts(parcel, told), *_package(parcel, package)]


def _parts(parcel: parcels.Parcel, told: dict[str, Any]) -> Finding:
    """Each part against its digest; one changed, missing or not on the list is counted."""
    listed = [one for one in told.get("resources", []) if isinstance(one, dict)]
    paths = {str(one.get("path", "")): str(one.get("hash", "")) for one in listed}
    wrong = sum(
        path not in parcel or not _same(parcel.part(path), digest) for path, digest in paths.items()
    )
    beside = {"datapackage.json", "datapackage-digest.json"}
    unlisted = len([name for name in parcel.names if name not in paths and name not in beside])
    if wrong or unlisted or not paths:
        return Finding("wacz", "capture_changed", {"wrong": str(wrong), "unlisted": str(unlisted)})
    return Finding("wacz", "capture_whole", {"parts": str(len(paths))})


def _package(parcel: parcels.Parcel, package: bytes) -> list[Finding]:
    """The list itself against its own digest, and whether somebody signed that."""
    if "datapackage-digest.json" not in parcel:
        return [Finding("wacz", "capture_list_unsealed", {})]
    told = _json(parcel.part("datapackage-digest.json"))
    same = _same(package, str(told.get("hash", "")))
    found = [Finding("wacz", "capture_list_whole" if same else "capture_list_changed", {})]
    signed = told.get("signedData")
    if isinstance(signed, dict):
        who = str(signed.get("domain") or signed.get("publicKey") or "")[:80]
        found.append(Finding("wacz", "capture_signature_unchecked", {"who": who}))
    return found


def _same(content: bytes, digest: str) -> bool:
    how, _, value = digest.rpartition(":")
    return how in ("", "sha256") and hashlib.sha256(content).hexdigest() == value.lower()


def _pages(parcel: parcels.Parcel) -> list[dict[str, Any]]:
    if "pages/pages.jsonl" not in parcel:
        return []
    lines = parcel.part("pages/pages.jsonl").splitlines()
    found = [_line(line) for line in lines[:1000]]
    return [one for one in found if isinstance(one.get("url"), str)]


def _line(line: bytes) -> dict[str, Any]:
    try:
        told = json.loads(line)
    except (ValueError, RecursionError):
        return {}
    return told if isinstance(told, dict) else {}


def _json(content: bytes) -> dict[str, Any]:
    told = _line(content)
    if not told:
        raise MediaDamaged
    return told
