"""Facts, findings and copies in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from amparo.evidence import inert
from amparo.evidence.media.child.facts import Fact
from amparo.evidence.media.child.provenance import Finding
from amparo.evidence.media.errors import MediaRefused, OldOffice, RichText
from amparo.evidence.models import What

GROUPS = {
    "device": gettext_noop("Device"),
    "time": gettext_noop("Time"),
    "author": gettext_noop("Persons"),
    "software": gettext_noop("Programs"),
    "words": gettext_noop("Words written in it"),
    "history": gettext_noop("History"),
    "attached": gettext_noop("What it carries with it"),
    "content": gettext_noop("The file itself"),
    "place": gettext_noop("Place"),
}
_FACTS = {
    "make": gettext_noop("Maker"),
    "model": gettext_noop("Model"),
    "serial": gettext_noop("Serial number"),
    "lens": gettext_noop("Lens"),
    "computer": gettext_noop("Computer"),
    "system": gettext_noop("System"),
    "screen": gettext_noop("Screen"),
    "language": gettext_noop("Language of the device"),
    "network": gettext_noop("Kind of network"),
    "creator": gettext_noop("Who made it"),
    "position": gettext_noop("Position of the author"),
    "caption_writer": gettext_noop("Who wrote the caption"),
    "rights": gettext_noop("Rights"),
    "company": gettext_noop("Organisation"),
    "changed_by": gettext_noop("Last changed by"),
    "signer": gettext_noop("Who signed the PDF"),
    "commenter": gettext_noop("Who commented or changed"),
    "tool": gettext_noop("Program"),
    "producer": gettext_noop("Program that wrote the PDF"),
    "template": gettext_noop("Template"),
    "taken_at": gettext_noop("Taken"),
    "made_at": gettext_noop("Made"),
    "changed_at": gettext_noop("Changed"),
    "printed_at": gettext_noop("Printed"),
    "commented_at": gettext_noop("Commented or changed"),
    "offset": gettext_noop("Time zone"),
    "gps_date": gettext_noop("Date by satellite"),
    "located_at": gettext_noop("Located"),
    "proof_at": gettext_noop("Proof made"),
    "title": gettext_noop("Title"),
    "description": gettext_noop("Description"),
    "comment": gettext_noop("Note"),
    "keywords": gettext_noop("Keywords"),
    "chapter": gettext_noop("Chapter"),
    "edited_with": gettext_noop("Edited with"),
    "edited_at": gettext_noop("Edited"),
    "document_id": gettext_noop("Identifier of the document"),
    "minutes_edited": gettext_noop("Time of editing"),
    "revision": gettext_noop("Times saved"),
    "attachment": gettext_noop("Attached file"),
    "part": gettext_noop("Part of another kind"),
    "link": gettext_noop("Link outwards"),
    "track": gettext_noop("Track of another kind"),
    "format": gettext_noop("Format"),
    "points": gettext_noop("Points"),
    "frames": gettext_noop("Pictures in it"),
    "pages": gettext_noop("Pages"),
    "parts": gettext_noop("Parts"),
    "seconds": gettext_noop("Seconds"),
    "coded": gettext_noop("Coded as"),
    "has_xmp": gettext_noop("Bytes of descriptive data"),
    "address": gettext_noop("Address of the page"),
    "of_file": gettext_noop("Name it had"),
    "latitude": gettext_noop("Latitude"),
    "longitude": gettext_noop("Longitude"),
    "coordinates": gettext_noop("Coordinates"),
    "accuracy": gettext_noop("Accuracy in metres"),
    "named": gettext_noop("Place by name"),
    "network_address": gettext_noop("Address in the network"),
    "cell": gettext_noop("Antennas nearby"),
}
_SIGNS = {
    "scripts": gettext_noop(
        "It carries a program that would run when opened. Do not open the original."
    ),
    "screenshot": gettext_noop("It says that it is a screenshot."),
    "exif_damaged": gettext_noop("The data of its camera are damaged and cannot be read."),
}
_FINDINGS = {
    "tampered": gettext_noop(
        "Its signed history (C2PA) does not match the file: it was changed after “%(who)s” signed."
    ),
    "whole_trusted": gettext_noop(
        "Signed history (C2PA), whole: signed by “%(who)s”, whom this installation knows and trusts."
    ),
    "whole_unknown": gettext_noop(
        "Signed history (C2PA), whole: nothing changed since “%(who)s” signed. "
        "This installation does not know who that is."
    ),
    "manifest_unreadable": gettext_noop("It carries a signed history (C2PA) that cannot be read."),
    "signed_at": gettext_noop("Signed on %(when)s, as the signature says."),
    "made_with": gettext_noop("Made with: %(tool)s."),
    "edit": gettext_noop("Its history tells: %(action)s."),
    "proof_of_piece": gettext_noop("It is a proof of capture of “%(name)s”, of this same file."),
    "proof_of_none": gettext_noop(
        "It is a proof of a file that is not open here, with SHA-256 %(digest)s."
    ),
    "proof_beside": gettext_noop(
        "“%(name)s” is a proof of its capture: it states the same SHA-256."
    ),
    "proof_matches": gettext_noop(
        "The proof in it is of the file that comes with it: the SHA-256 are the same."
    ),
    "proof_of_another": gettext_noop(
        "The proof in it is of another file: its SHA-256 is that of none that comes with it."
    ),
    "signature_known": gettext_noop(
        "OpenPGP signature of “%(name)s”, it holds: made with the key of “%(who)s” (%(key)s), which this installation"
        " knows, on %(when)s as the signature says."
    ),
    "signature_holds": gettext_noop(
        "OpenPGP signature of “%(name)s”, it holds: nothing changed since it was signed, on %(when)s as the signature"
        " says. The key came with it and calls itself “%(who)s” (%(key)s); whose it is was not checked, and anybody"
        " can make a key in any name."
    ),
    "signature_fails": gettext_noop(
        "The OpenPGP signature of “%(name)s” does not hold: the file was changed after it was signed, or another key"
        " signed it."
    ),
    "signature_keyless": gettext_noop(
        "“%(name)s” comes with an OpenPGP signature and without the key that made it (%(key)s). It was not checked."
    ),
    "signature_unreadable": gettext_noop("The OpenPGP signature of “%(name)s” cannot be read."),
    "signature_of_none": gettext_noop(
        "“%(signature)s” is a signature of no file that comes with it. It was not checked."
    ),
    "stamp_matches": gettext_noop(
        "It comes with a time stamp (OpenTimestamps) of “%(name)s”: the SHA-256 are the same."
    ),
    "stamp_of_another": gettext_noop(
        "“%(name)s” is a time stamp (OpenTimestamps) of another file: its SHA-256 is that of none that comes with it."
    ),
    "stamp_unreadable": gettext_noop("The time stamp “%(name)s” (OpenTimestamps) cannot be read."),
    "stamp_of_piece": gettext_noop(
        "It is a time stamp (OpenTimestamps) of “%(name)s”: the SHA-256 are the same."
    ),
    "stamp_of_none": gettext_noop(
        "It is a time stamp (OpenTimestamps) of a file that is not open here, with SHA-256 %(digest)s."
    ),
    "stamp_beside": gettext_noop(
        "“%(name)s” is a time stamp (OpenTimestamps) of it: it states the same SHA-256."
    ),
    "stamp_pending": gettext_noop(
        "The time stamp is not complete: %(calendars)s promised to enter it in the chain of Bitcoin, and nothing here"
        " shows that it was done. It proves no time yet."
    ),
    "stamp_block": gettext_noop(
        "The time stamp leads to block %(height)s of Bitcoin, if the Merkle root of that block is %(root)s. That was"
        " not checked, since nothing here has the chain: compare it with a copy of the chain that you trust."
    ),
    "capture_whole": gettext_noop("Web capture, whole: its %(parts)s parts are as its list says."),
    "capture_changed": gettext_noop(
        "Web capture, changed: %(wrong)s parts are not as its list says, and %(unlisted)s are not on it."
    ),
    "capture_list_whole": gettext_noop(
        "The list of its parts is as it was when the capture was made."
    ),
    "capture_list_changed": gettext_noop(
        "The list of its parts was changed after the capture was made."
    ),
    "capture_list_unsealed": gettext_noop(
        "The list of its parts has no digest of its own; it could have been rewritten."
    ),
    "capture_signature_unchecked": gettext_noop(
        "The list is signed by “%(who)s”; the signature was not checked."
    ),
}
_ACTIONS = {
    "c2pa.created": gettext_noop("made"),
    "c2pa.opened": gettext_noop("opened in a program"),
    "c2pa.placed": gettext_noop("something else placed in it"),
    "c2pa.cropped": gettext_noop("cropped"),
    "c2pa.resized": gettext_noop("resized"),
    "c2pa.color_adjustments": gettext_noop("colours adjusted"),
    "c2pa.drawing": gettext_noop("drawn on"),
    "c2pa.edited": gettext_noop("edited"),
    "c2pa.filtered": gettext_noop("filtered"),
    "c2pa.converted": gettext_noop("converted"),
    "c2pa.published": gettext_noop("published"),
    "c2pa.redacted": gettext_noop("parts of the history removed"),
    "c2pa.transcoded": gettext_noop("coded anew"),
}
_WHATS = {
    What.WORKING: gettext_noop("Working copy without metadata"),
    What.REDACTED: gettext_noop("Copy with parts hidden"),
    What.WORDS: gettext_noop("Copy of the words alone"),
}
_NAMES = {
    What.WORKING: gettext_noop("working copy"),
    What.REDACTED: gettext_noop("copy with parts hidden"),
    What.WORDS: gettext_noop("copy of words"),
}
_RESULTS = {
    "left_out": gettext_noop("%(n)s further pictures of it were left out."),
    "parts_left_out": gettext_noop(
        "%(n)s parts were left out: embedded files, programs, drawings by code or settings."
    ),
    "changes_settled": gettext_noop(
        "Tracked changes settled: %(n)s. What had been taken out is gone, what had been put in stays."
    ),
    "comments_left_out": gettext_noop("Comments left out: %(n)s."),
    "unseen_left_out": gettext_noop("Passages that were there and not shown, left out: %(n)s."),
    "hidden_sheets": gettext_noop(
        "Hidden sheets or slides still in it: %(n)s. Look at them before you share it."
    ),
    "pages_touched": gettext_noop(
        "Something was hidden on %(n)s pages. Each page is now a picture."
    ),
    "pages_mute": gettext_noop(
        "%(n)s pages have no letters that can be searched: look at each of them, words there were not found."
    ),
    "words_hidden": gettext_noop("%(n)s words were hidden."),
}


def label(code: str) -> str:
    return _(_FACTS[code]) if code in _FACTS else code


def sign(fact: Fact) -> str:
    """A fact that is a sentence by itself, or nothing."""
    return _(_SIGNS[fact.code]) if fact.code in _SIGNS else ""


def finding(one: Finding) -> str:
    params = dict(one.params)
    if action := params.get("action"):
        params["action"] = _(_ACTIONS[action]) if action in _ACTIONS else action
    said = _FINDINGS.get(one.code)
    return _(said) % params if said else one.code


def alarming(one: Finding) -> bool:
    """Whether the finding says that something is not what it says it is."""
    return one.code in _ALARMING


_ALARMING = {"tampered", "proof_of_another", "capture_changed", "capture_list_changed"}
_ALARMING |= {"signature_fails", "stamp_of_another"}


_KEPT = {
    inert.PAGE: gettext_noop("A saved page"),
    inert.MAIL: gettext_noop("An electronic message"),
    inert.ARCHIVE: gettext_noop("A web archive (WARC)"),
}
_NOT_COPIED: dict[str, type[MediaRefused]] = {
    inert.OLD_OFFICE: OldOffice,
    inert.RICH_TEXT: RichText,
}


def only_kept(family: str) -> list[str]:
    """Why nothing is read, drawn or copied of a piece; nothing of those that are worked on."""
    if family in _KEPT:
        kept = _("%(kind)s: kept as it came. Nothing of it is read, drawn or copied here.")
        run = _(
            "It can run programs or call out when it is opened: do not open the original on a machine that is online."
        )
        return [kept % {"kind": _(_KEPT[family])}, run]
    refused = _NOT_COPIED.get(family)
    return [refused().message(_)] if refused else []


def what(code: str) -> str:
    return _(_WHATS[What(code)])


def copy_name(code: str, number: int) -> str:
    """The name of a copy, without its ending: what it is and which.

    What the original was called stays with the original: it may name whom the copy hides.
    """
    return f"{_(_NAMES[What(code)])} {number}"


def result(told: Mapping[str, Any]) -> list[str]:
    """What making a copy left out or touched."""
    return [_(said) % {"n": told[key]} for key, said in _RESULTS.items() if key in told]
