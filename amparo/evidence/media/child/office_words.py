"""What one part of an office file forgets: whose, when, what was deleted, what was said beside it, what is not seen."""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass

from lxml import etree

from amparo.evidence.media.child.office import NOWHERE, local


@dataclass(slots=True)
class Settled:
    """How many changes were settled and comments left out, hidden words taken out, hidden sheets or slides kept."""

    changes: int = 0
    comments: int = 0
    unseen: int = 0
    hidden_sheets: int = 0

    def told(self, parts: int) -> dict[str, str]:
        counts = {
            "parts_left_out": parts,
            "changes_settled": self.changes,
            "comments_left_out": self.comments,
            "unseen_left_out": self.unseen,
            "hidden_sheets": self.hidden_sheets,
        }
        return {name: str(count) for name, count in counts.items() if count}


# Tracked changes: what was taken out goes with all it holds, what was put in stays without its mark.
_TAKEN_OUT = {"del", "moveFrom", "tracked-changes", "delText", "delInstrText"}
_PUT_IN = {"ins", "moveTo"}
_MARKS = {"rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tcPrChange", "trPrChange"}
_MARKS |= {"tblGridChange", "tblPrExChange", "numberingChange", "cellIns", "cellMerge"}
_MARKS |= {"moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd"}
_MARKS |= {"customXmlInsRangeStart", "customXmlInsRangeEnd", "customXmlDelRangeStart"}
_MARKS |= {"customXmlDelRangeEnd", "customXmlMoveFromRangeStart", "customXmlMoveFromRangeEnd"}
_MARKS |= {"customXmlMoveToRangeStart", "customXmlMoveToRangeEnd"}
_MARKS |= {"change", "change-start", "change-end"}
_COMMENTS = {"commentReference", "annotation"}
_COMMENT_ENDS = {"commentRangeStart", "commentRangeEnd", "annotation-end"}
_UNSEEN = {"hidden-text", "hidden-paragraph"}
# Who worked on it and with what; locks, whose digests are of passwords; ties to other files and programs.
_GONE = {"attachedTemplate", "oleObject", "externalReferences", "control", "fileSharing", "absPath"}
_GONE |= {"revisionPtr", "documentProtection", "modifyVerifier", "workbookProtection", "docId"}
_GONE |= {"writeProtection", "customWorkbookViews", "creationId", "modId", "alias", "tag"}
_GONE |= {"dataBinding", "event-listeners", "custDataLst", "fileRecoveryPr", "user-field-decls"}
# Fields of OpenDocument that say who, which file or which program.
_FIELDS = {
    "creator",
    "author-name",
    "author-initials",
    "initial-creator",
    "file-name",
    "printed-by",
}
_FIELDS |= {"template-name", "user-defined", "sender-initials", "creator-initials", "author"}
_FIELDS |= {"creation-date", "creation-time", "modification-date", "modification-time"}
_FIELDS |= {"print-date", "print-time", "editing-duration", "editing-cycles", "database-display"}
# Fields of Word that say only what the document itself says.
_HARMLESS = {"PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES", "TOC", "PAGEREF", "NOTEREF", "SEQ"}
_SETTINGS = {"evenAndOddHeaders", "mirrorMargins", "defaultTabStop", "compat", "footnotePr"}
_SETTINGS |= {"endnotePr", "characterSpacingControl", "themeFontLang", "clrSchemeMapping"}
_SETTINGS |= {"decimalSymbol", "listSeparator", "autoHyphenation", "view", "zoom"}
_OF_PEOPLE = {"author", "initials", "userId", "providerId", "userName", "refreshedBy", "date"}
_OF_PEOPLE |= {"dateUtc", "dT", "dt", "created", "codeName", "rupBuild", "lastEdited"}
_OF_REVISIONS = ("rsid", "paraid", "textid", "durableid", "uid")
_PATH = re.compile(r"[\\/]|\.\w{2,4}$")
_OWN_MARK = re.compile(r"_(Toc|Ref)\w*")


def forget(name: str, root: etree._Element, settled: Settled) -> None:
    """Clean one part in place, and count what was settled."""
    _changes(root, settled)
    for element in list(root.iter(etree.Element)):
        tag = local(element.tag)
        if tag in _GONE or _is_unseen(element, tag, settled):
            remove(element)
        else:
            _field(element, tag)
            _hides(element, tag, settled)
            for attribute in list(element.attrib):
                _attribute(element, tag, attribute)
    if name == "word/settings.xml":
        for one in [one for one in root if local(one.tag) not in _SETTINGS]:
            root.remove(one)


