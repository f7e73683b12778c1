"""Facts of the checkout that a reviewer should not have to look for."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def tracked(*patterns: str) -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-z", *patterns], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return [path for name in listed.stdout.split("\0") if name and (path := ROOT / name).exists()]


@pytest.mark.parametrize(
    "name", ["requirements.txt", "requirements-dev.txt", "requirements-bench.txt"]
)
def test_every_part_is_locked_with_hashes_and_no_address(name):
    text = (ROOT / name).read_text()
    assert not re.search(r"https?://|--(extra-)?index-url|--find-links", text)
    parts = [block for block in text.split("\n") if re.match(r"[a-z0-9]", block)]
    assert parts
    assert all("==" in part and part.rstrip().endswith("\\") for part in parts)
    assert text.count("--hash=sha256:") >= len(parts)


def test_the_style_parts_are_locked_without_an_address():
    text = (ROOT / "package-lock.json").read_text()
    assert '"resolved"' not in text
    assert '"integrity"' in text


def test_every_part_named_in_the_requirements_has_its_line_and_licence():
    told = (ROOT / "docs" / "dependencies.md").read_text().lower()
    named = [
        re.split(r"[\[<>= ]", line)[0].lower()
        for name in ("requirements.in", "requirements-dev.in", "requirements-bench.in")
        for line in (ROOT / name).read_text().splitlines()
        if line and not line.startswith("-")
    ]
    assert [name for name in named if f"| {name} |" not in told] == []


def test_a_package_carries_everything_that_is_read_when_running():
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["setuptools"]
    patterns = settings["package-data"]["amparo"]
    carried = {path for pattern in patterns for path in (ROOT / "amparo").glob(pattern)}
    read = {path for path in tracked("amparo") if path.suffix not in {".py", ".scss", ".md"}}
    read = {path for path in read if "tests" not in path.parts}
    assert read - carried == set()


def test_the_documentation_printed_from_code_is_up_to_date():
    run = subprocess.run(
        [sys.executable, str(ROOT / "scripts" / "build_docs.py"), "--check"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr


def test_the_sheet_of_the_portal_is_light_and_leads_nowhere():
    built = ROOT / "amparo" / "web" / "static" / "built"
    (packed,) = built.glob("portal.*.css.gz")
    (sheet,) = built.glob("portal.*.css")
    assert packed.stat().st_size <= 16 * 1024
    assert "url(" not in sheet.read_text()
    assert "@import" not in sheet.read_text()
