"""Reading YAML so that every value knows the line it came from."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import yaml

Where = tuple[str | int, ...]
"""A place inside a document: keys and indexes from the root."""


class Fault(NamedTuple):
    """What is wrong with a pack, and where."""

    file: str
    line: int
    field: str
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.field}: {self.message}"


class PackFaulty(ValueError):
    """The law pack does not hold; every fault is listed with its file, line and field."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__("\n".join(map(str, faults)))
        self.faults = faults


class PlainLoader(yaml.CSafeLoader):
    """Only text, whole numbers, true, false and null: a date stays text and "no" stays a word."""


PlainLoader.yaml_implicit_resolvers = {}
for tag, pattern, first in (
    ("tag:yaml.org,2002:bool", r"^(?:true|false)$", "tf"),
    ("tag:yaml.org,2002:int", r"^-?(?:0|[1-9][0-9]*)$", "-0123456789"),
    ("tag:yaml.org,2002:null", r"^(?:null|)$", ["n", ""]),
):
    PlainLoader.add_implicit_resolver(tag, re.compile(pattern), list(first))


class Source(NamedTuple):
    """One file read: its value and the line of each place in it."""

    file: str
    value: object
    lines: dict[Where, int]
    faults: list[Fault]

    def line(self, where: Where) -> int:
        """The line of that place, or of the nearest one that contains it."""
        while where and where not in self.lines:
            where = where[:-1]
        return self.lines.get(where, 1)

    def fault(self, where: Where, message: str) -> Fault:
        """A fault at that place of this file."""
        return Fault(self.file, self.line(where), ".".join(map(str, where)) or "-", message)


def read(path: Path) -> Source:
    """One YAML file. Faults of the file itself (absent, not YAML, a key twice) are in `.faults`."""
    try:
        loader = PlainLoader(path.read_text(encoding="utf-8"))
        node = loader.get_single_node()
    except FileNotFoundError:
        return Source(path.name, None, {}, [Fault(path.name, 1, "-", "this file is missing")])
    except (yaml.YAMLError, UnicodeDecodeError) as broken:
        mark = getattr(broken, "problem_mark", None)
        why = getattr(broken, "problem", None) or "not UTF-8 YAML"
        return Source(
            path.name, None, {}, [Fault(path.name, mark.line + 1 if mark else 1, "-", why)]
        )
    if node is None:
        return Source(path.name, None, {}, [Fault(path.name, 1, "-", "this file is empty")])
    lines: dict[Where, int] = {}
    faults = [
        Fault(path.name, line, name, "this key is written twice")
        for line, name in _walk(node, (), lines)
    ]
    return Source(path.name, loader.construct_document(node), lines, faults)


def _walk(node: yaml.Node, where: Where, lines: dict[Where, int]) -> Iterator[tuple[int, str]]:
    """Fill `lines`; give each repeated key with its line."""
    lines.setdefault(where, node.start_mark.line + 1)
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            place = (*where, str(key.value))
            if place in lines:
                yield key.start_mark.line + 1, ".".join(map(str, place))
            lines[place] = key.start_mark.line + 1
            yield from _walk(value, place, lines)
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            yield from _walk(value, (*where, index), lines)
