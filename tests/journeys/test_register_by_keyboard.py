"""Who is whom in a mechanism's register, judged and taken back by somebody who uses no mouse."""

import csv

from playwright.sync_api import expect

from tests.journeys import english
from tests.journeys.keyboard import Keyboard

ONE, OTHER = "Cecilia Inventada", "Sesilia Inventada"
SAME = "Las dos solicitudes inventadas dan la misma casa."
APART = "Llamó por la radio: son dos primas inventadas."
PAGES = (
    *("personas", "personas/nueva", "personas/repetidas", "situaciones", "situaciones/nueva"),
    *("buscar", "colecciones", "vocabularios", "patrones", "registro"),
)
JUDGED = "Se juzgó quién es la misma persona, o no"


def test_two_requests_are_judged_to_be_of_one_person_and_parted_again_by_keyboard(desk):
    analyst = desk("analyst", "analysis")
    keys = Keyboard(analyst.page)
    pair = _looks_for_the_pair(analyst, keys)
    expect(pair).to_contain_text(ONE)
    for reasons in ("", SAME):
        keys.goes_within(pair)
        keys.chooses("verdict", "same")
        keys.types("reasons", reasons)
        keys.follows(pair.get_by_role("button").text_content().strip())
        assert analyst.page.get_by_role("alert").count() == (reasons == "")
    expect(pair).to_have_count(0)

    _opens_the_person(analyst, keys)
    theirs = analyst.main.get_by_role("table", name="Una sola línea").get_by_role("row")
    request = theirs.filter(has_text=OTHER)
    expect(request).to_contain_text("Expediente")
    number = request.get_by_role("link").first.inner_text()
    keys.follows(f"No es suyo: {number}")
    keys.types("reasons", APART)
    keys.follows("Decir que este expediente no es suyo")
    expect(request).to_have_count(0)
    for words in (SAME, APART, number):
        analyst.says(words)
    keys.follows("Quién abrió y quién hizo qué")
    entries = analyst.main.get_by_role("row").filter(has_text=JUDGED)
    assert entries.count() == 2
    for words in (OTHER, SAME, APART, number):
        expect(analyst.main).not_to_contain_text(words)
    proof = entries.first.get_by_role("link", name="Descargar la prueba de inclusión")
    assert b"leaf" in analyst.downloads(proof).read_bytes()
    expect(_looks_for_the_pair(analyst, keys)).to_have_count(1)


def _looks_for_the_pair(analyst, keys):
    analyst.goes("personas")
    keys.follows("Revisar quién puede estar repetido")
    keys.follows("Abrir las tarjetas y comparar")
    found = analyst.main.get_by_role("article").filter(has_text="suena igual")
    return found.filter(has=analyst.page.get_by_role("heading", name=OTHER))


def _opens_the_person(analyst, keys):
    """Find the person by a name, and open their page with a purpose."""
    analyst.goes("buscar")
    keys.goes_within(analyst.main)
    keys.types("q", ONE)
    keys.chooses("what", "person")
    keys.follows("Buscar")
    keys.follows(ONE)
    keys.follows("Abrir con motivo")
    keys.chooses("purpose", "linkage_work")
    keys.follows("Abrir y dejar constancia")


def test_in_english_a_search_is_kept_run_again_exported_as_it_is_listed_and_forgotten(
    desk, installation
):
    analyst = english.chosen(desk("analyst", "analysis").goes("buscar"))
    keys, name = Keyboard(analyst.page), "Those invented"
    keys.goes_within(analyst.main)
    keys.types("q", ONE)
    keys.follows("Find")
    found = analyst.main.get_by_role("table", name="What was found").locator("tbody tr")
    listed = found.all_inner_texts()
    assert len(listed) > 1
    analyst.says(f"{len(listed)} things fit")
    keys.types("name", name)
    keys.follows("Keep it")
    keys.follows(name)
    assert found.all_inner_texts() == listed
    export = analyst.main.get_by_role("link", name=f"Export {name}")
    with analyst.page.expect_download() as coming:
        export.click()
        if (field := analyst.main.get_by_label("Password")).count():
            field.fill(installation.member("analyst", "analysis")["password"])
            analyst.main.get_by_role("button", name="Export", exact=True).click()
    sent = list(csv.reader(coming.value.path().read_text("utf-8-sig").splitlines()))
    assert len(sent[1 : sent.index([])]) == len(listed)
    analyst.goes("buscar")
    keys.follows(f"Forget {name}")
    expect(analyst.main.get_by_text(name)).to_have_count(0)
    for address in PAGES:
        assert (address, english.left(analyst.goes(address))) == (address, [])
