"""Office files (OOXML, OpenDocument): what their properties, comments and changes tell."""

from __future__ import annotations

import re

from lxml import etree

from amparo.evidence.media.child import parcels
from amparo.evidence.media.child.facts import Facts
from amparo.evidence.media.errors import DeclaresEntities, KindNotRead, MediaDamaged

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
_PERSONS |= {"userName", "refreshedBy"}
_MOMENTS = {"date", "dateUtc", "dT", "dt", "created"}
# Parts that hold people, machines, programs or other files, and are told of.
_BESIDE = re.compile(
    r"customXml/|.*thumbnail|.*printerSettings|.*/?people\.xml|.*/persons?/|.*/embeddings/|.*/activeX/|.*\.bin$"
    r"|.*/externalLinks/|.*/revisions/|META-INF/.*signatures|_xmlsignatures/|Object |ObjectReplacements/|Versions/"
    r"|.*/webExtensions/|customUI/|.*/tags/|.*/changesInfos/|.*/notesSlides/",
    re.IGNORECASE,
)


def read(content: bytes, facts: Facts) -> None:
    with parcels.opened(content) as parcel:
        suffix, _ = kind(parcel)
        facts.add("content", "format", suffix.upper())
        for name in parcel.names:
            if name in ("docProps/core.xml", "docProps/app.xml", "docProps/custom.xml", "meta.xml"):
                _properties(parcel.part(name), facts)
            elif name.endswith((".xml", ".rels")) and not _BESIDE.match(name):
                _persons(name, tree(parcel.part(name)), facts)
            elif name.endswith("vbaProject.bin") or name.startswith(("Basic/", "Scripts/")):
                facts.add("content", "scripts", "1")
            elif _BESIDE.match(name) and "rels" not in name and not name.startswith("docProps/"):
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
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )
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
            if is_person(tag, local(attribute)) and value:
                facts.add("author", "commenter", value)
            elif is_moment(tag, local(attribute)):
                facts.add("time", "commented_at", value)
        if tag in ("creator", "sender-initials", "creator-initials", "author") and element.text:
            facts.add("author", "commenter", element.text)
        if element.get("TargetMode") == "External" and element.get("Target") != NOWHERE:
            facts.add("attached", "link", element.get("Target") or "")


NOWHERE = "about:blank"
_CHANGES = {
    "ins",
    "del",
    "moveFrom",
    "moveTo",
    "cellIns",
    "cellDel",
    "cm",
    "comment",
    "threadedComment",
}
_CHANGES |= {"rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tcPrChange", "trPrChange"}
_CHANGES |= {"numberingChange", "tblGridChange", "tblPrExChange", "reply"}
_CHANGES |= {"moveFromRangeStart", "moveToRangeStart", "tracked-changes", "annotation"}
_WHO_IS = {"author", "cmAuthor", "person", "fileSharing", "pivotCacheDefinition"}


def is_person(tag: str, attribute: str) -> bool:
    """Whether an attribute names somebody who wrote, changed, commented or worked on the file."""
    return tag in _CHANGES | _WHO_IS and attribute in _PERSONS


def is_moment(tag: str, attribute: str) -> bool:
    return tag in _CHANGES and attribute in _MOMENTS
