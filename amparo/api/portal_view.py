"""What a receipt opens, as JSON: codes for programs and, beside them, the pack's words for people."""

from collections.abc import Mapping
from typing import Any

from amparo.intake.values import Happened, MeasureSeen, Return, Review, Term
from amparo.law.packs import local_day
from amparo.law.schema import Pack, UnknownCode

Json = dict[str, Any]


def view(pack: Pack, back: Return, language: str) -> Json:
    """Return where the file stands; an absent part is an empty list, never a missing one."""
    standing = back.standing
    soonest = standing.next_term
    return {
        "number": back.number,
        "designation": back.designation,
        "proxy": back.proxy,
        "received_at": back.received_at,
        "track": standing.track,
        "state": {
            "code": standing.stage,
            "since": standing.since,
            "sentence": _sentence(pack, standing.stage, language),
        },
        "next_term": _term(pack, soonest, language) if soonest else None,
        "terms": [_term(pack, term, language) for term in standing.terms],
        "messages": [
            {"at": one.at, "mine": one.mine, "from_role": one.from_role, "text": one.text}
            for one in standing.messages
        ],
        "measures": [_measure(pack, one, language) for one in standing.measures],
        "opened": [
            {
                "on": local_day(one.on),
                "role": one.role,
                "desk": one.desk,
                "institution": one.institution,
                "purpose": one.purpose,
                "why": _label(pack.reason, one.purpose, language),
            }
            for one in standing.opened
        ],
        "history": [_step(pack, one, language) for one in standing.history],
        "evidence": [{"id": one.id, "at": one.at, "size": one.size} for one in back.evidence],
        "withdrawn": sorted(back.withdrawn),
        "may_ask_review": standing.may_ask_review,
        "review": _review(standing.review),
        "own_words": dict(back.own_words) if back.own_words is not None else None,
    }


def _review(review: Review | None) -> Json | None:
    if review is None:
        return None
    return {
        "at": review.at,
        "state": review.state,
        "remedy": review.remedy,
        "outcome": review.outcome,
        "reasons": review.reasons,
    }


def _term(pack: Pack, term: Term, language: str) -> Json:
    found: Json = {
        "code": term.code,
        "due_at": term.due_at,
        "whose_turn": term.whose,
        "state": term.state,
    }
    try:
        law = pack.term(term.code)
    except UnknownCode:
        return {**found, "sentence": term.code, "verified": False}
    return {**found, "sentence": law.public.in_(language), "verified": law.verified}


def _measure(pack: Pack, measure: MeasureSeen, language: str) -> Json:
    return {
        "id": measure.id,
        "type": measure.type,
        "label": _label(pack.measure, measure.type, language),
        "state": measure.state,
        "words": measure.words,
        "institution": measure.institution,
        "due_at": measure.due_at,
        "agreed": measure.agreed,
        "arrived": measure.arrived,
        "helped": measure.helped,
        "contradicted": measure.contradicted,
        "orders": [
            {
                "id": order.order_id,
                "institution": order.institution,
                "reveals": list(order.reveals),
                "due_at": order.due_at,
            }
            for order in measure.orders
        ],
    }


def _step(pack: Pack, step: Happened, language: str) -> Json:
    return {
        "at": step.at,
        "kind": step.kind,
        "sentence": _said(pack, step.kind, step.params, language),
        "params": dict(step.params),
    }


def _said(pack: Pack, kind: str, params: Mapping[str, object], language: str) -> str:
    if kind in {"stage", "acknowledged"}:
        return _sentence(pack, str(params.get("stage", "received")), language)
    if kind == "term":
        try:
            return pack.term(str(params.get("code"))).public.in_(language)
        except UnknownCode:
            return ""
    if kind == "measure":
        return _label(pack.measure, str(params.get("type")), language)
    if kind == "opened":
        return _label(pack.reason, str(params.get("purpose")), language)
    return str(params.get("text") or params.get("reasons") or params.get("what") or "")


def _sentence(pack: Pack, stage: str, language: str) -> str:
    try:
        return pack.procedure.stage(stage).sentence.in_(language)
    except UnknownCode:
        return stage


def _label(find: Any, code: str, language: str) -> str:
    try:
        return str(find(code).label.in_(language))
    except UnknownCode:
        return code
