"""Whether facts can be kept: every code is known, every date exists, a dispute is explained."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext_noop as _

from amparo.claims.facts import PARTY_LISTS, TOPIC_LISTS, ClaimFacts
from amparo.claims.kinds import ClaimKind, Vocabulary
from amparo.claims.models import Party, Topic
from amparo.kernel.errors import Invalid

WORDS_LIMIT = 4000
CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,63}")
_PARTIAL = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")

EMPTY = _("Fill in this field.")
NO_CITATION = _("Cite at least one place of a source.")
TO_COME = _("This day is still to come.")
BAD_CODE = _("Use a code of letters and digits that no other part has.")
NO_WORDS = _("No words of the text stand there.")
NOT_LISTED = _("Choose one of the list.")

Faults = dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Known:
    """The codes there are, read once for however many claims are checked."""

    parties: frozenset[str]
    topics: dict[str, set[str]] = field(default_factory=dict)

    def of(self, vocabulary: str) -> set[str]:
        """The codes of a vocabulary; goals of sustainable development stand among the tags."""
        also = self.topics.get(Vocabulary.SDG, set()) if vocabulary == Vocabulary.TAG else set()
        return self.topics.get(vocabulary, set()) | also


def known() -> Known:
    topics: dict[str, set[str]] = defaultdict(set)
    for vocabulary, code in Topic.objects.values_list("vocabulary", "code"):
        topics[vocabulary].add(code)
    return Known(frozenset(Party.objects.values_list("code", flat=True)), topics)


def check(facts: ClaimFacts, among: Known) -> None:
    """Raises Invalid with the fields at fault."""
    if faults := {name: said for name, said in claim_faults(facts, among).items() if said}:
        raise Invalid(faults)


def claim_faults(facts: ClaimFacts, among: Known) -> Faults:
    """Each field at fault with what is wrong, in sentences."""
    faults: Faults = defaultdict(list)
    if facts.kind not in ClaimKind.values:
        faults["kind"].append(NOT_LISTED)
    if facts.code and not CODE.fullmatch(facts.code):
        faults["code"].append(_("Use letters, digits, dots, dashes and underscores."))
    _check_words(facts, faults)
    _check_dates(facts, faults)
    for name in ("holder", "issuer"):
        _check_codes(name, [getattr(facts, name)], among.parties, faults)
    for name in PARTY_LISTS:
        _check_codes(name, getattr(facts, name), among.parties, faults)
    for name, vocabulary in TOPIC_LISTS.items():
        _check_codes(name, getattr(facts, name), among.of(vocabulary), faults)
    return faults


def check_either(name: str, es: str, en: str, faults: Faults, *, needed: bool = True) -> None:
    """One language at least; a fault is told at the Spanish field unless the English one is too long."""
    if needed and not (es.strip() or en.strip()):
        faults[f"{name}_es"].append(EMPTY)
    for language, words in (("es", es), ("en", en)):
        if len(words) > WORDS_LIMIT:
            faults[f"{name}_{language}"].append(_("This is too long."))


def _check_words(facts: ClaimFacts, faults: Faults) -> None:
    check_either("words", facts.words_es, facts.words_en, faults)
    check_either(
        "dispute_note", facts.dispute_note_es, facts.dispute_note_en, faults, needed=facts.disputed
    )


def _check_dates(facts: ClaimFacts, faults: Faults) -> None:
    for name in ("cited_on", "other_on"):
        said = getattr(facts, name)
        if said and not is_partial_date(said):
            faults[name].append(
                _("Write a year, a month or a day, such as 2023, 2023-05 or 2023-05-03.")
            )


def is_partial_date(text: str) -> bool:
    """Whether it is a year, a month or a day that exists, in ISO 8601."""
    if not _PARTIAL.fullmatch(text):
        return False
    try:
        date(*[*map(int, text.split("-")), 1, 1][:3])
    except ValueError:
        return False
    return True


def _check_codes(name: str, codes: Iterable[str], among: Iterable[str], faults: Faults) -> None:
    if any(code and code not in among for code in codes):
        faults[name].append(NOT_LISTED)
