"""Each threat in docs/threat-model.md is watched by tests that exist."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TEXT = (ROOT / "docs" / "threat-model.md").read_text(encoding="utf-8")
THREATS = [part for part in TEXT.split("\n## ")[1:] if not part.startswith("What is not covered")]
NAMED = re.findall(r"`([\w/]+\.py)::(test_\w+)`", TEXT)


def names_in(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


@pytest.mark.parametrize("threat", THREATS, ids=lambda threat: threat.split("\n")[0])
def test_every_threat_names_what_watches_it(threat):
    assert re.search(r"^- `[\w/]+\.py::test_\w+`$", threat, re.MULTILINE)


def test_every_test_that_a_threat_names_exists():
    gone = [
        f"{path}::{name}"
        for path, name in NAMED
        if not (ROOT / path).is_file() or name not in names_in(ROOT / path)
    ]
    assert gone == []
