"""The papers of an order as PDF/UA: the order itself, and the sheet a patrol carries.

Made in memory in a member's session. What a patrol carries names nobody and no place, so that it
may be lost or read by anyone: where and with whom it is told by voice.
"""

from __future__ import annotations

import hashlib
import json
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import override

from amparo import typeset
from amparo.law.schema import Pack
from amparo.measures.values import OrderCard, OrderText

SHEETS = Path(__file__).parent / "sheets"


def order_paper(text: OrderText, pack: Pack, at: datetime, language: str) -> bytes:
    """The order for its institution: exactly what the opened order says, and nothing more."""
    return _made("order.typ", _order_sheet(text, pack, language), at)


def order_digest(text: OrderText, pack: Pack, language: str) -> str:
    """The digest at the foot of the order's paper, for the page of the opened order."""
    return digest_of(_order_sheet(text, pack, language))


def _order_sheet(text: OrderText, pack: Pack, language: str) -> dict[str, object]:
    with override(language):
        return _head(text.card, pack, language, _("Order %s") % text.card.number) | {
            "what": text.what,
            "how": text.how,
            "why": text.why,
            "basis": text.basis,
            "facts": [[fact.label, fact.words] for fact in text.revealed],
            "labels": {
                "what": _("What must be done"),
                "how": _("How"),
                "reveals": _("What you need to know"),
                "nothing_else": _(
                    "This is all that was handed over. Do not ask for anything else."
                ),
                "why": _("Why it matters"),
                "basis": _("Basis"),
                "answer": _("Your answer"),
                "how_to_answer": _(
                    "Acknowledge at once. Report what was done, ask for time, or say what prevents it."
                ),
                "signature": _("Signature and seal of those who order"),
            },
        }


def road_sheet(card: OrderCard, pack: Pack, at: datetime, language: str) -> bytes:
    """What a patrol carries: number, date and a log to fill in; no name, no place, no reason."""
    with override(language):
        sheet = _head(card, pack, language, _("Road sheet %s") % card.number) | {
            "conduct": [
                _("Do not ask for names or papers, and write none here."),
                _("Do not say to anybody why you are there."),
                _("If the way was agreed otherwise, follow what you were told by voice."),
                _("If somebody follows you or asks, leave and call."),
            ],
            "columns": [
                _("Day"),
                _("Time of arrival"),
                _("Time of leaving"),
                _("Initials of those who went"),
            ],
            "labels": {
                "by_voice": _("Where, with whom and how"),
                "by_voice_why": _(
                    "Whoever holds the order tells you by voice. Nothing of that is written here."
                ),
                "conduct": _("On the way"),
                "log": _("Visits"),
            },
        }
    return _made("road_sheet.typ", sheet, at)


def _head(card: OrderCard, pack: Pack, language: str, title: str) -> dict[str, object]:
    return {
        "language": language[:2],
        "title": title,
        "issuer": pack.institution(pack.meta.operator).name.in_(language),
        "head": [
            [_("To"), pack.institution(card.institution).name.in_(language)],
            [_("Measure"), card.label],
            [_("Date"), _moment(card.issued_at, pack)],
            [_("Before"), _moment(card.due_at, pack)],
        ],
        "verify": _("To verify: whoever holds order %s compares this digest with its page.")
        % card.number,
    }


def _moment(moment: datetime, pack: Pack) -> str:
    local = moment.astimezone(ZoneInfo(pack.meta.zone))
    return formats.date_format(local, "DATETIME_FORMAT")


def digest_of(sheet: dict[str, object]) -> str:
    """SHA-256 of what the paper says, in groups that people can read aloud."""
    whole = json.dumps(sheet, sort_keys=True, ensure_ascii=False).encode()
    found = hashlib.sha256(whole).hexdigest()
    return " ".join(found[start : start + 8] for start in range(0, 64, 8))


def _made(template: str, sheet: dict[str, object], at: datetime) -> bytes:
    return typeset.pdf(SHEETS / template, {**sheet, "digest": digest_of(sheet)}, at)
