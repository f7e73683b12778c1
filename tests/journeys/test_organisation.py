"""Those who hold the State to its word, at their own desk and their own public door, without scripts."""

import time

import pytest

from tests.journeys.portal_pages import PHONE, fits, press, without_scripts

TEXT = """Comunicado inventado de la Liga Inventada, 3 de marzo de 2026

La Liga Inventada expresa su preocupación por las amenazas inventadas en el valle de Muestra.

Instamos al Estado de Muestra a investigar las amenazas inventadas y a proteger a la comunidad.
"""
PAGES = (
    "",
    "biblioteca",
    "afirmaciones",
    "lo-que-se-debe",
    "tablero",
    "interamericano",
    "leyes",
    "candidaturas",
    "preocupaciones",
    "pronunciamientos",
    "misiones",
    "registro",
)


def test_axe_finds_nothing_on_the_pages_of_those_who_follow(desk_beside):
    coordinator = desk_beside("coordinator", size=PHONE)
    for address in PAGES:
        coordinator.sound(address)


@pytest.mark.parametrize(
    "listing", ["afirmaciones", "lo-que-se-debe", "interamericano", "leyes", "pronunciamientos"]
)
def test_axe_finds_nothing_on_what_a_list_leads_to(desk_beside, listing):
    coordinator = desk_beside("coordinator", size=PHONE)
    coordinator.page.goto(f"{coordinator.base}/{listing}")
    links = coordinator.main.locator('a[href*="/"]').evaluate_all("all => all.map(a => a.href)")
    inside = [one for one in links if one.count("-") >= 4]
    coordinator.sound(inside[0].removeprefix(coordinator.base + "/"))


def test_a_document_becomes_claims_by_the_hand_of_a_person(desk_beside):
    documenter = desk_beside("documenter")
    page = documenter.page
    page.goto(f"{documenter.base}/biblioteca/agregar")
    page.fill('textarea[name="pasted"]', TEXT)
    page.fill('input[name="title"]', "Comunicado inventado")
    page.fill('input[name="issuer"]', "Liga Inventada")
    documenter.main.locator("form button.govuk-button").first.click()
    page.locator('main a[href*="lectura"]').first.click()
    documenter.main.locator('form[action$="proponer"] button').first.click()
    assert "2 propuestas · 2 por decidir" in documenter.main.inner_text()
    press(page, "Aceptar como afirmación")
    assert "2 propuestas · 1 por decidir" in documenter.main.inner_text()


def test_an_invited_organisation_signs_from_a_phone_and_the_desk_counts_it(
    browser, organisation, desk_beside
):
    advocate = desk_beside("advocate")
    page = advocate.page
    page.goto(f"{advocate.base}/pronunciamientos")
    advocate.main.locator("tr", has_text="Circula").locator("a.am-file").click()
    home = page.url
    before = int(advocate.main.locator(".am-count").last.inner_text().split("/")[0])
    page.goto(f"{home}/actos/invite")
    page.fill("#f-name", "Organización inventada desde fuera")
    press(page, "Invitar a una organización")
    words = page.locator(".am-words").inner_text()

    visitor = without_scripts(browser, PHONE)
    visitor.goto(organisation.portal)
    visitor.get_by_role("link", name="Tengo una invitación para firmar").click()
    visitor.fill("#words", words)
    press(visitor, "Leer el pronunciamiento")
    assert fits(visitor)
    assert "todas inventadas" in visitor.locator("article").first.inner_text()
    visitor.fill("#person", "Persona inventada")
    visitor.fill("#capacity", "Directora inventada")
    visitor.check("#authorised")
    press(visitor, "Firmamos")
    proof = visitor.locator(".am-break").inner_text()
    assert len(proof) == 64

    end = time.monotonic() + 40
    while time.monotonic() < end:
        page.goto(home)
        if int(advocate.main.locator(".am-count").last.inner_text().split("/")[0]) > before:
            break
        time.sleep(1)
    assert proof[:16] in advocate.main.inner_text()
