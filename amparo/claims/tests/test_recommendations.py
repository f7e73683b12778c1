import csv
import io
import json
import time
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amparo.claims import similar
from amparo.claims.models import Claim, Import, Party, Suggestion, Topic, Valuation
from amparo.claims.recommendations import exporting, importing, rows, tables, topics
from amparo.claims.recommendations.errors import ColumnsUnmapped, TableEmpty, TableUnreadable
from amparo.claims.services import decide_suggestion
from amparo.claims.tests.scene import NOW
from amparo.custody import verification
from amparo.library import quoting

BOTH = (
    '"11.1 Protect the defenders of the invented valley and investigate every attack against them'
    ' (Freedonia, the Sylvania);",Ruritania,support'
)
FILE = f"""text,to,decision,from,year,notes
{BOTH},Freedonia,2008,
{BOTH},Sylvania,2008,
"12.4 Protect defenders in the invented valley, investigate every attack on them promptly (Graustark);",Ruritania,\
consider,Graustark,2012,a note
,Ruritania,support,Freedonia,2012,no text
"13. Build schools for every child of the coast (Freedonia).",,support,Freedonia,2012,
"14. Build schools for every child of the coast (Freedonia).",Ruritania,perhaps,Freedonia,2012,
"""

SHARED = Path(__file__).resolve().parents[4] / "shared" / "data" / "recommendations"


def imported(scene, text=FILE, **more):
    return importing.run(scene.documenter, text.encode(), "invented.csv", NOW, **more)


def test_what_several_states_recommend_is_one_claim_that_cites_each_row(scene):
    tried = imported(scene, dry_run=True)
    assert not Claim.objects.exists()
    report = imported(scene)

    assert [row.did for row in report.rows] == [row.did for row in tried.rows]
    assert [row.did for row in report.rows] == ["new", "joined", "new", "fault", "fault", "fault"]
    assert [row.fault for row in report.rows[3:]] == ["no_text", "no_state", "bad_position"]
    both = Claim.objects.get(cited_on="2008")
    makers = Party.objects.in_bulk([both.issuer_id, *both.co_issuers])
    assert {party.name_en for party in makers.values()} == {"Freedonia", "Sylvania"}
    assert (both.addressees, both.holder_id, both.obligation.scale) == (["state"], "upr", "upr")
    for place in both.citations.all():
        words = quoting.quote(place.source_id, place.start, place.end)
        assert words.startswith("11.1 Protect the defenders")
        assert quoting.words_digest(words) == bytes(place.words_digest)
    answer = Valuation.objects.get(obligation=both.obligation)
    assert (answer.position, answer.precision, answer.on.year) == ("accepted", "year", 2008)
    assert verification.verify().faults == []


def test_the_same_file_again_and_the_same_rows_in_another_file_make_nothing_twice(scene):
    imported(scene)
    again = imported(scene)
    assert again.known_before
    assert [row.did for row in again.rows][:3] == ["held", "held", "held"]
    imported(
        scene,
        FILE + '"20. Ratify the invented treaty (Freedonia)",Ruritania,noted,Freedonia,2017,\n',
    )
    assert Claim.objects.count() == 3


def test_every_cell_comes_out_again_as_it_went_in_the_unfit_rows_too(scene):
    batch = Import.objects.get(pk=imported(scene).import_id)

    assert list(csv.reader(io.StringIO(exporting.as_csv(batch)))) == list(
        csv.reader(io.StringIO(FILE))
    )
    told = json.loads(exporting.as_json(batch))
    assert [row["cells"] for row in told["rows"]] == list(csv.DictReader(io.StringIO(FILE)))
    assert [row["fault"] for row in told["rows"]][3] == "no_text"


