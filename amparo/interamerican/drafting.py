"""A report or observations drafted from the record, point by point, as data and as a tagged PDF.

Only what the file holds: what each voice said and when, findings with their reasons, dates kept and
missed. A reserved identity is its label everywhere.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from amparo import typeset
from amparo.interamerican import kinds, rules
from amparo.interamerican.errors import OpenTheMatter
from amparo.interamerican.kinds import PROTECTED, Kind, PaperKind, Side, Speaker
from amparo.interamerican.picture import DueSeen, PointSeen, Whole
from amparo.interamerican.veiling import Veil, goes_unnamed, outside

SHEETS: Final = Path(__file__).parent / "sheets"
Sheet = dict[str, Any]
# What each side drafts, and whose voice comes first in it.
DRAFTS: Final = {Side.STATE: PaperKind.STATE_REPORT, Side.REPRESENTATIVES: PaperKind.OBSERVATIONS}
_FIRST: Final = {Side.STATE: Speaker.STATE, Side.REPRESENTATIVES: Speaker.BENEFICIARIES}


def draft(whole: Whole, issuer: str, language: str) -> Sheet:
    """What the paper says. Raises OpenTheMatter when the words are sealed."""
    if not whole.opened:
        raise OpenTheMatter
    with override(language):
        veil = Veil(whole.people, also=[one for one in whole.people if goes_unnamed(one)])
        sheet = _sheet(_without_the_withdrawn(whole), issuer, language)
    told: Sheet = json.loads(_veiled(json.dumps(sheet, ensure_ascii=False), veil))
    return told


def digest_of(sheet: Sheet) -> str:
    """SHA-256 of what the paper says, in groups that people can read aloud."""
    found = hashlib.sha256(canonical(sheet)).hexdigest()
    return " ".join(found[start : start + 8] for start in range(0, 64, 8))


def canonical(value: object) -> bytes:
    """One way to write it, so that its digest is the same wherever it is made."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()


def paper(sheet: Sheet, at: datetime) -> bytes:
    """The sheet as PDF/UA, made in memory in a member's session."""
    return typeset.pdf(SHEETS / "draft.typ", {**sheet, "digest": digest_of(sheet)}, at)


def _without_the_withdrawn(whole: Whole) -> Whole:
    """Whoever took their consent back is spoken for no more, and what they said leaves with them."""
    gone = {person.row.id for person in whole.people if person.consents and not person.consented}
    points = [
        replace(
            point,
            voices={
                who: [one for one in said if one.row.person_id not in gone]
                for who, said in point.voices.items()
            },
            findings=[found for found in point.findings if found.row.person_id not in gone],
        )
        for point in whole.points
    ]
    people = [person for person in whole.people if person.row.id not in gone]
    return replace(whole, people=people, points=points)


def _veiled(text: str, veil: Veil) -> str:
    """Veil each text of the sheet, not its JSON, so that a label with marks cannot break it."""

    def over(value: Any) -> Any:
        if isinstance(value, str):
            return veil.over(value)
        if isinstance(value, list):
            return [over(each) for each in value]
        return (
            {key: over(each) for key, each in value.items()} if isinstance(value, dict) else value
        )

    return json.dumps(over(json.loads(text)), ensure_ascii=False)


def _sheet(whole: Whole, issuer: str, language: str) -> Sheet:
    matter, side = whole.matter, Side(whole.matter.side)
    reference = whole.reference or matter.number
    return {
        # Digests of the paper stand in clear in the ledger: without it, who holds the rows could try names.
        "salt": secrets.token_hex(16),
        "language": language[:2],
        "kind": DRAFTS[side].value,
        "title": f"{PaperKind(DRAFTS[side]).label}: {reference}",
        "issuer": issuer,
        "caveat": _(rules.CAVEAT) if rules.bears_the_caveat(matter.kind) else "",
        "head": [
            [_("To"), str(kinds.Body(matter.body).label)],
            [_("What it is"), str(Kind(matter.kind).label)],
            [_("State"), matter.state],
            [_("Reference"), reference],
            [_("Date"), _day(whole.today)],
        ],
        "people": [outside(p) for p in whole.people if p.row.part in PROTECTED and not p.row.until],
        "points": [_point(point, side) for point in whole.points],
        "dates": [_due(each) for each in whole.dues],
        "labels": {
            "people": _("Who is protected"),
            "points": _("Point by point"),
            "dates": _("Dates"),
            "nothing": _("Nothing is recorded."),
            "caveat": _("Caveat"),
            "columns": [_("What is due"), _("Whose turn it is"), _("Due by"), _("Met on")],
        },
        "verify": _("To verify: compare this digest with the manifest that comes with it."),
    }


def _point(point: PointSeen, side: Side) -> Sheet:
    first = _FIRST[side]
    order = [first, *(speaker for speaker in Speaker if speaker != first)]
    return {
        "title": f"{point.row.letter}. {kinds.PointKind(point.row.kind).label}",
        "text": point.text or (point.owed.claim.words_es if point.owed else ""),
        "voices": [
            {"speaker": str(speaker.label), "said": _said(point, speaker)} for speaker in order
        ],
        "findings": [
            " · ".join(
                filter(
                    None,
                    [
                        _day(found.row.on),
                        str(kinds.Value(found.row.value).label),
                        found.row.component,
                        found.who,
                        found.text,
                    ],
                )
            )
            for found in point.findings
        ],
        "findings_label": _("Findings"),
    }


def _said(point: PointSeen, speaker: Speaker) -> list[str]:
    lines = [
        (each.row.on, f"{kinds.Stance(each.row.stance).label}. {each.text}", each.who)
        for each in point.voices[speaker]
        if each.row.voice_id is None
    ]
    if point.owed is not None:
        lines += [
            (voice.on, f"{kinds.Stance(voice.stance).label}. {voice.words_es}", "")
            for part in point.owed.parts
            for voice in part.voices[speaker]
        ]
    ordered = sorted(lines, key=lambda line: line[0])
    return [" · ".join(filter(None, [_day(on), who, text])) for on, text, who in ordered]


def _due(each: DueSeen) -> list[str]:
    row = each.row
    what = str(kinds.DueKind(row.kind).label)
    return [what, str(kinds.Whose(row.whose).label), _day(row.due_on), _day(row.met_on) or "-"]


def _day(day: date | None) -> str:
    return date_format(day, "DATE_FORMAT") if day else ""
