"""Sentences of a report: written, written anew, taken out; the final report begun from the preliminary one."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db.models import Max
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from amparo.accounts.actors import Actor
from amparo.custody.models import Sheet
from amparo.kernel.errors import Invalid
from amparo.missions import forms, rules
from amparo.missions.errors import (
    ChangedWhileYouWrote,
    NoPreliminary,
    NoSuchAct,
    ReportClosed,
)
from amparo.missions.kinds import TABLED, RecordKind, ReportKind
from amparo.missions.models import Mission, MissionRecord, ReportSentence, SentenceVersion
from amparo.missions.references import NoSuchToken
from amparo.missions.sending import own_id
from amparo.missions.work import UNKNOWN, Work, find, working

BRACES = _("This means nothing between braces: %s")
HAS_NAME = _("A person of the team is named in no sentence by number: %s")


def write_sentence(
    actor: Actor, mission_id: UUID, form: forms.SentenceForm, at: datetime
) -> ReportSentence:
    """Write a sentence at the end of a section, upon the figures and records as they are now.

    Raises ReportClosed, OpenTheMission, Invalid at `text`.
    """
    with working(actor, "write_sentence", mission_id, at) as work:
        refuse_closed(work.mission, form.report)
        rows = work.mission.sentences.filter(report=form.report, section=form.section)
        last = int(rows.aggregate(last=Max("position"))["last"] or 0)
        row = ReportSentence.objects.create(
            mission=work.mission, report=form.report, section=form.section, position=last + 1
        )
        _version(work, row, form.text, form.because)
        work.deed.note(sentence=str(row.id), report=form.report.value)
    return row


def rewrite_sentence(
    actor: Actor,
    mission_id: UUID,
    sentence_id: UUID,
    form: forms.RewriteForm,
    at: datetime,
    *,
    expected: int | None = None,
) -> SentenceVersion:
    """Write a sentence anew, upon what the record says now: also what confirms it after a figure changed."""
    with working(actor, "rewrite_sentence", mission_id, at) as work:
        row = sentence_of(work, sentence_id)
        if expected is not None and row.versions.count() != expected:
            raise ChangedWhileYouWrote
        work.deed.note(sentence=str(row.id), report=row.report)
        return _version(work, row, form.text, form.because)


def remove_sentence(
    actor: Actor, mission_id: UUID, sentence_id: UUID, form: forms.RemoveForm, at: datetime
) -> ReportSentence:
    """Take a sentence out of the draft, with the reason that the difference of the reports will give."""
    with working(actor, "remove_sentence", mission_id, at) as work:
        row = sentence_of(work, sentence_id)
        text = next(one.text for one in work.whole().sentences if one.row.id == row.id)
        _version(work, row, text, form.because, check=False)
        row.removed_at = at
        row.save(update_fields=["removed_at"])
        work.deed.note(sentence=str(row.id), report=row.report)
    return row


def begin_final(actor: Actor, mission_id: UUID, _form: forms.Form, at: datetime) -> Mission:
    """Begin the final report with every sentence of the preliminary one. Raises NoPreliminary, ReportClosed."""
    with working(actor, "begin_final", mission_id, at) as work:
        if not given_out(work.mission, ReportKind.PRELIMINARY):
            raise NoPreliminary
        if work.mission.sentences.filter(report=ReportKind.FINAL).exists():
            raise ReportClosed
        for one in work.whole().drafted(ReportKind.PRELIMINARY):
            row = ReportSentence.objects.create(
                mission=work.mission,
                report=ReportKind.FINAL,
                section=one.row.section,
                position=one.row.position,
                came_from=one.row,
            )
            # It was written upon what the preliminary report rested on: what changed since is refused.
            _seal(work, row, one.text, "", one.figures, one.versions)
        return work.mission


def explain_difference(
    actor: Actor, mission_id: UUID, form: forms.ExplainForm, at: datetime
) -> MissionRecord:
    """Say why a row of the final report's tables differs from the preliminary report, as the record is now.

    Written anew after that it needs its reason again. Raises OpenTheMission, ReportClosed, Invalid.
    """
    with working(actor, "explain_difference", mission_id, at) as work:
        refuse_closed(work.mission, ReportKind.FINAL)
        row = find(work.mission, form.record)
        if row is None or row.kind not in TABLED:
            raise Invalid({"record": [forms.NOT_LISTED]})
        whole = work.whole()
        told: dict[str, object] = {"difference": row.code, "because": form.because}
        told["version"] = whole.records[row.code].version
        same = (key for key, said in whole.words.items() if said.get("difference") == row.code)
        if (before := next(same, None)) is None:
            work.deed.write("notes", "difference", told)
        else:
            work.deed.rewrite(Sheet.objects.get(id=before), told)
        work.deed.note(record=row.code)
    return row


def sentence_of(work: Work, sentence_id: UUID) -> ReportSentence:
    """A sentence still in a draft that is open. Raises NoSuchAct, ReportClosed."""
    row = work.mission.sentences.filter(id=sentence_id, removed_at=None).first()
    if row is None:
        raise NoSuchAct
    refuse_closed(work.mission, ReportKind(row.report))
    return row


def refuse_closed(mission: Mission, report: ReportKind) -> None:
    if given_out(mission, report):
        raise ReportClosed
    if report == ReportKind.FINAL and not given_out(mission, ReportKind.PRELIMINARY):
        raise NoPreliminary


def given_out(mission: Mission, report: ReportKind) -> bool:
    return mission.reports.filter(kind=report, given_on__isnull=False).exists()


def _version(
    work: Work, row: ReportSentence, text: str, because: str, *, check: bool = True
) -> SentenceVersion:
    if not check:
        return _seal(work, row, text, because, {}, {})
    try:
        codes = rules.cited(text)
    except NoSuchToken as unknown:
        raise Invalid({"text": [gettext(BRACES) % unknown.args[0]]}) from None
    whole = work.whole()
    for code in codes:
        one = whole.records.get(code)
        if one is None or not one.stands:
            raise Invalid({"text": [gettext(UNKNOWN) % code]})
        if one.row.kind == RecordKind.MEMBER:
            raise Invalid({"text": [gettext(HAS_NAME) % code]})
    return _seal(work, row, text, because, *rules.written_upon(whole, text))


def _seal(
    work: Work,
    row: ReportSentence,
    text: str,
    because: str,
    figures: dict[str, int],
    versions: dict[str, int],
) -> SentenceVersion:
    value: dict[str, object] = {"text": text, "because": because}
    value |= {"figures": figures, "versions": versions}
    sheet = work.deed.write("judgement", "sentence", value)
    return SentenceVersion.objects.create(
        id=own_id(),
        sentence=row,
        number=row.versions.count() + 1,
        sheet_ids=[sheet.id],
        made_at=work.at,
        made_by=work.actor.id,
    )
