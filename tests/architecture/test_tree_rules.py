"""Each rule of the tree catches its bad line and lets its good one pass."""

import importlib.util
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).resolve().parents[2] / "scripts" / "check_tree.py"
spec = importlib.util.spec_from_file_location("check_tree", SCRIPT)
check_tree = importlib.util.module_from_spec(spec)
sys.modules["check_tree"] = check_tree
spec.loader.exec_module(check_tree)


@pytest.mark.parametrize(
    "rule", [*check_tree.TEMPLATES, *check_tree.FILES], ids=lambda rule: rule.why
)
def test_a_rule_catches_its_bad_line_and_lets_its_good_one_pass(rule):
    assert check_tree.offences((rule,), rule.bad) == [(1, rule.why)]
    assert check_tree.offences((rule,), rule.good) == []
