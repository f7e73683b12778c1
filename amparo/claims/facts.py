"""What a person, a reader or a file states of the record before it is a row."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class CitationFacts:
    """A place in a source. `words_digest` None: taken from the text, which must then be in the library."""

    source_id: UUID
    start: int
    end: int
    words_digest: bytes | None = None
    page: int | None = None
    paragraph: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimFacts:
    """A claim in our words, in one language at least.

    Parties, rights, norms, events and tags stand by their codes; dates as cited are texts of ISO 8601.
    """

    kind: str
    words_es: str = ""
    words_en: str = ""
    code: str = ""
    holder: str = ""
    issuer: str = ""
    co_issuers: tuple[str, ...] = ()
    endorsers: tuple[str, ...] = ()
    addressees: tuple[str, ...] = ()
    cited_on: str = ""
    other_on: str = ""
    disputed: bool = False
    dispute_note_es: str = ""
    dispute_note_en: str = ""
    due_on: date | None = None
    silence_by: date | None = None
    rights: tuple[str, ...] = ()
    norms: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    institutions: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyFacts:
    """Whoever is named; `parent` the code of the party it belongs to, `country` ISO 3166-1 alpha-2."""

    code: str
    kind: str
    name_es: str = ""
    name_en: str = ""
    country: str = ""
    parent: str = ""
    seen_as: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicFacts:
    vocabulary: str
    code: str
    label_es: str = ""
    label_en: str = ""


PARTY_LISTS: Final = ("co_issuers", "endorsers", "addressees", "persons", "institutions")
TOPIC_LISTS: Final = {"rights": "right", "norms": "norm", "events": "event", "tags": "tag"}
LISTS: Final = (*PARTY_LISTS, *TOPIC_LISTS)
PLAIN: Final = (
    *("kind", "words_es", "words_en", "cited_on", "other_on", "disputed"),
    *("dispute_note_es", "dispute_note_en", "due_on", "silence_by"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ComponentFacts:
    code: str
    words_es: str
    words_en: str = ""
    due_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BeneficiaryFacts:
    """A group in words, or a code for one person; never a name."""

    code: str
    words_es: str
    words_en: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ObligationFacts:
    """`body`: the party that supervises it, when there is one."""

    scale: str
    body: str = ""
    components: tuple[ComponentFacts, ...] = ()
    beneficiaries: tuple[BeneficiaryFacts, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What a doing, a voice and a valuation have in common.

    component    code of a component, or empty for the whole
    beneficiary  code of one, or empty for all
    party        who exactly: the institution that did it, the body that valued it
    replaces     id of the entry it corrects, which stays
    """

    on: date
    precision: str = "day"
    component: str = ""
    beneficiary: str = ""
    party: str = ""
    citation: CitationFacts | None = None
    evidence_id: UUID | None = None
    replaces: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DoingFacts(Entry):
    words_es: str = ""
    words_en: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceFacts(Entry):
    speaker: str
    stance: str
    words_es: str = ""
    words_en: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ValuationFacts(Entry):
    """`scale` empty: that of the obligation."""

    scale: str = ""
    degree: str = ""
    position: str = ""
    contempt: bool = False
