"""Facts, findings and copies in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as later

from amparo.evidence.media.child.facts import Fact
from amparo.evidence.media.child.provenance import Finding
from amparo.evidence.models import What

GROUPS = {
    "device": later("Device"),
    "time": later("Time"),
    "author": later("Persons"),
    "software": later("Programs"),
    "words": later("Words written in it"),
    "history": later("History"),
    "attached": later("What it carries with it"),
    "content": later("The file itself"),
    "place": later("Place"),
}
_FACTS = {
    "make": later("Maker"),
    "model": later("Model"),
    "serial": later("Serial number"),
    "lens": later("Lens"),
    "computer": later("Computer"),
    "system": later("System"),
    "screen": later("Screen"),
    "language": later("Language of the device"),
    "network": later("Kind of network"),
    "creator": later("Who made it"),
    "position": later("Position of the author"),
    "caption_writer": later("Who wrote the caption"),
    "rights": later("Rights"),
    "company": later("Organisation"),
    "changed_by": later("Last changed by"),
    "commenter": later("Who commented or changed"),
    "tool": later("Program"),
    "producer": later("Program that wrote the PDF"),
    "template": later("Template"),
    "taken_at": later("Taken"),
    "made_at": later("Made"),
    "changed_at": later("Changed"),
    "printed_at": later("Printed"),
    "commented_at": later("Commented or changed"),
    "offset": later("Time zone"),
    "gps_date": later("Date by satellite"),
    "located_at": later("Located"),
    "proof_at": later("Proof made"),
    "title": later("Title"),
    "description": later("Description"),
    "comment": later("Note"),
    "keywords": later("Keywords"),
    "chapter": later("Chapter"),
    "edited_with": later("Edited with"),
    "edited_at": later("Edited"),
    "document_id": later("Identifier of the document"),
    "minutes_edited": later("Time of editing"),
    "revision": later("Times saved"),
    "attachment": later("Attached file"),
    "part": later("Part of another kind"),
    "link": later("Link outwards"),
    "track": later("Track of another kind"),
    "format": later("Format"),
    "points": later("Points"),
    "frames": later("Pictures in it"),
    "pages": later("Pages"),
    "parts": later("Parts"),
    "seconds": later("Seconds"),
    "coded": later("Coded as"),
    "has_xmp": later("Bytes of descriptive data"),
    "address": later("Address of the page"),
    "of_file": later("Name it had"),
    "latitude": later("Latitude"),
    "longitude": later("Longitude"),
    "coordinates": later("Coordinates"),
    "accuracy": later("Accuracy in metres"),
    "named": later("Place by name"),
    "network_address": later("Address in the network"),
    "cell": later("Antennas nearby"),
}
_SIGNS = {
    "scripts": later("It carries a program that would run when opened. Do not open the original."),
    "screenshot": later("It says that it is a screenshot."),
    "exif_damaged": later("The data of its camera are damaged and cannot be read."),
}
_FINDINGS = {
    "tampered": later(
        "Its signed history (C2PA) does not match the file: it was changed after “%(who)s” signed."
    ),
    "whole_trusted": later(
        "Signed history (C2PA), whole: signed by “%(who)s”, whom this installation knows and trusts."
    ),
    "whole_unknown": later(
        "Signed history (C2PA), whole: nothing changed since “%(who)s” signed. "
        "This installation does not know who that is."
    ),
    "manifest_unreadable": later("It carries a signed history (C2PA) that cannot be read."),
    "signed_at": later("Signed on %(when)s, as the signature says."),
    "made_with": later("Made with: %(tool)s."),
    "edit": later("Its history tells: %(action)s."),
    "proof_of_piece": later("It is a proof of capture of “%(name)s”, of this same file."),
    "proof_of_none": later(
        "It is a proof of a file that is not open here, with SHA-256 %(digest)s."
    ),
    "proof_beside": later("“%(name)s” is a proof of its capture: it states the same SHA-256."),
    "proof_matches": later(
        "The proof in it is of the file that comes with it: the SHA-256 are the same."
    ),
    "proof_of_another": later(
        "The proof in it is of another file: its SHA-256 is that of none that comes with it."
    ),
    "proof_signature_unchecked": later(
        "It comes with %(count)s signatures (OpenPGP). They were not checked: it cannot be said whose they are."
    ),
    "proof_timestamp_unchecked": later(
        "It comes with a time stamp (OpenTimestamps) that was not checked."
    ),
    "capture_whole": later("Web capture, whole: its %(parts)s parts are as its list says."),
    "capture_changed": later(
        "Web capture, changed: %(wrong)s parts are not as its list says, and %(unlisted)s are not on it."
    ),
    "capture_list_whole": later("The list of its parts is as it was when the capture was made."),
    "capture_list_changed": later("The list of its parts was changed after the capture was made."),
    "capture_list_unsealed": later(
        "The list of its parts has no digest of its own; it could have been rewritten."
    ),
    "capture_signature_unchecked": later(
        "The list is signed by “%(who)s”; the signature was not checked."
    ),
}
_ACTIONS = {
    "c2pa.created": later("made"),
    "c2pa.opened": later("opened in a program"),
    "c2pa.placed": later("something else placed in it"),
    "c2pa.cropped": later("cropped"),
    "c2pa.resized": later("resized"),
    "c2pa.color_adjustments": later("colours adjusted"),
    "c2pa.drawing": later("drawn on"),
    "c2pa.edited": later("edited"),
    "c2pa.filtered": later("filtered"),
    "c2pa.converted": later("converted"),
    "c2pa.published": later("published"),
    "c2pa.redacted": later("parts of the history removed"),
    "c2pa.transcoded": later("coded anew"),
}
_WHATS = {
    What.WORKING: later("Working copy without metadata"),
    What.REDACTED: later("Copy with parts hidden"),
    What.WORDS: later("Copy of the words alone"),
}
_NAMES = {
    What.WORKING: later("working copy"),
    What.REDACTED: later("parts hidden"),
    What.WORDS: later("words"),
}
_RESULTS = {
    "left_out": later("%(n)s further pictures of it were left out."),
    "parts_left_out": later(
        "%(n)s parts were left out: embedded files, programs, drawings by code or settings."
    ),
    "pages_touched": later("Something was hidden on %(n)s pages. Each page is now a picture."),
    "pages_mute": later(
        "%(n)s pages have no letters that can be searched: look at each of them, words there were not found."
    ),
    "words_hidden": later("%(n)s words were hidden."),
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
    return one.code in {"tampered", "proof_of_another", "capture_changed", "capture_list_changed"}


def what(code: str) -> str:
    return _(_WHATS[What(code)])


def copy_name(name: str, code: str) -> str:
    """The name of a copy, without its ending: what it was called and what the copy is."""
    stem = name.rpartition(".")[0] or name
    return f"{stem} ({_(_NAMES[What(code)])})"


def result(told: Mapping[str, Any]) -> list[str]:
    """What making a copy left out or touched."""
    return [_(said) % {"n": told[key]} for key, said in _RESULTS.items() if key in told]
