"""The reading desk: the document's text on the left, what is proposed of it on the right."""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from amparo.accounts.acts import must_be_able
from amparo.claims import filling, forms, kinds, offered, selectors, services, similar
from amparo.claims.models import Citation, Claim, Proposal
from amparo.kernel.errors import Conflict, Invalid, Refused
from amparo.library import quoting
from amparo.library import selectors as library
from amparo.library.models import Paragraph, Source
from amparo.reading.reasons import explain
from amparo.statements.pairing import counterparts
from amparo.web.desk import clocks, naming, schemaform
from amparo.web.desk.claims import words
from amparo.web.desk.claims.prefill import proposed
from amparo.web.desk.library.text import Mark, blocks
from amparo.web.desk.pages import page
from amparo.web.desk.requests import DeskRequest
from amparo.web.errors import in_words

ESSENTIAL: Final = ("kind", "words_es", "words_en", "issuer", "addressees", "due_on")
_CSS: Final = {"open": "am-span--open", "accepted": "am-span--claim", "rejected": "am-span--no"}
_ALIKE: Final = 6
# A page shows this many characters on each side of where one is; a statute of a thousand pages stays readable.
_AROUND: Final = 40_000


@require_safe
def desk(request: DeskRequest, source_id: UUID) -> HttpResponse:
    return _show(request, library.source(request.actor, source_id))


@require_POST
def propose(request: DeskRequest, source_id: UUID) -> HttpResponse:
    library.source(request.actor, source_id)
    services.propose(request.actor, source_id, clocks.now())
    return HttpResponseRedirect(reverse("desk:reading", args=[source_id]))


@require_POST
def propose_by_hand(request: DeskRequest, source_id: UUID) -> HttpResponse:
    """What the reader did not see, by its very words."""
    source = library.source(request.actor, source_id)
    must_be_able(request.actor, services.KEEP)
    typed = schemaform.body(forms.SpanForm.model_json_schema(), request.POST)
    try:
        span = filling.span(source_id, filling.filled(forms.SpanForm, typed))
        made = services.propose_by_hand(request.actor, source_id, span, clocks.now())
    except (Invalid, Conflict) as refusal:
        return _show(request, source, refusal=refusal)
    return _at(source_id, made.pk)


@require_POST
def accept(request: DeskRequest, proposal_id: UUID) -> HttpResponse:
    """Make a claim of a proposal, with what was typed beside it."""
    found = _found(request, proposal_id)
    typed = schemaform.body(forms.ClaimForm.model_json_schema(), request.POST)
    try:
        facts = filling.claim_facts(filling.filled(forms.ClaimForm, typed))
        services.accept(request.actor, proposal_id, facts, clocks.now())
    except (Invalid, Conflict) as refusal:
        return _again(request, found, refusal, typed)
    return _next(request, found)


@require_POST
def reject(request: DeskRequest, proposal_id: UUID) -> HttpResponse:
    found = _found(request, proposal_id)
    try:
        services.reject(request.actor, proposal_id, request.POST.get("because", ""), clocks.now())
    except (Invalid, Conflict) as refusal:
        return _again(request, found, refusal)
    return _next(request, found)


@require_POST
def merge(request: DeskRequest, proposal_id: UUID) -> HttpResponse:
    """Add the proposal's place to a claim that is already held."""
    found = _found(request, proposal_id)
    try:
        wanted = filling.filled(forms.MergeForm, {"claim": request.POST.get("claim", "")})
        services.merge(request.actor, proposal_id, wanted.claim, clocks.now())
    except (Invalid, Conflict) as refusal:
        return _again(request, found, refusal)
    return _next(request, found)


@require_POST
def correct(request: DeskRequest, proposal_id: UUID) -> HttpResponse:
    """Other words or another kind for a proposal; with empty lines between, several in its place."""
    found = _found(request, proposal_id)
    typed = {name: request.POST.get(name, "").strip() for name in ("kind", "divided")}
    try:
        spans = _spans(found, typed["divided"], typed["kind"])
        made = services.correct(request.actor, proposal_id, spans, clocks.now())
    except (Invalid, Conflict) as refusal:
        return _again(request, found, refusal)
    return _at(found.source_id, made[0].pk)


def _found(request: DeskRequest, proposal_id: UUID) -> Proposal:
    """A proposal to decide on. Raises NoSuchProposal, and NotYourAct before anything typed is read."""
    found = selectors.proposal(request.actor, proposal_id)
    must_be_able(request.actor, services.KEEP)
    return found


def _spans(found: Proposal, text: str, kind: str) -> list[Any]:
    if "\n\n" in text.replace("\r\n", "\n"):
        return filling.parts(found, filling.filled(forms.SplitForm, {"divided": text}))
    whole = filling.filled(forms.SpanForm, {"kind": kind or found.kind, "quote": text})
    return [filling.span(found.source_id, whole)]


def _again(
    request: DeskRequest, found: Proposal, refusal: Refused, typed: dict[str, Any] | None = None
) -> HttpResponse:
    source = library.source(request.actor, found.source_id)
    return _show(request, source, found.pk, refusal, typed)


def _at(source_id: UUID, proposal_id: UUID) -> HttpResponse:
    where = reverse("desk:reading", args=[source_id])
    return HttpResponseRedirect(f"{where}?p={proposal_id}#p-{proposal_id}")


