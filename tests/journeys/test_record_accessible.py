"""The register of an organisation on a telephone, by axe, and by the keyboard alone."""

from playwright.sync_api import expect

from tests.journeys.portal_pages import PHONE

CLOSED = (
    *("personas/nueva", "personas/repetidas", "buscar", "situaciones/nueva", "colecciones"),
    *("vocabularios/4", "patrones", "misiones"),
)
OF_A_MISSION = ("/testimonios", "/elementos", "/informe")
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


def test_axe_finds_nothing_on_the_lists_and_forms_of_the_register(desk_beside):
    documenter = desk_beside("documenter", size=PHONE)
    for address in CLOSED:
        documenter.sound(address)


def test_axe_finds_nothing_on_what_is_open_in_the_register(desk_beside):
    documenter = desk_beside("documenter", size=PHONE)
    situation = _within(documenter, "situaciones", "tbody a")
    documenter.opens_here("Seguir una situación de riesgo")
    documenter.sound(situation)
    collection = _within(documenter, "colecciones", "tbody a")
    documenter.opens_here("Documentar hechos")
    event = _within(documenter, collection, 'a[href*="/hechos/"]:not([href$="nuevo"])')
    for address in (collection, collection + "/importar", event, event + "/actos"):
        documenter.sound(address)
    mission = _within(documenter, "misiones", "td a, th a")
    documenter.opens_here("Trabajar en una misión")
    for address in OF_A_MISSION:
        documenter.sound(mission + address)


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


def test_the_keyboard_reaches_everything_in_order_and_begins_where_something_is_wrong(desk_beside):
    documenter = desk_beside("documenter")
    page = documenter.examined
    page.goto(f"{documenter.base}/situaciones/nueva")
    meant = page.evaluate(REACHED)
    assert "govuk-skip-link" in meant[0]
    assert _pressed_through(page, 2 * len(meant)) == meant

    page.get_by_role("button", name="Registrar y sellar").press("Enter")
    expect(page.get_by_role("alert")).to_be_focused()
    assert page.title().startswith("Error: ")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    wrong = page.locator(".govuk-form-group--error").first
    expect(wrong.locator("input, select, textarea").first).to_be_focused()
