"""Small modules and small functions, so that a newcomer can hold one in mind."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FILE, FUNCTION = 350, 50
TEST_FILE, TEST_FUNCTION = 400, 40
# path: why it may be longer. This list may only shrink.
LONGER: dict[str, str] = {}


def sources() -> Iterator[tuple[Path, bool]]:
    for folder in ("amparo", "scripts", "tests"):
        for path in (ROOT / folder).rglob("*.py"):
            if "migrations" not in path.parts:
                yield path, "tests" in path.relative_to(ROOT).parts


def lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def functions(path: Path) -> Iterator[tuple[str, int]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno:
            yield node.name, node.end_lineno - node.lineno + 1


def test_no_file_is_longer_than_one_idea():
    long = [
        f"{path.relative_to(ROOT)}: {lines(path)} lines"
        for path, is_test in sources()
        if lines(path) > (TEST_FILE if is_test else FILE)
        and str(path.relative_to(ROOT)) not in LONGER
    ]
    assert not long, f"Split these by idea: {long}"


def test_no_function_is_longer_than_a_screen():
    long = [
        f"{path.relative_to(ROOT)}: {name} has {length} lines"
        for path, is_test in sources()
        for name, length in functions(path)
        if length > (TEST_FUNCTION if is_test else FUNCTION)
    ]
    assert not long, f"Split these into steps with a name: {long}"


def test_the_list_of_longer_files_holds_nothing_that_has_become_short():
    assert [
        path for path in LONGER if not (ROOT / path).exists() or lines(ROOT / path) <= FILE
    ] == []


def test_no_test_is_switched_off():
    marks = ("pytest." + "skip(", "mark." + "skip", "mark." + "xfail")
    off = [
        path
        for path, _ in sources()
        if any(mark in path.read_text(encoding="utf-8") for mark in marks)
    ]
    assert off == []
