"""XMP packets (ISO 16684-1) of pictures and PDF: who, when, with what, where."""

from __future__ import annotations

from lxml import etree

from amparo.evidence.media.child.facts import Facts

_LOCAL = {
    "creator": ("author", "creator"),
    "Owner": ("author", "creator"),
    "OwnerName": ("author", "creator"),
    "Author": ("author", "creator"),
    "AuthorsPosition": ("author", "position"),
    "CaptionWriter": ("author", "caption_writer"),
    "rights": ("author", "rights"),
    "CreatorTool": ("software", "tool"),
    "Producer": ("software", "producer"),
    "softwareAgent": ("history", "edited_with"),
    "when": ("history", "edited_at"),
    "CreateDate": ("time", "made_at"),
    "DateCreated": ("time", "made_at"),
    "DateTimeOriginal": ("time", "taken_at"),
    "ModifyDate": ("time", "changed_at"),
    "MetadataDate": ("time", "changed_at"),
    "Make": ("device", "make"),
    "Model": ("device", "model"),
    "SerialNumber": ("device", "serial"),
    "LensModel": ("device", "lens"),
    "title": ("words", "title"),
    "description": ("words", "description"),
    "Headline": ("words", "title"),
    "Keywords": ("words", "keywords"),
    "GPSLatitude": ("place", "latitude"),
    "GPSLongitude": ("place", "longitude"),
    "City": ("place", "named"),
    "State": ("place", "named"),
    "Country": ("place", "named"),
    "Location": ("place", "named"),
    "DocumentID": ("history", "document_id"),
    "InstanceID": ("history", "document_id"),
    "OriginalDocumentID": ("history", "document_id"),
}


def read(packet: bytes, facts: Facts) -> None:
    """Add what the packet says; one that declares entities or does not parse says only that it is there."""
    facts.add("content", "has_xmp", len(packet))
    tree = parsed(packet)
    if tree is None:
        return
    for element in tree.iter(etree.Element):
        for name, value in element.attrib.items():
            _one(str(name), str(value), facts)
        _one(str(element.tag), " ".join(element.itertext()), facts)


def parsed(packet: bytes) -> etree._Element | None:
    if b"<!DOCTYPE" in packet or b"<!ENTITY" in packet:
        return None
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, load_dtd=False)
    try:
        return etree.fromstring(packet.strip(b"\x00 \r\n"), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


def _one(name: str, value: str, facts: Facts) -> None:
    known = _LOCAL.get(name.rpartition("}")[2])
    if known is not None and value.strip():
        facts.add(*known, value)
