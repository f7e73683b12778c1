"""What leaves the house: a statement on paper, and the feed of those published."""

from uuid import UUID

from django.http import HttpResponse, JsonResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from amparo.kernel.errors import NotVisible
from amparo.statements import binding, selectors
from amparo.statements.errors import NoSuchStatement
from amparo.statements.papers import paper as printed
from amparo.web.desk.requests import DeskRequest
from amparo.web.desk.watch.feeds import Item, atom


@require_safe
def paper(request: DeskRequest, statement_id: UUID, language: str) -> HttpResponse:
    """The published text on paper (tagged PDF)."""
    row = selectors.statement(request.actor, statement_id)
    found = row.publications.filter(language=language).select_related("statement").first()
    if found is None:
        raise NoSuchStatement
    response = HttpResponse(printed(found), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{row.number}-{language}.pdf"'
    return response


@require_safe
def as_json(request: DeskRequest, statement_id: UUID, language: str) -> HttpResponse:
    """The published text with what anybody needs to check which words were signed."""
    row = selectors.statement(request.actor, statement_id)
    found = row.publications.filter(language=language).first()
    if found is None:
        raise NoSuchStatement
    bound = binding.shown(found)
    told = {
        "number": row.number,
        "language": language,
        "title": found.title,
        "text": found.text,
        "sha256": bytes(found.digest).hex(),
        "published_at": found.at.isoformat(),
        "signed_by": found.signed_by,
        "signed_without_name": found.unnamed,
        "signed": None
        if bound is None
        else {
            "text": bound.signed,
            "salt": bound.salt.hex(),
            "sha256_of_salt_and_text": bound.digest.hex(),
            "check": _(
                "SHA-256 over the 32 bytes of the salt, then the UTF-8 of the signed text, is the digest "
                "that every review and signature names."
            ),
        },
    }
    answer = JsonResponse(told, json_dumps_params={"ensure_ascii": False, "indent": 1})
    answer.headers["Content-Disposition"] = f'attachment; filename="{row.number}-{language}.json"'
    return answer


@require_safe
def feed(request: DeskRequest) -> HttpResponse:
    """Atom of what the house has published: what the public feed will carry."""
    if not request.actor.may("read_follow_up"):
        raise NotVisible
    items = [
        Item(
            key=str(one.id),
            title=one.title,
            words=_("%(n)s organisations signed.") % {"n": len(one.signed_by) + one.unnamed},
            url=request.build_absolute_uri(
                reverse("desk:statement_preview", args=[one.statement_id])
            ),
            on=timezone.localdate(one.at).isoformat(),
        )
        for one in selectors.published()[:50]
    ]
    return atom(_("Joint statements"), request.build_absolute_uri(), items)
