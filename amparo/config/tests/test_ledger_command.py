import io
import json
from contextlib import redirect_stderr, redirect_stdout

import pytest

from amparo.config.cli import main
from amparo.config.tests.standing import Ran, run


def bare(*words):
    """`amparo` with nothing but PATH: no data folder, no settings, no database."""
    return run("-m", "amparo.config", *words)


def offline(*words):
    """The same commands within this process, which is quicker; `bare` shows that they need nothing of it."""
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = main(words)
    return Ran(code, out.getvalue(), err.getvalue())


@pytest.fixture(scope="module")
def checkpointed(standing):
    made = standing.amparo("ledger", "checkpoint", "--now")
    assert made.code == 0, made.err
    return standing


def exported(standing, name, *options):
    path = standing.home / name
    written = standing.amparo("ledger", "export", str(path), *options, "--json")
    assert written.code == 0, written.err
    return path


def test_an_untouched_installation_verifies(checkpointed):
    assert checkpointed.amparo("ledger", "checkpoint", "--now").code == 0
    verdict = checkpointed.amparo("ledger", "verify", "--json")
    assert verdict.code == 0
    assert verdict.facts["good"] is True
    assert verdict.facts["proven_to"] == verdict.facts["entries"] > 0
    assert verdict.facts["statements"] > 0
    assert "holds" in checkpointed.amparo("ledger", "verify").out


def test_a_checkpoint_is_a_signed_note_and_is_printed_as_it_is(checkpointed):
    origin, size, root, _, signature = checkpointed.amparo("ledger", "checkpoint").out.splitlines()
    assert origin.startswith("amparo/")
    assert int(size) > 0
    assert len(root) == 44
    assert signature.startswith(f"— {origin} ")


@pytest.mark.parametrize("options", [(), ("--bodies",)])
def test_an_export_is_verified_anywhere_without_settings_or_database(checkpointed, options):
    path = exported(checkpointed, "export", *options)
    verdict = bare("ledger", "verify", str(path), "--json")
    assert verdict.code == 0, verdict.err
    assert verdict.facts["entries"] > 0
    assert verdict.facts["checkpoints"] > 0
    assert (verdict.facts["without_body"] == 0) is bool(options)

    other = offline("ledger", "verify", str(path), "--log-key", "ab" * 32)
    assert other.code == 1
    assert "another log key" in other.out


def test_a_changed_export_fails_and_names_what_is_wrong(checkpointed):
    path = exported(checkpointed, "export")
    lines = path.read_text().splitlines()
    lines[4] = lines[4][:-1] + ("0" if lines[4][-1] != "0" else "1")
    path.write_text("\n".join(lines) + "\n")
    verdict = offline("ledger", "verify", str(path))
    assert verdict.code == 1
    assert "the export is not whole, or something in it was changed" in verdict.out
    assert offline("ledger", "verify", "/nowhere").code == 1


def test_a_proof_is_verified_anywhere_and_a_changed_one_is_not(checkpointed):
    proof = checkpointed.amparo("ledger", "prove", "0")
    assert "lead to the root" in proof.err
    path = checkpointed.home / "proof.json"
    path.write_text(proof.out)
    verdict = bare("ledger", "verify", str(path), "--json")
    assert verdict.code == 0
    assert verdict.facts["entry"] == 0
    assert verdict.facts["signed"] is True

    for change in (
        {"index": 1},
        {"leaf": None, "leaf_hash": "00" * 32},
        {"root": "00" * 32},
        {"key": "00" * 32},
    ):
        path.write_text(json.dumps({**proof.facts, **change}))
        assert offline("ledger", "verify", str(path)).code == 1, change
    path.write_text("{}")
    assert "not a proof" in offline("ledger", "verify", str(path)).out


def test_an_entry_that_is_not_there_cannot_be_proven(checkpointed):
    assert "has no entry 999999" in checkpointed.amparo("ledger", "prove", "999999").err


def test_a_witness_cosigns_a_log_that_only_grew(standing):
    standing.amparo("ledger", "checkpoint", "--now")
    note, key = standing.home / "note", standing.home / "witness.key"
    standing.person(f"crece{len(list(standing.home.glob('*.key*')))}")
    note.write_text(standing.amparo("ledger", "checkpoint", "--now").out)
    log_key = (standing.home / "keys" / "checkpoint.pub").read_bytes().hex()
    words = ("--name", "testigo.example", "--key-file", str(key), "--log-key", log_key)

    first = bare("ledger", "cosign", str(note), *words, "--new-key", "--json")
    assert first.code == 0, first.err
    assert first.facts["witness"].startswith("testigo.example+")
    assert note.read_text().count("\n— ") == 2

    standing.person("crece-mas")
    grown = standing.amparo("ledger", "checkpoint", "--now").out
    note.write_text(grown)
    alone = offline("ledger", "cosign", str(note), *words)
    assert alone.code == 1
    assert "give the export that shows how" in alone.err
    export = exported(standing, "for-the-witness")
    assert offline("ledger", "cosign", str(note), *words, "--export", str(export)).code == 0


def test_a_witness_needs_no_more_than_the_few_hashes_that_prove_growth(standing):
    note, key = standing.home / "short-note", standing.home / "short-witness.key"
    words = ("--name", "corto.example", "--key-file", str(key))
    size = standing.amparo("ledger", "checkpoint", "--now", "--json").facts["size"]
    note.write_text(standing.amparo("ledger", "checkpoint").out)
    assert standing.amparo("ledger", "cosign", str(note), *words, "--new-key").code == 0

    standing.person("crece-poco")
    note.write_text(standing.amparo("ledger", "checkpoint", "--now").out)
    proof = standing.amparo("ledger", "prove", "--since", str(size))
    path = standing.home / "growth.json"
    path.write_text(proof.out)
    assert offline("ledger", "verify", str(path), "--json").facts["from"] == size

    path.write_text(json.dumps({**proof.facts, "old_root": "00" * 32}))
    assert "does not begin with" in offline("ledger", "verify", str(path)).out
    refused = standing.amparo("ledger", "cosign", str(note), *words, "--export", str(path))
    assert refused.code == 1
    path.write_text(standing.amparo("ledger", "prove", "--since", str(size - 1)).out)
    other = standing.amparo("ledger", "cosign", str(note), *words, "--export", str(path))
    assert "not of these two checkpoints" in other.err
    path.write_text(proof.out)
    assert standing.amparo("ledger", "cosign", str(note), *words, "--export", str(path)).code == 0


def test_a_witness_refuses_what_the_log_did_not_sign_and_a_log_rolled_back(checkpointed):
    note, key = checkpointed.home / "old-note", checkpointed.home / "second-witness.key"
    old = checkpointed.amparo("ledger", "checkpoint").out
    note.write_text(old)
    words = ("--name", "otro.example", "--key-file", str(key))
    stranger = offline("ledger", "cosign", str(note), *words, "--new-key", "--log-key", "ab" * 32)
    assert stranger.code == 1
    assert "not signed by the log's key" in stranger.err

    checkpointed.person("despues")
    note.write_text(checkpointed.amparo("ledger", "checkpoint", "--now").out)
    assert checkpointed.amparo("ledger", "cosign", str(note), *words).code == 0
    note.write_text(old)
    back = checkpointed.amparo("ledger", "cosign", str(note), *words)
    assert back.code == 1
    assert "rolled back" in back.err
