import json

from amparo.config.cli import main


def test_a_text_file_is_read_and_nothing_is_kept(tmp_path, capsys):
    file = tmp_path / "statement.txt"
    file.write_text(
        "Exigimos al Congreso que derogue la ley antes del 1 de marzo de 2027.", "utf-8"
    )

    assert main(["read", str(file), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["language"] == "es"
    assert [one["kind"] for one in told["proposals"]] == ["demand"]
    assert told["proposals"][0]["due"] == "2027-03-01"

    assert main(["read", str(file)]) == 0
    assert "1 proposals" in capsys.readouterr().out


def test_what_is_no_text_is_refused_in_one_line(tmp_path, capsys):
    file = tmp_path / "picture.bin"
    file.write_bytes(b"\xff\xfe\x00")

    assert main(["read", str(file)]) == 1
    assert "not a text file" in capsys.readouterr().err
