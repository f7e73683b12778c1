"""A law as plain values: its life, windows, versions, what it touches and affects, who holds what of it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from amparo.accounts.actors import Actor
from amparo.claims.models import Claim
from amparo.commitments.citing import party_names, seen_in, topic_names, words
from amparo.commitments.kinds import Affected, Touched
from amparo.commitments.laws.affected import Group, affected, claims_about
from amparo.commitments.laws.alerts import Alert
from amparo.commitments.laws.selectors import Compared, Term, steps_of, terms_of, versions_of
from amparo.commitments.models import Law, LawStep, TextVersion, Touch
from amparo.commitments.showing.common import Shown, claims, sourced
from amparo.commitments.stages import LawStage, WindowState
from amparo.commitments.text.difference import Entry, Fate

PENDING = (WindowState.OPEN, WindowState.CLOSING, WindowState.LATE, WindowState.TO_COME)


def rows(laws: list[Law], today: date, language: str) -> list[Shown]:
    """Laws as a list shows them, each with its next window."""
    states = party_names((law.state_code for law in laws), language)
    seen = seen_in(laws)
    return [_row(law, today, language, states, seen) for law in laws]


def _row(law: Law, today: date, language: str, states: dict[str, str], seen: Any) -> Shown:
    terms = terms_of(law, today)
    pending = [each for each in terms if each.standing.state in PENDING]
    nearest = min(pending, key=lambda each: each.window.due_on or date.max, default=None)
    names = party_names((each.window.whose_code for each in terms), language)
    return {
        "id": str(law.id),
        "code": law.code,
        "kind": law.kind,
        "kind_label": str(law.get_kind_display()),
        "state": law.state_code,
        "state_name": states[law.state_code],
        "number": law.number,
        "number_cited": law.number_cited,
        "title": words(law, "title", language),
        "about": words(law, "about", language),
        "stage": law.stage,
        "stage_label": str(LawStage(law.stage).label),
        "invented": law.invented,
        "next_window": _term(nearest, names, {}) if nearest else None,
        **sourced(law, seen),
    }


def whole(actor: Actor, law: Law, today: date, language: str, at: datetime | None = None) -> Shown:
    """Everything of one law that the actor may read; with `at`, also the matters of ours that are open."""
    about = claims_about(law)
    groups = affected(actor, law, about, at)
    terms, steps = terms_of(law, today), steps_of(law)
    names = party_names(_parties(steps, terms, law), language)
    seen = seen_in([*steps, *(each.window for each in terms), *law.touches.all()])
    effects = [each for group in groups for each in group.said]
    seen |= seen_in([*law.positions.all(), *effects, *law.versions.all()])
    return {
        **rows([law], today, language)[0],
        "steps": [_step(each, names, seen, language) for each in steps],
        "windows": [_term(each, names, seen) for each in terms],
        "versions": [
            {
                "position": each.position,
                "label": words(each, "label", language),
                "on": each.on,
                "digest": bytes(each.digest).hex(),
                **sourced(each, seen),
            }
            for each in versions_of(law)
        ],
        "touches": _touches(law, seen, language),
        "affected": [_group(each, seen, language) for each in groups],
        "positions": [
            {
                "party": each.party_code,
                "party_name": names[each.party_code],
                "stance": each.stance,
                "stance_label": str(each.get_stance_display()),
                "on": each.on,
                "place": each.place,
                "claim": each.claim_code,
                "words": words(each, "words", language),
                **sourced(each, seen),
            }
            for each in law.positions.order_by("on", "recorded_at", "id")
        ],
        "claims": claims(about, language),
    }


def _parties(steps: list[LawStep], terms: list[Term], law: Law) -> set[str]:
    found = {each.party_code for each in steps} | {code for each in steps for code in each.to_whom}
    found |= {each.window.whose_code for each in terms}
    return found | set(law.positions.values_list("party_code", flat=True))


def _step(step: LawStep, names: dict[str, str], seen: Any, language: str) -> Shown:
    return {
        "act": step.act,
        "act_label": str(step.get_act_display()),
        "stage": step.to_stage,
        "stage_label": str(LawStage(step.to_stage).label),
        "leaped": step.leaped,
        "on": step.on,
        "party": step.party_code,
        "party_name": names.get(step.party_code, ""),
        "places": step.places,
        "to_whom": [names.get(code, code) for code in step.to_whom],
        "words": words(step, "words", language),
        **sourced(step, seen),
    }


def _term(term: Term, names: dict[str, str], seen: Any) -> Shown:
    window, standing = term.window, term.standing
    return {
        "id": str(window.id),
        "kind": window.kind,
        "kind_label": str(window.get_kind_display()),
        "whose": window.whose_code,
        "whose_name": names.get(window.whose_code, window.whose_code),
        "opens_on": window.opens_on.isoformat() if window.opens_on else None,
        "due_on": window.due_on.isoformat() if window.due_on else None,
        "basis": window.basis,
        "state": standing.state.value,
        "days_left": standing.days_left,
        "late_days": standing.late,
        "answered_by": str(term.answer.get_act_display()) if term.answer else None,
        "answered_on": term.answer.on if term.answer else None,
        **sourced(window, seen),
        "verified": window.verified,
    }


def _touches(law: Law, seen: Any, language: str) -> list[Shown]:
    found = list(
        law.touches.select_related("article__version").order_by("place", "kind", "target", "id")
    )
    rights = [each.target for each in found if each.kind == Touched.RIGHT]
    names = topic_names("right", rights, language)
    others = Claim.objects.filter(code__in=[e.target for e in found if e.kind != Touched.RIGHT])
    said = {claim.code: claim for claim in others}
    return [
        {
            "place": each.place,
            **_article(each, language),
            "kind": each.kind,
            "kind_label": str(each.get_kind_display()),
            "target": each.target,
            "target_words": names.get(each.target)
            or (
                words(said[each.target], "words", language) if each.target in said else each.target
            ),
            "reason": words(each, "reason", language),
            **sourced(each, seen),
        }
        for each in found
    ]


def _article(touch: Touch, language: str) -> Shown:
    """Which version and article of the text it stands in, where somebody said so."""
    found = getattr(touch, "article", None)
    if found is None:
        return {"version": None, "version_label": "", "key": ""}
    version = found.version
    label = words(version, "label", language)
    return {"version": version.position, "version_label": label, "key": found.key}


def _group(group: Group, seen: Any, language: str) -> Shown:
    return {
        "kind": group.kind.value,
        "kind_label": str(group.kind.label),
        "in_record": group.known,
        "unknown": group.unknown,
        "sealed": group.sealed,
        "targets": [
            {"code": code, "words": name} for code, name in _targets(group, language).items()
        ],
        "counted": [
            {
                "target": each.target,
                "number": each.number,
                "counts": words(each, "counts", language),
                **sourced(each, seen),
            }
            for each in group.said
            if each.number is not None or each.counts_es
        ],
    }


def _targets(group: Group, language: str) -> dict[str, str]:
    match group.kind:
        case Affected.ORGANISATION | Affected.PEOPLE:
            return party_names(group.codes, language)
        case Affected.PROCEEDING:
            return topic_names("matter", group.codes, language)
        case Affected.OBLIGATION:
            rows = Claim.objects.filter(code__in=group.codes)
            return {row.code: words(row, "words", language) for row in rows.order_by("code")}
    return {code: code for code in group.codes}


def compared(pair: Compared, language: str) -> Shown:
    """Two versions with every article that differs, its words marked, and how many of each sort."""
    entries = pair.change.entries
    return {
        "from": {"position": pair.old.position, "label": words(pair.old, "label", language)},
        "to": {"position": pair.new.position, "label": words(pair.new, "label", language)},
        "counts": {
            **{fate.value: pair.change.count(fate) for fate in Fate},
            "renumbered": sum(each.renumbered for each in entries),
            "moved": sum(each.moved for each in entries),
        },
        "articles": [_entry(each) for each in entries],
    }


def _entry(entry: Entry) -> Shown:
    return {
        "fate": entry.fate.value,
        "kind": entry.kind.value,
        "old": entry.old_key,
        "new": entry.new_key,
        "renumbered": entry.renumbered,
        "moved": entry.moved,
        "stays": entry.stays,
        "runs": [{"op": run.op.value, "text": run.text} for run in entry.runs],
    }


def alert(each: Alert, language: str) -> Shown:
    """One alert: what happened with which law, and whom it is for; of `window`, `step` and `version` one is told."""
    about = each.about
    by = about.window.whose_code if isinstance(about, Term) else getattr(about, "party_code", "")
    parties = [code for kind, code in each.harmed if kind != Affected.MATTER]
    names = party_names([*parties, by], language)
    return {
        "key": each.key,
        "law": str(each.law.id),
        "title": words(each.law, "title", language),
        "what": each.what.value,
        "on": each.on,
        "read": each.read,
        "window": _term(about, names, {}) if isinstance(about, Term) else None,
        "step": _step(about, names, {}, language) if isinstance(about, LawStep) else None,
        "version": words(about, "label", language) if isinstance(about, TextVersion) else "",
        "harmed": [
            str(Affected.MATTER.label) if kind == Affected.MATTER else names.get(code, code)
            for kind, code in each.harmed
        ],
        "invented": each.law.invented,
    }
