"""What is owed, by date and by silence; and how each body and each addressee stands."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpResponse, QueryDict
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from amparo.claims import kinds, portfolio
from amparo.claims.errors import NoSuchClaim
from amparo.claims.models import Obligation, Party
from amparo.claims.portfolio import Wanted
from amparo.claims.scales import DEGREES, SCALES
from amparo.claims.selectors import may_read
from amparo.web.desk import clocks, naming
from amparo.web.desk.claims import words
from amparo.web.desk.claims.chosen import Chosen, chosen
from amparo.web.desk.claims.obligation import line
from amparo.web.desk.pages import page
from amparo.web.desk.requests import DeskRequest


@require_safe
def owed(request: DeskRequest) -> HttpResponse:
    """Late longest first, then by the next date, then by silence."""
    _may(request)
    wanted, filters = asking(request.GET)
    found = portfolio.portfolio(request.actor, wanted, clocks.local_today())
    return page(
        request,
        "claims/owed.html",
        rows=[line(each) for each in found],
        count=len(found),
        late=sum(each.late > 0 for each in found),
        filters=filters,
        checks=_checks(wanted),
        since=wanted.since.isoformat() if wanted.since else "",
        words=in_words(wanted, filters),
        query=request.GET.urlencode(),
    )


@require_safe
def scores(request: DeskRequest) -> HttpResponse:
    """How many are fulfilled, not fulfilled, disputed and unknown, by body or by addressee."""
    _may(request)
    by = "body" if request.GET.get("por") == "organo" else "addressee"
    wanted, filters = asking(request.GET)
    found = portfolio.portfolio(request.actor, wanted, clocks.local_today())
    rows = [_score(each, by) for each in portfolio.scorecard(found, by)]
    return page(
        request,
        "claims/scores.html",
        rows=rows,
        by=by,
        total=len(found),
        states=[(code, _(words.STATES[code])) for code in portfolio.STATES],
        filters=[each for each in filters if each.name in ("escala", "clase", "pais")],
        today=words.full_day(clocks.local_today()),
    )


def _countries(codes: set[str]) -> list[tuple[str, str]]:
    return sorted(((code, naming.country(code)) for code in codes), key=lambda each: each[1])


def asking(query: QueryDict) -> tuple[Wanted, list[Chosen]]:
    """What is asked of the portfolio, and the filters to offer for it; an unknown value asks nothing."""
    rows = Obligation.objects.select_related("claim")
    bodies = {code for row in rows for code in (row.body_id, row.claim.issuer_id) if code}
    addressed = {code for row in rows for code in row.claim.addressees}
    countries = Party.objects.filter(code__in=addressed).exclude(country="")
    filters = [
        chosen("organo", _("Body"), query, _named(bodies)),
        chosen("a", _("Who owes it"), query, _named(addressed)),
        chosen("estado", _("State"), query, [(c, _(t)) for c, t in words.STATES.items()]),
        chosen("grado", _("Degree"), query, [(c, _(t)) for c, t in DEGREES.items()]),
        chosen(
            "escala", _("By whose degrees"), query, [(s.code, _(s.label)) for s in SCALES.values()]
        ),
        chosen("clase", _("Kind"), query, kinds.ClaimKind.choices),
        chosen("pais", _("Country"), query, _countries({p.country for p in countries})),
    ]
    by = {each.name: each.value for each in filters}
    wanted = Wanted(
        body=by["organo"],
        addressee=by["a"],
        country=by["pais"],
        kind=by["clase"],
        scale=by["escala"],
        state=by["estado"],
        degree=by["grado"],
        late="tarde" in query,
        silent="silencio" in query,
        since=_day(query.get("desde", "")),
    )
    return wanted, filters


def in_words(wanted: Wanted, filters: list[Chosen]) -> str:
    said = [each.words for each in filters if each.narrows]
    said += [label for _name, label, on in _checks(wanted) if on]
    if wanted.since:
        said.append(_("moved since %s") % words.full_day(wanted.since))
    return ", ".join(said) or _("all")


def _checks(wanted: Wanted) -> list[tuple[str, str, bool]]:
    return [
        ("tarde", _("late"), wanted.late),
        ("silencio", _("the State is silent"), wanted.silent),
    ]


def _score(score: portfolio.Score, by: str) -> dict[str, Any]:
    filter_ = "organo" if by == "body" else "a"
    return {
        "name": words.party(score.party),
        "query": f"{filter_}={score.party.code}",
        "counts": [(state, score.counts[state]) for state in portfolio.STATES],
        "total": score.total,
        "late": score.late,
        "silent": score.silent,
    }


def _named(codes: set[str]) -> list[tuple[str, str]]:
    rows = Party.objects.in_bulk(list(codes)).values()
    return sorted(((row.code, words.party(row)) for row in rows), key=lambda pair: pair[1])


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _may(request: DeskRequest) -> None:
    if not may_read(request.actor):
        raise NoSuchClaim
