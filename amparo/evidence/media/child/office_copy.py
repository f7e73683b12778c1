"""A copy of an office file: packed anew from the parts that hold what is seen, and from no other.

Tracked changes are settled as accepted and comments left out: a deleted sentence or a remark in the margin is a thing
that somebody took back or said in confidence.
"""

from __future__ import annotations

import posixpath
import re

from lxml import etree

from amparo.evidence.media.child import office, office_words, parcels, pictures
from amparo.evidence.media.child.facts import Facts
from amparo.evidence.media.child.office import NOWHERE, local
from amparo.evidence.media.errors import MediaRefused, StillTells

# Parts that hold what is seen, by the folder of the kind; whatever else stands in the archive stays behind.
_KEPT = re.compile(
    r"\[Content_Types\]\.xml|mimetype|(.*/)?_rels/[^/]*\.rels"
    r"|word/(document|styles|numbering|fontTable|settings|footnotes|endnotes|header\d*|footer\d*)\.xml"
    r"|xl/(workbook|styles|sharedStrings|metadata)\.xml|xl/(worksheets|chartsheets|tables)/[^/]+\.xml"
    r"|ppt/(presentation|presProps|tableStyles)\.xml"
    r"|ppt/(slides|slideLayouts|slideMasters|notesMasters|handoutMasters)/[^/]+\.xml"
    r"|(word|xl|ppt)/(theme|charts|diagrams|drawings|media)/[^/]+"
    r"|(content|styles)\.xml|META-INF/manifest\.xml|(Pictures|media)/[^/]+"
)
_PROPERTIES = ("docProps/", "META-INF/", "meta.xml", "settings.xml", "manifest.rdf")
_PICTURES = (".jpg", ".jpeg", ".png", ".webp", ".tif", ".tiff", ".gif", ".bmp")
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
# What hangs on a part that went; a program would call the copy damaged.
_HANGERS = {"legacyDrawing", "legacyDrawingHF", "drawing", "externalReference", "control", "pict"}
_HANGERS |= {"oleObj", "imagedata", "embeddedFont", "OLEObject", "tablePart", "blip", "picture"}
_HANGERS |= {"pivotCache", "custData", "tags", "externalData", "audioFile", "videoFile", "media"}
_HANGERS |= {"embedRegular", "embedBold", "embedItalic", "embedBoldItalic", "attachedTemplate"}


def without_metadata(content: bytes) -> tuple[bytes, dict[str, str]]:
    """The same document, sheet or slides, and what was left out or settled. Raises StillTells."""
    settled = office_words.Settled()
    with parcels.opened(content) as parcel:
        suffix, mime = office.kind(parcel)
        dropped = {name for name in parcel.names if not _KEPT.fullmatch(name)}
        parts = _cleaned(parcel, dropped, settled)
    for name in ("[Content_Types].xml", "META-INF/manifest.xml"):
        if name in parts:
            parts[name] = _listed(parts[name], dropped, mime)
    made = parcels.packed(parts)
    left = Facts()
    office.read(made, left)
    if left.private():
        raise StillTells
    gone = sum(not name.startswith(_PROPERTIES) and not _is_rels(name) for name in dropped)
    return made, {"type": mime, "suffix": suffix, **settled.told(gone)}


def _cleaned(
    parcel: parcels.Parcel, dropped: set[str], settled: office_words.Settled
) -> dict[str, bytes]:
    """The parts that stay, cleaned; `dropped` gains those that cannot be."""
    parts: dict[str, bytes] = {}
    lost: dict[str, set[str]] = {}
    # Pictures first, so that a list of references knows which went; the lists next, so that a part knows what it lost.
    for name in sorted(parcel.names, key=_order):
        if name in dropped or (_is_rels(name) and _owner(name) in dropped):
            dropped.add(name)
            continue
        made = _part(name, parcel.part(name), dropped, lost, settled)
        if made is None:
            dropped.add(name)
        else:
            parts[name] = made
    return parts


def _order(name: str) -> int:
    return 1 if _is_rels(name) else 2 if name.endswith(".xml") else 0


def _is_rels(name: str) -> bool:
    return name.endswith(".rels")


def _owner(name: str) -> str:
    return name.replace("_rels/", "").removesuffix(".rels")


def _part(
    name: str,
    content: bytes,
    dropped: set[str],
    lost: dict[str, set[str]],
    settled: office_words.Settled,
) -> bytes | None:
    """One part cleaned; None when it cannot be, and is left out. `lost` is by part the references it lost."""
    if name.lower().endswith(_PICTURES):
        return _picture(name.lower(), content)
    if name == "mimetype":
        return content
    if not name.endswith((".xml", ".rels")):
        return None  # drawings by code, films and sounds, what a program alone understands
    root = office.tree(content)
    if _is_rels(name):
        lost[_owner(name)] = _unlink(name, root, dropped)
    else:
        _let_go(root, lost.get(name, set()))
        office_words.forget(name, root, settled)
    made: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return made


def _picture(name: str, content: bytes) -> bytes | None:
    try:
        made, told = pictures.without_metadata(content)
    except MediaRefused:
        return None
    suffix = name.rpartition(".")[2].replace("jpeg", "jpg")
    # Programs look at the bytes, but a part must not say it is what it is not.
    return made if suffix == told["suffix"] else pictures.as_format(made, suffix)


def _unlink(name: str, root: etree._Element, dropped: set[str]) -> set[str]:
    """Take out references to parts that go and return their ids; links outwards lead nowhere, their words stay."""
    gone: set[str] = set()
    folder = posixpath.dirname(posixpath.dirname(name))
    for one in list(root):
        target = one.get("Target", "")
        path = target[1:] if target.startswith("/") else posixpath.join(folder, target)
        if one.get("TargetMode") == "External" and one.get("Type", "").endswith("/hyperlink"):
            one.set("Target", NOWHERE)
        elif one.get("TargetMode") == "External" or posixpath.normpath(path) in dropped:
            gone.add(one.get("Id", ""))
            root.remove(one)
    return gone


def _let_go(root: etree._Element, gone: set[str]) -> None:
    """Take out what pointed at a part that went."""
    for element in list(root.iter(etree.Element)):
        for attribute in list(element.attrib):
            if attribute.startswith(_RELATION) and element.attrib[attribute] in gone:
                if local(element.tag) in _HANGERS:
                    office_words.remove(element)
                else:
                    element.attrib.pop(attribute)


def _listed(content: bytes, dropped: set[str], mime: str) -> bytes:
    """The archive's own list without the parts that went, and without saying that it has macros."""
    root = office.tree(content)
    for one in list(root):
        path = next((v for k, v in one.attrib.items() if local(k) in ("PartName", "full-path")), "")
        if path.lstrip("/") in dropped or (path and path.endswith("/") and path != "/"):
            root.remove(one)
        elif "macroEnabled" in one.get("ContentType", ""):
            one.set("ContentType", f"{mime}.main+xml")
    made: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return made
