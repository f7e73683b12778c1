"""The first page tells the truth about the tree."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def tracked(*patterns: str) -> list[str]:
    listed = subprocess.run(
        ["git", "ls-files", "-z", *patterns], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return [name for name in listed.stdout.split("\0") if name]


def test_every_folder_of_the_product_is_on_the_map_and_none_besides():
    there = {name.split("/")[1] for name in tracked("amparo/*/*")}
    assert {*re.findall(r"`amparo/(\w+)/`", README)} == there


@pytest.mark.parametrize("page", tracked("*.md"))
def test_every_page_that_a_page_points_at_is_there(page):
    text = (ROOT / page).read_text(encoding="utf-8")
    links = re.findall(r"\]\((?!https?:|mailto:)([^)#]+)(?:#[^)]*)?\)", text)
    assert [link for link in links if not ((ROOT / page).parent / link).exists()] == []


def test_decisions_are_numbered_once_and_without_a_gap():
    numbers = sorted(int(Path(name).name[:4]) for name in tracked("docs/adr/*.md"))
    assert numbers == list(range(1, len(numbers) + 1))