def test_rights_goals_and_repetitions_are_suggested_with_their_reason_until_somebody_decides(scene):
    imported(scene)
    later = Claim.objects.get(cited_on="2012")
    assert later.rights == []
    repeats = Suggestion.objects.get(claim=later, kind="repeats")
    assert repeats.target == Claim.objects.get(cited_on="2008").code
    assert repeats.because["share"] >= similar.ALIKE
    assert "valley" in repeats.because["words"]

    for each in (
        repeats,
        later.suggestions.get(target="justice"),
        later.suggestions.get(target="sdg_16"),
    ):
        decide_suggestion(scene.documenter, later.id, each.id, NOW, accepted=True)
    later.refresh_from_db()
    assert (later.rights, later.tags) == (["justice"], ["sdg_16"])
    assert later.links.get().relation == "repeats"
    assert Topic.objects.get(vocabulary="sdg", code="sdg_16").label_es.startswith("ODS 16")


def test_columns_of_another_name_are_guessed_or_mapped_and_never_invented(scene):
    spanish = (
        "Recomendación;Estado examinado;Estado recomendante;Fecha\n"
        "Proteger a todas las personas;Ruritania;Freedonia;2019-05\n"
    )
    report = importing.run(scene.documenter, spanish.encode(), "a.csv", NOW, dry_run=True)
    assert (report.mapping, report.claims) == ({"text": 0, "to": 1, "from": 2, "date": 3}, 1)
    odd = b"what,whom\nProtect everybody,Ruritania\n"
    with pytest.raises(ColumnsUnmapped):
        importing.run(scene.documenter, odd, "b.csv", NOW)
    mapped = importing.run(scene.documenter, odd, "b.csv", NOW, mapping={"text": 0, "to": 1})
    assert mapped.claims == 1
    assert Claim.objects.get().cited_on == ""


INDEX = """Text,Annotation type,State,Recommending State/Entity,Body,Symbol,Paragraph,Cycle,Themes,Affected persons
Build a lighthouse,Recommendations,Ruritania,"- Freedonia\n- Sylvania",UPR,A/INV/1/2,12,2nd cycle,\
"- Light, heat and water\n- Coast","- Girls\n- Keepers of lighthouses"
Build a lighthouse,Recommendations,Ruritania,Graustark,UPR,A/INV/1/2,12,2,- Coast,- Girls
The committee worries that no lighthouse shines,Concerns/Observations,Ruritania,,Invented Committee,A/INV/7,3,,,
Views of somebody,Views,Ruritania,,Invented Committee,A/INV/8,4,,,
"""


def test_rows_of_the_index_keep_what_they_are_about_and_a_concern_is_owed_by_nobody(scene):
    report = imported(scene, INDEX)

    assert [(row.did, row.fault) for row in report.rows] == [
        ("new", ""),
        ("joined", ""),
        ("new", ""),
        ("fault", "bad_type"),
    ]
    asked, worry = Claim.objects.get(kind="recommendation"), Claim.objects.get(kind="concern")
    assert len([asked.issuer_id, *asked.co_issuers]) == 3
    assert asked.tags == [
        "theme_light_heat_and_water",
        "theme_coast",
        "document_a_inv_1_2",
        "cycle_2",
    ]
    assert Topic.objects.get(code="document_a_inv_1_2").label_es == "A/INV/1/2"
    assert {(p.kind, p.name_en) for p in Party.objects.filter(code__in=asked.persons)} == {
        ("people", "Girls"),
        ("people", "Keepers of lighthouses"),
    }
    assert not hasattr(worry, "obligation")
    assert (worry.issuer.name_en, worry.tags) == ("Invented Committee", ["document_a_inv_7"])


def test_the_open_table_of_the_periodic_review_is_read_without_a_fault(scene):
    path = SHARED / "upr_peru_2008_2012.csv"
    if not path.is_file():
        print(f"no {path}: the open table of the periodic review is not read here")  # noqa: T201 - told to whoever runs the tests
        return
    report = importing.run(scene.documenter, path.read_bytes(), path.name, NOW, dry_run=True)
    assert (len(report.rows), report.count("fault")) == (174, 0)
    assert report.claims + report.count("joined") == 174
    assert 100 < report.claims < 174


