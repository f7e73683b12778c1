"""The possible answers of a question, with their words: its own, or those of a catalogue of the pack."""

from dataclasses import dataclass

from django.utils.translation import gettext

from amparo.law import packs
from amparo.law.schema import Question
from amparo.web.portal.shared import said


@dataclass(frozen=True, slots=True)
class Option:
    """One possible answer; `aside` when few people look for it, so that it is folded away."""

    code: str
    label: str
    hint: str = ""
    aside: bool = False


def always(question: Question) -> list[Option]:
    """The answers that are possible besides the one asked for."""
    words = {"unknown": gettext("I don't know"), "prefer_not": gettext("I prefer not to say")}
    return [Option(code, words[code]) for code in question.allows]


def options(question: Question) -> list[Option]:
    """The answers to choose among, without those always possible."""
    if question.kind == "yes_no":
        return [Option("yes", gettext("Yes")), Option("no", gettext("No"))]
    own = [Option(each.code, said(each.label), said(each.hint)) for each in question.choices]
    return own + _named(question.vocabulary or "")


def _named(vocabulary: str) -> list[Option]:
    pack = packs.current()
    if vocabulary == "institutions":
        return _institutions()
    if vocabulary == "languages":
        return [Option(each.code, said(each.label)) for each in pack.meta.languages]
    labelled = {
        "sources": pack.sources,
        "acts": pack.act_kinds,
        "measures": pack.measures,
        "defended": pack.defended,
    }
    return [Option(each.code, said(each.label)) for each in labelled.get(vocabulary, ())]


def _institutions() -> list[Option]:
    """Those that sources of harm belong to come first; the others are folded away below them."""
    pack = packs.current()
    named = {code for source in pack.sources for code in source.must_not_know}
    listed = [
        Option(each.code, said(each.name), aside=each.code not in named)
        for each in pack.institutions
    ]
    return sorted(listed, key=lambda option: option.aside)


def words(question: Question, code: str) -> str:
    """How an answer that was chosen reads."""
    for each in options(question) + always(question):
        if each.code == code:
            return each.label
    return code
