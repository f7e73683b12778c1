"""What is known of a piece that is open: read from its sheets, nothing parsed again."""

from __future__ import annotations

import base64
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from amparo.custody.opening import OpenFile
from amparo.evidence import services
from amparo.evidence.media.child.facts import Fact
from amparo.evidence.media.child.provenance import Finding
from amparo.evidence.media.copying import CAPTURED, HIDDEN, ORIGIN, PREVIEW, TOLD
from amparo.evidence.models import Blob


@dataclass(frozen=True, slots=True)
class Told:
    """What a piece tells. `examined` is False until somebody had it read.

    family    picture, pdf, recording, text, office, archive, capture, proofs, stamp or one of `inert`
    hidden    by id of each copy, what was hidden in it
    """

    examined: bool
    family: str = ""
    facts: tuple[Fact, ...] = field(default=(), repr=False)
    findings: tuple[Finding, ...] = field(default=(), repr=False)
    preview: bytes = field(default=b"", repr=False)
    captured: Mapping[str, str] = field(default_factory=dict, repr=False)
    origin: Mapping[str, Any] = field(default_factory=dict, repr=False)
    hidden: Mapping[str, Mapping[str, Any]] = field(default_factory=dict, repr=False)

    def values(self, group: str) -> list[str]:
        return [one.value for one in self.facts if one.group == group]


def told(open_file: OpenFile, blob: Blob) -> Told:
    """What the sheets of one piece say, with proofs matched by digest among the open pieces. Raises BlobNotVisible."""
    mine = services.read(open_file, blob).plain_digest
    sheets = list(_sheets(open_file, blob.envelope_id))
    said = _last(sheets, TOLD)
    picture = _last(sheets, PREVIEW)
    return Told(
        examined=bool(said),
        family=str(said.get("family", "")),
        facts=tuple(Fact(**one) for one in said.get("facts", [])),
        findings=tuple(_findings(open_file, blob, mine, said)),
        preview=base64.b64decode(str(picture.get("jpeg", ""))),
        captured={key: str(value) for key, value in _last(sheets, CAPTURED).items()},
        origin=_last(sheets, ORIGIN),
        hidden={str(one["copy"]): one for name, one in sheets if name == HIDDEN},
    )


def _sheets(open_file: OpenFile, envelope_id: UUID) -> Iterator[tuple[str, dict[str, Any]]]:
    envelope = open_file.envelope(envelope_id)
    for sheet in envelope.sheets if envelope else ():
        if isinstance(sheet.value, dict):
            yield sheet.field, sheet.value


def _last(sheets: list[tuple[str, dict[str, Any]]], name: str) -> dict[str, Any]:
    return next((value for field_name, value in reversed(sheets) if field_name == name), {})


def _findings(
    open_file: OpenFile, blob: Blob, mine: str, said: Mapping[str, Any]
) -> Iterator[Finding]:
    """Its own, those that name another piece by its digest put as that piece's name, and proofs of it elsewhere."""
    names = {digest: name for name, digest, _ in _others(open_file, blob)}
    for one in said.get("findings", []):
        finding = Finding(one["source"], one["code"], one["params"])
        digest = finding.params.get("digest", "")
        if finding.code not in _OF:
            yield finding
        elif known := names.get(digest):
            yield Finding(finding.source, f"{finding.code}_piece", {"name": known})
        else:
            yield Finding(finding.source, f"{finding.code}_none", {"digest": digest})
    for name, _, proofs in _others(open_file, blob):
        for source in proofs.get(mine, ()):
            yield Finding(source, f"{source}_beside", {"name": name})
    yield from _signed(open_file, blob, mine)


def _signed(open_file: OpenFile, blob: Blob, mine: str) -> Iterator[Finding]:
    """What signatures that came apart prove of this very piece."""
    for envelope in open_file.envelopes:
        if envelope.kind == "evidence" and envelope.id != blob.envelope_id:
            for one in _last(list(_sheets(open_file, envelope.id)), TOLD).get("findings", []):
                if one["source"] == "pgp" and one["params"].get("digest") == mine:
                    yield Finding(one["source"], one["code"], one["params"])


# Findings that name the file they are about by its digest.
_OF = ("proof_of", "stamp_of")


def _others(open_file: OpenFile, blob: Blob) -> Iterator[tuple[str, str, dict[str, set[str]]]]:
    """Name, digest and, by digest of what it is about, the kinds of its findings, of each other open piece."""
    for envelope in open_file.envelopes:
        if envelope.kind != "evidence" or envelope.id == blob.envelope_id:
            continue
        sheets = list(_sheets(open_file, envelope.id))
        kept, said = _last(sheets, services.SHEET), _last(sheets, TOLD)
        proofs: dict[str, set[str]] = {}
        for one in said.get("findings", []):
            if one["code"] in (*_OF, "proof_matches"):
                proofs.setdefault(one["params"]["digest"], set()).add(one["source"])
        if kept:
            yield str(kept["name"]), str(kept["sha256"]), proofs
