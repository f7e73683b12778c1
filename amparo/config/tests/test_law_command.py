import json

import pytest

from amparo.config.cli import main
from amparo.law import packs


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("AMPARO_DATA_DIR", str(tmp_path))
    monkeypatch.delenv("AMPARO_LAW_PACK", raising=False)
    packs.forget()
    yield tmp_path
    packs.forget()


def verify(*more):
    return main(
        [
            "law",
            "verify",
            "admission_urgent",
            "--who",
            "Abogada inventada",
            "--article",
            "00",
            *more,
        ]
    )


def test_the_shipped_pack_is_checked_when_none_is_named(home, capsys):
    assert main(["law", "check"]) == 0
    assert "holds" in capsys.readouterr().out


def test_a_fault_is_printed_with_its_file_and_line_and_fails(home, tmp_path, capsys):
    (tmp_path / "pack.yaml").write_text("code: peru\n", encoding="utf-8")
    assert main(["law", "check", str(tmp_path)]) == 1
    assert "pack.yaml:1:" in capsys.readouterr().out


def test_an_unknown_pack_is_refused_in_one_line(home, capsys):
    assert main(["law", "check", "atlantis"]) == 1
    assert "atlantis" in capsys.readouterr().err


def test_a_verified_term_shows_so_from_then_on(home, capsys):
    assert verify("--on", "2026-01-05", "--words", "Texto inventado.") == 0
    assert main(["law", "show", "terms", "--json"]) == 0
    shown = json.loads(capsys.readouterr().out.splitlines()[-1])["terms"]
    assert [line for line in shown if "[verificado]" in line] == [
        line for line in shown if line.startswith("admission_urgent:")
    ]


def test_the_words_may_come_from_a_file(home, tmp_path):
    words = tmp_path / "article.txt"
    words.write_text("Texto inventado.", encoding="utf-8")
    assert verify("--on", "2026-01-05", "--text-file", str(words)) == 0


@pytest.mark.parametrize(
    ("more", "told"),
    [
        (("--on", "2026-02-30", "--words", "x"), "--on"),
        (("--on", "9999-01-01", "--words", "x"), "not come yet"),
        (("--on", "2026-01-05", "--words", "  "), "--words"),
        (("--on", "2026-01-05", "--text-file", "/nowhere/at/all"), "cannot be read"),
    ],
)
def test_a_verification_without_its_proof_is_refused(home, capsys, more, told):
    assert verify(*more) == 1
    assert told in capsys.readouterr().err
    assert not (home / "law-verified.yaml").exists()


def test_a_term_that_does_not_exist_cannot_be_verified(home, capsys):
    arguments = [
        "law",
        "verify",
        "never",
        "--who",
        "x",
        "--article",
        "1",
        "--on",
        "2026-01-05",
        "--words",
        "x",
    ]
    assert main(arguments) == 1
    assert "never" in capsys.readouterr().err