def _next(request: DeskRequest, found: Proposal) -> HttpResponse:
    """The next one to decide after where one was, or the first that is left."""
    left = selectors.proposals(request.actor, found.source_id, undecided=True)
    following = left.filter(start__gte=found.start).first() or left.first()
    if following is None:
        return HttpResponseRedirect(reverse("desk:reading", args=[found.source_id]) + "?told=read")
    return _at(found.source_id, following.pk)


def _show(
    request: DeskRequest,
    source: Source,
    chosen_id: UUID | None = None,
    refusal: Refused | None = None,
    typed: dict[str, Any] | None = None,
) -> HttpResponse:
    actor = request.actor
    rows = list(selectors.proposals(actor, source.pk).select_related("claim"))
    lit = _lit(request)
    chosen = None if lit else _chosen(request, rows, chosen_id)
    text = quoting.text_of(source.pk) if source.has_text else ""
    marks = _marks(source, rows, chosen, lit)
    around = lit[0] if lit else (chosen.start if chosen else 0)
    paragraphs = list(
        Paragraph.objects.filter(
            source=source, start__lt=around + _AROUND, end__gt=around - _AROUND
        )
        .defer("search")
        .order_by("number")
    )
    undecided = [row for row in rows if row.state == "open"]
    may = actor.may(services.KEEP)
    return page(
        request,
        "claims/reading.html",
        refusal.status if refusal else 200,
        source=source,
        blocks=blocks(text, paragraphs, marks),
        cut=bool(paragraphs)
        and (paragraphs[0].start > 0 or paragraphs[-1].end < len(text.rstrip())),
        total=len(rows),
        left=len(undecided),
        chosen=_card(text, chosen) if chosen else None,
        before=_neighbour(rows, chosen, -1),
        after=_neighbour(rows, chosen, 1),
        lit=bool(lit),
        may=may,
        errors=_told(refusal),
        kinds=kinds.ClaimKind.choices,
        rejections=kinds.Rejection.choices,
        **(_form(request, source, text, chosen, refusal, typed) if chosen and may else {}),
    )


def _told(refusal: Refused | None) -> list[schemaform.Told]:
    if isinstance(refusal, Invalid) and refusal.fields:
        return schemaform.told(refusal)
    return [schemaform.Told(in_words(refusal))] if refusal else []


def _form(
    request: DeskRequest,
    source: Source,
    text: str,
    chosen: Proposal,
    refusal: Refused | None,
    typed: dict[str, Any] | None,
) -> dict[str, Any]:
    """The claim that a proposal would become, as far as the text tells, to be put right by a person."""
    schema = offered.schema(forms.ClaimForm, request.actor)
    quoted = text[chosen.start : chosen.end]
    wrong = schemaform.at_fields(refusal.fields) if isinstance(refusal, Invalid) else {}
    pairs = counterparts(chosen)
    drawn = schemaform.controls(schema, typed or proposed(source, chosen, quoted, pairs), wrong)
    same = [each.proposal.claim for each in pairs if each.proposal.claim is not None]
    near = similar.to_words(quoted, limit=_ALIKE)
    alike = [*((claim, 0) for claim in same), *(each for each in near if each[0] not in same)]
    return {
        "controls": [each for each in drawn if each.name in ESSENTIAL],
        "folded": [each for each in drawn if each.name not in ESSENTIAL],
        "pairs": [(each.language, each.words) for each in pairs],
        "alike": [(claim.pk, words.claim_words(claim), shared) for claim, shared in alike],
    }


def _card(text: str, row: Proposal) -> dict[str, Any]:
    return {
        "row": row,
        "words": text[row.start : row.end],
        "kind": row.get_kind_display(),
        "reason": _("Written in by a person")
        if row.reason == "by_hand"
        else explain(row.reason, naming.language()),
        "state": row.get_state_display(),
        "because": row.get_because_display() if row.because else "",
        "claim": row.claim,
        "claim_words": words.claim_words(row.claim) if isinstance(row.claim, Claim) else "",
        "due": words.full_day(row.due),
        "addressees": ", ".join(row.addressees),
        "issuer": row.issuer,
    }


def _chosen(request: DeskRequest, rows: list[Proposal], wanted: UUID | None) -> Proposal | None:
    named = str(wanted or request.GET.get("p", ""))
    for row in rows:
        if str(row.pk) == named:
            return row
    return next((row for row in rows if row.state == "open"), rows[0] if rows else None)


def _neighbour(rows: list[Proposal], chosen: Proposal | None, step: int) -> UUID | None:
    if chosen is None:
        return None
    at = rows.index(chosen) + step
    return rows[at].pk if 0 <= at < len(rows) else None


def _lit(request: DeskRequest) -> tuple[int, int] | None:
    """The place a citation points at, when the address names one."""
    given = [request.GET.get(name, "") for name in ("desde", "hasta")]
    if not all(part.isdecimal() and len(part) < 9 for part in given):
        return None
    start, end = map(int, given)
    return (start, end) if start < end else None


def _marks(
    source: Source,
    rows: list[Proposal],
    chosen: Proposal | None,
    lit: tuple[int, int] | None,
) -> list[Mark]:
    found = [
        Mark(row.start, row.end, str(row.pk), _CSS.get(row.state, ""), lit=row == chosen)
        for row in rows
    ]
    if lit:
        found.append(Mark(*lit, "luz", "am-span--claim", lit=True))
    covered = {(row.start, row.end) for row in rows}
    cited = Citation.objects.filter(source_id=source.pk).values_list("start", "end", "claim_id")
    return found + [
        Mark(start, end, f"c-{claim}", "am-span--claim")
        for start, end, claim in cited
        if start is not None and end is not None and (start, end) not in covered
    ]
