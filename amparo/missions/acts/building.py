"""A report is built, given out, and printed again to the byte; or refuses, with each sentence and why."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils.translation import get_language

from amparo.accounts.actors import Actor
from amparo.interamerican.days import day_of
from amparo.kernel.errors import Invalid
from amparo.missions import anonymity, forms, papers, rules
from amparo.missions.acts.drafting import refuse_closed
from amparo.missions.assembling import Assembled, assemble, digest_of, strings
from amparo.missions.comparing import Before, before_of
from amparo.missions.errors import (
    Covered,
    MayNotBePrinted,
    NoSuchAct,
    NotAllOpen,
    NothingBuilt,
    RefusesToBuild,
)
from amparo.missions.forms import NOT_LISTED
from amparo.missions.kinds import ReportKind, Stage
from amparo.missions.models import MissionReport
from amparo.missions.picture import Whole
from amparo.missions.rules import Fault
from amparo.missions.sending import own_id
from amparo.missions.since import changed_since
from amparo.missions.work import BUILD, working

STAGES = {ReportKind.PRELIMINARY: Stage.PRELIMINARY, ReportKind.FINAL: Stage.FINAL}


class Refusing(RefusesToBuild):
    """The report was not built: some of its sentences no longer stand on the record."""

    code = "refuses_to_build"

    def __init__(self, faults: list[Fault]) -> None:
        """Keep the faults for whoever asked; nothing of them goes to a log."""
        super().__init__({"report": list(dict.fromkeys(fault.told() for fault in faults))})
        self.faults = faults


class ChangedSinceBuilt(Refusing):
    """The record changed since this report was built. Build it again, read it, and give out that one."""

    code = "changed_since_built"


def build(actor: Actor, mission_id: UUID, form: forms.BuildForm, at: datetime) -> MissionReport:
    """Build a report from the record as it stands.

    Raises Refusing with each sentence and why, ReportClosed, OpenTheMission; then nothing was built.
    """
    with working(actor, "build_report", mission_id, at, BUILD) as work:
        refuse_closed(work.mission, form.report)
        whole = work.whole()
        if not whole.complete:
            raise NotAllOpen
        made = tried(
            whole,
            form.report,
            form.issuer,
            form.language,
            conditions_kept=form.conditions_kept,
        )
        if made.faults:
            raise Refusing(made.faults)
        sheet = work.deed.write("judgement", "report", made.sheet)
        digest = digest_of(made.sheet)
        row = MissionReport.objects.create(
            id=own_id(),
            mission=work.mission,
            kind=form.report,
            number=work.mission.reports.filter(kind=form.report).count() + 1,
            sheet_id=sheet.id,
            digest=digest,
            built_at=at,
            built_by=actor.id,
        )
        work.deed.note(report=str(row.id), kind=form.report.value, digest=digest.hex())
    return row


def tried(
    whole: Whole,
    report: ReportKind,
    issuer: str,
    language: str = "",
    *,
    conditions_kept: bool = False,
) -> Assembled:
    """What building would give now, and why it would refuse; without a language, in the one in use."""
    before = _before(whole) if report == ReportKind.FINAL else None
    language = language or get_language() or settings.LANGUAGE_CODE
    return assemble(whole, report, issuer, language, before=before, conditions_kept=conditions_kept)


def give_out(
    actor: Actor, mission_id: UUID, form: forms.GiveOutForm, at: datetime
) -> MissionReport:
    """Say that the report built last was given out: from then on its sentences are closed.

    Raises NothingBuilt when the draft was written anew since, ChangedSinceBuilt when anything it rests on
    was, MayNotBePrinted, Invalid.
    """
    with working(actor, "give_out_report", mission_id, at, BUILD) as work:
        refuse_closed(work.mission, form.report)
        row = work.mission.reports.filter(kind=form.report).order_by("-number").first()
        if row is None:
            raise NothingBuilt
        work.not_to_come("on", form.on)
        if form.on < day_of(row.built_at):
            raise Invalid({"on": [NOT_LISTED]})
        # What depends on the day, such as who did not answer, is told as of the day it was given.
        standing(replace(work.whole(), today=form.on), row)
        row.given_on = form.on
        row.save(update_fields=["given_on"])
        work.mission.stage = STAGES[form.report]
        work.deed.note(report=str(row.id), kind=form.report.value)
    return row


def printable(whole: Whole, row: MissionReport) -> dict[str, Any]:
    """What a built report prints.

    Raises MayNotBePrinted once something it rests on may be used no more, or it would tell what may not
    be told any more, such as a name that was given and taken back; NotAllOpen, NothingBuilt.
    """
    sheet: dict[str, Any] = dict(whole.words.get(row.sheet_id, {}))
    if not sheet:
        raise NothingBuilt
    for told in sheet["records"]:
        one = whole.records.get(told["code"])
        if one is None or rules.fault_of(one):
            raise MayNotBePrinted(record=told["code"])
    if not whole.complete:
        raise NotAllOpen
    if digest_of(sheet) != bytes(row.digest):
        raise Covered
    veil = anonymity.veil_of(whole)
    if tells := sorted({code for text in strings(sheet) for code in veil.told(text)}):
        raise MayNotBePrinted(record=", ".join(tells))
    return sheet


def standing(whole: Whole, row: MissionReport) -> dict[str, Any]:
    """What a built report prints: before it is given out, only while building it now would give the same.

    Raises NothingBuilt, ChangedSinceBuilt, and as `printable`.
    """
    sheet = printable(whole, row)
    if row.given_on is not None:
        return sheet
    _refuse_if_drafted_since(whole, row)
    before = _before(whole) if row.kind == ReportKind.FINAL else None
    if changed := changed_since(whole, row, sheet, before):
        raise ChangedSinceBuilt(changed)
    return sheet


def _before(whole: Whole) -> Before | None:
    given = next(
        (r for r in whole.reports if r.kind == ReportKind.PRELIMINARY and r.given_on), None
    )
    if given is None or given.sheet_id not in whole.words:
        return None
    removed = {
        str(one.row.came_from_id): one.because
        for one in whole.sentences
        if one.row.removed_at is not None and one.row.came_from_id
    }
    return before_of(dict(whole.words[given.sheet_id]), removed)


def _refuse_if_drafted_since(whole: Whole, row: MissionReport) -> None:
    for one in whole.sentences:
        newest = max(version.made_at for version in one.row.versions.all())
        if one.row.report == row.kind and newest > row.built_at:
            raise NothingBuilt


def printed(actor: Actor, mission_id: UUID, report_id: UUID, form: str, at: datetime) -> bytes:
    """A built report as `pdf` or `docx`; it leaves an entry, for it is a paper that is carried out of the house.

    Raises NoSuchAct, OpenTheMission, and as `standing`.
    """
    with working(actor, "print_report", mission_id, at, BUILD) as work:
        row = work.mission.reports.filter(id=report_id).first()
        if row is None:
            raise NoSuchAct
        sheet = standing(work.whole(), row)
        work.deed.note(report=str(row.id), form=form)
    make = papers.pdf if form == "pdf" else papers.word
    return make(sheet, bytes(row.digest).hex(), row.built_at)
