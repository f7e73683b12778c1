"""A published statement as PDF/UA, from the very text whose digest it carries."""

from __future__ import annotations

import json
from pathlib import Path

import typst
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from amparo.statements.acts.publishing import closing
from amparo.statements.models import Publication

SHEETS = Path(__file__).parent / "sheets"


def paper(published: Publication) -> bytes:
    """One PDF; the digest in its footer is of the text as the library keeps it."""
    ending = closing(published.language, published.unnamed)
    body, _signed, _names = published.text.partition(f"\n\n{ending['signed']}")
    sheet = {
        "title": published.title,
        "language": published.language,
        "number": published.statement.number,
        "on": _day(published),
        "paragraphs": body.split("\n\n")[1:],
        "signed": ending["signed"],
        "names": published.signed_by,
        "unnamed": ending.get("unnamed", ""),
        "digest": bytes(published.digest).hex(),
    }
    made = typst.compile(
        str(SHEETS / "statement.typ"),
        root=str(SHEETS),
        format="pdf",
        pdf_standards=["ua-1"],
        sys_inputs={"sheet": json.dumps(sheet, ensure_ascii=False)},
        ignore_system_fonts=True,
        timestamp=int(published.at.timestamp()),
    )
    if not isinstance(made, bytes):
        raise TypeError("a paper is one PDF")
    return made


def _day(published: Publication) -> str:
    """The day it was where it was published, in the language of the text."""
    with override(published.language):
        return date_format(timezone.localdate(published.at), _("j F Y"))
