"""A bundle for a court: made under one entry, sealed until it is handed out, verified by `amparo.verifier.court`.

Making it writes what will be in it, but for the proofs: those wait for a checkpoint over its own entry,
which the worker signs within a minute.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final
from uuid import UUID, uuid4

from amparo.accounts.actors import Actor
from amparo.accounts.acts import acting
from amparo.custody import checkpoints, installation, proving
from amparo.custody.opening import OpenFile, who
from amparo.evidence import chain, guide, handling, marks, records, selectors, services, timing
from amparo.evidence.chain import Line
from amparo.evidence.errors import BlobNotVisible, NoConsent, NothingChosen, NotSignedYet
from amparo.evidence.media import words
from amparo.evidence.models import Blob, Copy, CourtBundle, Handled, TimeStamp
from amparo.evidence.services import OpenBlob
from amparo.verifier import court, packing
from amparo.verifier.court import canonical

EXPORT: Final = "export_evidence"
SHEET: Final = "court_bundle"
CONSENT, ORDER = "consent", "order"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is handed over, to whom and on what ground.

    number     of the file, as people call it; may be empty
    body       its code on the form, of the kind that the recipient is; may be any other
    recipient  court or prosecutor, in words
    basis      `consent` of the person, or `order` of whoever may compel
    ground     how and when it was given, in words; sealed, not in the bundle
    consented  False when the person named to whom she consents, and this is not among them
    """

    pieces: Sequence[UUID]
    number: str
    recipient: str
    basis: str
    ground: str = field(repr=False)
    consented: bool | None = None
    body: str = ""


# Whether the person lets a kind of body be given these pieces; None when nobody was asked.
Consented = Callable[[str, Sequence[UUID]], bool | None]


@dataclass(frozen=True, slots=True)
class _Piece:
    number: int
    blob: Blob
    opened: OpenBlob
    called: str
    lines: list[Line]
    stamps: list[TimeStamp]

    @property
    def name(self) -> str:
        return f"evidence/{self.number:02d}-{self.called}"


def make(actor: Actor, opened: OpenFile, wanted: Wanted, at: datetime) -> CourtBundle:
    """Write a bundle of pieces that are open to the actor, under one entry, and a line in the chain of each.

    Raises NotYourAct, NothingChosen, NoConsent, BlobNotVisible.
    """
    if wanted.basis == CONSENT and wanted.consented is False:
        raise NoConsent
    pieces = _pieces(actor, opened, wanted.pieces)
    written = _written(pieces)
    manifest = _manifest(actor, pieces, written, wanted, at)
    stated, bundle_id = hashlib.sha256(manifest).digest(), uuid4()
    told = {"bundle": str(bundle_id), "manifest": stated.hex(), "basis": wanted.basis}
    with acting(actor, EXPORT, opened.file_id, at, note=told) as deed:
        envelope = deed.create("evidence", about=bundle_id)
        deed.write_to(
            envelope,
            SHEET,
            {
                "manifest": manifest.decode(),
                "written": {n: base64.b64encode(c).decode() for n, c in written.items()},
                "evidence": [[str(each.blob.id), each.name] for each in pieces],
                "entries": sorted({line.entry for each in pieces for line in each.lines}),
                "recipient": wanted.recipient,
                "ground": wanted.ground,
                "basis": wanted.basis,
                "body": wanted.body,
            },
        )
        for each in pieces:
            handling.note(deed, each.blob, Handled.EXPORTED)
        bundle = CourtBundle(
            id=bundle_id,
            file_id=opened.file_id,
            envelope_id=envelope.id,
            manifest=stated,
            made_at=at,
        )
        bundle.save(force_insert=True)
        deed.marks.append(marks.of(bundle))
    return bundle


def parts(
    actor: Actor, bundle: CourtBundle, told: OpenFile, opened: OpenFile, consented: Consented
) -> Iterator[tuple[str, Iterator[bytes]]]:
    """Every file of a bundle by name, with its bytes; nothing is yielded before all of it can be.

    told       what opened the envelope of the bundle
    opened     what opened the envelopes of its pieces
    consented  asked once more: a consent may have been taken back since the bundle was made

    Raises NoConsent, NotSignedYet, BlobNotVisible; while pieces are read, BlobChanged or StoreAway.
    """
    envelope = told.envelope(bundle.envelope_id)
    if envelope is None:
        raise BlobNotVisible
    sheet: Mapping[str, Any] = envelope.sheets[-1].value
    _must_still_consent(sheet, consented)
    mine = {blob.id: blob for blob in selectors.pieces(actor, bundle.file_id)}
    pieces = [
        (name, services.read(opened, mine[UUID(blob)]))
        for blob, name in sheet["evidence"]
        if UUID(blob) in mine
    ]
    if len(pieces) != len(sheet["evidence"]):
        raise BlobNotVisible
    proofs = proofs_of(bundle, sheet["entries"])
    return _all(sheet, pieces, proofs)


def _must_still_consent(sheet: Mapping[str, Any], consented: Consented) -> None:
    """A bundle that does not say on what ground it was made is one of consent. Raises NoConsent."""
    chosen = [UUID(blob) for blob, _name in sheet["evidence"]]
    if sheet.get("basis", CONSENT) == CONSENT and consented(sheet.get("body", ""), chosen) is False:
        raise NoConsent


