import pytest

LETTER = "La Liga Inventada de Río Seco pide que se informe a las comunidades del valle.\n"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "cartas").mkdir()
    (tmp_path / "cartas" / "carta.txt").write_text(LETTER, encoding="utf-8")
    (tmp_path / "programa.bin").write_bytes(b"\x7fELF" + b"\0" * 60)
    (tmp_path / ".oculto").write_text("no", encoding="utf-8")
    return tmp_path


def test_a_folder_of_documents_is_taken_in_file_by_file_and_what_is_refused_says_why(
    standing, folder
):
    foreseen = standing.amparo("import", "sources", str(folder), "--dry-run", "--json")
    assert (foreseen.code, foreseen.facts["added"], foreseen.facts["refused"]) == (1, 1, 1)

    first = standing.amparo("import", "sources", str(folder), "--json")
    refused = next(row for row in first.facts["rows"] if row["did"] == "refused")
    assert (first.code, first.facts["files"], first.facts["added"]) == (1, 2, 1)
    assert (refused["file"], refused["why"]) == ("programa.bin", "document_kind_unknown")

    (folder / "programa.bin").unlink()
    again = standing.amparo("import", "sources", str(folder))
    assert again.code == 0, again.err
    assert again.out.startswith("known    cartas/carta.txt: La Liga Inventada")
    assert standing.amparo("ledger", "verify", "--json").facts["good"] is True


def test_a_folder_that_is_not_there_is_said(standing, tmp_path):
    missing = standing.amparo("import", "sources", str(tmp_path / "nada"))
    assert missing.code == 1
    assert "There is no folder" in missing.err
