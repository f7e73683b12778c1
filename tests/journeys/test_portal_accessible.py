import pytest

from tests.journeys.portal_pages import (
    PHONE,
    ask_urgently,
    chromium,
    faults_of,
    fits,
    press,
    without_scripts,
)

TELLING = (
    "/", "/que-pasa", "/ocultar", "/privacidad", "/accesibilidad", "/limites", "/ley", "/fuentes", "/volver",
    "/salir", "/listo", "/idioma/qu", "/pedir/urgente/1", "/pedir/urgente/4", "/pedir/urgente/6", "/pedir/8",
    "/no-existe",
)  # fmt: skip


IN_ENGLISH = ("/", "/que-pasa", "/ley", "/pedir/urgente/4", "/pedir/9")


@pytest.mark.parametrize(
    ("language", "addresses"), [("es", TELLING), ("en", IN_ENGLISH)], ids=["es", "en"]
)
def test_axe_finds_nothing_and_nothing_sticks_out_on_the_public_pages(portal, language, addresses):
    with chromium() as browser:
        page = without_scripts(browser, PHONE)
        page.goto(f"{portal}/idioma/{language}")
        for address in addresses:
            page.goto(f"{portal}{address}")
            assert fits(page), address
            assert faults_of(browser, page.context, f"{portal}{address}") == [], address


def test_axe_finds_nothing_on_the_pages_of_a_request_and_of_a_receipt(portal):
    with chromium() as browser:
        page = without_scripts(browser, PHONE)
        ask_urgently(page, portal)
        assert faults_of(browser, page.context, f"{portal}/recibo") == []
        press(page, "Ya las copié: contar algo más")
        for address in ("", "/contar-mas", "/archivo", "/peligro", "/explicacion", "/permisos"):
            page.goto(f"{portal}/seguimiento{address}")
            assert fits(page), address
            assert faults_of(browser, page.context, page.url) == [], address


def test_a_page_is_three_requests_at_most_and_none_to_another_host(portal):
    with chromium() as browser:
        page = without_scripts(browser, PHONE)
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        for address in TELLING:
            asked.clear()
            page.goto(f"{portal}{address}")
            ours = [url for url in asked if not url.startswith("data:")]
            assert len(ours) <= 3, ours
            assert all(url.startswith(portal) for url in ours)


def test_at_four_hundred_per_cent_everything_still_fits(portal):
    with chromium() as browser:
        page = without_scripts(browser, {"width": 1280 // 4, "height": 1024 // 4})
        for address in ("/", "/pedir/urgente/1", "/volver", "/ley"):
            page.goto(f"{portal}{address}")
            assert fits(page), address