def proofs_of(bundle: CourtBundle, entries: Sequence[int]) -> bytes:
    """Proofs of the entries of a bundle and of its own, under one checkpoint. Raises NotSignedYet."""
    own = next(
        index
        for index, body in proving.bodies_of(bundle.file_id)
        if body.get("bundle") == str(bundle.id) and body["verb"] == EXPORT
    )
    proven = proving.prove_all([*entries, own])
    if proven is None:
        raise NotSignedYet
    return canonical({"kind": court.PROOFS_KIND, "entry": own, **proven})


def _all(
    sheet: Mapping[str, Any], pieces: Sequence[tuple[str, OpenBlob]], proofs: bytes
) -> Iterator[tuple[str, Iterator[bytes]]]:
    yield court.MANIFEST, iter([sheet["manifest"].encode()])
    for name, content in sorted(sheet["written"].items()):
        yield name, iter([base64.b64decode(content)])
    yield court.PROOFS, iter([proofs])
    for name, opened in pieces:
        yield name, opened.chunks


def _pieces(actor: Actor, opened: OpenFile, chosen: Sequence[UUID]) -> list[_Piece]:
    mine = [blob for blob in selectors.pieces(actor, opened.file_id) if blob.id in set(chosen)]
    if not mine or len(mine) != len(set(chosen)):
        raise NothingChosen
    chains = chain.chains(mine, opened.file_id, opened)
    stamps = TimeStamp.objects.filter(blob_id__in=[blob.id for blob in mine]).order_by("kept_at")
    apart = _without_origin(mine)
    pieces = []
    for number, blob in enumerate(mine, start=1):
        kept = services.read(opened, blob)
        called = _neutral(apart[blob.id], number, kept.name) if blob.id in apart else kept.name
        stamped = [stamp for stamp in stamps if stamp.blob_id == blob.id]
        pieces.append(_Piece(number, blob, kept, called, chains[blob.id], stamped))
    return pieces


def _without_origin(pieces: Sequence[Blob]) -> dict[UUID, str]:
    """Copies that go without the piece they were made of, by what they are."""
    ids = [blob.id for blob in pieces]
    alone = Copy.objects.filter(blob_id__in=ids).exclude(origin_id__in=ids)
    return {one.blob_id: one.what for one in alone}


def _neutral(what: str, number: int, name: str) -> str:
    """A name by what it is and its number in the bundle: an older copy is called as its original is."""
    dot, suffix = name.rpartition(".")[1:]
    called = words.copy_name(what, number)
    return f"{called}{dot}{suffix}" if dot else called


def _written(pieces: Sequence[_Piece]) -> dict[str, bytes]:
    """Every file of the bundle that is not evidence, but for the manifest and the proofs."""
    found = {**guide.files(), packing.NAME: packing.packed()}
    for each in pieces:
        start = f"records/{each.number:02d}"
        found[f"{start}-row.json"] = marks.stated_as(each.blob)
        found[f"{start}-custody.json"] = canonical({"lines": records.lines(each.lines)})
        found[f"{start}-custody.csv"] = records.table(each.lines)
        for number, stamp in enumerate(each.stamps, start=1):
            found[f"time/{each.number:02d}-{number}.tsr"] = bytes(stamp.answer)
    if any(each.stamps for each in pieces) and timing.roots_pem():
        found[court.ROOTS] = timing.roots_pem()
    return found


def _manifest(
    actor: Actor,
    pieces: Sequence[_Piece],
    written: Mapping[str, bytes],
    wanted: Wanted,
    at: datetime,
) -> bytes:
    files: list[dict[str, object]] = [
        {"name": name, "sha256": hashlib.sha256(content).hexdigest(), "size": len(content)}
        for name, content in written.items()
    ]
    for each in pieces:
        told = {"name": each.name, "sha256": each.opened.plain_digest, "size": each.opened.size}
        files.append(told)
    listed = sorted(files, key=_by_name)
    return canonical(
        {
            "kind": court.KIND,
            "made_at": at.isoformat(timespec="seconds"),
            "made_by": who(actor, EXPORT),
            "number": wanted.number,
            "recipient": wanted.recipient,
            "basis": wanted.basis,
            "origin": checkpoints.origin(),
            "key": installation.checkpoint_public().hex(),
            "pieces": [_told(each) for each in pieces],
            "files": listed,
        }
    )


def _by_name(one: Mapping[str, object]) -> str:
    return str(one["name"])


def _told(each: _Piece) -> dict[str, object]:
    start = f"records/{each.number:02d}"
    return {
        "id": str(each.blob.id),
        "file": each.name,
        "type": each.opened.content_type,
        "size": each.opened.size,
        "sha256": each.opened.plain_digest,
        "sealed_sha256": each.opened.sealed_digest,
        "salt": each.opened.salt,
        "row": f"{start}-row.json",
        "custody": f"{start}-custody.json",
        "time": [f"time/{each.number:02d}-{n}.tsr" for n in range(1, len(each.stamps) + 1)],
        "entry": chain.received_in(each.lines),
    }
