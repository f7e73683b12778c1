"""Every route of the staff door, for every role, over what is theirs, another's and absent.

The table beside this file is reviewed by people; lines of `organisation/` are of an installation of that
profile. When a change of it is meant:
`REWRITE_ROUTE_MATRIX=1 pytest tests/architecture/test_route_matrix.py`, and read the difference.
"""

import os
from collections import defaultdict
from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone

from amparo.accounts.carrying import COOKIE, as_text
from amparo.accounts.models import Session
from amparo.custody.keys import session_lookup
from amparo.law import packs
from amparo.law.schema.access import Profile
from amparo.web.desk.profiles import OF_THE_ORGANISATION
from amparo.web.desk.tests.conftest import session_of
from amparo.web.tests import doors
from tests.architecture import things
from tests.architecture.routes import NUMBERS, address, methods, routes

TABLE = Path(__file__).with_name("route_matrix.txt")
AT_DESK = {"focal_point": "focal_mininter", "intake_officer": "intake", "duty_delegate": "duty"}
# The session ends with it.
LAST = "desk:sign_out"
VISITOR = "visitor"
# Each part is a test of its own, that another worker may run at the same time.
PARTS = 3
CONFIDENTIAL = frozenset({"matter_id", "situation_id", "person_id", "collection_id"})


@pytest.fixture(autouse=True)
def staff_door(settings):
    doors.staff(settings)


@pytest.fixture
def things_of_a_mechanism(cast):
    """Names of parameters, as theirs, another's where there is such a thing, and absent."""
    return {
        **things.protected(cast),
        **things.followed(cast),
        **things.matters(cast, "international_liaison", "org_audit"),
        **things.collections(cast, (cast.actor("analyst"), cast.actor("documenter", "org_audit"))),
        **things.people(
            cast, cast.actor("analyst"), cast.actor("intake_officer", "intake_alternate")
        ),
        **things.situations(
            cast.actor("analyst"), cast.actor("intake_officer", "intake_alternate")
        ),
        **things.statements(cast, "org_audit"),
    }


@pytest.fixture
def things_of_an_organisation(cast, settings):
    settings.AMPARO_PROFILE = Profile.ORGANISATION
    return {
        **things.followed(cast),
        **things.matters(cast, "litigator", "intake"),
        **things.collections(cast, (cast.actor("documenter"), cast.actor("documenter", "intake"))),
        **things.people(cast, cast.actor("documenter"), cast.actor("analyst")),
        **things.situations(cast.actor("documenter"), cast.actor("analyst")),
        **things.statements(cast, "intake"),
        **things.missions(cast, "intake"),
    }


@pytest.mark.parametrize("part", range(PARTS))
def test_every_route_answers_every_role_as_the_reviewed_table_says(
    cast, things_of_a_mechanism, part
):
    roles = sorted(role.code for role in packs.current().roles)
    clients = {role: _client(cast, role, AT_DESK.get(role)) for role in roles[part::PARTS]}
    if part == 0:
        clients[VISITOR] = Client()
    asked = [(name, parameters) for name, parameters in routes() if name != LAST]
    ways = _ways(_client(cast, "analyst", number=2), [*sorted(asked), (LAST, [])])

    _agree("", _answers(clients, ways, things_of_a_mechanism))


def test_every_route_of_an_organisation_answers_each_of_its_roles_as_the_table_says(
    cast, things_of_an_organisation
):
    desks = packs.current().desks_of(Profile.ORGANISATION)
    clients = {role: _client(cast, role, desk.code) for desk in desks for role in desk.roles}
    clients[VISITOR] = Client()
    ways = _ways(_client(cast, "advocate", number=2), sorted(filter(_of_an_organisation, routes())))

    _agree("organisation/", _answers(clients, ways, things_of_an_organisation))


def test_the_table_names_every_role_once_for_every_route_there_is():
    roles = {VISITOR, *(role.code for role in packs.current().roles)}
    asked = defaultdict(list)
    for name, method, _answer, those in _table():
        asked[name, method] += those.split(",")

    assert {name for name, _ in asked if "/" not in name} == {name for name, _ in routes()}
    for (name, _method), named in asked.items():
        assert len(named) == len(set(named)), name
        assert "/" in name or set(named) == roles, name


