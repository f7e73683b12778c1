"""form.yaml: what is asked of a person, why, and into which envelope each answer goes."""

from typing import Literal

from pydantic import Field

from amparo.law.schema.base import Code, Entry, Frozen, InstitutionCode, Text

Kind = Literal[
    "text",
    "long_text",
    "choice",
    "multi",
    "yes_no",
    "place",
    "date_precision",
    "number",
    "files",
    "repeated",
]
Vocabulary = Literal["sources", "acts", "measures", "defended", "institutions", "languages"]

Meaning = Literal[
    "standing",
    "language",
    "danger_now",
    "place",
    "danger_place",
    "collective",
    "sources",
    "must_not_know",
    "reads_own",
    "duress",
    "consent",
    "channel",
]
"""What the product itself acts upon; every other answer is only read by people."""


class Choice(Frozen):
    """One possible answer; its code is a word, or an institution's own."""

    code: Code | InstitutionCode
    label: Text
    hint: Text | None = None


class OnlyIf(Frozen):
    """Ask only when another question of the form was answered so."""

    question: Code
    answers: tuple[str, ...] = Field(min_length=1)


class Question(Entry):
    """One question.

    envelope    where the answer is sealed; None when it is acted upon and not kept
    allows      the answers that are always possible besides the asked one
    choices     its own, or those of a catalogue of the pack named by `vocabulary`
    parts       the questions repeated for each of a list (kind `repeated`)
    desk_only   recorded by whoever takes the request, never asked on a page
    means       what the product does with the answer, if anything; one question at most for each
    """

    text: Text
    why: Text
    hint: Text | None = None
    kind: Kind
    envelope: Code | None
    required_urgent: bool = False
    required: bool = False
    allows: tuple[Literal["unknown", "prefer_not"], ...] = ("unknown", "prefer_not")
    choices: tuple[Choice, ...] = ()
    vocabulary: Vocabulary | None = None
    parts: tuple["Question", ...] = ()
    only_if: OnlyIf | None = None
    max_length: int | None = Field(default=None, ge=1)
    max_count: int | None = Field(default=None, ge=1)
    minimum: int | None = None
    maximum: int | None = None
    desk_only: bool = False
    means: Meaning | None = None


class FormPage(Entry):
    """One page: one thing at a time. `urgent` pages are the short road; `ordinary` pages the whole one."""

    title: Text
    lead: Text | None = None
    urgent: bool = False
    ordinary: bool = True
    questions: tuple[Question, ...] = Field(min_length=1)


class Form(Frozen):
    """The intake form."""

    pages: tuple[FormPage, ...]

    def pages_for(self, track: str) -> tuple[FormPage, ...]:
        """The pages of the urgent or of the ordinary road, in order."""
        return tuple(p for p in self.pages if (p.urgent if track == "urgent" else p.ordinary))

    def questions(self) -> tuple[Question, ...]:
        """Every question of every page, not the parts repeated inside one."""
        return tuple(q for page in self.pages for q in page.questions)

    def meaning(self, means: Meaning) -> Question | None:
        """The question whose answer has that meaning."""
        return next((q for q in self.questions() if q.means == means), None)
