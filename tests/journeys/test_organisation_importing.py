"""Tables and archives by the screen: tried, told row by row, entered, and gone out again as the screen said."""

import csv
import io
import json
import zipfile
from pathlib import Path

from playwright.sync_api import expect

PUBLISHED = Path(__file__).resolve().parents[3] / "shared/data/events/global_witness_2012_2021.csv"
HEADING = (
    "id,date,name,gender,age,person_characteristics,industry_driver,perpetrator_type,continent,"
    "country,country_numeric,local_region,number_of_victims\n"
)
# Where the published table is not beside the tree, one of its columns with two people of ours.
OURS = HEADING + (
    "a1,2016-02-18,Ana Inventada,Female,49,Other,Inventado,Inventado,Americas,Peru,604,Cauca,1\n"
    "a2,2017,Beto Inventado,Male,,Other,Inventado,Inventado,Americas,Peru,604,,1\n"
)
UNREADABLE = "a9,ayer,Nadie Inventado,Male,,Other,Inventado,Inventado,,Atlántida,,,1\n"
WORD = "Cauca"


def _table():
    """The table and one row more, whose day and country nobody can read; and how many rows that are."""
    text = PUBLISHED.read_text("utf-8-sig") if PUBLISHED.is_file() else OURS
    text = text.rstrip("\n") + "\n" + UNREADABLE
    return text, list(csv.DictReader(text.splitlines()))


def _begins(member):
    member.goes("colecciones/nueva").fills({"title": "Colección inventada de lo publicado"})
    member.sends("Crear una colección")
    member.opens_here("Documentar hechos")
    return member.page.url.removeprefix(member.base + "/").partition("?")[0]


def _said(member, label):
    """The number that stands beside a label of the page."""
    for fact in member.main.locator("dl.am-tally div").all():
        if fact.locator("dt").inner_text() == label:
            return int("".join(filter(str.isdigit, fact.locator("dd").inner_text())))
    raise AssertionError(f"nothing is said of {label}")


def _is_tried(member, text, rows):
    sent = {"name": "publicado.csv", "mimeType": "text/csv", "buffer": text.encode()}
    member.page.set_input_files("#file", sent)
    member.sends("Probar")
    member.says("Global Witness")
    driver = member.main.get_by_label("industry_driver", exact=True)
    driver.select_option("event.comments")
    with member.page.expect_navigation():
        member.sends("Probar")
    expect(member.main.get_by_label("industry_driver", exact=True)).to_have_value("event.comments")
    assert _said(member, "entra") == len(rows)
    told = member.main.locator("table", has_text="Fila por fila").locator("tbody tr").last
    expect(told).to_contain_text(str(len(rows) + 1))
    for words in ("ayer", "Atlántida"):
        expect(told).to_contain_text(words)
    every = member.main.get_by_role("button", name="Informe de cada fila (CSV)")
    report = member.downloads(every).read_text("utf-8-sig")
    lines = {row[0] for row in csv.reader(io.StringIO(report))}
    assert len(lines) == len(rows) + 1


def _is_still_empty(member, collection):
    """Trying wrote nothing: the collection, on another screen, has no record."""
    beside = member.page.context.new_page()
    beside.goto(f"{member.base}/{collection}")
    counts = beside.locator("dl.am-tally dd").all_inner_texts()
    assert {count.strip() for count in counts} == {"0"}
    beside.close()


def _goes_out(member, collection, password, rows):
    """What goes out for a word is what the screen says goes out, in each count."""
    member.goes(collection + "/exportar")
    member.proves(password)
    member.fills({"q": WORD})
    with member.page.expect_navigation():
        member.sends_value("show")
    shown = {
        row.locator("th").inner_text(): int(row.locator("td").first.inner_text().split()[-1])
        for row in member.main.locator("table tbody tr").all()
    }
    member.fills({"form": "table"})
    export = member.main.get_by_role("button", name="Exportar", exact=True)
    with zipfile.ZipFile(member.downloads(export)) as archive:
        stated = json.loads(archive.read("datapackage.json"))
        acts = list(csv.DictReader(io.StringIO(archive.read("actos.csv").decode("utf-8-sig"))))
    # The word is found in places and, as the register would spell it, in people's names.
    own = sum(WORD in row["local_region"] for row in rows)
    assert len({row["event.id"] for row in acts}) == shown["Hecho"] >= own > 0
    assert len({row["act.id"] for row in acts}) == shown["Acto"] == shown["Hecho"]
    assert all(row["event.comments"] for row in acts)
    assert WORD in json.dumps(stated, ensure_ascii=False)


def test_a_published_table_is_mapped_tried_told_entered_and_goes_out_as_the_screen_says(
    desk_beside, organisation
):
    text, rows = _table()
    member = desk_beside("documenter")
    collection = _begins(member)
    member.follows("Importar una tabla")
    _is_tried(member, text, rows)
    _is_still_empty(member, collection)
    member.sends("Ingresarla")
    member.says("Ingresado.")
    assert _said(member, "Hecho") == len(rows)
    _goes_out(member, collection, organisation.member("documenter")["password"], rows)


def _tally(member, collection):
    """How many records of each kind a collection says it has."""
    facts = member.goes(collection).main.locator("dl.am-tally div").all()
    said = {each.locator("dt").inner_text(): each.locator("dd").inner_text() for each in facts}
    return {kind: many for kind, many in said.items() if many != "0"}


def _sent_out(member, collection, form, password):
    member.goes(collection + "/exportar")
    member.proves(password)
    member.fills({"form": form})
    return member.downloads(member.main.get_by_role("button", name="Exportar", exact=True))


def test_what_goes_out_for_other_programs_comes_in_by_the_same_screen(desk_beside, organisation):
    member = desk_beside("documenter")
    password = organisation.member("documenter")["password"]
    ours = _begins(member)
    member.follows("Importar una tabla")
    sent = {"name": "publicado.csv", "mimeType": "text/csv", "buffer": OURS.encode()}
    member.page.set_input_files("#file", sent)
    member.sends("Probar")
    member.sends("Ingresarla")
    has = _tally(member, ours)
    assert (has["Hechos"], has["Actos"]) == ("2", "2")
    out = {form: _sent_out(member, ours, form, password) for form in ("openevsys", "ftm", "uwazi")}
    for form, archive in out.items():
        collection = _begins(member)
        member.follows("Importar una tabla")
        member.page.set_input_files("#file", archive)
        member.sends("Probar")
        _is_still_empty(member, collection)
        member.sends("Ingresarla")
        assert _tally(member, collection) == has, form
