from datetime import UTC, datetime

from amparo import typeset

AT = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)


def test_the_same_words_make_the_same_bytes_whatever_their_order(tmp_path):
    sheet = tmp_path / "sheet.typ"
    sheet.write_text(
        "#let told = json(bytes(sys.inputs.sheet))\n#set document(title: told.title)\n"
        "#told.body #sys.inputs.mark\n",
        encoding="utf-8",
    )
    first = typeset.pdf(sheet, {"title": "Hoja", "body": "Ñandú"}, AT, mark="a")
    assert first == typeset.pdf(sheet, {"body": "Ñandú", "title": "Hoja"}, AT, mark="a")
    assert first.startswith(b"%PDF-")
    assert first != typeset.pdf(sheet, {"title": "Hoja", "body": "Otra"}, AT, mark="a")
