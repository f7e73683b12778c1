"""Every word of the code that people meet is explained once, in docs/glossary.md."""

import re
from pathlib import Path

import pytest
from django.apps import apps

from amparo.earlywarning.catalogue import ACTS
from amparo.law import packs

GLOSSARY = Path(__file__).parents[2] / "docs" / "glossary.md"


@pytest.fixture(scope="module")
def explained():
    return set(re.findall(r"`([^`]+)`", GLOSSARY.read_text(encoding="utf-8")))


def words():
    pack = packs.current()
    procedure, matrix = pack.procedure, pack.matrix
    models = [
        model.__name__ for model in apps.get_models() if model.__module__.startswith("amparo.")
    ]
    return {
        "model": models,
        "stage": [one.code for one in (*procedure.stages, *procedure.appeal.stages)],
        "act": [*(one.code for one in procedure.acts), *ACTS],
        "role": [one.code for one in pack.roles],
        "power": [one.code for one in matrix.powers],
        "envelope": [one.code for one in matrix.envelopes],
    }


@pytest.mark.parametrize("kind", ["model", "stage", "act", "role", "power", "envelope"])
def test_the_glossary_explains_every_word_of_the_code(kind, explained):
    assert sorted(set(words()[kind]) - explained) == []


def test_every_row_of_the_glossary_has_a_meaning_and_names_its_norm(explained):
    norms = {norm.code for norm in packs.current().norms} | {"design"}
    rows = [
        line for line in GLOSSARY.read_text(encoding="utf-8").splitlines() if line.startswith("| ")
    ]
    for row in rows:
        cells = [cell.strip() for cell in row.strip("|").split("|")]
        assert len(cells) == 5, row
        assert all(cells), row
        if cells[0] not in {"Spanish", "---"}:
            assert set(cells[4].split(", ")) <= norms, row
