"""The tabs that only read."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from amparo.earlywarning import catalogue
from amparo.territory import places
from amparo.web.desk import clocks, naming
from amparo.web.desk.files import answers, chains, holders, papers, story
from amparo.web.desk.files.frame import Frame, frame, show
from amparo.web.desk.requests import DeskRequest

RECENT = 6
ASK = "request_information"
ESSENTIAL = ("identity", "contact", "place", "account", "facts", "shield", "notes")


@require_safe
def now(request: DeskRequest, file_id: UUID) -> HttpResponse:
    found = frame(request, file_id)
    events = story.events(found)[:RECENT]
    return show(
        request,
        found,
        "now.html",
        events=events,
        clear=clear(found),
        sealed=sealed(found),
        clashes=chains.clashes(found),
    )


@require_safe
def whole_story(request: DeskRequest, file_id: UUID) -> HttpResponse:
    found = frame(request, file_id)
    return show(
        request, found, "story.html", events=story.events(found), messages=story.messages(found)
    )


@require_safe
def measures(request: DeskRequest, file_id: UUID) -> HttpResponse:
    found = frame(request, file_id)
    return show(
        request,
        found,
        "measures.html",
        measures=chains.measures(found),
        clashes=chains.clashes(found),
    )


@require_safe
def institutions(request: DeskRequest, file_id: UUID) -> HttpResponse:
    found = frame(request, file_id)
    opened = found.open is not None and "shield" in found.open.kinds
    return show(
        request,
        found,
        "institutions.html",
        holders=holders.holders(found),
        asked=holders.asked(found),
        ask=_asking(found),
        shield_open=opened,
        shield=_lines(found, "shield") if opened else [],
    )


def _asking(found: Frame) -> str:
    """Where an institution is asked, for whoever may do so now."""
    offered = catalogue.available(found.actor, found.id, found.at, naming.language())
    may = any(one.code == ASK and one.why_not is None for one in offered)
    return reverse("desk:act", args=[found.id, ASK]) if may else ""


@require_safe
def justice(request: DeskRequest, file_id: UUID) -> HttpResponse:
    found = frame(request, file_id)
    said = [
        one
        for kind in ("facts", "account")
        if found.open
        for one in answers.of_kind(found.open, kind)
        if one.label in _about_complaints()
    ]
    appeal, documents = papers.appeal(found), found.actor.may("keep_events")
    return show(request, found, "justice.html", answers=said, appeal=appeal, documents=documents)


@require_safe
def papers_of(request: DeskRequest, file_id: UUID) -> HttpResponse:
    found = frame(request, file_id)
    return show(
        request,
        found,
        "papers.html",
        evidence=papers.evidence(found),
        reads_evidence=found.actor.reads("evidence"),
        decisions=papers.decisions(found),
    )


def clear(found: Frame) -> list[dict[str, str]]:
    """The clear columns, which is all that a closed file shows."""
    case = found.procedure.case
    department = places.place(case.department)
    rows = [
        (_("Department"), department.name if department else _("not known")),
        (_("Who asks"), _among_choices("standing", case.standing)),
        (_("Protects"), _("a collective") if case.collective else _("one person")),
        (_("Came by"), _among_choices("channel", case.channel)),
        (_("Language"), _language(case.language)),
        (_("Law it is kept under"), _law(case.pack_version)),
    ]
    return [{"label": label, "value": value} for label, value in rows]


def sealed(found: Frame) -> list[dict[str, object]]:
    language = naming.language()
    parts: list[dict[str, object]] = []
    for envelope in naming.pack().matrix.envelopes:
        if envelope.code not in ESSENTIAL or envelope.code not in found.kinds:
            continue
        opened = found.open is not None and envelope.code in found.open.kinds
        said = answers.of_kind(found.open, envelope.code) if found.open and opened else []
        parts.append(
            {
                "label": envelope.label.in_(language),
                "holds": envelope.holds.in_(language),
                "answers": said,
                "empty": opened and not said,
            }
        )
    return parts


def _lines(found: Frame, kind: str) -> list[str]:
    if found.open is None:
        return []
    return [line for one in answers.of_kind(found.open, kind) for line in one.lines]


def _about_complaints() -> set[str]:
    questions = naming.pack().form.questions()
    language = naming.language()
    return {q.text.in_(language) for q in questions if "report" in q.code or "complain" in q.code}


def _among_choices(code: str, value: str) -> str:
    for question in naming.pack().form.questions():
        if question.code in (code, {"standing": "who_asks"}.get(code)):
            found = [one for one in question.choices if one.code == value]
            if found:
                return found[0].label.in_(naming.language())
    return naming.field(value)


def _law(version: str) -> str:
    """The pack by its name, and the day of the version the file keeps."""
    name = naming.pack().meta.name.in_(naming.language())
    return _("%(name)s, version of %(day)s") % {
        "name": name,
        "day": clocks.rough_day(version.split("+", maxsplit=1)[0]),
    }


def _language(code: str) -> str:
    for one in naming.pack().meta.languages:
        if one.code == code:
            return one.label.in_(naming.language())
    return code
