import re
from datetime import UTC, datetime

import pytest
from django.test import Client

from amparo.statements import sweeps
from amparo.statements.acts import signing
from amparo.statements.tests.scene import TEXTS, Scene
from amparo.web.tests import doors

EMBARGO = datetime(2099, 3, 31, 17, 0, tzinfo=UTC)
SECURE = {"secure": True}


@pytest.fixture
def invited(cast, settings):
    """Ten words of an invitation, at the public door of an organisation."""
    doors.staff(settings)
    settings.AMPARO_PROFILE = "organisation"
    scene = Scene(cast)
    scene.written().reviewed().circulated(embargo_until=EMBARGO)
    who = signing.Organisation("Organización inventada")
    _made, words = signing.invite(scene.advocate, scene.statement_id, who, scene.later())
    doors.public(settings)
    return scene, words


def said(answer):
    return answer.content.decode()


def test_an_invited_organisation_reads_signs_and_is_counted(invited):
    scene, words = invited
    visitor = Client()
    assert "/firmar" in said(visitor.get("/", **SECURE))
    wrong = visitor.post("/firmar", {"words": words + " otra otra"}, **SECURE)
    assert wrong.status_code == 422
    assert visitor.post("/firmar", {"words": words}, **SECURE).status_code == 302
    page = said(visitor.get("/firmar/textos", **SECURE))
    assert TEXTS["en"][1].split(".")[0] in page
    assert "2099-03-31 12:00" in page
    lacking = visitor.post("/firmar/textos", {"person": "Persona inventada", "sign": "1"}, **SECURE)
    assert lacking.status_code == 422
    assert 'value="Persona inventada"' in said(lacking)
    hand = {"person": "Persona inventada", "capacity": "Directora", "authorised": "on"}
    signed = visitor.post("/firmar/textos", {**hand, "sign": "1"}, **SECURE)
    proof = re.search(r'class="am-p num am-break">([0-9a-f]{64})<', said(signed)).group(1)
    sweeps.run(scene.later())
    assert [bytes(one.proof).hex() for one in signing.counting(scene.statement)] == [proof]


def test_an_organisation_takes_no_request_and_a_mechanism_no_signature(settings):
    visitor = Client()
    settings.AMPARO_PROFILE = "organisation"
    for path in ("/pedir/urgente/1", "/volver", "/que-pasa", "/api/v1/form"):
        assert visitor.get(path, **SECURE).status_code == 404, path
    assert visitor.get("/firmar", **SECURE).status_code == 200
    settings.AMPARO_PROFILE = "mechanism"
    assert visitor.get("/firmar", **SECURE).status_code == 404
    assert visitor.get("/", **SECURE).status_code == 200