def workbook(cells):
    ns = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    lines = "".join(
        f'<row r="{r}">'
        + "".join(
            f'<c r="{chr(65 + c)}{r}" t="inlineStr"><is><t>{text}</t></is></c>'
            for c, text in enumerate(row)
        )
        + "</row>"
        for r, row in enumerate(cells, 1)
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(
            "xl/worksheets/sheet1.xml",
            f"<worksheet {ns}><sheetData>{lines}</sheetData></worksheet>",
        )
    return out.getvalue()


def test_a_workbook_is_read_as_the_same_rows_as_a_csv():
    table = tables.read(workbook([["text", "to"], ["Protect everybody", "Ruritania"]]))
    assert table == tables.read(b"text,to\nProtect everybody,Ruritania\n")


@pytest.mark.parametrize(
    ("content", "refusal"),
    [(b"", TableEmpty), (b"text,to\n", TableEmpty), (b"a\x00b,c\n1,2\n", TableUnreadable)],
)
def test_what_is_no_table_is_refused_before_anything_is_kept(content, refusal):
    with pytest.raises(refusal):
        tables.read(content)


@settings(max_examples=40)
@given(
    st.lists(
        st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12), min_size=2, max_size=4
    )
)
def test_no_row_however_odd_breaks_the_reading_of_it(cells):
    row = rows.read(2, cells, {"text": 0, "to": 1})
    assert row.cells == tuple(cells)
    assert bool(row.fault) != bool(row.words)


def test_likeness_is_symmetric_and_bounded_and_a_text_is_wholly_like_itself():
    texts = [
        "Protect every human rights defender of the valley",
        "Defender protection in the valley for every person",
        "Ratify a treaty",
    ]
    for a in texts:
        for b in texts:
            first, second = similar.features(a), similar.features(b)
            assert similar.share(first, second) == similar.share(second, first) <= 100
    assert similar.share(similar.features(texts[0]), similar.features(texts[0])) == 100


def test_a_rule_shows_the_words_it_rests_on_in_both_languages():
    english = {
        each.code: each.words for each in topics.seen("Investigate torture of indigenous women")
    }
    spanish = {each.code for each in topics.seen("Investigar la tortura de mujeres indígenas")}
    assert english["integrity"] == ("tortur",)
    assert {"integrity", "indigenous_peoples", "women", "justice"} <= spanish & set(english)


def sheet(rows):
    """A workbook of raw rows, as somebody who means harm writes it."""
    ns = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        name = "xl/worksheets/sheet1.xml"
        archive.writestr(name, f"<worksheet {ns}><sheetData>{rows}</sheetData></worksheet>")
    return out.getvalue()


def test_a_small_workbook_cannot_become_a_table_that_fills_the_memory():
    with pytest.raises(TableUnreadable):
        tables.read(sheet('<row><c r="ZZZ1"><v>1</v></c></row>' * 2000))
    with pytest.raises(TableUnreadable):
        tables.read(workbook([["a" * 100_000]] * 600))


def test_a_row_that_says_an_impossible_line_is_counted():
    cell = '<c t="inlineStr"><is><t>x</t></is></c><c t="s"><v>%s</v></c>' % ("9" * 5000)
    table = tables.read(sheet("".join(f'<row r="{r}">{cell}</row>' for r in ("x", "9" * 30, "2"))))
    assert [line for line, _cells in table.rows] == [2, 3]


def test_a_cell_of_blanks_or_of_endless_words_takes_no_time():
    began = time.monotonic()
    for words in ("Protect" + " " * 130_000 + "x", "(A" * 65_000, "1." * 65_000, "A, " * 40_000):
        rows.read(2, [words, words], {"text": 0, "to": 1, "from": 1})
    assert time.monotonic() - began < 5


def test_no_cell_that_came_in_runs_in_the_spreadsheet_it_goes_out_to(scene):
    formula = '=HYPERLINK("http://invented.example","x")'
    text = FILE + '"15. Build an invented bridge (Freedonia).",Ruritania,support,,2012,"%s"\n'
    batch = Import.objects.get(pk=imported(scene, text % formula.replace('"', '""')).import_id)
    cells = [cell for row in csv.reader(io.StringIO(exporting.as_csv(batch))) for cell in row]
    assert "'" + formula in cells
    assert formula not in cells
    assert json.loads(exporting.as_json(batch))["rows"][-1]["cells"]["notes"] == formula
