"""A chain of custody as it goes into a bundle: for the verifier, and as a table for people."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from datetime import UTC

from django.utils.translation import gettext as _

from amparo.evidence.chain import Line
from amparo.evidence.words import in_words


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
    """The same as CSV (UTF-8), in the active language; nothing in it is taken for a formula."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(
        [_("When (UTC)"), _("What"), _("Role"), _("Desk"), _("Institution"), _("Entry"), _("Words")]
    )
    for line in found:
        when = line.at.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S")
        row = [when, in_words(line), line.role, line.desk, line.institution, line.entry, line.words]
        writer.writerow([_safe(cell) for cell in row])
    return out.getvalue().encode()


def _safe(cell: object) -> str:
    text = str(cell)
    return f"'{text}" if text[:1] in {"=", "+", "-", "@", "\t", "\r"} else text
