"""A table in and a collection out by the commands, as a member who signs in; a machine takes nothing out."""

import json
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, urlsplit
from zipfile import ZipFile

import pyotp
import pytest

from amparo.config.tests.standing import PASSWORD, run

TABLE = "clave,título,tipo,nota\nA1,Puente inventado,Arresto,x\nA2,Plaza inventada,golpiza,\n"
MEANS = {"event.number": "clave", "event.title": "título", "act.type": "tipo"}


@pytest.fixture
def member(standing, tmp_path):
    """Signs in with a code that was not used yet, in a process of its own, and runs one command."""
    (tmp_path / "password").write_text(PASSWORD)
    made = standing.amparo(
        "member", "add", "tablas@example.invalid", "--name", "Tablas", "--password-file",
        str(tmp_path / "password"), "--json",
    )  # fmt: skip
    address = next(str(one) for one in made.facts.values() if str(one).startswith("otpauth:"))
    totp = pyotp.TOTP(parse_qs(urlsplit(address).query)["secret"][0])
    keys = ("--root-key", standing.root_key, "--recovery-key", standing.recovery_key)
    seat = ("--desk", "analysis", "--role", "analyst", *keys)
    assert standing.amparo("member", "seat", "tablas@example.invalid", *seat).code == 0
    used = iter((0, 1))

    def does(*words):
        (tmp_path / "code").write_text(
            totp.at(datetime.now(UTC) + timedelta(seconds=30 * next(used)))
        )
        signed = (
            "--email",
            "tablas@example.invalid",
            "--password-file",
            str(tmp_path / "password"),
        )
        return run(
            "-m", "amparo.config", *words, *signed, "--code-file", str(tmp_path / "code"), "--json",
            "--data", str(standing.home),
        )  # fmt: skip

    return does


def test_a_table_is_entered_and_its_collection_given_out_by_commands(standing, member, tmp_path):
    table, plan, report = (tmp_path / name for name in ("t.csv", "m.json", "r.csv"))
    table.write_text(TABLE, encoding="utf-8")
    plan.write_text(json.dumps({"columns": MEANS}), encoding="utf-8")
    done = member(
        "import", "events", str(table), "--new", "Mesa inventada", "--mapping", str(plan), "--report", str(report)
    )  # fmt: skip
    assert (done.code, done.facts["rows"]) == (1, {"entered": 2}), done.err
    assert done.facts["faults"] == {"tipo: term": 1}
    assert '"3","entered","tipo","golpiza","term"' in report.read_text(encoding="utf-8")

    out = tmp_path / "salida.zip"
    given = member("export", "events", str(out), "--collection", done.facts["collection"])
    assert given.code == 0, given.err
    with ZipFile(out) as archive:
        told = json.loads(archive.read("datapackage.json"))
        assert archive.read("registros.jsonl").count(b"\n") == 4
    assert told["amparo"]["digest"] == given.facts["digest"]


def test_a_table_is_tried_without_a_collection_by_nobody_and_leaves_nothing(standing, tmp_path):
    table = tmp_path / "t.csv"
    table.write_text("title,date\nPuente inventado,2026-03\n", encoding="utf-8")
    words = ("import", "events", str(table), "--json", "--data", str(standing.home))
    tried = run("-m", "amparo.config", *words, "--dry-run")
    assert (tried.code, tried.facts["rows"]) == (0, {"entered": 1}), tried.err
    assert (tried.facts["dry_run"], "collection" in tried.facts) == (True, False)
    entered = run("-m", "amparo.config", *words)
    assert (entered.code, "--email" in entered.err) == (1, True)
