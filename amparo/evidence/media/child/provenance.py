"""Provenance: signed edit history inside a file (C2PA), verified without a network."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from importlib import import_module
from io import BytesIO
from typing import Any

from amparo.evidence.media.child.facts import clean

_MARKS = (b"c2pa", b"jumb")


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found: where (`c2pa`, `proof`, `wacz`), a code, and values for its words."""

    source: str
    code: str
    params: dict[str, str] = field(default_factory=dict)

    def plain(self) -> dict[str, Any]:
        return asdict(self)


_SETTINGS = {
    "verify": {"remote_manifest_fetch": False, "ocsp_fetch": False, "verify_trust": True},
}


def read(content: bytes, mime: str, anchors: str) -> list[Finding]:
    """What the file's own manifest says, and whether it is true. `anchors` are trusted certificates as PEM, or none."""
    if not all(mark in content for mark in _MARKS):
        return []
    c2pa: Any = import_module("c2pa")  # of 50 MB: loaded only for files that carry a manifest
    settings: dict[str, Any] = dict(_SETTINGS)
    if anchors:
        settings["trust"] = {"trust_anchors": anchors}
    try:
        context = c2pa.Context(c2pa.Settings.from_dict(settings))
        with c2pa.Reader(mime, BytesIO(content), context=context) as reader:
            told = json.loads(reader.json())
    except c2pa.C2paError as error:
        code = "no_manifest" if "ManifestNotFound" in str(error) else "manifest_unreadable"
        return [] if code == "no_manifest" else [Finding("c2pa", code)]
    return _findings(told)


def _findings(told: dict[str, Any]) -> list[Finding]:
    active = told.get("manifests", {}).get(told.get("active_manifest"), {})
    signed = active.get("signature_info") or {}
    who = clean(signed.get("common_name") or signed.get("issuer") or "")
    issuer, when = clean(signed.get("issuer") or ""), clean(signed.get("time") or "")
    found = [Finding("c2pa", _standing(told), {"who": who or "?", "issuer": issuer})]
    if when:
        found.append(Finding("c2pa", "signed_at", {"when": when}))
    tool = active.get("claim_generator_info") or [{}]
    name = clean(tool[0].get("name") or active.get("claim_generator") or "")
    if name:
        found.append(Finding("c2pa", "made_with", {"tool": name}))
    return found + [Finding("c2pa", "edit", {"action": one}) for one in _actions(active)]


def _standing(told: dict[str, Any]) -> str:
    """tampered, trusted, or whole but signed by somebody this installation does not know."""
    codes = {str(one.get("code")) for one in told.get("validation_status") or []}
    if codes - {"signingCredential.untrusted"} or told.get("validation_state") == "Invalid":
        return "tampered"
    return "whole_trusted" if told.get("validation_state") == "Trusted" else "whole_unknown"


def _actions(active: dict[str, Any]) -> list[str]:
    found: list[str] = []
    for one in active.get("assertions") or []:
        if str(one.get("label", "")).startswith("c2pa.actions"):
            told = (one.get("data") or {}).get("actions") or []
            found += [clean(each.get("action", "")) for each in told if isinstance(each, dict)]
    return list(dict.fromkeys(found))[:20]
