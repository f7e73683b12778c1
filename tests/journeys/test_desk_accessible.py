"""The staff door by axe, on a phone and at four times the size."""

import pytest

from tests.journeys.portal_pages import PHONE

QUARTER = {"width": 1280 // 4, "height": 1024 // 4}
CLOSED = ("", "abrir")
OPEN = ("", "historia", "juicio", "medidas", "instituciones", "justicia", "papeles", "quien-abrio")
PAGES = (
    "",
    "solicitudes",
    "expedientes",
    "plazos",
    "ordenes",
    "atender",
    "registro",
    "norma",
    "fuentes",
    "teclado",
)


@pytest.fixture
def contested(installation, desk):
    """The analyst before the file of the fifth scenario; gives them and its id."""
    number = next(one["number"] for one in installation.receipts if one["scenario"] == "5")
    analyst = desk("analyst", "analysis", PHONE)
    return analyst, analyst.find(number)


def test_axe_finds_nothing_on_the_pages_of_a_desk(desk):
    officer = desk("duty_delegate", "duty", PHONE)
    for address in PAGES:
        officer.sound(address)


def test_axe_finds_nothing_on_a_file_closed_and_open(contested):
    analyst, file_id = contested
    for tab in CLOSED:
        analyst.sound(f"expedientes/{file_id}/{tab}")
    analyst.opens(file_id, "Dar seguimiento")
    for tab in (*OPEN, "actos/propose_measure", "actos/book_interpreter"):
        analyst.sound(f"expedientes/{file_id}/{tab}")


def test_axe_finds_nothing_on_the_evidence_of_a_file(contested):
    analyst, file_id = contested
    home = f"pruebas/{file_id}"
    analyst.goes(home).opens_here("Examinar o preparar pruebas")
    for address in (home, f"{home}/tribunal"):
        analyst.sound(address)


def test_axe_finds_nothing_where_an_institution_answers(desk):
    police = desk("police_unit", size=PHONE)
    police.today().sound("")
    police.main.locator("a.am-file").first.click()
    police.sound(police.page.url.removeprefix(police.base + "/"))


def test_at_four_hundred_per_cent_the_desk_still_fits(desk):
    supervisor = desk("supervisor", size=QUARTER)
    for address in ("", "plazos", "ordenes", "expedientes"):
        supervisor.page.goto(f"{supervisor.base}/{address}")
        assert supervisor.fits(), address
