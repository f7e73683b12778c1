"""Splitting one narrative into acts: its sentences are numbered, and each passage is named by its first and last."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from amparo.custody.opening import OpenFile
from amparo.documentation import reading, services, vocabulary
from amparo.documentation.errors import AlreadyThere, NoSuchRecord
from amparo.documentation.models import Collection
from amparo.documentation.records import Narrative
from amparo.documentation.sealed import OpenRecord
from amparo.documentation.sentences import sentences
from amparo.documentation.services import Cut
from amparo.documentation.shapes import When
from amparo.documentation.work import POWER
from amparo.kernel.errors import Conflict, Invalid, NotVisible
from amparo.kernel.text import small_number
from amparo.web.desk import clocks, naming, once
from amparo.web.desk.documentation import showing, typed
from amparo.web.desk.documentation.people import People, people_of
from amparo.web.desk.requests import DeskRequest
from amparo.web.desk.schemaform import Told
from amparo.web.errors import in_words

ROWS: Final = 5
MOST: Final = 100
_PARTS: Final = ("from", "to", "type", "victim", "begins", "by")
# What "=" repeats from the passage above.
_REPEATED: Final = ("type", "victim", "begins", "by")
ABOVE: Final = "="
Row = dict[str, str]


@require_http_methods(["GET", "POST"])
def split(request: DeskRequest, collection_id: UUID, entry_id: UUID) -> HttpResponse:
    row, file = showing.held(request, collection_id)
    if not request.actor.may(POWER):
        raise NotVisible
    if file is None:
        return HttpResponseRedirect(reverse("desk:collection_open", args=[row.id]))
    now = reading.record(file, entry_id)
    if not isinstance(now.record, Narrative):
        raise NoSuchRecord
    people, table = people_of(file), _rows(request.POST)
    if request.method != "POST" or request.POST.get("do") == "more":
        return _page(request, row, file, now, people, table)
    version = request.POST.get("version", "")
    try:
        filled = [row for row in table if any(row[part] for part in _PARTS)]
        filled = _repeated(filled)
        people.expect(row[part] for row in filled for part in ("victim", "by"))
        cuts = [_cut(row, people) for row in filled]
        expected = small_number(version)
        key = once.key_of(request)
        services.split(request.actor, row.id, entry_id, expected, cuts, clocks.now(), key)
    except AlreadyThere:
        pass  # the form was sent twice: its acts are there
    except (Invalid, Conflict) as refusal:
        return _page(request, row, file, now, people, table, refusal)
    onward = reverse("desk:event", args=[row.id, now.record.event])
    return HttpResponseRedirect(onward + "?told=saved")


def _rows(post: QueryDict) -> list[Row]:
    said = post.get("rows", "")
    count = small_number(said, ROWS)
    count = min(count + (ROWS if post.get("do") == "more" else 0), MOST)
    return [
        {
            "number": str(number),
            **{part: post.get(f"p{number}-{part}", "").strip() for part in _PARTS},
        }
        for number in range(1, count + 1)
    ]


def _repeated(table: list[Row]) -> list[Row]:
    """The rows with what "=" stands for in each."""
    found: list[Row] = []
    for row in table:
        above = found[-1] if found else dict.fromkeys(_PARTS, "")
        found.append(row | {part: above[part] for part in _REPEATED if row[part] == ABOVE})
    return found


def _cut(row: Row, people: People) -> Cut:
    """The passage of a row; somebody of the collection is named by their id, somebody new by name."""
    at = f"p{row['number']}"
    first, last = row["from"], row["to"] or row["from"]
    if not (small_number(first) and small_number(last)):
        raise Invalid({f"{at}-from": [_("Write the numbers of its first and last sentence.")]})
    if not row["type"]:
        raise Invalid({f"{at}-type": [_("Choose the kind of act.")]})
    victim, by = (people.known(row[part]) for part in ("victim", "by"))
    return Cut(
        int(first), int(last), row["type"], victim, "" if victim else row["victim"],
        _when(row["begins"], at), by, "" if by else row["by"],
    )  # fmt: skip


def _when(said: str, at: str) -> When | None:
    given = typed.date(said)
    try:
        return When.model_validate(given) if given else None
    except ValueError:
        raise Invalid(
            {f"{at}-begins": [_("Write the date as 2026-03-14, 2026-03 or 2026.")]}
        ) from None


def _page(
    request: DeskRequest,
    row: Collection,
    file: OpenFile,
    now: OpenRecord,
    people: People,
    table: list[Row],
    refusal: Invalid | Conflict | None = None,
) -> HttpResponse:
    told = now.record
    assert isinstance(told, Narrative)  # noqa: S101 - the caller has looked
    language = naming.language()
    terms = [(w.code, w.in_(language)) for w in vocabulary.vocabulary(4).short]
    return showing.show(
        request, row, file, "split.html", refusal.status if refusal else 200,
        narrative=told, version=now.version, sentences=sentences(told.text), rows=table,
        terms=terms, above=ABOVE, people=people.offered,
        back=reverse("desk:event", args=[row.id, told.event]), errors=_told(refusal),
        wrong=set(refusal.fields) if isinstance(refusal, Invalid) else set(),
    )  # fmt: skip


def _told(refusal: Invalid | Conflict | None) -> list[Told]:
    if refusal is None:
        return []
    if not isinstance(refusal, Invalid):
        return [Told(in_words(refusal))]
    return [
        Told(
            (_("Passage %(number)s: ") % {"number": name[1:].split("-")[0]} if "-" in name else "") + _(text),
            name if "-" in name else "passages",
        )
        for name, texts in refusal.fields.items()
        for text in texts
    ]  # fmt: skip
