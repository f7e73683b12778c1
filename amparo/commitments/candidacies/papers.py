"""The dossier of a contest as PDF/UA, from the same values as its page."""

from __future__ import annotations

import hashlib
import json
from datetime import datetime
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from amparo import typeset

SHEETS = Path(__file__).parents[1] / "sheets"


def dossier_paper(told: dict[str, Any], at: datetime, language: str) -> bytes:
    """One PDF of a dossier shown by `showing.candidacies.dossier`. `at` dates the file."""
    with override(language):
        sheet = told | {"language": language[:2], "labels": _labels(), "states": _states()}
    whole = json.dumps(sheet, ensure_ascii=False, sort_keys=True)
    digest = hashlib.sha256(whole.encode()).hexdigest()
    return typeset.pdf(SHEETS / "dossier.typ", sheet, at, digest=digest)


def _labels() -> dict[str, str]:
    return {
        "caution": _("This looks at States. It judges nobody who was proposed."),
        "election": _("Election, as the document gives it"),
        "other": _("As other sources have it"),
        "sole": _("One candidacy alone, by this record"),
        "yes": _("Yes"),
        "no": _("No"),
        "unknown": _("Unknown"),
        "nominees": _("Proposed"),
        "no_name": _("Name not stated in the sources read"),
        "criteria": _("By what it should be decided"),
        "record": _("Record of the State"),
        "owed": _("What it owes"),
        "said": _("What is said of it"),
        "laws": _("Laws"),
        "court": _("What a court said of them"),
        "contempt": _("Contempt"),
        "nothing": _("The record holds nothing on this: unknown is neither good nor bad."),
        "characters": _("characters"),
        "verify": _("To be verified where its source was not read in the official text."),
    }


def _states() -> dict[str, str]:
    return {
        "met": _("Met"),
        "unmet": _("Not met"),
        "disputed": _("Disputed"),
        "unknown": _("Unknown"),
    }
