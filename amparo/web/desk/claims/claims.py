"""Claims: the list with its filters in words, and one claim with every place that makes it."""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from amparo.claims import kinds, selectors, services
from amparo.claims.errors import NoSuchClaim
from amparo.claims.models import Claim, Link
from amparo.claims.offered import in_language
from amparo.claims.pictures import picture
from amparo.claims.recommendations.importing import may_import
from amparo.web.desk import clocks
from amparo.web.desk.claims import words
from amparo.web.desk.claims.asked import asking, checks, in_words, without_page
from amparo.web.desk.claims.history import history
from amparo.web.desk.claims.paging import cut
from amparo.web.desk.pages import page
from amparo.web.desk.requests import DeskRequest

PAGE: Final = 50


@require_safe
def listed(request: DeskRequest) -> HttpResponse:
    if not selectors.may_read(request.actor):
        raise NoSuchClaim
    asked, filters = asking(request.GET)
    rows = selectors.claims(request.actor, asked)
    part = cut(rows, request.GET, PAGE)
    return page(
        request,
        "claims/list.html",
        rows=[row_of(row) for row in part.items],
        count=part.count,
        filters=filters,
        words=in_words(filters, asked),
        typed=asked.words,
        checks=checks(asked),
        query=without_page(request.GET),
        before=part.before,
        after=part.after,
        may=request.actor.may(services.KEEP),
        may_import=may_import(request.actor),
    )


@require_safe
def claim(request: DeskRequest, claim_id: UUID) -> HttpResponse:
    row = selectors.claim(request.actor, claim_id)
    return page(
        request,
        "claims/claim.html",
        **shown(row),
        history=history(row),
        suggestions=_suggestions(row),
        may=request.actor.may(services.KEEP) and row.state == "standing",
        follows=row.kind in kinds.CAN_BE_OWED
        and not hasattr(row, "obligation")
        and request.actor.may(services.VALUE),
    )


def shown(row: Claim) -> dict[str, Any]:
    """Everything a page says of one claim, for the desk and for the page the public would see."""
    cited = list(row.citations.order_by("source_id", "start"))
    quotes = words.Quotes(cited)
    found = picture(row, clocks.local_today())
    return {
        "claim": row,
        "said": words.claim_words(row),
        "kind": row.get_kind_display(),
        "issuer": ", ".join(
            filter(None, [words.party(row.issuer), *words.parties(row.co_issuers)])
        ),
        "holder": words.party(row.holder),
        "endorsers": words.parties(row.endorsers),
        "addressees": words.parties(row.addressees),
        "persons": words.parties(row.persons),
        "institutions": words.parties(row.institutions),
        "rights": words.topics("right", row.rights),
        "norms": words.topics("norm", row.norms),
        "events": words.topics("event", row.events),
        "tags": words.topics("tag", row.tags),
        "cited_on": clocks.rough_day(row.cited_on),
        "other_on": clocks.rough_day(row.other_on),
        "dispute": in_language(row.dispute_note_es, row.dispute_note_en),
        "due_on": words.full_day(row.due_on),
        "silence_by": words.full_day(row.silence_by),
        "citations": [(each, quotes.of(each)) for each in cited],
        "links": _links(row),
        "owed": found,
        "owed_degree": words.degree(found.standing.degree) if found else "",
        "owed_state": words.state(found) if found and found.state != "unknown" else "",
        "owed_css": words.STATE_CSS.get(found.state, "") if found else "",
        "merged_into": row.merged_into,
    }


def row_of(row: Claim) -> dict[str, Any]:
    return {
        "url": reverse("desk:claim", args=[row.id]),
        "said": words.claim_words(row),
        "kind": row.get_kind_display(),
        "issuer": words.party(row.issuer),
        "addressees": ", ".join(words.parties(row.addressees)),
        "on": clocks.rough_day(row.cited_on),
        "due": words.full_day(row.due_on),
        "disputed": row.disputed,
        "owed": hasattr(row, "obligation"),
        "state": "" if row.state == "standing" else row.get_state_display(),
    }


def _links(row: Claim) -> list[dict[str, Any]]:
    found = [
        {
            "relation": link.get_relation_display(),
            "kind": link.get_kind_display(),
            "words": link_words(link),
            "url": _link_url(link),
            "id": link.id,
        }
        for link in row.links.filter(ended_at=None).order_by("kind", "target")
    ]
    back = Link.objects.filter(kind="claim", target=row.code, ended_at=None)
    return found + [
        {
            "relation": _("Named by"),
            "kind": _("Claim"),
            "words": words.claim_words(link.claim),
            "url": reverse("desk:claim", args=[link.claim_id]),
        }
        for link in back.select_related("claim")
    ]


def link_words(link: Link) -> str:
    """What a link leads to, in words when the record knows it, else its code."""
    if link.kind == "claim":
        other = Claim.objects.filter(code=link.target).first()
        return words.claim_words(other) if other else link.target
    if link.kind in ("institution", "institution_under_attack"):
        return words.parties([link.target])[0]
    return words.topics("matter", [link.target])[0]


def _link_url(link: Link) -> str:
    if link.kind == "claim":
        other = Claim.objects.filter(code=link.target).values_list("id", flat=True).first()
        return reverse("desk:claim", args=[other]) if other else ""
    return ""


def _suggestions(row: Claim) -> list[dict[str, Any]]:
    found = []
    for each in row.suggestions.filter(state="open").order_by("kind", "target"):
        if each.kind == "repeats":
            other = Claim.objects.filter(code=each.target).first()
            said = words.claim_words(other) if other else each.target
        else:
            said = words.topics(each.kind, [each.target])[0]
        shared = each.because.get("words", [])
        found.append(
            {
                "id": each.id,
                "kind": each.get_kind_display(),
                "words": said,
                "because": ", ".join(map(str, shared)),
                "share": each.because.get("share"),
            }
        )
    return found
