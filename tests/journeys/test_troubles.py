"""What goes wrong for a person: a mistyped receipt, a file too large, a hurried exit; nothing is lost."""

import re

from playwright.sync_api import expect

from tests.journeys.portal_pages import press
from tests.journeys.recordings import spoken


def test_a_mistyped_receipt_is_told_at_once_and_stays_as_it_was_typed(person):
    her = person()
    her.asks_urgently()
    her.leaves()
    swapped = [her.words[1], her.words[0], *her.words[2:]]
    for typed, said in ((swapped, "palabras"), ([*her.words[:9], "zzzz"], "La palabra 10")):
        her.comes_back(typed)
        expect(her.page.get_by_role("alert")).to_contain_text(said)
        expect(her.page.locator("#words")).to_have_value(" ".join(typed))


def test_a_file_too_large_is_refused_with_the_limit_and_every_word_stays(person, tmp_path):
    her = person()
    her.asks_urgently()
    press(her.page, "Ya las copié: contar algo más")
    her.page.goto(f"{her.base}/seguimiento/archivo")
    large = tmp_path / "largo.wav"
    with large.open("wb") as out:
        out.write(spoken()["buffer"])
        out.truncate(51 * 1024 * 1024)
    her.page.set_input_files("#recording", large)
    her.page.fill("#note", "Grabé esto anoche.")
    press(her.page, "Enviar archivos")
    expect(her.page.get_by_role("alert")).to_contain_text("50 MB")
    expect(her.page.locator("#note")).to_have_value("Grabé esto anoche.")
    her.page.set_input_files("#recording", [spoken()])
    press(her.page, "Enviar archivos")
    her.looks_again().reads("Archivos que envió")


def test_one_press_ends_the_draft_at_the_running_door(person):
    her = person()
    her.page.route(
        re.compile(r"https://es\.wikipedia\.org/.*"), lambda route: route.fulfill(body="Otra")
    )
    her.page.goto(f"{her.base}/pedir/urgente/1")
    her.fills({"danger_now": "yes", "danger_words": "Palabras que deben borrarse."})
    press(her.page, "Seguir")
    her.page.get_by_role("button", name="Salir ahora").click()
    expect(her.page).to_have_url("https://es.wikipedia.org/")
    her.page.goto(f"{her.base}/pedir/urgente/1")
    assert "Palabras que deben borrarse." not in her.page.content()
