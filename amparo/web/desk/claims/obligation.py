"""One obligation: its parts as rows, the four voices as columns, every cell with its words and their source."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from amparo.claims import selectors, services
from amparo.claims.errors import NotAnObligation
from amparo.claims.kinds import Speaker, Stance
from amparo.claims.law import SPEAKERS, Silence
from amparo.claims.models import Claim, Said, Valuation, Voice
from amparo.claims.pictures import Part, Picture, every_said, picture
from amparo.web.desk import clocks
from amparo.web.desk.claims import words
from amparo.web.desk.claims.claims import shown
from amparo.web.desk.claims.history import history
from amparo.web.desk.pages import page
from amparo.web.desk.requests import DeskRequest

_STANCE_CSS = {"done": "am-tag--good", "partly": "am-tag--wait", "not_done": "am-tag--hour"}


@require_safe
def obligation(request: DeskRequest, claim_id: UUID) -> HttpResponse:
    row = selectors.claim(request.actor, claim_id)
    return page(
        request,
        "claims/obligation.html",
        **drawn(row),
        history=history(row),
        may=request.actor.may(services.VALUE) and row.state == "standing",
    )


def drawn(row: Claim) -> dict[str, Any]:
    """Everything a page says of one obligation. Raises NotAnObligation."""
    found = picture(row, clocks.local_today())
    if found is None:
        raise NotAnObligation
    quotes = words.Quotes([said for part in found.parts for said in every_said(part)])
    return {
        **shown(row),
        "picture": found,
        "scale": _(found.scale.label),
        "body": words.party(found.obligation.body),
        "degree": words.degree(found.standing.degree),
        "state": words.state(found) if found.state != "unknown" else "",
        "state_css": words.STATE_CSS.get(found.state, ""),
        "position": words.degree(found.position.position) if found.position else "",
        "beneficiaries": [words.words_of(one) for one in found.beneficiaries],
        "speakers": [(code, Speaker(code).label) for code in SPEAKERS],
        "parts": [_part(part, quotes) for part in found.parts],
        "silences": [_silence(each) for each in found.silences],
        "anything_done": any(part.doings or part.valuations for part in found.parts),
        "obligation_due": words.full_day(found.due_on),
        "late": clocks.whole_days(found.late) if found.late else "",
        "contradictions": [
            (_voice(first, quotes), _voice(second, quotes), _named(part))
            for part in found.parts
            for first, second in part.contradictions
        ],
    }


def _part(part: Part, quotes: words.Quotes) -> dict[str, Any]:
    return {
        "code": part.component.code if part.component else "",
        "words": _named(part),
        "due": words.full_day(part.component.due_on) if part.component else "",
        "degree": words.degree(part.standing.degree),
        "known": part.standing.degree is not None,
        "cells": [
            (code, [_voice(voice, quotes) for voice in part.voices[code]]) for code in SPEAKERS
        ],
        "doings": [_said(doing, quotes) for doing in part.doings],
        "valuations": [_valuation(valuation, quotes) for valuation in part.valuations],
        "empty": part.component is None and not every_said(part),
    }


def _named(part: Part) -> str:
    return words.words_of(part.component) if part.component else _("The whole")


def _said(row: Said, quotes: words.Quotes) -> dict[str, Any]:
    return {
        "words": words.words_of(row),
        "on": words.said_on(row.on, row.precision),
        "party": words.party(row.party),
        "for": row.beneficiary,
        "place": quotes.of(row),
        "sealed": row.evidence_id is not None,
        "corrects": row.replaces is not None,
    }


def _voice(row: Voice, quotes: words.Quotes) -> dict[str, Any]:
    return {
        **_said(row, quotes),
        "speaker": Speaker(row.speaker).label,
        "stance": Stance(row.stance).label,
        "css": _STANCE_CSS.get(row.stance, ""),
        "signed": row.signed_by is not None,
    }


def _valuation(row: Valuation, quotes: words.Quotes) -> dict[str, Any]:
    return {
        **_said(row, quotes),
        "degree": words.degree(row.degree) if row.degree else "",
        "position": words.degree(row.position) if row.position else "",
        "contempt": row.contempt,
    }


def _silence(each: Silence) -> dict[str, str]:
    to = _("a date that passed") if each.to == "due" else Speaker(each.to).label
    return {
        "speaker": str(Speaker(each.speaker).label),
        "since": words.full_day(each.since),
        "to": str(to),
    }


def line(found: Picture) -> dict[str, Any]:
    """One obligation as a line of a list."""
    claim = found.claim
    return {
        "id": claim.id,
        "code": claim.code,
        "said": words.claim_words(claim),
        "kind": claim.get_kind_display(),
        "issuer": words.party(claim.issuer),
        "body": words.party(found.obligation.body),
        "addressees": words.parties(claim.addressees),
        "degree": words.degree(found.standing.degree),
        "state": words.state(found) if found.state != "unknown" else "",
        "css": words.STATE_CSS.get(found.state, ""),
        "known": f"{found.standing.known}/{found.standing.of}",
        "contempt": found.standing.contempt,
        "due": words.full_day(found.due_on),
        "late": found.late,
        "late_words": clocks.whole_days(found.late) if found.late else "",
        "silent": words.full_day(found.silent_since),
    }
