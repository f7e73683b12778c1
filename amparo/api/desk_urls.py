"""Addresses of the desk's API, under `/api/v1/`."""

from django.urls import path

from amparo.api.desk import (
    candidacies,
    cases,
    claims,
    collections,
    concerns,
    decisions,
    evidence,
    exchange,
    information,
    laws,
    ledger,
    library,
    lists,
    missions,
    orders,
    people,
    pieces,
    recommendations,
    situations,
    statements,
)
from amparo.api.desk.auth import Session, Token
from amparo.api.plumbing import new_api

api = new_api(
    "desk",
    "Amparo, desk",
    "What staff and institutions see and do; each act is the one the pages call. "
    "Errors are problem details (RFC 9457); absent and hidden are one answer.",
)
for router in (
    *(lists.router, cases.router, orders.router, information.router, ledger.router),
    *(collections.router, library.router, decisions.router, pieces.router, evidence.router),
    *(claims.router, recommendations.router, laws.router, candidacies.router, people.router),
    *(missions.router, situations.router, concerns.router, statements.router),
    exchange.router,
):
    api.add_router("", router, auth=[Token(), Session()])

urlpatterns = [path("", api.urls)]
