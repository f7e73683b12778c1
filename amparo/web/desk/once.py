"""A form that is sent twice, by a double press or a network that answered late, is done once.

Each form carries a key of its own. What it makes is known by that key together with what was typed: a page
that is gone back to and filled in anew is another form.
"""

from __future__ import annotations

import hashlib
from typing import Final
from uuid import UUID, uuid4, uuid5

from django.http import HttpRequest

FIELD: Final = "form-key"
_APART: Final = frozenset({FIELD, "csrfmiddlewaretoken"})


def fresh(request: HttpRequest) -> str:
    """The key that the form on a page carries: the one that came with it, or a new one."""
    return str(_given(request) or uuid4())


def key_of(request: HttpRequest, file: bytes = b"") -> UUID | None:
    """What this sending of a form is known by; None for one that carries no key.

    file  digest of the file that went with it: another one makes it another form
    """
    given = _given(request)
    if given is None:
        return None
    sent = hashlib.sha256(request.path.encode() + file)
    for name in sorted(set(request.POST) - _APART):
        for value in request.POST.getlist(name):
            for part in (name, value):
                told = part.encode()
                sent.update(len(told).to_bytes(8, "big") + told)
    return uuid5(given, sent.hexdigest())


def _given(request: HttpRequest) -> UUID | None:
    try:
        return UUID(request.POST.get(FIELD, ""))
    except ValueError:
        return None