def _changes(root: etree._Element, settled: Settled) -> None:
    for element in list(root.iter(etree.Element)):
        tag = local(element.tag)
        if tag in _TAKEN_OUT or tag == "cellDel":
            settled.changes += tag not in ("delText", "delInstrText")
            _take_out(element, tag)
        elif tag in _PUT_IN and not _is_maths(element):
            settled.changes += 1
            _unwrap(element)
        elif tag in _COMMENTS:
            settled.comments += 1
            remove(element)
        elif tag in _MARKS | _COMMENT_ENDS:
            remove(element)


def _take_out(element: etree._Element, tag: str) -> None:
    """A deleted row or cell is told by a mark within its properties: the row goes, not its mark."""
    above = element.getparent()
    holder = above.getparent() if above is not None else None
    if above is not None and holder is not None and local(above.tag) in ("trPr", "tcPr"):
        remove(holder)
    elif tag == "tracked-changes" or above is not None:
        remove(element)


def _is_maths(element: etree._Element) -> bool:
    return "math" in str(element.tag)


def _unwrap(element: etree._Element) -> None:
    """Put what an element holds in its own place."""
    above = element.getparent()
    if above is None:
        return
    held = list(element)
    for one in held:
        element.addprevious(one)
    if held and element.tail:
        held[-1].tail = (held[-1].tail or "") + element.tail
        element.tail = None
    remove(element)


def remove(element: etree._Element) -> None:
    """Take an element out and leave the words that stand behind it."""
    above = element.getparent()
    if above is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + element.tail
        else:
            above.text = (above.text or "") + element.tail
    above.remove(element)


def _is_unseen(element: etree._Element, tag: str, settled: Settled) -> bool:
    """Words that are there and not shown: a run marked as vanished, a hidden text."""
    unseen = tag in _UNSEEN or (tag == "definedName" and element.get("hidden") in ("1", "true"))
    if tag == "r":
        marks = [m for p in element if local(p.tag) == "rPr" for m in p if local(m.tag) == "vanish"]
        values = [str(v) for mark in marks for v in mark.attrib.values()] or ["1"] * len(marks)
        unseen = any(value not in ("0", "false", "off") for value in values)
    settled.unseen += unseen
    return unseen


def _field(element: etree._Element, tag: str) -> None:
    if tag in _FIELDS:
        for one in list(element):
            element.remove(one)
        element.text = ""
        for attribute in list(element.attrib):
            element.attrib.pop(attribute)
    elif tag == "date" and str(element.tag).startswith("{http://purl.org/dc/"):
        element.text = "1970-01-01T00:00:00"
    elif tag == "instrText" and _leads_out(element.text or ""):
        element.text = ""
    elif tag == "fldSimple" and any(_leads_out(v) for v in element.attrib.values()):
        _unwrap(element)
    elif tag in ("bookmarkStart", "bookmark", "bookmark-start", "bookmark-end"):
        _mark(element)


def _leads_out(instruction: str) -> bool:
    words = instruction.split()
    return bool(words) and words[0].upper() not in _HARMLESS


def _mark(element: etree._Element) -> None:
    """A place that somebody gave a name loses it; those a program numbered are needed by lists of contents."""
    names = [value for key, value in element.attrib.items() if local(key) == "name"]
    if names and not _OWN_MARK.fullmatch(names[0]):
        for key in [key for key in element.attrib if local(key) == "name"]:
            element.set(key, f"_Ref{zlib.crc32(names[0].encode())}")


def _hides(element: etree._Element, tag: str, settled: Settled) -> None:
    hidden = tag == "sheet" and element.get("state") in ("hidden", "veryHidden")
    settled.hidden_sheets += hidden or (tag == "sld" and element.get("show") in ("0", "false"))


def _attribute(element: etree._Element, tag: str, attribute: str) -> None:
    bare = local(attribute) if "}" in attribute else attribute
    value = element.attrib[attribute]
    if bare in _OF_PEOPLE or bare.lower().startswith(_OF_REVISIONS):
        element.attrib.pop(attribute)
    elif bare == "href" and (":" in value or value.startswith((".", "/"))):
        if not value.startswith("./"):
            element.set(attribute, NOWHERE)
    elif tag in ("docPr", "cNvPr", "frame") and bare in ("name", "descr", "title"):
        _caption(element, attribute, bare, value)
    elif bare == "anchor" and tag == "hyperlink" and not _OWN_MARK.fullmatch(value):
        element.attrib.pop(attribute)


def _caption(element: etree._Element, attribute: str, bare: str, value: str) -> None:
    """A name that a program or a person gave to a drawing; what it shows, said for those who do not see, stays."""
    if bare == "name":
        element.set(attribute, "")
    elif _PATH.search(value):
        element.attrib.pop(attribute)
