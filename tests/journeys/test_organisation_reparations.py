"""A list of words is changed, its history read, and its word used for what is owed to each victim."""

from playwright.sync_api import expect

from tests.journeys.keyboard import Keyboard

FORMS = "vocabularios/104"
TITLE = "Colección inventada de lo que se debe"
CODE, FIRST, SAID = "search_j", "Busca inventada", "Búsqueda inventada de quien falta"
PEOPLE = ("Nora Inventada Quispe", "Ciro Inventado Mamani")
ORDERED = "Lo que manda una sentencia inventada."
MADE = "Pagaron la primera parte (inventado)."
SAYS = "Llegó tarde (inventado)."


def test_a_term_is_added_renamed_used_for_what_is_owed_to_each_victim_and_retired(desk_beside):
    member = desk_beside("documenter")
    _adds_and_renames(member)
    event = _two_are_harmed(member)
    with_judgment = {"form": SAID, "basis": "Sentencia nacional", "state": "Hecha en parte"}
    money = {"amount": "3000.00", "made_amount": "1000.00", "currency": "PEN"}
    told = {"owed": ORDERED, "made": MADE, "victim_says": SAYS}
    _owes(member, event, PEOPLE[0], **with_judgment, **money, **told)
    without = {"form": SAID, "basis": "Sin sentencia", "state": "Pendiente"}
    _owes(member, event, PEOPLE[1], **without)

    _retires(member)
    member.goes(event + "/agregar/reparation")
    assert SAID not in member.main.inner_text()
    _reads_what_is_owed(member)


def _adds_and_renames(member):
    """By keys alone: a term, and the same said otherwise; its history has both, with who and when."""
    keys = Keyboard(member.page)
    member.goes("vocabularios")
    keys.goes_within(member.main)
    keys.types("q", "Rehabilitación")
    keys.follows("Buscar")
    keys.follows("Rehabilitación")
    member.says("como lo trae este programa")
    for said in (FIRST, SAID):
        member.goes(FORMS)
        keys.types("code", CODE)
        keys.types("es", said)
        keys.types("en", "Invented search")
        keys.follows("Guardar")
    member.goes(f"{FORMS}?q={CODE}")
    keys.follows(SAID)
    history = member.main.get_by_role("list").filter(has_text=FIRST).first.get_by_role("listitem")
    assert [SAID in history.nth(0).inner_text(), FIRST in history.nth(1).inner_text()] == [
        True,
        True,
    ]
    assert "hoy" in history.nth(1).inner_text()


def _two_are_harmed(member):
    member.goes("colecciones/nueva").fills({"title": TITLE})
    member.sends("Crear una colección")
    member.opens_here("Documentar hechos")
    collection = member.page.url.removeprefix(member.base + "/").partition("?")[0]
    member.goes(collection + "/hechos/nuevo")
    member.fills({"title": "Allanamiento inventado de la caleta", "begins": "2024-06"})
    for row, name in enumerate(PEOPLE, 1):
        member.fills({f"r{row}-type": "injury", f"r{row}-victim": name})
    member.sends_value("save")
    return member.page.url.removeprefix(member.base + "/").partition("?")[0]


def _owes(member, event, victim, **told):
    member.goes(event + "/agregar/reparation").fills({"victim": victim, **told})
    member.sends("Guardar")


def _retires(member):
    member.goes(f"{FORMS}?q={CODE}").sends(f"Retirarlo {SAID}")
    member.goes(f"{FORMS}?termino={CODE}").says("retirado")
    member.main.get_by_role("link", name="Contar los registros").click()
    member.says(f"{TITLE} · Reparación: 2")


def _reads_what_is_owed(member):
    """Each victim with what was owed and made, and the same by form, with a judgment and without."""
    member.goes("patrones").main.get_by_label(TITLE).check()
    member.sends("Abrir y dejar constancia")
    member.follows("Reparaciones")
    by_form = member.main.get_by_role("table", name="Reparaciones debidas y hechas")
    for judgment, money in (("con sentencia", "PEN 3000.00 / 1000.00"), ("sin sentencia", "–")):
        expect(by_form.get_by_role("row").filter(has_text=judgment)).to_contain_text(money)
    each = member.main.get_by_role("table", name="A cada víctima").get_by_role("row")
    hers, his = (each.filter(has_text=name) for name in PEOPLE)
    paid = "PEN 1000.00 pagados de 3000.00"
    for words in (SAID, ORDERED, "con sentencia", "Hecha en parte", paid, MADE, SAYS):
        expect(hers).to_contain_text(words)
    for words in (SAID, "sin sentencia", "Pendiente"):
        expect(his).to_contain_text(words)
