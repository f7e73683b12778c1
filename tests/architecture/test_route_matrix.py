"""Every route of the staff door, for every role, over what is theirs, another's and absent.

The table beside this file is reviewed by people. When a change of it is meant:
`REWRITE_ROUTE_MATRIX=1 pytest tests/architecture/test_route_matrix.py`, and read the difference.
"""

import os
from collections import defaultdict
from pathlib import Path
from uuid import UUID

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone

from amparo.accounts.carrying import COOKIE, as_text
from amparo.accounts.tests.cast import BIRTH
from amparo.custody import ledger
from amparo.custody.models import Envelope
from amparo.interamerican.acts.opening import open_matter
from amparo.interamerican.forms import HeadForm
from amparo.law import packs
from amparo.library import services as library
from amparo.library.facts import Facts
from amparo.web.desk.tests.conftest import session_of
from amparo.web.desk.tests.scene import Scene
from amparo.web.tests import doors

TABLE = Path(__file__).with_name("route_matrix.txt")
ABSENT = UUID("00000000-0000-4000-8000-000000000000")
AT_DESK = {"focal_point": "focal_mininter", "intake_officer": "intake", "duty_delegate": "duty"}
LAST = "desk:sign_out"


@pytest.fixture(autouse=True)
def staff_door(settings):
    doors.staff(settings)


@pytest.fixture
def things(cast):
    """Names of parameters, as theirs, another's and absent."""
    scene = Scene(cast)
    file_id, order_id = scene.ordered()
    other = scene.deposited(must_not_know=["MINJUSDH"])
    second = scene.ordered_to("MINCUL", "focal_mincul")
    asked = scene.asked(file_id, "focal_mininter")
    elsewhere = scene.asked(scene.admitted(), "focal_mincul")
    index = ledger.entries_of(file_id)[0].index
    kept = _kept(scene, "companion")
    source = _source(cast)
    return {
        "envelope_id": (kept, _kept(scene, "companion_indigenous"), ABSENT),
        "file_id": (file_id, other, ABSENT),
        "order_id": (order_id, second, ABSENT),
        "request_id": (asked, elsewhere, ABSENT),
        "matter_id": (
            _matter(cast.actor("international_liaison")),
            # At a desk where none of those who ask here sits.
            _matter(cast.actor("litigator", "org_audit")),
            ABSENT,
        ),
        "source_id": (source, source, ABSENT),
        "index": (index, index, 10**9),
        "entry": (index, ledger.entries_of(other)[0].index, 10**9),
    }


def _matter(keeper):
    """The id of a confidential matter that a member's desk keeps."""
    head = HeadForm(kind="judgment", title="Sentencia inventada", stage="supervised")
    return open_matter(keeper, head, timezone.now()).id


def _kept(scene, desk):
    """The id of the envelope with a receipt's words, kept by that desk."""
    file_id = scene.deposited(kept_by=scene.cast.desk(desk).id)
    return Envelope.objects.get(file_id=file_id, kind="receipt").id


def _source(cast):
    """The id of a document of the library, which is no file's and everybody's who follows up."""
    words = "La Liga Inventada pide que se informe."
    return library.add_source(cast.actor("documenter"), words.encode(), Facts(), BIRTH).pk


def test_every_route_answers_every_role_as_the_reviewed_table_says(cast, things):
    found = "\n".join(_lines(cast, things)) + "\n"

    if os.environ.get("REWRITE_ROUTE_MATRIX"):
        TABLE.write_text(found, encoding="utf-8")
    assert found == TABLE.read_text(encoding="utf-8")


def test_nothing_of_another_file_answers_otherwise_than_an_absent_one():
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        answers = line.split()[2].split("/")
        if len(answers) == 3 and answers[0] != answers[1] and not line.split()[0].endswith("proof"):
            assert answers[1] == answers[2], line


def test_without_a_member_only_the_sign_in_page_and_health_answer(db):
    for name, parameters in _routes():
        if name in ("desk:sign_in", "desk:language", "health") or name.endswith("openapi-json"):
            continue
        address, client = _address(name, dict.fromkeys(parameters, ABSENT)), Client()
        answers = {client.get(address).status_code, client.post(address).status_code}
        assert answers <= {302, 401, 405}, name
        assert answers != {405}, name


def _lines(cast, things):
    roles = ["visitor", *sorted(role.code for role in packs.current().roles)]
    clients = {role: _client(cast, role) for role in roles}
    for name, parameters in sorted(_routes(), key=lambda route: (route[0] == LAST, route[0])):
        for method in _methods(clients["analyst"], name, parameters):
            by_answer = defaultdict(list)
            for role in roles:
                by_answer[_answer(clients[role], method, name, parameters, things)].append(role)
            for answer, those in sorted(by_answer.items()):
                yield f"{name} {method.upper()} {answer} {','.join(those)}"


_KNOWN = {"file_id", "order_id", "request_id", "matter_id", "entry", "envelope_id", "source_id"}


def _answer(client, method, name, parameters, things):
    if not _KNOWN & set(parameters):
        return str(_call(client, method, name, dict.fromkeys(parameters, "x")))
    triples = [
        {one: things[one][at] if one in things else _fixed(one, name) for one in parameters}
        for at in range(3)
    ]
    return "/".join(str(_call(client, method, name, values)) for values in triples)


def _call(client, method, name, values):
    body = '{"purpose": "follow_up_work"}' if name.endswith("open") else "{}"
    kind = {"content_type": "application/json", "data": body} if _is_api(name, method) else {}
    return getattr(client, method)(_address(name, values), **kind).status_code


def _methods(client, name, parameters):
    values = {one: _fixed(one, name) for one in parameters}
    allowed = client.options(_address(name, values)).headers.get("Allow", "GET")
    return [method.lower() for method in ("GET", "POST") if method in allowed]


def _address(name, values):
    return reverse(name, kwargs={one: _typed(one, value, name) for one, value in values.items()})


def _typed(parameter, value, name):
    known = isinstance(value, UUID) if parameter not in ("index", "entry", "code") else False
    if parameter in ("index", "entry"):
        return value if isinstance(value, int) else 0
    if parameter == "code":
        return _fixed("code", name)
    return value if known else ABSENT


def _fixed(parameter, name):
    if parameter == "code":
        ours = {"order": "acknowledge_order", "information": "answer_information"}
        ours |= dict.fromkeys(("matter", "decision"), "enter_person")
        return next((act for word, act in ours.items() if word in name), "send_message")
    return 0 if parameter in ("index", "entry") else ABSENT


def _is_api(name, method):
    return name.startswith("api-") and method == "post"


def _client(cast, role):
    client = Client()
    if role != "visitor":
        client.cookies[COOKIE] = as_text(session_of(cast.actor(role, AT_DESK.get(role))))
    return client


def _routes(resolver=None, namespace=()):
    for one in (resolver or get_resolver("amparo.web.desk.urls")).url_patterns:
        if isinstance(one, URLResolver):
            deeper = (*namespace, one.namespace) if one.namespace else namespace
            yield from _routes(one, deeper)
        elif isinstance(one, URLPattern) and one.name and one.name != "api-root":
            yield ":".join((*namespace, one.name)), sorted(one.pattern.converters)
