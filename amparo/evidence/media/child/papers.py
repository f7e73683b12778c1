"""PDF: what it says of itself, and the same pages without it."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Dictionary, Name

from amparo.evidence.media.child import bounds, jpeg, xmp
from amparo.evidence.media.child.facts import Facts
from amparo.evidence.media.errors import (
    MediaDamaged,
    MediaLocked,
    StillTells,
    TooManyPages,
    UnpacksTooMuch,
)

_INFO = {
    "/Author": ("author", "creator"),
    "/Creator": ("software", "tool"),
    "/Producer": ("software", "producer"),
    "/Company": ("author", "company"),
    "/CreationDate": ("time", "made_at"),
    "/ModDate": ("time", "changed_at"),
    "/Title": ("words", "title"),
    "/Subject": ("words", "description"),
    "/Keywords": ("words", "keywords"),
}
# What carries people, programs and machines without being seen on a page.
_CATALOGUE = (
    "/Metadata",
    "/PieceInfo",
    "/OpenAction",
    "/AA",
    "/Threads",
    "/SpiderInfo",
    "/Collection",
    "/Perms",
    "/Legal",
    "/DSS",
    "/AF",
    "/URI",
    "/Requirements",
)
_ANYWHERE = (
    "/Metadata",
    "/PieceInfo",
    "/LastModified",
    "/Thumb",
    "/AA",
    "/AF",
    "/OPI",
    "/Measure",
    "/B",
)
_NAMES = ("/EmbeddedFiles", "/JavaScript", "/Renditions", "/IDS", "/URLS")
_NOTES_GO = {"/FileAttachment", "/RichMedia", "/Screen", "/Movie", "/Sound", "/3D"}
_NOTE_PARTS = ("/T", "/CreationDate", "/M", "/NM", "/AA", "/RC", "/AF", "/IRT", "/Popup", "/V")


@contextmanager
def opened(content: bytes) -> Iterator[pikepdf.Pdf]:
    """The document. Raises MediaLocked, MediaDamaged and TooManyPages."""
    try:
        with pikepdf.open(BytesIO(content)) as pdf:
            if len(pdf.pages) > bounds.PAGES:
                raise TooManyPages(limit=str(bounds.PAGES))
            yield pdf
    except pikepdf.PasswordError as error:
        raise MediaLocked from error
    except (pikepdf.PdfError, RuntimeError, TypeError, ValueError, KeyError) as error:
        raise MediaDamaged from error


def read(content: bytes, facts: Facts) -> None:
    with opened(content) as pdf:
        facts.add("content", "pages", len(pdf.pages))
        for name, value in _information(pdf):
            group, code = _INFO.get(name, ("words", "comment"))
            facts.add(group, code, value if name in _INFO else f"{name[1:]}: {value}")
        packet = pdf.Root.get(Name.Metadata)
        if isinstance(packet, pikepdf.Stream):
            xmp.read(packet.read_bytes(), facts)
        for name in pdf.attachments:
            facts.add("attached", "attachment", name)
        if _scripted(pdf):
            facts.add("content", "scripts", "1")
        _people(pdf, facts)


def _people(pdf: pikepdf.Pdf, facts: Facts) -> None:
    """Who wrote in its margins, and when; who signed it."""
    for note in _notes(pdf):
        if Name.T in note and note.get(Name.Subtype) != Name.Widget:
            facts.add("author", "commenter", str(note[Name.T]))
        if Name.M in note:
            facts.add("time", "commented_at", str(note[Name.M]))
    for one in pdf.objects:
        if isinstance(one, pikepdf.Dictionary) and Name.ByteRange in one and Name.Name in one:
            facts.add("author", "signer", str(one.Name))


def _information(pdf: pikepdf.Pdf) -> list[tuple[str, str]]:
    info = pdf.trailer.get(Name.Info)
    return [(str(name), str(value)) for name, value in info.items()] if info else []


def _scripted(pdf: pikepdf.Pdf) -> bool:
    names: Any = pdf.Root.get(Name.Names, {})
    if Name.JavaScript in names or Name.OpenAction in pdf.Root or Name.AA in pdf.Root:
        return True
    return any(
        Name.A in note and note[Name.A].get(Name.S) == Name.JavaScript for note in _notes(pdf)
    )


def _notes(pdf: pikepdf.Pdf) -> Iterator[Any]:
    for page in pdf.pages:
        for note in page.obj.get(Name.Annots, []) or []:
            if isinstance(note, pikepdf.Dictionary):
                yield note


def without_metadata(content: bytes) -> tuple[bytes, dict[str, str]]:
    """The same pages as they look. Raises StillTells when something remained."""
    with opened(content) as pdf:
        clean(pdf)
        made = saved(pdf)
    left = Facts()
    read(made, left)
    if left.private():
        raise StillTells
    return made, {"type": "application/pdf", "suffix": "pdf"}


def saved(pdf: pikepdf.Pdf) -> bytes:
    """Write everything anew: earlier states of the file and what nothing points at are not written."""
    out = BytesIO()
    # An identifier of the content alone ties the copy to no time and no machine.
    pdf.save(out, deterministic_id=True, encryption=False, fix_metadata_version=False)
    return out.getvalue()


def clean(pdf: pikepdf.Pdf) -> None:
    """Take out information, XMP, attachments, scripts, actions, form data, and who annotated when."""
    _drop(pdf.trailer, ("/Info",))
    _drop(pdf.Root, _CATALOGUE)
    _drop(pdf.Root.get(Name.Names, Dictionary()), _NAMES)
    _drop(pdf.Root.get(Name.AcroForm, Dictionary()), ("/XFA", "/AA"))
    for page in pdf.pages:
        _clean_notes(page.obj)
    for one in pdf.objects:
        if isinstance(one, pikepdf.Stream | pikepdf.Dictionary):
            _drop(one, _ANYWHERE)
            _drop_script(one)
            if Name.ByteRange in one or one.get(Name.FT) == Name.Sig:
                _drop(
                    one, _SIGNED
                )  # who signed, why and where; the copy is another file, so no signature holds
        if isinstance(one, pikepdf.Stream):
            _clean_picture(one)


_SIGNED = (
    "/V",
    "/Name",
    "/Reason",
    "/Location",
    "/ContactInfo",
    "/M",
    "/Prop_Build",
    "/Cert",
    "/Contents",
)


def _clean_picture(stream: pikepdf.Stream) -> None:
    """A coded picture keeps its points and nothing that its own file said beside them."""
    told: Any = stream.get(Name.Filter)
    filters = list(told) if isinstance(told, pikepdf.Array) else [told]
    if filters[-1] not in (Name.DCTDecode, Name.JPXDecode):
        return
    raw = stream.read_raw_bytes()
    for one in filters[:-1]:
        if one != Name.FlateDecode:
            raise StillTells  # a picture packed in a way that no program writes
        raw = _unpacked(raw)
    parms: Any = stream.get(Name.DecodeParms)
    if isinstance(parms, pikepdf.Array):
        parms = parms[-1] if len(parms) == len(filters) else None
    elif len(filters) > 1:
        parms = None
    last: Any = filters[-1]
    bare = jpeg.bare(raw) if last == Name.DCTDecode else jpeg.bare_2000(raw)
    stream.write(bare, filter=last, decode_parms=parms)


def _unpacked(raw: bytes) -> bytes:
    """Raises UnpacksTooMuch and MediaDamaged."""
    unpacking = zlib.decompressobj()
    try:
        made = unpacking.decompress(raw, bounds.UNPACKED_BYTES)
    except zlib.error as error:
        raise MediaDamaged from error
    if unpacking.unconsumed_tail:
        raise UnpacksTooMuch(limit=str(bounds.UNPACKED_BYTES // bounds.MEGABYTE))
    return made


def _drop(holder: Any, names: tuple[str, ...]) -> None:
    for name in names:
        if name in holder:
            del holder[name]


def _drop_script(holder: Any) -> None:
    """Links within and to the web stay, since they are seen; what runs, sends or starts goes."""
    action = holder.get(Name.A)
    if isinstance(action, pikepdf.Dictionary) and action.get(Name.S) not in (Name.GoTo, Name.URI):
        del holder[Name.A]
    elif isinstance(action, pikepdf.Dictionary):
        _drop(action, ("/Next",))


def _clean_notes(page: Any) -> None:
    kept = []
    for note in page.get(Name.Annots, []) or []:
        if not isinstance(note, pikepdf.Dictionary) or str(note.get(Name.Subtype)) in _NOTES_GO:
            continue
        if note.get(Name.Subtype) == Name.Widget:
            _drop(note, ("/AA",))
        else:
            _drop(note, _NOTE_PARTS)
        kept.append(note)
    if Name.Annots in page:
        page[Name.Annots] = pikepdf.Array(kept)
