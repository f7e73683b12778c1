import re

import pytest
from django.template.loader import render_to_string
from django.test import Client

from amparo.law import packs

pytestmark = pytest.mark.django_db

TELLING = (
    "/", "/que-pasa", "/ocultar", "/privacidad", "/accesibilidad", "/limites", "/ley", "/fuentes", "/volver",
    "/salir", "/listo", "/pedir/urgente/1", "/pedir/1", "/idioma/qu",
)  # fmt: skip
HOUSE_LIMIT = 20 * 1024  # bytes of a page; its sheet is about 10 KB gzipped, and both have 30


@pytest.mark.parametrize("address", TELLING)
def test_a_page_is_not_kept_runs_nothing_and_loads_one_sheet(client, address):
    page = client.get(address)
    html = page.content.decode()

    assert page.status_code == 200
    assert page["Cache-Control"] == "no-store"
    assert "default-src 'none'" in page["Content-Security-Policy"]
    assert not re.search(r"<script|\son\w+\s*=|javascript:|\sstyle=|<img", html)
    assert len(re.findall(r'href="/static/[^"]+\.css"', html)) == 1
    assert len(page.content) < HOUSE_LIMIT


@pytest.mark.parametrize("address", TELLING)
def test_every_page_has_the_way_out_and_speaks_both_languages(client, address):
    spanish = client.get(address).content.decode()
    client.get("/idioma/en")
    english = client.get(address).content.decode()

    assert "Salir ahora" in spanish
    assert 'lang="es"' in spanish
    assert "Leave now" in english
    assert 'lang="en"' in english


def test_every_link_of_the_public_pages_leads_to_a_page(client):
    seen, waiting = set(), ["/"]
    while waiting:
        address = waiting.pop()
        if address in seen:
            continue
        seen.add(address)
        page = client.get(address, follow=True)
        assert page.status_code == 200, address
        links = re.findall(r'<a[^>]+href="(/[^"#]*)', page.content.decode())
        waiting += [link for link in links if link not in seen]
    assert len(seen) > 15


def test_leaving_erases_what_was_not_sent_and_goes_to_the_neutral_page(client):
    client.post("/pedir/urgente/1", {"q-danger_words": "palabra inventada", "go": "next"})
    assert "palabra inventada" in client.get("/pedir/urgente/1").content.decode()

    gone = client.post("/salir")

    assert gone.status_code == 303
    assert gone["Location"] == packs.current().meta.exit_url
    assert "cookies" in gone["Clear-Site-Data"]
    assert gone.cookies["__Host-portal-draft"].value == ""
    assert "palabra inventada" not in client.get("/pedir/urgente/1").content.decode()


def test_the_policy_lets_the_way_out_lead_where_the_pack_says_and_nowhere_else(client):
    policy = client.get("/")["Content-Security-Policy"]

    assert "form-action 'self' https://es.wikipedia.org;" in policy


def test_leaving_works_without_any_token():
    assert Client(enforce_csrf_checks=True).post("/salir").status_code == 303


def test_fetching_the_way_out_ahead_erases_nothing(client):
    client.post("/pedir/urgente/1", {"q-danger_words": "palabra inventada", "go": "next"})

    assert client.get("/salir").status_code == 200
    assert "palabra inventada" in client.get("/pedir/urgente/1").content.decode()


def test_a_language_nobody_reviewed_says_so_instead_of_showing_one(client):
    page = client.get("/idioma/cni").content.decode()

    assert "Todavía no hay una traducción revisada" in page
    assert client.get("/idioma/xx").status_code == 404


def test_choosing_a_language_never_leads_to_another_host(client):
    for elsewhere in ("https://example.org/", "//example.org/", "/\\example.org"):
        answer = client.get("/idioma/en", {"volver": elsewhere})
        assert answer["Location"] == "/"
    assert client.get("/idioma/en", {"volver": "/ley"})["Location"] == "/ley"


def test_the_law_page_shows_every_term_and_says_which_are_not_verified(client):
    page = client.get("/ley").content.decode()

    for term in packs.current().terms:
        assert term.label.es in page
    assert page.count("por verificar</span>") >= len(packs.current().terms)


def test_the_sources_page_names_the_founding_documents_and_the_norms(client):
    page = client.get("/fuentes").content.decode()

    for document in packs.current().documents:
        assert document.issuer in page
        assert document.reference in page
    assert len(packs.current().documents) == 5


@pytest.mark.parametrize(
    "address", ["/no-existe", "/pedir/99", "/pedir/0", "/seguimiento/medida/x"]
)
def test_an_address_without_a_page_is_told_in_plain_words(client, address):
    page = client.get(address)

    assert page.status_code == 404
    assert "No se encuentra" in page.content.decode()
    assert "Salir ahora" in page.content.decode()


def test_the_page_on_rights_says_whom_to_write_to(client, settings):
    settings.AMPARO_CONTACT = "Oficina inventada, datos@example.invalid"
    assert (
        "Esto es una demostración: aquí no responde nadie"
        in client.get("/privacidad").content.decode()
    )

    shown = {"operator": "Casa inventada", "demonstration": False, "door": "portal"}
    published = render_to_string(
        "portal/privacy.html", {**shown, "contact": settings.AMPARO_CONTACT}
    )
    assert "Casa inventada. Oficina inventada, datos@example.invalid" in published
    lacking = render_to_string("portal/privacy.html", {**shown, "contact": ""})
    assert "Casa inventada responde por estos datos" in lacking
