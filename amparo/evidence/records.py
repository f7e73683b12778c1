"""A chain of custody as it goes into a bundle: for the verifier, and as a table for people."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable
from datetime import UTC

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from amparo.evidence.chain import Line
from amparo.evidence.words import in_words
from amparo.law import packs
from amparo.law.schema.base import Text


def lines(found: Iterable[Line]) -> list[dict[str, object]]:
    """The lines with what the verifier compares with their entries: `at`, `verb`, `who`, `entry`."""
    return [
        {
            "at": line.at.isoformat(timespec="seconds"),
            "what": line.what,
            "verb": line.verb,
            "who": line.who,
            "entry": line.entry,
            "role": line.role,
            "desk": line.desk,
            "institution": line.institution,
            "purpose": line.purpose,
            "outcome": line.outcome,
            "to": line.to,
            "words": line.words,
        }
        for line in found
    ]


def table(found: Iterable[Line]) -> bytes:
    """The same as CSV (UTF-8), in the active language and in words; nothing in it is taken for a formula.

    Whoever did it is told by a number of theirs, the same in every line; the institution says who that is on an order.
    """
    out = io.StringIO()
    writer = csv.writer(out)
    head = [_("When (UTC)"), _("What"), _("Person"), _("Role"), _("Desk"), _("Institution")]
    writer.writerow([*head, _("For what"), _("Entry"), _("Words")])
    for line in found:
        when = line.at.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S")
        row = [when, in_words(line), line.who or _("the person, or the system"), _role(line.role)]
        row += [line.desk, _institution(line.institution), _reason(line.purpose)]
        writer.writerow([_safe(cell) for cell in [*row, line.entry, line.words]])
    return out.getvalue().encode()


def _role(code: str) -> str:
    return "" if code == "system" else _named(lambda: packs.current().role(code).label, code)


def _institution(code: str) -> str:
    return _named(lambda: packs.current().institution(code).name, code)


def _reason(code: str) -> str:
    return _named(lambda: packs.current().reason(code).label, code)


def _named(find: Callable[[], Text], code: str) -> str:
    """What the law pack calls a code; the code itself of what it does not know."""
    try:
        return find().in_(get_language() or "es")
    except LookupError:
        return code


def _safe(cell: object) -> str:
    text = str(cell)
    return f"'{text}" if text[:1] in {"=", "+", "-", "@", "\t", "\r"} else text
