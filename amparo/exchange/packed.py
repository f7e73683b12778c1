"""What has to be put together before it is read, in few bytes: as JSON, and not as the objects it is read into."""

from __future__ import annotations

import json
from collections.abc import Iterator, MutableMapping
from typing import Any

from amparo.documentation.entry import Entry
from amparo.documentation.records import parse

Told = dict[str, Any]


class Packed(MutableMapping[str, Told]):
    """Values by their keys, each read anew when it is asked for: what is changed of one is set again."""

    def __init__(self) -> None:
        self._held: dict[str, bytes] = {}

    def __getitem__(self, key: str) -> Told:
        told: Told = json.loads(self._held[key])
        return told

    def __setitem__(self, key: str, told: Told) -> None:
        self._held[key] = json.dumps(told, ensure_ascii=False).encode("utf-8", "surrogatepass")

    def __delitem__(self, key: str) -> None:
        del self._held[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._held)

    def __len__(self) -> int:
        return len(self._held)


class Rows:
    """The rows of a table in their order."""

    def __init__(self, rows: Iterator[dict[str, str]]) -> None:
        self._held = [json.dumps(row, ensure_ascii=False).encode() for row in rows]

    def __iter__(self) -> Iterator[dict[str, str]]:
        return map(json.loads, self._held)

    def __len__(self) -> int:
        return len(self._held)


class Records:
    """Records that can be taken more than once, made anew each time."""

    def __init__(self) -> None:
        self._held: list[tuple[str, bytes]] = []

    def append(self, record: Entry) -> None:
        self._held.append((record.kind, record.as_bytes()))

    def __iter__(self) -> Iterator[Entry]:
        return (parse(kind, told) for kind, told in self._held)

    def __len__(self) -> int:
        return len(self._held)
