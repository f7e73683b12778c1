"""Steps on an obligation: its parts, what was done, what each voice says, the degree a body gave.

What is entered here is never changed: an entry that corrects another names it, and both stay.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from typing import Any, TypeVar
from uuid import UUID

from amparo.claims import checks
from amparo.claims.errors import AlreadyAnObligation, CannotBeOwed, NotAnObligation
from amparo.claims.facts import (
    BeneficiaryFacts,
    ComponentFacts,
    DoingFacts,
    Entry,
    ObligationFacts,
    ValuationFacts,
    VoiceFacts,
)
from amparo.claims.kinds import CAN_BE_OWED, Precision, Speaker, Stance
from amparo.claims.models import (
    Beneficiary,
    Claim,
    Component,
    Doing,
    Obligation,
    Party,
    Said,
    Valuation,
    Voice,
)
from amparo.claims.quotes import placed
from amparo.claims.scales import check_degree, scale
from amparo.claims.steps import by_whom
from amparo.custody.deeds import Deed
from amparo.kernel.errors import Invalid
from amparo.law import packs

Row = TypeVar("Row", Doing, Voice, Valuation)


def owe(deed: Deed, claim: Claim, facts: ObligationFacts) -> Obligation:
    """Follow a claim as an obligation. Raises CannotBeOwed, AlreadyAnObligation, Invalid."""
    if claim.kind not in CAN_BE_OWED:
        raise CannotBeOwed
    if Obligation.objects.filter(claim=claim).exists():
        raise AlreadyAnObligation
    scale(facts.scale)
    _known_party(facts.body, "body")
    row = Obligation.objects.create(
        claim=claim,
        scale=facts.scale,
        body_id=facts.body or None,
        made_at=deed.at,
        made_by=by_whom(deed),
    )
    add_components(row, facts.components)
    add_beneficiaries(row, facts.beneficiaries)
    deed.note(obligation=str(claim.id), scale=facts.scale)
    return row


def add_components(obligation: Obligation, facts: Iterable[ComponentFacts]) -> list[Component]:
    """Add parts after those there are. Raises Invalid at `code` or `words_es`."""
    there = list(obligation.components.values_list("code", flat=True))
    rows = []
    for each in facts:
        _check_part(each.code, each.words_es, each.words_en, there)
        there.append(each.code)
        rows.append(
            Component(
                obligation=obligation,
                code=each.code,
                words_es=each.words_es.strip(),
                words_en=each.words_en.strip(),
                position=len(there),
                due_on=each.due_on,
            )
        )
    return Component.objects.bulk_create(rows)


def add_beneficiaries(
    obligation: Obligation, facts: Iterable[BeneficiaryFacts]
) -> list[Beneficiary]:
    """Raises Invalid at `code` or `words_es`."""
    there = list(obligation.beneficiaries.values_list("code", flat=True))
    rows = []
    for each in facts:
        _check_part(each.code, each.words_es, each.words_en, there)
        there.append(each.code)
        rows.append(
            Beneficiary(
                obligation=obligation,
                code=each.code,
                words_es=each.words_es.strip(),
                words_en=each.words_en.strip(),
            )
        )
    return Beneficiary.objects.bulk_create(rows)


def record_doing(deed: Deed, claim: Claim, facts: DoingFacts) -> Doing:
    """Enter what was done, shown by a citation or a sealed paper. Raises Invalid."""
    faults: checks.Faults = defaultdict(list)
    checks.check_either("words", facts.words_es, facts.words_en, faults)
    _check_shown(facts, faults)
    row = Doing(words_es=facts.words_es.strip(), words_en=facts.words_en.strip())
    return _entered(deed, _filled(deed, claim, facts, row, faults))


def record_voice(deed: Deed, claim: Claim, facts: VoiceFacts) -> Voice:
    """Enter what a voice says; our own is signed here, in the member's session. Raises Invalid."""
    faults: checks.Faults = defaultdict(list)
    if facts.speaker not in Speaker.values:
        faults["speaker"].append(checks.NOT_LISTED)
    if facts.stance not in Stance.values:
        faults["stance"].append(checks.NOT_LISTED)
    checks.check_either("words", facts.words_es, facts.words_en, faults)
    if facts.speaker != Speaker.OWN:
        _check_shown(facts, faults)
    row = Voice(
        speaker=facts.speaker,
        stance=facts.stance,
        words_es=facts.words_es.strip(),
        words_en=facts.words_en.strip(),
    )
    _filled(deed, claim, facts, row, faults)
    if row.speaker == Speaker.OWN:
        opener = deed.the_opener()
        row.signed_by, row.signature = opener.id, opener.sign(own_words(row))
    return _entered(deed, row)


