"""What runs in the child that reads a bundle of the other side."""

import json

from amparo.bounded import Answer
from amparo.kernel.errors import Refused
from amparo.verifier import bundles

_SAID = ("side", "state", "reference", "matter")
# What the field that keeps it holds, in characters.
_MOST = 8000


class BundleUnreadable(Refused):
    """This is not a bundle, or something in it was changed."""


def unpack(content: bytes, _params: dict[str, object]) -> Answer:
    """What the child runs. Raises BundleUnreadable."""
    try:
        verdict = bundles.verify(content)
        files = bundles.files_of(content)
    except bundles.BundleFaulty as fault:
        raise BundleUnreadable from fault
    papers = {name: body for name, body in files.items() if name.startswith("papers/")}
    pdf = next((body for name, body in papers.items() if name.endswith(".pdf")), b"")
    sheet = next((body for name, body in papers.items() if name.endswith(".json")), b"{}")
    if not pdf:
        raise BundleUnreadable
    told = {name: str(verdict.manifest.get(name, ""))[:200] for name in _SAID}
    facts = {**told, "key": verdict.key.hex(), "signed": verdict.signed, "pdf": len(pdf)}
    return Answer(facts, pdf + as_words(sheet).encode(errors="replace"))


def as_words(sheet: bytes) -> str:
    """What the other side says point by point, as one text of at most what a field holds.

    It is read here because a small paper of many parts takes much memory once it is parsed.
    """
    try:
        told = json.loads(sheet)
        lines = [
            f"{point['title']} {voice['speaker']}: {line}"
            for point in told["points"]
            for voice in point["voices"]
            for line in voice["said"]
        ]
    except (ValueError, KeyError, TypeError, RecursionError):
        return ""
    return "\n".join(lines)[:_MOST]
