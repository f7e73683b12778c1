"""Who is whom in a mechanism's register, judged and taken back by somebody who uses no mouse."""

import csv
import re

from playwright.sync_api import expect

from tests.journeys import english
from tests.journeys.days import day
from tests.journeys.keyboard import Keyboard

ONE, OTHER = "Cecilia Inventada", "Sesilia Inventada"
SAME = "Las dos solicitudes inventadas dan la misma casa."
APART = "Llamó por la radio: son dos primas inventadas."
PAGES = (
    *("personas", "personas/nueva", "personas/repetidas", "situaciones", "situaciones/nueva"),
    *("buscar", "colecciones", "vocabularios", "patrones", "registro"),
)
JUDGED = "Se juzgó quién es la misma persona, o no"
NAMED, SPELT = "Rumualdo Ficticio Llacsa", "Romualdo Fictisio Yacsa"
ONE_MAN = "Su hermana inventada dice que es uno solo."
TWO_MEN = "Llegaron los dos juntos a la posta inventada."
COUSINS = "Son primos inventados, de dos caseríos."
SPEAKS = re.compile("habla a favor|habla en contra|dice poco")


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


def test_two_persons_are_made_one_and_two_again_by_keyboard_and_no_other_desk_is_told(desk):
    analyst = desk("analyst", "analysis")
    keys = Keyboard(analyst.page)
    told, tale = _entered(analyst, NAMED)
    kept, secret = _entered(analyst, SPELT, only_here=True)
    pair = _asked(analyst, keys, f"personas/iguales/{told}")
    explained = pair.get_by_role("table", name="Campo por campo").locator("tbody tr")
    assert [row for row in explained.all_inner_texts() if not SPEAKS.search(row)] == []
    expect(pair).to_contain_text("Persona")
    expect(explained.filter(has_text="suena igual").filter(has_text="a favor")).not_to_have_count(0)
    _is_sound_compared(analyst, told)
    _judges(keys, pair, "same", ONE_MAN)
    expect(pair).to_have_count(0)

    theirs = (kept, tale, secret)
    assert _line(analyst, told, theirs) == list(theirs)
    analyst.says(ONE_MAN)
    analyst.sound(f"personas/{told}")
    _is_told_nothing(desk("intake_officer", "intake"), told, tale, (SPELT, kept, secret, ONE_MAN))
    analyst.goes(f"personas/{told}")
    keys.follows(f"No es la misma: {SPELT}")
    keys.types("reasons", TWO_MEN)
    keys.follows("Decir que no son la misma")
    assert _line(analyst, told, theirs) == [tale]
    assert _line(analyst, kept, (told, tale, secret)) == [secret]
    keys.follows("Quién abrió y quién hizo qué")
    expect(analyst.main.get_by_role("row").filter(has_text=JUDGED)).to_have_count(0)
    analyst.goes(f"personas/{told}")
    keys.follows("Quién abrió y quién hizo qué")
    expect(analyst.main.get_by_role("row").filter(has_text=JUDGED)).to_have_count(2)

    _judges(keys, _asked(analyst, keys, f"personas/iguales/{told}"), "different", COUSINS)
    analyst.says(COUSINS)
    expect(_asked(analyst, keys, f"personas/iguales/{kept}")).to_have_count(0)
    expect(_asked(analyst, keys, "personas/repetidas").filter(has_text=NAMED)).to_have_count(0)


def _entered(member, name, **more):
    """A situation that names somebody, and somebody of that name whose it is; the ids of both, the person's first."""
    member.goes("situaciones/nueva")
    told = {"channel": "La prensa", "known_on": day(-1), "account": "Lo siguieron (inventado)."}
    member.fills({"victims": name, **told, **more})
    member.sends("Registrar y sellar")
    situation = member.page.url.partition("?")[0].rpartition("/")[2]
    member.goes(f"personas/nueva?de={situation}").fills({"kind": "person", "names": name, **more})
    member.sends("Anotar y sellar")
    return member.page.url.partition("?")[0].rpartition("/")[2], situation


def _asked(member, keys, address):
    """What is asked of who bears the second name."""
    member.goes(address)
    keys.follows("Abrir las tarjetas y comparar")
    tables = member.page.get_by_role("table", name="Campo por campo")
    return member.main.get_by_role("article").filter(has=tables).filter(has_text=SPELT)


def _is_sound_compared(member, person):
    """The cards beside each other, read by axe in a browser with scripts."""
    member.examined.goto(f"{member.base}/personas/iguales/{person}")
    member.examined.get_by_role("button", name="Abrir las tarjetas y comparar").click()
    member.examined.get_by_role("table", name="Campo por campo").first.wait_for()
    member.sound_here()


def _judges(keys, pair, verdict, reasons):
    keys.goes_within(pair)
    keys.chooses("verdict", verdict)
    keys.types("reasons", reasons)
    keys.follows(pair.get_by_role("button").text_content().strip())


def _line(member, person, files):
    """Which of these stand on the one line of a person, whose page is opened."""
    if member.goes(f"personas/{person}").main.get_by_role("table").count() == 0:
        member.opens_here("Revisar si son la misma persona")
    line = member.main.get_by_role("table", name="Una sola línea").inner_html()
    return [file for file in files if file in line]


def _is_told_nothing(other, person, tale, hidden):
    """Of what one desk keeps to itself no page of another says a word, of the same person's least of all."""
    assert _line(other, person, (tale, *hidden)) == [tale]
    said = [other.page.content(), other.goes(f"registro/{person}").page.content()]
    other.goes(f"personas/iguales/{person}").sends("Abrir las tarjetas y comparar")
    said.append(other.page.content())
    other.goes("personas").sends("Abrir los nombres")
    other.says(NAMED)
    said.append(other.page.content())
    other.goes("buscar").fills({"q": NAMED})
    other.sends("Buscar")
    other.says(NAMED)
    said.append(other.page.content())
    assert [one for one in hidden for page in said if one in page] == []
    for address in (f"personas/{hidden[1]}", f"situaciones/{hidden[2]}", f"registro/{hidden[1]}"):
        assert other.page.goto(f"{other.base}/{address}").status == 404
