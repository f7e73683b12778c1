"""Collections, an event, its forms and its figures read in English."""

from tests.journeys import english


def test_collections_events_and_patterns_say_nothing_in_spanish_to_who_reads_english(desk_beside):
    documenter = desk_beside("documenter")
    documenter.goes("colecciones").main.locator("tbody a").last.click()
    documenter.opens_here("Documentar hechos")
    collection = documenter.page.url.removeprefix(documenter.base + "/").partition("?")[0]
    documenter.main.locator('a[href*="/hechos/"]:not([href$="nuevo"])').first.click()
    event = documenter.page.url.removeprefix(documenter.base + "/").partition("?")[0]
    english.chosen(documenter)
    for address in (
        *("colecciones", "colecciones/nueva", collection, event, event + "/actos"),
        *(event + "/agregar/reparation", event + "/agregar/information"),
        *(collection + "/hechos/nuevo", collection + "/importar", collection + "/compartir"),
        *("vocabularios", "vocabularios/4", "vocabularios/104", "patrones"),
    ):
        assert (address, english.left(documenter.goes(address))) == (address, [])
    documenter.main.locator('[name="c"]').first.check()
    documenter.sends("Open and leave a record")
    for view in ("Figures", "Indicator 16.10.1", "Reparations"):
        documenter.follows(view)
        assert (view, english.left(documenter)) == (view, [])
