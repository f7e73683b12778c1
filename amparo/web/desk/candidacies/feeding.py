"""Who is proposed for one post, and who was withdrawn, as Atom; nothing of the log of advocacy."""

from collections.abc import Iterator
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from amparo.commitments.candidacies import selectors
from amparo.commitments.citing import party_names, words
from amparo.commitments.models import Contest
from amparo.law import packs
from amparo.web.desk import naming
from amparo.web.desk.requests import DeskRequest
from amparo.web.desk.watch import feeds


@require_safe
def as_atom(request: DeskRequest, contest_id: UUID) -> HttpResponse:
    contest, language = selectors.contest(request.actor, contest_id), naming.language()
    url = request.build_absolute_uri(reverse("desk:candidacy", args=[contest.id]))
    items = sorted(
        _items(contest, language, url), key=lambda item: (item.on, item.key), reverse=True
    )
    return feeds.atom(words(contest, "post", language), request.build_absolute_uri(), items)


def _items(contest: Contest, language: str, url: str) -> Iterator[feeds.Item]:
    """What no source dates stands at the day on which it was entered."""
    nominees, criteria = list(contest.nominees.all()), list(contest.criteria.all())
    rows = [*nominees, *criteria]
    names = party_names(
        [*(each.state_code for each in nominees), *(each.party_code for each in criteria)], language
    )
    entered = {row.id: packs.local_day(row.recorded_at).isoformat() for row in rows}
    for each in nominees:
        who = each.name or _("Name not stated in the sources read")
        told, on = f"{names[each.state_code]}: {who}", each.nominated_on or entered[each.id]
        yield feeds.Item(f"{each.id}", _("Proposed"), told, url, on)
        if each.withdrawn_on:
            yield feeds.Item(f"{each.id}:out", _("Withdrawn"), told, url, each.withdrawn_on)
    for criterion in criteria:
        said = words(criterion, "words", language)
        by = names.get(criterion.party_code, "") if criterion.party_code else ""
        told = ". ".join(filter(None, [by, said]))
        title = _("By what it should be decided")
        yield feeds.Item(f"{criterion.id}", title, told, url, entered[criterion.id])
