"""Whether the person lets a court or another body be given what is chosen of her file."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from amparo.custody.opening import OpenFile
from amparo.evidence.errors import ConsentUnread
from amparo.intake.answers import RECIPIENT, AnswerCode
from amparo.intake.models import Answer
from amparo.law import packs
from amparo.missions.selectors import court_consented


def consented(opened: OpenFile, body: str, pieces: Sequence[UUID]) -> bool | None:
    """Whether this kind of body may be given these pieces; None when nobody was asked about it.

    What she said on the form and took back since, and what was answered for each testimony of a mission.
    Raises ConsentUnread when any of it is not open to this member.
    """
    told = (_on_the_form(opened, body), court_consented(opened.file_id, pieces))
    if False in told:
        return False
    return True if True in told else None


def _on_the_form(opened: OpenFile, body: str) -> bool | None:
    question = packs.current().form.meaning("consent")
    if question is None or body not in {choice.code for choice in question.choices}:
        return None
    if "facts" not in opened.kinds:
        raise ConsentUnread
    if body in _taken_back(opened):
        return False
    said = opened.value("facts", question.code)
    if said is None:
        return None
    listed = said.get("value", ())
    return isinstance(listed, list | tuple) and body in listed


def _taken_back(opened: OpenFile) -> set[str]:
    """Whom she took her consent back from. Raises ConsentUnread when any of her words on it is sealed."""
    rows = Answer.objects.filter(file_id=opened.file_id, code=AnswerCode.WITHDRAW_CONSENT)
    wanted = set(rows.values_list("sheet_id", flat=True))
    sheets = [sheet for envelope in opened.envelopes for sheet in envelope.sheets]
    read = {sheet.id: str(sheet.value.get(RECIPIENT, "")) for sheet in sheets if sheet.id in wanted}
    if len(read) != len(wanted):
        raise ConsentUnread
    return set(read.values())
