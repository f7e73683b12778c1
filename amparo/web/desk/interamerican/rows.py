"""The rows of a matter's page: words where it is open, labels and padlocks where it is not."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from amparo.claims.models import Voice
from amparo.interamerican import kinds, law
from amparo.interamerican.catalogue import BEFORE
from amparo.interamerican.kinds import Kind, Section, Speaker
from amparo.interamerican.models import Paper
from amparo.interamerican.picture import DueSeen, PointSeen, Said, Whole, seen
from amparo.interamerican.stages import ENTERED, Stage, Step
from amparo.web.desk.interamerican import words

Row = dict[str, Any]
_ORDERS = frozenset(
    {Step.GRANT, Step.ADOPT_URGENT, Step.RATIFY, Step.REPORT_MERITS, Step.APPROVE, Step.SUPERVISE}
)


def points(whole: Whole) -> list[Row]:
    """Operative points as rows, the four voices as columns."""
    since = words.day(_ordered_on(whole))
    return [
        {
            "id": point.row.id,
            "letter": point.row.letter,
            "kind": kinds.PointKind(point.row.kind).label,
            "text": _ours(point.owed.claim) if point.owed else point.text,
            "sealed": point.owed is None and not point.text,
            "claim": point.owed.claim.id if point.owed else None,
            "degree": point.owed.standing.degree if point.owed else "",
            "disputed": _disputed(point),
            "voices": [_voice(point, speaker) for speaker in Speaker],
            "mitigation": _finding(point.mitigation) if point.mitigation else None,
            "compliance": [_finding(found) for found in point.compliance],
            "history": [_finding(found) for found in point.findings],
            "since": since,
        }
        for point in whole.points
    ]


def _ordered_on(whole: Whole) -> date | None:
    """Since when nobody knows what nobody has said: the day of the order, or the first day that is known."""
    days = [move.on for move in whole.moves if move.step in _ORDERS] or [m.on for m in whole.moves]
    return days[0] if days else None


def _voice(point: PointSeen, speaker: Speaker) -> Row:
    said = [_line(each) for each in point.voices[speaker] if each.row.voice_id is None]
    if point.owed is not None:
        said += [_public(voice) for part in point.owed.parts for voice in part.voices[speaker]]
    return {"speaker": speaker.label, "said": sorted(said, key=lambda row: row["on"], reverse=True)}


def _line(each: Said) -> Row:
    return {
        "on": each.row.on,
        "day": words.day(each.row.on),
        "stance": kinds.Stance(each.row.stance).label,
        "who": each.who,
        "text": each.text,
        "sealed": not each.text,
        "paper": _paper(each.row.paper) if each.row.paper else "",
        "url": "",
    }


def _paper(row: Paper) -> str:
    return f"{kinds.PaperKind(row.kind).label} · {words.day(row.on)}"


def _public(voice: Voice) -> Row:
    return {
        "on": voice.on,
        "day": words.day(voice.on),
        "stance": kinds.Stance(voice.stance).label,
        "who": "",
        "text": _in_language(voice.words_es, voice.words_en),
        "sealed": False,
        "paper": "",
        "url": _cited(voice),
    }


def _cited(voice: Voice) -> str:
    """The very words in the library that show it; our own view is signed and cites nothing."""
    if voice.source_id is None:
        return ""
    where = reverse("desk:library_source", args=[voice.source_id])
    return f"{where}?mark={voice.start}-{voice.end}#mark"


def _disputed(point: PointSeen) -> str:
    """Two voices that cannot both be right, or what the record itself says is disputed."""
    if point.owed is not None and point.owed.claim.disputed:
        claim = point.owed.claim
        return _in_language(claim.dispute_note_es, claim.dispute_note_en)
    last = {who: said[0].row.stance for who, said in point.voices.items() if said}
    if {"done", "not_done"} <= set(last.values()):
        return _("Two voices contradict each other.")
    return ""


def _finding(found: Any) -> Row:
    return {
        "measure": kinds.Measure(found.row.measure).label,
        "value": kinds.Value(found.row.value).label,
        "by": _("ours") if found.row.by == "own" else _("of the supervising body"),
        "day": words.day(found.row.on),
        "component": found.row.component,
        "who": found.who,
        "text": found.text,
    }


def dues(whole: Whole) -> list[Row]:
    return [_due(each) for each in whole.dues]


def _due(each: DueSeen) -> Row:
    return {
        "what": words.due(each),
        "whose": words.whose(each.row.whose),
        "asked": words.day(each.row.asked_on),
        "due": words.day(each.row.due_on),
        "clock": words.clock(each),
        "css": "am-late" if each.days_late else "",
        "months": each.row.months,
        "rule": each.row.rule,
        "recorded": each.row.lapsed_at,
        "text": each.text,
    }


def people(whole: Whole) -> list[Row]:
    return [
        {
            "label": each.label,
            "identity": kinds.Identity(each.row.identity).label,
            "name": each.name,
            "contact": each.contact,
            "note": each.note,
            "of": whole.label(each.row.of_id),
            "since": words.day(each.row.since),
            "protected": each.row.part in kinds.PROTECTED,
            "consented": each.consented,
            "consents": [
                {
                    "what": kinds.ConsentKind(c.kind).label,
                    "day": words.day(c.on),
                    "form": kinds.ConsentForm(c.form).label if c.form else "",
                    "scope": ", ".join(str(kinds.Scope(one).label) for one in c.scope),
                    "text": whole.text(c.sheet_id),
                }
                for c in each.consents
            ],
        }
        for each in whole.people
    ]


def mandates(whole: Whole) -> list[Row]:
    return [
        {
            "who": whole.label(row.representative_id),
            "by": whole.label(row.by_id) or _("everybody"),
            "scope": ", ".join(str(kinds.Scope(one).label) for one in row.scope),
            "since": words.day(row.since),
            "until": words.day(row.until),
            "revoked": words.day(row.revoked_on),
        }
        for row in whole.mandates
    ]


def moves(whole: Whole) -> list[Row]:
    return [
        {
            "title": _("Entered as it stood") if row.step == ENTERED else Step(row.step).label,
            "stage": Stage(row.to_stage).label,
            "day": words.day(row.on),
            "text": whole.text(row.sheet_id),
            "sealed": row.sheet_id is not None and not whole.text(row.sheet_id),
        }
        for row in reversed(whole.moves)
    ]


def papers(whole: Whole) -> list[Row]:
    return [
        {
            "kind": kinds.PaperKind(row.kind).label,
            "author": words.whose(row.author),
            "day": words.day(row.on),
            "source": row.source_id,
            "id": row.id,
            "kept": row.evidence_id is not None,
            "digest": bytes(row.digest).hex() if row.digest else whole.text(row.sheet_id, "sha256"),
            "text": whole.text(row.sheet_id),
        }
        for row in whole.papers
    ]


def meetings(whole: Whole) -> list[Row]:
    return [
        {
            "kind": kinds.MeetingKind(row.kind).label,
            "day": words.day(row.on),
            "text": whole.text(row.sheet_id),
            "agreed": [
                _due(seen(item, whole.today, whole.text(item.sheet_id)))
                for item in row.agreed.all()
            ],
        }
        for row in whole.meetings
    ]


def remedies(whole: Whole) -> list[Row]:
    return [
        {
            "kind": kinds.RemedyKind(row.kind).label,
            "filed": words.day(row.filed_on),
            "clock": words.clock(seen(row.due, whole.today)) if row.due else "",
            "rule": bool(row.due and row.due.rule),
            "waits": "" if row.decided_on else words.waits((whole.today - row.filed_on).days),
            "outcome": kinds.Outcome(row.outcome).label if row.outcome else "",
            "decided": words.day(row.decided_on),
            "exemption": kinds.Exemption(row.exemption).label if row.exemption else "",
            "text": whole.text(row.sheet_id),
        }
        for row in whole.remedies
    ]


def rulings(whole: Whole) -> list[Row]:
    return [
        {
            "outcome": kinds.Conventionality(row.outcome).label,
            "day": words.day(row.on) or _("day not known"),
            "court": row.court or whole.text(row.sheet_id, "court"),
            "ruling": row.ruling or whole.text(row.sheet_id, "ruling"),
            "claim": row.claim_id,
            "text": whole.text(row.sheet_id),
        }
        for row in whole.rulings
    ]


def sections(whole: Whole) -> list[Row]:
    """The parts of the request: written or not, and the newest words of each while it is open.

    None of a matter that was never asked for from here: what is public began elsewhere.
    """
    if not whole.matter.prepared and whole.matter.stage not in BEFORE:
        return []
    newest = {
        str(value.get("section")): str(value.get("text", ""))
        for value in whole.words.values()
        if "section" in value
    }
    return [
        {
            "label": Section(each).label,
            "written": each in whole.matter.prepared,
            "text": newest.get(each.value, ""),
        }
        for each in law.sections_of(Kind(whole.matter.kind))
    ]


def _ours(claim: Any) -> str:
    return _in_language(claim.words_es, claim.words_en)


def _in_language(es: str, en: str) -> str:
    return (en or es) if (get_language() or "es").startswith("en") else (es or en)
