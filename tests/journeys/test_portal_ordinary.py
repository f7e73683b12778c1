import pytest
from playwright.sync_api import expect

from amparo.law import packs
from tests.journeys.portal_pages import DESKTOP, PHONE, chromium, fits, press, without_scripts

PHOTO = {
    "name": "reja.jpg",
    "mimeType": "image/jpeg",
    "buffer": b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + b"\x00" * 4000,
}
PROGRAM = {"name": "reja.jpg", "mimeType": "image/jpeg", "buffer": b"MZ" + b"\x00" * 4000}


def fill_page(page, code):
    """Answer what is insisted on, and something of every kind, wherever the page has it."""
    fills = {
        "protected": {"#q-protected_name": "Comunidad inventada", "#q-people_count": "90"},
        "place": {
            "#q-place_now": "Masisea, Coronel Portillo, Ucayali",
            "#q-place_danger": "El camino al río",
        },
        "contact": {"#q-safe_hours": "de noche", "#q-contact_words": "Radio, frecuencia inventada"},
        "shield": {"#q-makes_worse": "Que lleguen con uniforme."},
        "account": {"#q-account": "Empezó con llamadas; después vinieron a la casa."},
        "source": {"#q-source_words": "No lo sé con certeza."},
    }
    checks = {
        "danger": ["#q-danger_now-no"],
        "who_asks": ["#q-who_asks-organisation", "#q-consent_status"],
        "protected": ["#q-is_collective"],
        "contact": ["#q-safe_way-radio"],
        "shield": ["#q-must_not_know-PNP"],
        "consent": ["#q-consent_recipients"],
        "reading_back": ["#q-reads_own"],
    }
    for where, what in fills.get(code, {}).items():
        page.fill(where, what)
    for where in checks.get(code, []):
        page.check(where)


def walk(page, base):
    page.goto(f"{base}/")
    page.get_by_role("link", name="Pedir protección o contar un riesgo").click()
    for form_page in packs.current().form.pages_for("ordinary"):
        if all(each.kind == "files" or each.desk_only for each in form_page.questions):
            continue
        expect(page.locator("h1").first).to_be_visible()
        assert fits(page), form_page.code
        if form_page.code == "incidents":
            page.fill("#q-incidents\\.0\\.incident_words", "Una llamada sin número.")
            press(page, "Agregar otro")
            page.fill("#q-incidents\\.1\\.incident_words", "Una piedra en el techo.")
            page.fill("#q-incidents\\.1\\.incident_on-y", "2026")
            page.select_option("#q-incidents\\.1\\.incident_act", "property_destruction")
        fill_page(page, form_page.code)
        press(page, "Seguir")
        assert page.get_by_role("alert").count() == 0, (
            form_page.code,
            page.get_by_role("alert").inner_text(),
        )


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_a_collective_asks_in_full_checks_changes_and_sends_a_photograph(portal, size):
    with chromium() as browser:
        page = without_scripts(browser, size)
        walk(page, portal)
        expect(page.get_by_role("heading", level=1)).to_have_text(
            "Revise sus respuestas antes de enviar"
        )
        expect(page.get_by_text("Una llamada sin número.")).to_be_visible()
        assert fits(page)

        page.get_by_role("link", name="¿Con qué nombre o alias le llamamos?").click()
        page.fill("#q-protected_name", "Otra comunidad inventada")
        press(page, "Guardar y volver a revisar")
        expect(page.get_by_text("Otra comunidad inventada")).to_be_visible()

        page.set_input_files("#files", [PROGRAM])
        press(page, "Enviar la solicitud")
        expect(page.get_by_role("alert")).to_contain_text("No se acepta esta clase de archivo")
        page.set_input_files("#files", [PHOTO])
        press(page, "Enviar la solicitud")
        expect(page.get_by_role("heading", level=1)).to_have_text("Recibimos su solicitud")

        words = page.locator(".am-words li").all_inner_texts()
        press(page, "Ya las copié: contar algo más")
        page.goto(f"{portal}/seguimiento")
        expect(page.get_by_role("heading", name="Archivos que envió")).to_be_visible()
        page.locator("summary", has_text="Mostrar mis propias palabras").click()
        expect(page.get_by_text("Empezó con llamadas; después vinieron a la casa.")).to_be_visible()
        assert len(words) == 10
