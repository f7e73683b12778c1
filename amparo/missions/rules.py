"""Why a report refuses to build: what a sentence was written upon, and what of it no longer stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from amparo.library import quoting
from amparo.missions import pieces
from amparo.missions.figures import FIGURES, NAMES, counted
from amparo.missions.kinds import TABLED, RecordKind
from amparo.missions.picture import RecordSeen, SentenceSeen, Whole
from amparo.missions.references import Token, order, tokens

WORDS = {
    "figure_changed": gettext_noop("“%(figure)s” was %(was)s when this was written and is %(now)s now."),
    "record_gone": gettext_noop("%(record)s was taken back or destroyed."),
    "consent_lost": gettext_noop("Whoever gave %(record)s does not consent, or no longer, to being quoted."),
    "record_changed": gettext_noop("%(record)s was written anew after this sentence."),
    "quotation_gone": gettext_noop("The words of %(record)s do not stand in its document."),
    "piece_gone": gettext_noop("The piece of evidence of %(record)s is kept no more."),
    "tells": gettext_noop("It would tell what may not be told of %(record)s: a name, or where it was."),
    "conditions": gettext_noop("%(record)s was given on conditions. Say that they were read and are kept."),
    "no_reason": gettext_noop("It differs from the preliminary report and does not say why."),
    "empty": gettext_noop("No sentence is written yet."),
    "record_since": gettext_noop("%(record)s was written anew after the report was built."),
    "told_since": gettext_noop("What the report tells of %(record)s is something else now."),
    "sentence_since": gettext_noop("This sentence would say something else now."),
    "since": gettext_noop("It would say something else now than what was built."),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fault:
    """One reason not to build. `sentence` is None for what the report carries of itself, such as its tables."""

    code: str
    sentence: SentenceSeen | None = None
    record: str = ""
    params: dict[str, str] = field(default_factory=dict)

    def told(self) -> str:
        return _(WORDS[self.code]) % {"record": self.record, **self.params}


def parts(text: str) -> list[Token]:
    return tokens(text, NAMES)


def cited(text: str) -> list[str]:
    """The records a sentence names, each once, in the order of their codes."""
    found = {one.value for one in parts(text) if one.what in ("cited", "who")}
    return sorted(found, key=order)


def figured(text: str) -> list[str]:
    return sorted({one.value for one in parts(text) if one.what == "figure"})


def written_upon(whole: Whole, text: str) -> tuple[dict[str, int], dict[str, int]]:
    """The figures and the versions of records that a sentence rests on as they are now."""
    figures = counted(whole)
    under = whole.under(cited(text))
    return (
        {name: figures[name] for name in figured(text)},
        {one.code: one.version for one in under},
    )


def faults_of(whole: Whole, sentence: SentenceSeen, now: dict[str, int]) -> Iterator[Fault]:
    """What a sentence no longer stands on."""
    for name, was in sentence.figures.items():
        if now[name] != was:
            told = {"figure": _(FIGURES[name].label), "was": str(was), "now": str(now[name])}
            yield Fault("figure_changed", sentence, params=told)
    under = whole.under(cited(sentence.text))
    for one in under:
        code = fault_of(one)
        if code:
            yield Fault(code, sentence, one.code)
        elif sentence.versions.get(one.code) != one.version:
            yield Fault("record_changed", sentence, one.code)


def fault_of(one: RecordSeen) -> str:
    """Why nothing may rest on a record now; empty when it may."""
    if not one.stands:
        return "record_gone"
    if one.row.kind == RecordKind.TESTIMONY and not one.quotable:
        return "consent_lost"
    if one.row.kind == RecordKind.DOCUMENT and not _stands(one):
        return "quotation_gone"
    if one.row.kind == RecordKind.PIECE and pieces.gone(one):
        return "piece_gone"
    return ""


def carried(whole: Whole) -> list[RecordSeen]:
    """Records that a report tables whether a sentence names them or not."""
    return whole.standing(*TABLED)


def faults_carried(whole: Whole) -> Iterator[Fault]:
    for one in whole.under(each.code for each in carried(whole)):
        code = fault_of(one)
        if code:
            yield Fault(code, None, one.code)


def conditions(whole: Whole, records: Iterable[RecordSeen]) -> list[tuple[RecordSeen, str]]:
    """The conditions on which the testimonies among these may be quoted."""
    return [
        (one, consent.conditions)
        for one in records
        for consent in one.consents
        if consent.conditions and consent.row.answer == "given" and one.quotable
    ]


def _stands(one: RecordSeen) -> bool:
    digest = bytes.fromhex(one.said("digest"))
    start, end = int(one.said("start") or 0), int(one.said("end") or 0)
    return quoting.stands(UUID(one.said("source")), start, end, digest)
