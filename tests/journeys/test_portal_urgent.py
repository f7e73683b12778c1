import re

import pytest
from playwright.sync_api import expect

from tests.journeys.portal_pages import (
    DESKTOP,
    PHONE,
    ask_urgently,
    chromium,
    fits,
    press,
    without_scripts,
)


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_she_asks_copies_ten_words_and_comes_back_with_them(portal, size):
    with chromium() as browser:
        page = without_scripts(browser, size)
        words = ask_urgently(page, portal)
        assert len(words) == 10
        assert fits(page)
        press(page, "Ya las copié: terminar")
        expect(page.get_by_role("heading", level=1)).to_have_text(
            "Listo. Aquí no queda nada de esto"
        )

        page.get_by_role("link", name="Tengo un recibo").click()
        page.fill("#words", " ".join(words))
        press(page, "Ver cómo va")
        expect(page.get_by_text("Una persona lee su solicitud en una hora.")).to_be_visible()
        page.fill("#text", "Ya se fueron las camionetas.")
        press(page, "Enviar mensaje")
        expect(page.get_by_role("status")).to_have_text("Su mensaje se envió.")
        assert fits(page)


def test_she_sends_after_the_first_page_and_is_asked_one_thing_only(portal):
    with chromium() as browser:
        page = without_scripts(browser, PHONE)
        page.goto(f"{portal}/pedir/urgente/1")
        page.check("#q-danger_now")
        press(page, "Enviar ya, sin responder más")
        page.check("#q-who_asks")
        press(page, "Enviar ya, sin responder más")

        expect(page.get_by_role("heading", level=1)).to_have_text("Recibimos su solicitud")


def test_an_error_is_told_twice_and_every_word_stays(portal):
    with chromium() as browser:
        page = without_scripts(browser, PHONE)
        page.goto(f"{portal}/pedir/urgente/1")
        page.fill("#q-danger_words", "Estas palabras no se pierden.")
        press(page, "Seguir")

        expect(page.get_by_role("alert")).to_contain_text("marque «No sé»")
        expect(page.locator("#q-danger_now-error")).to_contain_text("marque «No sé»")
        expect(page.locator("#q-danger_words")).to_have_value("Estas palabras no se pierden.")
        assert fits(page)


def test_going_back_and_forth_loses_nothing(portal):
    with chromium() as browser:
        page = without_scripts(browser, PHONE)
        page.goto(f"{portal}/pedir/urgente/1")
        page.check("#q-danger_now")
        page.fill("#q-danger_words", "Primera página.")
        press(page, "Seguir")
        page.fill("#q-asker_relation", "Segunda página.")
        press(page, "Volver")
        expect(page.locator("#q-danger_words")).to_have_value("Primera página.")
        press(page, "Seguir")
        expect(page.locator("#q-asker_relation")).to_have_value("Segunda página.")


def test_one_press_leaves_for_the_neutral_page_and_nothing_typed_remains(portal):
    with chromium() as browser:
        page = without_scripts(browser, PHONE)
        page.route(
            re.compile(r"https://es\.wikipedia\.org/.*"),
            lambda route: route.fulfill(body="Una página común"),
        )
        page.goto(f"{portal}/pedir/urgente/1")
        page.check("#q-danger_now")
        page.fill("#q-danger_words", "Palabras que deben borrarse.")
        press(page, "Seguir")
        page.get_by_role("button", name="Salir ahora").click()

        expect(page).to_have_url("https://es.wikipedia.org/")
        page.goto(f"{portal}/pedir/urgente/1")
        expect(page.locator("#q-danger_words")).to_have_value("")


def test_the_whole_urgent_road_works_by_keyboard(portal):
    with chromium() as browser:
        page = without_scripts(browser, DESKTOP)
        page.goto(f"{portal}/pedir/urgente/1")
        page.keyboard.press("Tab")
        expect(page.get_by_role("link", name="Ir al contenido")).to_be_focused()
        page.locator("#q-danger_now").focus()
        page.keyboard.press("Space")
        page.locator("#q-danger_words").focus()
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        expect(page.get_by_role("button", name="Seguir").last).to_be_focused()
        page.keyboard.press("Enter")
        page.locator("#q-asker_relation").focus()
        page.locator("#q-who_asks").check()
        page.locator("#q-asker_relation").press("Enter")

        # Enter in a field goes on, never back.
        expect(page).to_have_url(re.compile(r"/pedir/urgente/3$"))