def test_nothing_of_another_file_answers_otherwise_than_an_absent_one():
    for name, method, answer, _ in _table():
        answers = answer.split("/")
        if len(answers) == 3 and answers[0] != answers[1] and not name.endswith("proof"):
            assert answers[1] == answers[2], (name, method)


def test_nothing_of_an_organisation_is_met_in_a_mechanism():
    for name, _method, answer, those in _table():
        if name.removeprefix("desk:") in OF_THE_ORGANISATION and those != VISITOR:
            assert set(answer.split("/")) == {"404"}, name


def test_without_a_member_only_the_sign_in_page_and_health_answer(db):
    for name, parameters in routes():
        if name in ("desk:sign_in", "desk:language", "health") or name.endswith("openapi-json"):
            continue
        place, client = address(name, parameters, {}), Client()
        answers = {client.get(place).status_code, client.post(place).status_code}
        assert answers <= {302, 401, 405}, name
        assert answers != {405}, name


def _of_an_organisation(route):
    name, parameters = route
    plain = name.rpartition(":")[2]
    return plain in OF_THE_ORGANISATION or "candidac" in plain or CONFIDENTIAL & set(parameters)


def _ways(client, asked):
    """Each route with each method that it takes."""
    return [(*route, method) for route in asked for method in methods(client, *route)]


def _answers(clients, ways, known):
    """The answer to each role, by route and method."""
    return {
        (name, method.upper()): {
            role: _answer(client, method, name, parameters, known)
            for role, client in clients.items()
        }
        for name, parameters, method in ways
    }


def _answer(client, method, name, parameters, known):
    triples = [known[one] for one in parameters if one in known and one not in NUMBERS]
    triples = triples or [known[one] for one in parameters if one in known]
    asked = []
    for at in range(len(triples[0]) if triples else 1):
        values = {one: known[one][at] for one in parameters if one in known}
        asked.append(str(_call(client, method, address(name, parameters, values), name)))
    return "/".join(asked)


def _call(client, method, place, name):
    purpose = "keeping_work" if "decision" in name else "follow_up_work"
    body = f'{{"purpose": "{purpose}"}}' if name.endswith("open") else "{}"
    spoken = name.startswith("api-") and method == "post"
    kind = {"content_type": "application/json", "data": body} if spoken else {}
    return getattr(client, method)(place, **kind).status_code


def _client(cast, role, desk=None, number=1):
    """A member's browser, whose password was typed just now however long the whole takes."""
    client, secret = Client(), session_of(cast.actor(role, desk, number=number))
    tomorrow = timezone.now() + timedelta(days=1)
    Session.objects.filter(lookup=session_lookup(secret)).update(confirmed_at=tomorrow)
    client.cookies[COOKIE] = as_text(secret)
    return client


def _table():
    return [line.split() for line in TABLE.read_text(encoding="utf-8").splitlines()]


def _agree(section, answers):
    """Hold the answers to the table; or write them into it, beside what it says of other roles."""
    said = defaultdict(dict)
    for name, method, answer, those in _table():
        said[name, method] |= dict.fromkeys(those.split(","), answer)
    found = {(section + name, method): by_role for (name, method), by_role in answers.items()}
    if os.environ.get("REWRITE_ROUTE_MATRIX"):
        TABLE.write_text(_written(said, found), encoding="utf-8")
        return
    for way, by_role in found.items():
        assert by_role == {role: said[way].get(role) for role in by_role}, way


def _written(said, found):
    there = {name for name, _ in routes()}
    lines = []
    for way in sorted({*said, *found}, key=lambda way: (way[0] == LAST, way)):
        if way[0].removeprefix("organisation/") not in there:
            continue
        by_answer = defaultdict(list)
        for role, answer in sorted({**said.get(way, {}), **found.get(way, {})}.items()):
            by_answer[answer].append(role)
        for answer, those in sorted(by_answer.items()):
            lines.append(f"{' '.join(way)} {answer} {','.join(those)}\n")
    return "".join(lines)
