"""What the rules make of a text before selection: spans in the view, with what is claimed of them."""

from dataclasses import dataclass, field, replace

from amparo.reading.dates import due_in
from amparo.reading.frame import DATELINE, Frame
from amparo.reading.grammar import GRAMMARS, Grammar
from amparo.reading.proposal import ASKING, Kind, Proposal
from amparo.reading.quoting import without_quotes
from amparo.reading.speakers import Speaker, Voice
from amparo.reading.view import View


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim over view characters `start:end`."""

    start: int
    end: int
    kind: Kind
    addressees: tuple[str, ...]
    issuer: str | None
    reason: str

    def proposal(self, view: View) -> Proposal:
        """Return it as a proposal over the original text."""
        start, end = view.original(self.start, self.end)
        words = view.folded[self.start : self.end]
        due = due_in(words) if self.kind in ASKING or self.kind is Kind.PROMISE else None
        return Proposal(start, end, self.kind, self.addressees, self.issuer, self.reason, due)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence ready for the rules: `folded` hides quoted words, `shown` has the same length."""

    start: int
    folded: str
    shown: str


@dataclass(slots=True)
class Place:
    """Where reading stands in a unit: who spoke last and of whom."""

    view: View
    frame: Frame
    grammar: Grammar
    speaker: Speaker = field(default_factory=lambda: Speaker(Voice.SELF))
    addressees: tuple[str, ...] = ()

    def sentence(self, start: int, end: int) -> Sentence:
        """Return the sentence at a span of the view."""
        folded = without_quotes(self.view.folded[start:end], self.frame)
        return Sentence(start, folded, self.view.shown[start:end].replace("\n", " "))

    @property
    def state(self) -> tuple[str, ...]:
        """The document's main counterpart."""
        return (self.frame.state(self.grammar.language),)


def grammar_for(language: str) -> Grammar:
    """Return the grammar of "es" or "en"."""
    return GRAMMARS["en" if language == "en" else "es"]


def _is_dated(words: str) -> bool:
    """A place and a day, or places: no clause before a dash."""
    return (
        any(char.isdigit() for char in words) or "/" in words or "D.C" in words or len(words) < 30
    )


def trimmed(draft: Draft, place: Place) -> Draft | None:
    """Return the draft without connectives before and list signs after; None when too little is left."""
    view = place.view
    start, end = view.trimmed(draft.start, draft.end)
    dateline = DATELINE.match(view.shown, start, end)
    if dateline and end - dateline.end() > 20 and _is_dated(view.shown[start : dateline.end()]):
        start = dateline.end()
    opening = place.grammar.opening.match(view.folded, start, end)
    if opening and end - opening.end() > 20:
        start = opening.end()
    while end > start and view.shown[end - 1] in ";,:- –—":
        end -= 1
    for tail in (
        "; sin embargo",
        "; however",
        " no obstante",
        " and",
        " y",
        " e",
        " or",
        " pero",
        " but",
    ):
        if view.folded.endswith(tail, start, end) and end - start > 20:
            end -= len(tail)
    while end > start and view.shown[end - 1] in ";,: ":
        end -= 1
    start, end = view.trimmed(start, end)
    return replace(draft, start=start, end=end) if end - start >= 4 else None
