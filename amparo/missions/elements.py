"""Legal elements as data: what each asks, and of which norm it is drawn."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

FILE = Path(__file__).parent / "elements.yaml"


@dataclass(frozen=True, slots=True)
class Element:
    """One element. `code` is `group.element`; `verified`: compared with the official text."""

    code: str
    label: dict[str, str]
    asks: dict[str, str]
    group: dict[str, str]
    source: dict[str, str]
    verified: bool

    def words(self, language: str) -> str:
        return _in(self.label, language)

    def question(self, language: str) -> str:
        return _in(self.asks, language)

    def of(self, language: str) -> str:
        return _in(self.group, language)

    def norm(self, language: str) -> str:
        return _in(self.source, language)


def _in(texts: dict[str, str], language: str) -> str:
    return texts["en" if language.startswith("en") else "es"]


@cache
def elements() -> dict[str, Element]:
    """Every element by its code, in the order of the file."""
    groups: list[dict[str, Any]] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return {
        (code := f"{group['code']}.{one['code']}"): Element(
            code, one["label"], one["asks"], group["label"], group["source"], group["verified"]
        )
        for group in groups
        for one in group["elements"]
    }
