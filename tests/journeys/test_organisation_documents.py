"""An event entered without a mouse: told once, split into acts, drawn, disputed, taken out and brought back."""

from playwright.sync_api import expect

from tests.journeys.keyboard import Keyboard

TOLD = "A Ana Inventada la golpearon en el muelle inventado. Horas después detuvieron a Beto Inventado."
SPLIT = (("1", "injury", "Ana Inventada"), ("2", "arrest", "Beto Inventado"))
NOTE = "Un registro inventado del muelle dice otra cosa."
ACTS = "table a.am-file"
TALLY = "dl.am-tally div"


def _collection(member, title):
    """Begin a collection and have it open; returns its address."""
    member.goes("colecciones/nueva").fills({"title": title})
    member.sends("Crear una colección")
    member.opens_here("Documentar hechos")
    return member.page.url.removeprefix(member.base + "/").partition("?")[0]


def _enters_without_a_mouse(member, collection):
    """From the page of the collection to an event with two acts, by keys alone."""
    page, keys = member.page, Keyboard(member.page)
    member.goes(collection)
    keys.follows("Ingresar un hecho")
    keys.types("title", "Ataque inventado en el muelle")
    keys.types("begins", "2025-03")
    keys.presses("save")
    keys.follows("Agregar: relato")
    keys.types("text", TOLD)
    keys.follows("Guardar")
    keys.follows("Partirlo en actos")
    member.sound(page.url.removeprefix(member.base + "/"))
    for number, (sentence, kind, victim) in enumerate(SPLIT, 1):
        keys.types(f"p{number}-from", sentence)
        keys.chooses(f"p{number}-type", kind)
        keys.types(f"p{number}-victim", victim)
    keys.presses("save")
    member.says("Quién hizo qué a quién")
    drawn = page.locator(".am-drawing svg").first
    for _sentence, _kind, victim in SPLIT:
        expect(drawn).to_contain_text(victim)
    return page.url.removeprefix(member.base + "/").partition("?")[0]


def _disputes_the_first_act(member, event):
    keys = Keyboard(member.page)
    act = member.main.locator(ACTS, has_text="Lesiones").first.inner_text()
    firm = member.page.locator(".am-drawing [stroke-dasharray]").count()
    keys.follows(act)
    keys.follows("Cambiar o retirar")
    keys.chooses("status", "disputed")
    keys.types("note", NOTE)
    keys.follows("Guardar")
    member.says(NOTE)
    member.goes(event).says("en disputa")
    assert member.page.locator(".am-drawing [stroke-dasharray]").count() > firm


def _goes_before(member, collection, event):
    """Enter an event that came before, and see the two in time."""
    member.goes(collection + "/hechos/nuevo").fills(
        {"title": "Amenaza inventada", "begins": "2025"}
    )
    member.sends("Guardar")
    first = member.page.url.partition("?")[0].rpartition("/")[2]
    member.goes(f"{collection}/hechos/{first}/agregar/chain")
    member.fills({"related": event.rpartition("/")[2], "type": "Ocurre antes que"})
    member.sends("Guardar")
    chain = member.goes(event).main.get_by_role("region", name="Cadena de hechos")
    expect(chain.get_by_role("region", name="Línea de tiempo").locator("svg")).to_be_visible()
    expect(chain).to_contain_text("Amenaza inventada")


def test_an_event_is_told_split_disputed_by_keys_alone_and_comes_back_whole_elsewhere(
    desk_beside, organisation
):
    member = desk_beside("documenter")
    collection = _collection(member, "Colección inventada del muelle")
    event = _enters_without_a_mouse(member, collection)
    _disputes_the_first_act(member, event)
    _goes_before(member, collection, event)
    tally = member.goes(collection).main.locator(TALLY).all_inner_texts()
    assert len(tally) > 4

    member.goes(collection + "/exportar")
    member.proves(organisation.member("documenter")["password"])
    export = member.main.get_by_role("button", name="Exportar", exact=True)
    archive = {"name": "muelle.zip", "mimeType": "application/zip"}
    archive["buffer"] = member.downloads(export).read_bytes()
    elsewhere = _collection(member, "Colección inventada de llegada")
    member.goes(elsewhere + "/importar").page.set_input_files("#file", archive)
    member.sends("Probar")
    member.sends("Ingresarla")
    member.says("registros ingresados")
    assert member.goes(elsewhere).main.locator(TALLY).all_inner_texts() == tally
