"""Tables as people make them: headings under titles, odd signs and encodings, workbooks with dates and merged cells."""

import io
import zipfile

import pytest

from amparo.exchange import headings, tables, values, workbook
from amparo.exchange.errors import LineUnread

_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_SHEET = """<worksheet {main}><sheetData>
<row r="1"><c r="A1" t="inlineStr"><is><t>Registro inventado</t></is></c></row>
<row r="3"><c r="A3" t="inlineStr"><is><t>Hecho</t></is></c><c r="B3" t="inlineStr"><is><t>Fecha</t></is></c>
<c r="C3" t="inlineStr"><is><t>Personas</t></is></c></row>
<row r="4"><c r="A4" t="inlineStr"><is><t>Marcha</t></is></c><c r="B4" s="1"><v>44269</v></c>
<c r="C4"><f>1+1</f><v>2.0</v></c></row>
<row r="5"><c r="B5" s="2"><v>44270.5</v></c><c r="C5"><f>SUM(C4:C4)</f></c></row>
</sheetData><mergeCells><mergeCell ref="A1:C1"/><mergeCell ref="A4:A5"/></mergeCells></worksheet>"""
_STYLES = """<styleSheet {main}><numFmts><numFmt numFmtId="170" formatCode="dd\\-mm\\-yyyy"/></numFmts>
<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/></cellXfs></styleSheet>"""


def book(since_1904):
    told = f'<workbook {_MAIN}><workbookPr date1904="{int(since_1904)}"/></workbook>'
    parts = {"worksheets/sheet1": _SHEET, "styles": _STYLES, "workbook": told}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name, text in parts.items():
            made.writestr(f"xl/{name}.xml", text.replace("{main}", _MAIN))
    return out.getvalue()


@pytest.mark.parametrize(("since_1904", "year"), [(False, "2021"), (True, "2025")])
def test_a_workbook_says_what_a_person_reads_in_it(since_1904, year):
    table = tables.read([book(since_1904)])
    assert (table.columns, table.heading) == (("Hecho", "Fecha", "Personas"), 3)
    (line, first), (_line, second) = table.rows
    assert (line, first["Hecho"], first["Personas"]) == (4, "Marcha", "2")
    assert first["Fecha"][:7] == f"{year}-03"
    assert second["Hecho"] == "Marcha", "a merged cell says it on each of its rows"
    assert (second["Fecha"][10:], second["Personas"]) == (" 12:00:00", "=SUM(C4:C4)")
    assert values.date(second["Fecha"], day_first=True)["value"][:4] == year


def test_what_goes_into_a_workbook_comes_out_of_it():
    columns, row = ("uno", "dos"), {"uno": "=1+1\r\n<&>\x07", "dos": "_x0041_ · 0012"}
    table = tables.read([b"".join(workbook.as_xlsx(columns, [row, {"dos": "3.0"}]))])
    assert [one for _line, one in table.rows] == [row, {"uno": "", "dos": "3.0"}]


@pytest.mark.parametrize(
    "content",
    [
        "título;fecha\nDesalojó;1\n".encode("utf-16"),
        "título;fecha\nDesalojó;1\n".encode("cp1252"),
        "\ufefftítulo,fecha\r\nDesalojó,1\r\n".encode(),
        "título\tfecha\rDesalojó\t1\r".encode(),
        "sep=;\ntítulo;fecha\nDesalojó;1\n".encode(),
        '"título";"fecha"\n"Desaloj\x00ó";1\n'.encode(),
        "Lista, del año, completa\n\ntítulo|fecha\nDesalojó|1".encode(),
    ],
)
def test_signs_ends_and_encodings_are_found_out(content):
    table = tables.read([content])
    assert table.columns == ("título", "fecha")
    assert [row for _line, row in table.rows] == [{"título": "Desalojó", "fecha": "1"}]


def test_columns_without_a_name_get_one_and_no_cell_is_lost():
    table = tables.read([b"a,a,,b,\n1,2,3,4,5,6\n"])
    assert table.columns == ("a", "a (2)", "#3", "b")
    ((_line, row),) = table.rows
    assert row == {"a": "1", "a (2)": "2", "#3": "3", "b": "4", "#5": "5", "#6": "6"}
    said = headings.headed(iter([(1, ["x", "y"]), (2, ["p", "q"]), (3, ["1", "2"])]), 2)
    assert said[:2] == (2, ("p", "q"))


def test_a_quotation_mark_that_never_closes_is_told_with_its_line():
    with pytest.raises(LineUnread) as refused:
        list(tables.read([b'a,b\n1,2\n"x,1\ny,2\n']).rows)
    assert refused.value.params["line"] == "3"


def test_dates_numbers_and_places_are_read_as_people_write_them():
    for written, meant in {
        "14-mar-2025": "2025-03-14", "marzo de 2025": "2025-03", "14 de marzo del 2025": "2025-03-14",
        "March 14, 2025": "2025-03-14", "20250314": "2025-03-14", "03/2025": "2025-03", "2025/3/4 10:30": "2025-03-04",
    }.items():  # fmt: skip
        assert values.date(written, day_first=True) == {"value": meant}, written
    for none in ("31/02/2025", "14/03/25", "ayer", "2025-13"):
        with pytest.raises(values.NotRead):
            values.date(none, day_first=True)
    assert [values.whole(text) for text in ("1.200", "3,0", "12 000")] == [1200, 3, 12000]
