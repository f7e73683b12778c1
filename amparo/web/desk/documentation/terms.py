"""The vocabularies: each list with its terms and their history; what may be done with a term; a table of codes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, Final

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from amparo.documentation import services, vocabulary
from amparo.documentation.vocabulary import Vocabulary, Word
from amparo.documentation.work import POWER
from amparo.kernel.errors import Invalid, NotVisible
from amparo.kernel.text import fold, small_number
from amparo.web.desk import clocks, naming, schemaform
from amparo.web.desk.documentation import term_of
from amparo.web.desk.pages import page
from amparo.web.desk.requests import DeskRequest
from amparo.web.desk.schemaform import Control

PAGE: Final = 25
MOST_FOUND: Final = 60
_FIELDS: Final = ("code", "es", "en", "parent", "huridocs", "sdg", "iccs", "act")


@require_safe
def listed(request: DeskRequest) -> HttpResponse:
    """Every list; or the terms of all of them that hold what is looked for."""
    only_keepers(request)
    language, asked = naming.language(), request.GET.get("q", "").strip()
    lists = vocabulary.vocabularies().values()
    return page(
        request,
        "documentation/vocabularies.html",
        asked=asked,
        found=list(islice(_found(lists, asked, language), MOST_FOUND)) if asked else [],
        rows=[
            {
                "number": each.number,
                "title": title_of(each, language),
                "terms": len(each.offered),
                "own": sum(word.own for word in each.terms.values()),
            }
            for each in lists
        ],
    )


def _found(lists: Iterable[Vocabulary], asked: str, language: str) -> Iterator[dict[str, Any]]:
    for its in lists:
        for word in its.terms.values():
            if _holds(word, asked):
                yield {
                    "number": its.number,
                    "list": title_of(its, language),
                    **_term(word, language),
                }


def _holds(word: Word, asked: str) -> bool:
    """Whether a term says every word that is looked for, or one of its codes begins with it."""
    said = fold(" ".join((word.es, word.en, word.code)))
    if all(part in said for part in fold(asked).split()):
        return True
    return any(code.startswith(asked) for code in (word.huridocs, word.iccs) if code)


def title_of(its: Vocabulary, language: str) -> str:
    return its.title.get(language) or its.title.get("es") or str(its.number)


@require_http_methods(["GET", "POST"])
def shown(request: DeskRequest, number: int) -> HttpResponse:
    """One list a page at a time; a term is added or said otherwise by its code, retired or offered again."""
    only_keepers(request)
    its = _vocabulary(number)
    refusal: Invalid | None = None
    if request.method == "POST":
        try:
            _kept(request, number)
        except Invalid as refused:
            refusal = refused
        else:
            onward = reverse("desk:word_list", args=[number])
            return HttpResponseRedirect(onward + "?told=done_here")
    language, asked = naming.language(), request.GET.get("q", "").strip()
    edited = its.terms.get(request.GET.get("termino", ""))
    fitting = [word for word in its.terms.values() if not asked or _holds(word, asked)]
    said = request.GET.get("pagina", "")
    at = max(small_number(said), 1)
    return page(
        request, "documentation/vocabulary.html", refusal.status if refusal else 200,
        number=number, title=title_of(its, language), asked=asked, many=len(fitting),
        terms=[_term(word, language) for word in fitting[(at - 1) * PAGE : at * PAGE]],
        source=its.source.get(language, ""), before=at - 1, after=at + 1 if len(fitting) > at * PAGE else 0,
        one=term_of.told(request, edited, language) if edited else None,
        changes=term_of.changes(number), controls=_controls(request, edited, refusal),
        errors=schemaform.told(refusal) if refusal else [],
    )  # fmt: skip


def _kept(request: DeskRequest, number: int) -> None:
    post = request.POST
    if code := post.get("retire") or post.get("offer"):
        back = not post.get("retire")
        services.retire_term(request.actor, number, code, clocks.now(), back=back)
        return
    code, es, en, *rest = (post.get(name, "").strip() for name in _FIELDS)
    parent, huridocs, sdg, iccs, act = rest
    word = Word(number, code, es, en, parent, huridocs, sdg, iccs, act)
    services.keep_term(request.actor, word, clocks.now())


def _vocabulary(number: int) -> vocabulary.Vocabulary:
    found = vocabulary.vocabularies().get(number)
    if found is None:
        raise NotVisible
    return found


def _term(word: Word, language: str) -> dict[str, Any]:
    iccs = f"{word.iccs} ({term_of.FITS[word.fit]})" if word.iccs else ""
    mapped = (("", word.huridocs), ("SDG ", word.sdg), ("ICCS ", iccs), ("", word.act))
    return {
        "code": word.code,
        "said": word.in_(language),
        "other": word.es if language == "en" else word.en,
        "parent": word.parent,
        "mapped": " · ".join(head + told for head, told in mapped if told),
        "retired": word.retired,
        "own": word.own,
    }


def _controls(request: DeskRequest, edited: Word | None, refusal: Invalid | None) -> list[Control]:
    faults = schemaform.at_fields(refusal.fields) if refusal else {}
    labels = {
        "code": (
            _("Code"),
            _("Small letters, digits and low lines; one that is there is said otherwise."),
        ),
        "es": (_("In Spanish"), ""),
        "en": (_("In English"), ""),
        "parent": (_("Code of the term above it"), ""),
        "huridocs": (_("Twelve digits of the micro-thesaurus"), ""),
        "sdg": (_("Category of indicator 16.10.1"), ""),
        "iccs": (_("Class of the International Classification of Crime"), ""),
        "act": (_("Act of the law pack"), ""),
    }
    return [
        Control(
            "text", name, label, hint, required=name in ("code", "es"),
            value=request.POST.get(name, str(getattr(edited, name, "") or "")),
            errors=tuple(faults.get(name, ())),
        )
        for name, (label, hint) in labels.items()
    ]  # fmt: skip


def only_keepers(request: DeskRequest) -> None:
    if not request.actor.may(POWER):
        raise NotVisible
