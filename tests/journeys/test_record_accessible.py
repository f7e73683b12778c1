"""The register of an organisation on a telephone, by axe, and by the keyboard alone."""

from playwright.sync_api import expect

from tests.journeys.portal_pages import PHONE

TABLE = "clave,qué pasó,cuándo\nJ1,golpiza,14/3/2025\n".encode()
CLOSED = (
    *("personas/nueva", "personas/repetidas", "buscar", "situaciones/nueva", "colecciones"),
    *("vocabularios/4", "patrones", "misiones"),
)
OF_A_MISSION = ("/testimonios", "/elementos", "/informe", "/actos/enter_testimony")
# What takes the keyboard on a page, in the order of the page; a group of choices is one stop, at what is chosen.
REACHED = """() => {
  const stops = "a[href], button, input:not([type=hidden]), select, textarea, summary";
  return [...document.querySelectorAll(stops)].filter(one => {
    if (one.tabIndex < 0 || !one.checkVisibility()) return false;
    if (one.type !== "radio") return true;
    const group = [...one.form.elements[one.name]];
    return one === (group.find(each => each.checked) || group[0]);
  }).map(one => one.outerHTML.slice(0, 90)) }"""
HERE = """() => {
  const one = document.activeElement, beside = one.nextElementSibling;
  const looks = [getComputedStyle(one)];
  if (beside) looks.push(getComputedStyle(beside, "::before"));
  const shown = looks.some(look => look.outlineStyle !== "none" || look.boxShadow !== "none");
  return [one === document.body ? "" : one.outerHTML.slice(0, 90), shown] }"""


def _within(member, listing, link):
    """Follow the first link of a list that leads inside; returns its address."""
    member.goes(listing).main.locator(link).first.click()
    return member.page.url.removeprefix(member.base + "/")


def _in_a_collection(member):
    collection = _within(member, "colecciones", "tbody a")
    member.opens_here("Documentar hechos")
    return collection, _within(member, collection, 'a[href*="/hechos/"]:not([href$="nuevo"])')


def _tries_a_table(member, collection):
    """See the screen of a table of which nothing is known, in the browser that examines."""
    seen = member.examined
    seen.goto(f"{member.base}/{collection}/importar")
    seen.set_input_files("#file", {"name": "t.csv", "mimeType": "text/csv", "buffer": TABLE})
    seen.get_by_role("button", name="Probar").click()
    expect(seen.get_by_label("qué pasó")).to_be_visible()


def test_axe_finds_nothing_on_the_lists_and_forms_of_the_register(desk_beside):
    documenter = desk_beside("documenter", size=PHONE)
    for address in CLOSED:
        documenter.sound(address)


def test_axe_finds_nothing_on_what_is_open_of_a_collection(desk_beside):
    documenter = desk_beside("documenter", size=PHONE)
    collection, event = _in_a_collection(documenter)
    for address in (
        *(collection, collection + "/importar", collection + "/hechos/nuevo", event),
        *(event + "/actos", event + "/agregar/information"),
    ):
        documenter.sound(address)
    _tries_a_table(documenter, collection)
    documenter.sound_here()


def test_axe_finds_nothing_on_what_leaves_a_collection_and_on_its_figures(
    desk_beside, organisation
):
    documenter = desk_beside("documenter", size=PHONE)
    collection, _event = _in_a_collection(documenter)
    documenter.goes(collection + "/exportar")
    documenter.proves(organisation.member("documenter")["password"])
    documenter.sound(collection + "/exportar")
    documenter.goes("patrones").main.locator('[name="c"]').first.check()
    documenter.sends("Abrir y dejar constancia")
    documenter.fills({"filas": "Año"})
    documenter.sends("Contar")
    documenter.sound(documenter.page.url.removeprefix(documenter.base + "/"))


def test_axe_finds_nothing_on_what_is_open_of_people_and_missions(desk_beside):
    documenter = desk_beside("documenter", size=PHONE)
    situation = _within(documenter, "situaciones", "tbody a")
    documenter.opens_here("Seguir una situación de riesgo")
    mission = _within(documenter, "misiones", "td a, th a")
    documenter.opens_here("Trabajar en una misión")
    for address in (situation, *(mission + each for each in OF_A_MISSION)):
        documenter.sound(address)
    for name in ("Casimira Inventada Ticona", "Kasimira Inventada Ticona"):
        documenter.goes("personas/nueva").fills({"kind": "person", "names": name})
        documenter.sends("Anotar y sellar")
    documenter.opens_here("Revisar si son la misma persona")
    documenter.sound(documenter.page.url.removeprefix(documenter.base + "/"))
    seen = documenter.examined
    seen.goto(f"{documenter.base}/personas/repetidas")
    seen.get_by_role("button", name="Abrir las tarjetas y comparar").click()
    expect(seen.locator("article").first).to_be_visible()
    documenter.sound_here()


def _pressed_through(page, most):
    """What Tab leads to, one stop after another, until it leaves the page; a date is one stop of three parts."""
    met = []
    for _stop in range(most):
        page.keyboard.press("Tab")
        here, shown = page.evaluate(HERE)
        if not here:
            return met
        if here not in met[-1:]:
            assert shown, here
            met.append(here)
    raise AssertionError("Tab never leaves the page")


def _is_walked(page):
    """Press Tab through this page: everything is met once, in its order."""
    meant = page.evaluate(REACHED)
    assert "govuk-skip-link" in meant[0]
    assert _pressed_through(page, 2 * len(meant)) == meant


def test_the_keyboard_walks_through_what_enters_an_event(desk_beside):
    documenter = desk_beside("documenter")
    collection, _event = _in_a_collection(documenter)
    documenter.examined.goto(f"{documenter.base}/{collection}/hechos/nuevo")
    _is_walked(documenter.examined)


def test_the_keyboard_reaches_everything_in_order_and_begins_where_something_is_wrong(desk_beside):
    documenter = desk_beside("documenter")
    page = documenter.examined
    page.goto(f"{documenter.base}/situaciones/nueva")
    _is_walked(page)

    page.get_by_role("button", name="Registrar y sellar").press("Enter")
    expect(page.get_by_role("alert")).to_be_focused()
    assert page.title().startswith("Error: ")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    wrong = page.locator(".govuk-form-group--error").first
    expect(wrong.locator("input, select, textarea").first).to_be_focused()
