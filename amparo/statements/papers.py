"""A published statement as PDF/UA, from the very text whose digest it carries."""

from __future__ import annotations

from pathlib import Path

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from amparo import typeset
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
    return typeset.pdf(SHEETS / "statement.typ", sheet, published.at)


def _day(published: Publication) -> str:
    """The day it was where it was published, in the language of the text."""
    with override(published.language):
        return date_format(timezone.localdate(published.at), _("j F Y"))
