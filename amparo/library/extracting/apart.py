"""Reading a document in a bounded child: little memory, little time, none of our secrets, no database."""

from __future__ import annotations

from amparo import bounded
from amparo.library import errors, limits
from amparo.library.extracting import plain
from amparo.library.extracting.kinds import Medium, recognise
from amparo.library.extracting.layout import Layout

_REFUSALS = {
    one.code: one
    for one in vars(errors).values()
    if isinstance(one, type) and issubclass(one, errors.DocumentRefused)
}


def extract(content: bytes) -> tuple[Medium, Layout]:
    """Return what the bytes are and their text. Raises a DocumentRefused that says why and its limit."""
    medium = recognise(content)
    if medium is Medium.TEXT:
        return medium, plain.read(content)
    return medium, _apart(medium, content)


def _apart(medium: Medium, content: bytes) -> Layout:
    reader = "amparo.library.extracting.child:read"
    bounds = bounded.Limits(
        limits.CHILD_BYTES, limits.CHILD_CPU_SECONDS, limits.CHILD_SECONDS, limits.UNPACKED_BYTES
    )
    try:
        answer = bounded.run(reader, content, {"medium": medium.value}, bounds)
    except bounded.TurnedDown as turned:
        refusal = _REFUSALS.get(turned.code, errors.DocumentDamaged)
        raise refusal(None, **turned.params) from turned
    except bounded.Unstartable as error:
        raise errors.ReaderUnavailable from error
    except bounded.Crashed as error:
        raise errors.DocumentDamaged from error
    except bounded.ChildFailed as error:
        raise errors.DocumentTakesTooLong(limit=str(limits.CHILD_CPU_SECONDS)) from error
    return Layout.from_plain(answer.facts)
