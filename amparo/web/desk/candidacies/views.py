"""The list of contests, one contest, its acts, and the sealed log of advocacy."""

from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from amparo.commitments import choices
from amparo.commitments.candidacies import acts, log, selectors, services
from amparo.commitments.candidacies.forms import EnterContest
from amparo.commitments.citing import party_names
from amparo.commitments.errors import NoSuchContest
from amparo.commitments.models import Contest
from amparo.commitments.showing import candidacies as showing
from amparo.kernel.errors import NotVisible
from amparo.web.desk import clocks, naming
from amparo.web.desk.confirming import asked_first
from amparo.web.desk.pages import page
from amparo.web.desk.requests import DeskRequest
from amparo.web.desk.watch.acting import Asked, answered
from amparo.web.desk.watch.exporting import exported


def today() -> date:
    return timezone.localdate(clocks.now())


@require_safe
def listed(request: DeskRequest) -> HttpResponse:
    rows = showing.rows(list(selectors.contests(request.actor)), naming.language())
    keeps = request.actor.may(services.KEEP)
    return page(request, "candidacies/list.html", rows=rows, keeps=keeps)


@require_safe
def shown(request: DeskRequest, contest_id: UUID) -> HttpResponse:
    """One contest: who is proposed by whom, by what it should be decided, and the log while it is open."""
    contest = selectors.contest(request.actor, contest_id)
    opened = log.read_log(request.actor, contest, clocks.now())
    tally = log.tally(opened or [])
    return page(
        request,
        "candidacies/contest.html",
        contest=told(contest),
        acts=[(code, _(act.label)) for code, act in acts.ACTS.items()],
        keeps=request.actor.may(services.KEEP),
        number=log.number(request.actor, contest),
        opened=opened is not None,
        log=_log(opened or []),
        tally={str(stance.label): count for stance, count in tally.items() if count},
    )


@require_POST
def notes(request: DeskRequest, contest_id: UUID) -> HttpResponse:
    """Open the log; that it was opened is in the ledger before a word is read."""
    contest = selectors.contest(request.actor, contest_id)
    if not request.actor.may(services.KEEP):
        raise NotVisible
    log.open_log(request.actor, contest.id, clocks.now())
    return HttpResponseRedirect(reverse("desk:candidacy", args=[contest.id]) + "#incidencia")


def _log(opened: list[log.Logged]) -> list[dict[str, Any]]:
    names = party_names((each.state_code for each in opened), naming.language())
    return [
        {
            "state": names[each.state_code],
            "kind": str(each.kind.label),
            "stance": str(each.stance.label),
            "on": each.on.isoformat(),
            "notes": each.words,
        }
        for each in opened
    ]


def told(contest: Contest) -> dict[str, Any]:
    return showing.dossier(selectors.dossier(contest, today()), naming.language(), _)


@require_safe
def log_as_csv(request: DeskRequest, contest_id: UUID) -> HttpResponse:
    """The log of advocacy, opened for whoever typed their password; the words of each contact stay sealed."""
    if (first := asked_first(request)) is not None:
        return first
    contest = selectors.contest(request.actor, contest_id)
    if not request.actor.may(services.KEEP):
        raise NotVisible
    rows = _log(log.open_log(request.actor, contest.id, clocks.now()))
    body = [[each["on"], each["state"], each["kind"], each["stance"]] for each in rows]
    head = [_("Day"), _("Member State"), _("What it was"), _("What it leans to")]
    lines = [head, *([str(cell) for cell in row] for row in body)]
    return exported(request, "advocacy", _("Log of advocacy"), lines, {})


@require_http_methods(["GET", "POST"])
def entered(request: DeskRequest) -> HttpResponse:
    def perform(typed: dict[str, Any], at: Any) -> str:
        form = choices.parsed(EnterContest, typed)
        contest = services.enter_contest(request.actor, form, at)  # type: ignore[arg-type]  # parsed gives the form asked for
        return reverse("desk:candidacy", args=[contest.id])

    back, schema = reverse("desk:candidacies"), choices.schema_of(EnterContest)
    label = _("Enter a post with candidacies")
    return answered(request, Asked(label, services.KEEP, back, _("Candidacies"), schema, perform))


@require_http_methods(["GET", "POST"])
def act(request: DeskRequest, contest_id: UUID, code: str) -> HttpResponse:
    """One act on a contest. Raises NoSuchContest, also for an act there is not."""
    contest = selectors.contest(request.actor, contest_id)
    if code not in acts.ACTS:
        raise NoSuchContest
    back, language = reverse("desk:candidacy", args=[contest.id]), naming.language()

    def perform(typed: dict[str, Any], at: Any) -> str:
        acts.ACTS[code].perform(request.actor, contest.id, typed, at)
        return back

    about = showing.rows([contest], language)[0]["post"]
    schema = acts.schema(code, contest, language)
    asked = Asked(_(acts.ACTS[code].label), acts.POWER, back, about, schema, perform)
    return answered(request, asked)
