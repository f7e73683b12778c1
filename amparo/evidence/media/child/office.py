"""Office files (OOXML, OpenDocument): what their properties, comments and changes tell, and a copy without it."""

from __future__ import annotations

import posixpath
import re

from lxml import etree

from amparo.evidence.media.child import parcels, pictures
from amparo.evidence.media.child.facts import Facts
from amparo.evidence.media.errors import (
    DeclaresEntities,
    KindNotRead,
    MediaDamaged,
    MediaRefused,
    StillTells,
)

_SUFFIX = {
    "word/": ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "xl/": ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "ppt/": ("pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
}
_ODF = {"text": "odt", "spreadsheet": "ods", "presentation": "odp", "graphics": "odg"}
_PROPERTIES = {
    "creator": ("author", "creator"),
    "initial-creator": ("author", "creator"),
    "lastModifiedBy": ("author", "changed_by"),
    "printed-by": ("author", "changed_by"),
    "Company": ("author", "company"),
    "Manager": ("author", "company"),
    "Application": ("software", "tool"),
    "generator": ("software", "tool"),
    "Template": ("software", "template"),
    "template": ("software", "template"),
    "created": ("time", "made_at"),
    "creation-date": ("time", "made_at"),
    "modified": ("time", "changed_at"),
    "date": ("time", "changed_at"),
    "lastPrinted": ("time", "printed_at"),
    "print-date": ("time", "printed_at"),
    "title": ("words", "title"),
    "subject": ("words", "description"),
    "description": ("words", "comment"),
    "keywords": ("words", "keywords"),
    "keyword": ("words", "keywords"),
    "TotalTime": ("history", "minutes_edited"),
    "editing-duration": ("history", "minutes_edited"),
    "revision": ("history", "revision"),
    "editing-cycles": ("history", "revision"),
    "user-defined": ("words", "comment"),
    "property": ("words", "comment"),
}
_PERSONS = {"author", "initials", "userId", "providerId", "displayName", "lastEdited", "name"}
_MOMENTS = {"date", "dateUtc", "dT", "dt"}
# Parts that hold people, machines, programs or other files.
_GONE = re.compile(
    r"docProps/|customXml/|.*thumbnail|Thumbnails/|.*printerSettings|.*/?people\.xml|.*/persons?/|.*/embeddings/|"
    r".*/activeX/|.*\.bin$|.*vbaData|.*/externalLinks/|Basic/|Scripts/|.*/revisions/|META-INF/.*signatures|_xmlsignatures/|"
    r"Configurations2/|layout-cache|Object |ObjectReplacements/|.*/webExtensions/|.*/customUI|customUI/|docMetadata/",
    re.IGNORECASE,
)
_PICTURES = (".jpg", ".jpeg", ".png", ".webp", ".tif", ".tiff", ".gif", ".bmp")
# Pictures drawn by code, which may hold text and machines' names and cannot be coded anew here.
_DRAWN = (".emf", ".wmf", ".svg", ".svm", ".eps")
_MACRO = "application/vnd.ms-"


def read(content: bytes, facts: Facts) -> None:
    with parcels.opened(content) as parcel:
        suffix, _ = kind(parcel)
        facts.add("content", "format", suffix.upper())
        for name in parcel.names:
            if name in ("docProps/core.xml", "docProps/app.xml", "docProps/custom.xml", "meta.xml"):
                _properties(parcel.part(name), facts)
            elif name.endswith((".xml", ".rels")) and not _GONE.match(name):
                _persons(name, tree(parcel.part(name)), facts)
            elif name.endswith("vbaProject.bin") or name.startswith(("Basic/", "Scripts/")):
                facts.add("content", "scripts", "1")
            elif _GONE.match(name) and "rels" not in name and not name.startswith("docProps/"):
                facts.add("attached", "part", name)


def kind(parcel: parcels.Parcel) -> tuple[str, str]:
    if "mimetype" in parcel:
        mime = parcel.part("mimetype").decode("ascii", "replace").strip()
        for word, suffix in _ODF.items():
            if mime == f"application/vnd.oasis.opendocument.{word}":
                return suffix, mime
    if "[Content_Types].xml" in parcel:
        for folder, found in _SUFFIX.items():
            if any(name.startswith(folder) for name in parcel.names):
                return found
    raise KindNotRead


def tree(content: bytes) -> etree._Element:
    """Raises DeclaresEntities and MediaDamaged."""
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content or b"<\x00!\x00" in content:
        raise DeclaresEntities
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        return etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise MediaDamaged from error


def local(name: object) -> str:
    return str(name).rpartition("}")[2]


def _properties(content: bytes, facts: Facts) -> None:
    for element in tree(content).iter(etree.Element):
        known = _PROPERTIES.get(local(element.tag))
        said = " ".join("".join(element.itertext()).split())
        if known and said:
            named = element.get("name") or element.get(
                "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}name"
            )
            facts.add(*known, f"{named}: {said}" if named else said)


def _persons(name: str, root: etree._Element, facts: Facts) -> None:
    for element in root.iter(etree.Element):
        tag = local(element.tag)
        for attribute, value in element.attrib.items():
            if _is_person(tag, local(attribute)) and value:
                facts.add("author", "commenter", value)
            elif _is_moment(tag, local(attribute)):
                facts.add("time", "commented_at", value)
        if tag in ("creator", "sender-initials", "creator-initials", "author") and element.text:
            facts.add("author", "commenter", element.text)
        if element.get("TargetMode") == "External" and element.get("Target") != _NOWHERE:
            facts.add("attached", "link", element.get("Target") or "")


_NOWHERE = "about:blank"
_CHANGES = {
    "ins",
    "del",
    "comment",
    "moveFrom",
    "moveTo",
    "rPrChange",
    "pPrChange",
    "cm",
    "cmAuthor",
}
_CHANGES |= {
    "sectPrChange",
    "tblPrChange",
    "tcPrChange",
    "trPrChange",
    "threadedComment",
    "cellIns",
    "cellDel",
}
_CHANGES |= {
    "numberingChange",
    "tblGridChange",
    "tblPrExChange",
    "moveFromRangeStart",
    "moveToRangeStart",
}


def _is_person(tag: str, attribute: str) -> bool:
    return tag in _CHANGES and attribute in _PERSONS


def _is_moment(tag: str, attribute: str) -> bool:
    return tag in _CHANGES and attribute in _MOMENTS


def without_metadata(content: bytes) -> tuple[bytes, dict[str, str]]:
    """The same document, sheet or slides; comments and changes stay, without whose or when. Raises StillTells."""
    parts: dict[str, bytes] = {}
    with parcels.opened(content) as parcel:
        suffix, mime = kind(parcel)
        dropped = {name for name in parcel.names if _GONE.match(name) or name == "meta.xml"}
        gone = sum(not name.startswith(("docProps/", "META-INF/", "meta.xml")) for name in dropped)
        lost: dict[str, set[str]] = {}
        # Lists of references first: what they no longer name must not be named by the parts either.
        for name in sorted(parcel.names, key=lambda one: not one.endswith(".rels")):
            if name in dropped:
                continue
            made = _part(name, parcel.part(name), dropped, lost)
            if made is None:
                dropped.add(name)
                gone += 1
            else:
                parts[name] = made
    for name in ("[Content_Types].xml", "META-INF/manifest.xml"):
        if name in parts:
            parts[name] = _listed(parts[name], dropped, mime)
    made = parcels.packed(parts)
    left = Facts()
    read(made, left)
    if left.private():
        raise StillTells
    told = {"type": mime, "suffix": suffix}
    return made, {**told, "parts_left_out": str(gone)} if gone else told


def _part(name: str, content: bytes, dropped: set[str], lost: dict[str, set[str]]) -> bytes | None:
    """One part cleaned; None when it cannot be, and is left out. `lost` is by part the references it lost."""
    low = name.lower()
    if low.endswith(_PICTURES):
        return _picture(low, content)
    if low.endswith(_DRAWN):
        return None
    if not low.endswith((".xml", ".rels", ".vml", ".rdf")):
        return content if low.endswith((".odttf", ".ttf", ".otf")) or name == "mimetype" else None
    if low.endswith((".vml", ".rdf")):
        return None
    root = tree(content)
    if low.endswith(".rels"):
        owner = name.replace("_rels/", "").removesuffix(".rels")
        lost[owner] = _unlink(name, root, dropped)
    else:
        _forget(root)
        _let_go(root, lost.get(name, set()))
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
        if one.get("TargetMode") == "External":
            one.set("Target", _NOWHERE)
            continue
        path = target[1:] if target.startswith("/") else posixpath.join(folder, target)
        if posixpath.normpath(path) in dropped or _lost(target):
            gone.add(one.get("Id", ""))
            root.remove(one)
    return gone


def _let_go(root: etree._Element, gone: set[str]) -> None:
    """Take out what pointed at a part that went: a program would call the copy damaged."""
    for element in root.iter(etree.Element):
        for attribute in list(element.attrib):
            if attribute.startswith(_RELATION) and element.attrib[attribute] in gone:
                if local(element.tag) in _HANGERS:
                    _remove(element)
                else:
                    element.attrib.pop(attribute)


_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_HANGERS = {
    "legacyDrawing",
    "legacyDrawingHF",
    "drawing",
    "externalReference",
    "control",
    "picture",
    "pict",
}
_HANGERS |= {"oleObj", "imagedata", "embeddedFont", "OLEObject", "tablePart", "blip"}


def _lost(target: str) -> bool:
    return target.lower().endswith((*_DRAWN, ".vml", ".rdf", ".bin"))


def _forget(root: etree._Element) -> None:
    for element in root.iter(etree.Element):
        tag = local(element.tag)
        for attribute in list(element.attrib):
            _forget_attribute(element, tag, attribute)
        if tag in _NAMED:
            element.text = ""
        elif tag == "date" and element.tag.startswith("{http://purl.org/dc/"):
            element.text = "1970-01-01T00:00:00"
        elif tag in _MACHINES or (tag == "config-item" and "Printer" in str(element.attrib)):
            _remove(element)


_NAMED = {"creator", "sender-initials", "creator-initials", "author"}
_MACHINES = {"rsids", "attachedTemplate", "oleObject", "externalReferences", "control"}


def _forget_attribute(element: etree._Element, tag: str, attribute: str) -> None:
    bare = local(attribute)
    if _is_person(tag, bare):
        element.set(attribute, "")
    elif _is_moment(tag, bare) or bare.lower().startswith("rsid"):
        element.attrib.pop(attribute)
    elif bare == "href" and ":" in element.attrib[attribute]:
        element.set(attribute, _NOWHERE)


def _remove(element: etree._Element) -> None:
    above = element.getparent()
    if above is not None:
        above.remove(element)


def _listed(content: bytes, dropped: set[str], mime: str) -> bytes:
    """The archive's own list without the parts that went, and without saying that it has macros."""
    root = tree(content)
    for one in list(root):
        path = next((v for k, v in one.attrib.items() if local(k) in ("PartName", "full-path")), "")
        if (
            path.lstrip("/") in dropped
            or path == "meta.xml"
            or _GONE.match(path.lstrip("/") or "-")
        ):
            root.remove(one)
        elif "macroEnabled" in one.get("ContentType", ""):
            one.set("ContentType", f"{mime}.main+xml")
    made: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return made