def value(deed: Deed, claim: Claim, facts: ValuationFacts) -> Valuation:
    """Enter a degree by the body's own scale. Raises Invalid."""
    by = facts.scale or obligation_of(claim).scale
    check_degree(by, facts.degree, facts.position, contempt=facts.contempt)
    faults: checks.Faults = defaultdict(list)
    if by not in ("own", "promise"):
        _check_shown(facts, faults)
    row = Valuation(scale=by, degree=facts.degree, position=facts.position, contempt=facts.contempt)
    deed.note(scale=by, degree=facts.degree or facts.position)
    return _entered(deed, _filled(deed, claim, facts, row, faults))


def own_words(row: Voice) -> bytes:
    """The bytes a member signs for our own view: what it is about, the day, the position, the words."""
    said = {
        "product": "amparo",
        "purpose": "own view",
        "claim": str(row.obligation_id),
        "component": str(row.component_id or ""),
        "beneficiary": row.beneficiary,
        "on": row.on.isoformat(),
        "stance": row.stance,
        "es": row.words_es,
        "en": row.words_en,
    }
    return json.dumps(said, sort_keys=True, separators=(",", ":")).encode()


def _filled(deed: Deed, claim: Claim, facts: Entry, row: Row, faults: checks.Faults) -> Row:
    obligation = obligation_of(claim)
    row.obligation = obligation
    row.component = _component(obligation, facts.component, faults)
    row.beneficiary = _beneficiary(obligation, facts.beneficiary, faults)
    row.on, row.precision, row.evidence_id = facts.on, facts.precision, facts.evidence_id
    row.recorded_at, row.recorded_by = deed.at, by_whom(deed)
    if facts.precision not in Precision.values:
        faults["precision"].append(checks.NOT_LISTED)
    if facts.on > packs.local_day(deed.at):
        faults["on"].append(checks.TO_COME)
    if facts.replaces is not None:
        row.replaces_id = _replaced(row, facts.replaces, faults)
    if faults:
        raise Invalid(faults)
    row.party_id = _known_party(facts.party, "party")
    _cite(row, facts)
    return row


def _entered(deed: Deed, row: Row) -> Row:
    row.save(force_insert=True)
    deed.note(entry=str(row.id), about=type(row).__name__.lower())
    return row


def _cite(row: Said, facts: Entry) -> None:
    if facts.citation is None:
        return
    place = placed(facts.citation)
    row.source_id, row.start, row.end = place.source_id, place.start, place.end
    row.words_digest = place.words_digest


def _replaced(row: Said, entry: UUID, faults: checks.Faults) -> UUID | None:
    """The entry it corrects: of the same obligation, and not corrected by another already."""
    entries: Any = type(row)._default_manager
    same = entries.filter(id=entry, obligation_id=row.obligation_id, replaced_by__isnull=True)
    if not same.exists():
        faults["replaces"].append(checks.NOT_LISTED)
        return None
    return entry


def obligation_of(claim: Claim) -> Obligation:
    """Raises NotAnObligation."""
    row = Obligation.objects.filter(claim=claim).first()
    if row is None:
        raise NotAnObligation
    return row


def _component(obligation: Obligation, code: str, faults: checks.Faults) -> Component | None:
    if not code:
        return None
    row = obligation.components.filter(code=code).first()
    if row is None:
        faults["component"].append(checks.NOT_LISTED)
    return row


def _beneficiary(obligation: Obligation, code: str, faults: checks.Faults) -> str:
    if code and not obligation.beneficiaries.filter(code=code).exists():
        faults["beneficiary"].append(checks.NOT_LISTED)
    return code


def _known_party(code: str, name: str) -> str | None:
    if code and not Party.objects.filter(code=code).exists():
        raise Invalid({name: [checks.NOT_LISTED]})
    return code or None


def _check_shown(facts: Entry, faults: checks.Faults) -> None:
    if facts.citation is None and facts.evidence_id is None:
        faults["source"].append(checks.NO_CITATION)


def _check_part(code: str, es: str, en: str, there: list[str]) -> None:
    faults: checks.Faults = defaultdict(list)
    if not checks.CODE.fullmatch(code) or code in there:
        faults["code"].append(checks.BAD_CODE)
    checks.check_either("words", es, en, faults)
    if faults:
        raise Invalid(faults)
