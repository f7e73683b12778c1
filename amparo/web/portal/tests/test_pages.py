import re

import pytest

pytestmark = pytest.mark.django_db

TELLING = [
    "/", "/que-pasa", "/ocultar", "/privacidad", "/accesibilidad", "/limites", "/ley", "/fuentes", "/volver", "/salir",
    "/listo", "/pedir/urgente/1", "/pedir/1",
]


@pytest.mark.parametrize("address", TELLING)
def test_a_page_is_not_kept_runs_nothing_and_loads_one_sheet(client, address):
    page = client.get(address)
    html = page.content.decode()

    assert page.status_code == 200
    assert page["Cache-Control"] == "no-store"
    assert not re.search(r"<script|\son\w+\s*=|javascript:|\sstyle=|<img", html)
    assert re.findall(r'<link rel="stylesheet" href="([^"]+)"', html) == [
        each for each in re.findall(r'href="(/static/[^"]+)"', html)
    ]
