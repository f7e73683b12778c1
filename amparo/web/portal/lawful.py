"""The law that applies and the sources, as the pack states them, doubts included."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_safe

from amparo.law import packs
from amparo.law.schema import Norm, Pack, Term, Unit
from amparo.web.portal.dates import loose_day
from amparo.web.portal.shared import language, said


@dataclass(frozen=True, slots=True)
class NormLine:
    """A norm as people cite it, with its day and what is known about it."""

    code: str
    name: str
    day: str
    title: str
    note: str
    doubtful: bool


@dataclass(frozen=True, slots=True)
class TermLine:
    """A length of time, whose it is, and how sure we are of it."""

    label: str
    public: str
    length: str
    norm: str
    badge: str
    verified: bool


def _norm(norm: Norm) -> NormLine:
    name = f"{said(norm.kind)} {norm.number}".strip()
    day = loose_day(norm.date) if norm.date else gettext("date not verified")
    title = said(norm.title).rstrip(".") + "."
    return NormLine(norm.code, name, day, title, said(norm.note), norm.confidence != "seen")


def length_in_words(amount: int, unit: str) -> str:
    """A length such as “24 hours” or “7 business days”, in the language of the page."""
    if unit == Unit.HOUR:
        return ngettext("%(n)d hour", "%(n)d hours", amount) % {"n": amount}
    if unit == Unit.BUSINESS_DAY:
        return ngettext("%(n)d business day", "%(n)d business days", amount) % {"n": amount}
    return ngettext("%(n)d calendar day", "%(n)d calendar days", amount) % {"n": amount}


def _term(pack: Pack, term: Term) -> TermLine:
    cited = _norm(pack.norm(term.norm)).name if term.norm else gettext("no norm was found")
    if term.article:
        cited = f"{cited}, {term.article}"
    return TermLine(
        said(term.label),
        said(term.public),
        length_in_words(term.amount, term.unit),
        cited,
        term.badge(language()),
        term.verified,
    )


def _terms_on(pack: Pack, track: str) -> list[TermLine]:
    return [_term(pack, term) for term in pack.terms if term.track.covers(track)]


@require_safe
def law(request: HttpRequest) -> HttpResponse:
    """The norms and every term, verified or not."""
    pack = packs.current()
    shown = {
        "pack": said(pack.meta.name),
        "version": loose_day(pack.version),
        "counting": said(pack.meta.counting),
        "norms": [_norm(norm) for norm in pack.norms],
        "urgent_terms": _terms_on(pack, "urgent"),
        "ordinary_terms": _terms_on(pack, "ordinary"),
        "all_verified": all(term.verified for term in pack.terms),
    }
    return render(request, "portal/law.html", shown)


@require_safe
def sources(request: HttpRequest) -> HttpResponse:
    """The documents this was made from, by issuer, day and reference."""
    pack = packs.current()
    documents = [
        {
            "issuer": each.issuer,
            "day": loose_day(each.date),
            "reference": each.reference,
            "about": said(each.about),
        }
        for each in pack.documents
    ]
    shown = {"documents": documents, "norms": [_norm(norm) for norm in pack.norms]}
    return render(request, "portal/sources.html", shown)
