"""The life of one law as Atom: its steps, its texts and what others hold of it."""

from collections.abc import Iterator
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from amparo.commitments.citing import party_names, words
from amparo.commitments.laws import selectors
from amparo.commitments.models import Law, LawStep, Position, TextVersion
from amparo.law import packs
from amparo.web.desk import naming
from amparo.web.desk.requests import DeskRequest
from amparo.web.desk.watch import feeds


@require_safe
def as_atom(request: DeskRequest, law_id: UUID) -> HttpResponse:
    law, language = selectors.law(request.actor, law_id), naming.language()
    url = request.build_absolute_uri(reverse("desk:watched_law", args=[law.id]))
    items = sorted(_items(law, language, url), key=lambda item: (item.on, item.key), reverse=True)
    return feeds.atom(words(law, "title", language), request.build_absolute_uri(), items)


def _items(law: Law, language: str, url: str) -> Iterator[feeds.Item]:
    """What no source dates stands at the day on which it was entered."""
    steps, positions = selectors.steps_of(law), list(law.positions.all())
    parties = [*(step.party_code for step in steps), *(each.party_code for each in positions)]
    names = party_names(parties, language)

    def item(row: LawStep | TextVersion | Position, title: str, by: str, said: str) -> feeds.Item:
        on = row.on or packs.local_day(row.recorded_at).isoformat()
        return feeds.Item(str(row.id), title, ". ".join(filter(None, [by, said])), url, on)

    for step in steps:
        by = names[step.party_code] if step.party_code else ""
        yield item(step, str(step.get_act_display()), by, words(step, "words", language))
    for version in selectors.versions_of(law):
        title = _("A version of its text was entered: %s") % words(version, "label", language)
        yield item(version, title, "", "")
    for each in positions:
        said = words(each, "words", language)
        yield item(each, str(each.get_stance_display()), names[each.party_code], said)
