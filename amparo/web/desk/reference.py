"""Pages of reference: the terms of the law, the sources, the keys."""

import re

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from amparo.law.schema import Pack, Term
from amparo.web.desk import naming
from amparo.web.desk.pages import page
from amparo.web.desk.profiles import stands
from amparo.web.desk.requests import DeskRequest
from amparo.web.desk.today import may_attend


@require_safe
def law(request: DeskRequest) -> HttpResponse:
    """Every term with its figure, its norm, and whether a lawyer has confirmed it."""
    pack = naming.pack()
    terms = [_term(term) for term in pack.terms]
    return page(
        request,
        "law.html",
        pack=pack,
        name=pack.meta.name.in_(naming.language()),
        counting=pack.meta.counting.in_(naming.language()),
        terms=terms,
        unverified=sum(not term.verified for term in pack.terms),
        stages=[
            (naming.stage(s.code), naming.stage_sentence(s.code)) for s in pack.procedure.stages
        ],
    )


@require_safe
def sources(request: DeskRequest) -> HttpResponse:
    pack, language = naming.pack(), naming.language()
    norms = [
        {
            "number": norm.number,
            "kind": norm.kind.in_(language),
            "title": norm.title.in_(language),
            "date": norm.date or "",
            "seen": _seen(norm.seen_in, pack),
            "sure": norm.confidence == "seen",
        }
        for norm in pack.norms
    ]
    documents = [
        {
            "issuer": d.issuer,
            "date": d.date,
            "reference": d.reference,
            "about": d.about.in_(language),
        }
        for d in pack.documents
    ]
    return page(request, "sources.html", norms=norms, documents=documents)


def _seen(noted: str, pack: Pack) -> str:
    """The public pages that a note of the pack names by their keys, in words for those who never saw the notes."""
    pages = {one.key: one.what for one in pack.references}
    named = [pages[key] for key in re.findall(r"\bV\d+b?\b", noted) if key in pages]
    return " · ".join(named) or _("Not read yet in any public source.")


@require_safe
def keyboard(request: DeskRequest) -> HttpResponse:
    """The letters of the pages that this member meets, and of no others."""
    actor = request.actor
    everywhere = [
        ("B", _("Go to the look-up box")),
        ("O", _("Open with a purpose")),
        ("G", _("Save, or do the act of the page")),
    ]
    spoken = [
        ("R", _("Take a spoken request, from Today")),
        ("U", _("Urgent track, in a spoken request")),
        ("L", _("Read a spoken request back")),
        ("S", _("Seal it and give the receipt")),
        ("C", _("Correct something that was read back")),
    ]
    register = [
        ("N", _("From a list: a new event, collection, mission or piece of evidence")),
        ("C", _("Change or withdraw a record")),
        ("T", _("Try a table, or see what would go out")),
        ("M", _("More rows or passages")),
    ]
    reading = [
        ("P", _("Propose claims of a document, at the reading desk")),
        ("J", _("Go to the proposal before, at the reading desk")),
        ("K", _("Go to the next proposal, at the reading desk")),
        ("A", _("Accept the proposal as a claim")),
        ("M", _("Add the proposal to a claim already held")),
        ("E", _("Edit or split the proposal; amend a claim")),
        ("R", _("Reject the proposal")),
        ("N", _("Record a claim; write in what the reader did not see")),
        ("V", _("Record what a voice says of an obligation")),
    ]
    groups = [(_("On every page"), everywhere)]
    if stands("attend") and may_attend(actor):
        groups.append((_("A spoken request"), spoken))
    if actor.may("keep_events") or actor.may("keep_evidence"):
        groups.append((_("In the register"), register))
    if actor.may("read_follow_up"):
        groups.append((_("What is owed"), reading))
    return page(request, "keyboard.html", groups=groups)


def _term(term: Term) -> dict[str, object]:
    lengths = {
        "hour": ngettext("%d running hour", "%d running hours", term.amount),
        "business_day": ngettext("%d working day", "%d working days", term.amount),
        "calendar_day": ngettext("%d calendar day", "%d calendar days", term.amount),
    }
    tracks = {"urgent": _("Urgent"), "ordinary": _("Ordinary"), "both": _("Both")}
    bases = {
        "reported": _("as a public summary tells it"),
        "placeholder": _("ours, so that no step runs without a clock"),
        "target": _("ours, to measure; no norm fixes it"),
    }
    return {
        "label": term.label.in_(naming.language()),
        "track": tracks.get(term.track, term.track),
        "length": lengths[term.unit] % term.amount,
        "norm": naming.norm(term.norm) if term.norm else _("No norm seen"),
        "article": term.article or "",
        "basis": bases.get(term.basis, term.basis),
        "pauses": ", ".join(naming.reason(code) for code in term.pause.reasons)
        if term.pause
        else "",
        "escalates": naming.role(term.escalates_to) if term.escalates_to else "–",
        "verified": term.verified,
        "by": term.verified_by or "",
    }
