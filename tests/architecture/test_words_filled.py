"""A sentence is translated before its places are filled in: filled in first, no catalogue knows it any more."""

import ast
from pathlib import Path

import amparo

ROOT = Path(amparo.__file__).parent
FILLING = ("format", "format_map", "replace")


def trees():
    return {
        ".".join(path.relative_to(ROOT.parent).with_suffix("").parts): ast.parse(
            path.read_text(encoding="utf-8")
        )
        for path in ROOT.rglob("*.py")
        if not {"tests", "migrations"} & set(path.parts)
    }


def imported(tree):
    """Module, name there and name here, of each name that a module imports."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield from ((node.module, one.name, one.asname or one.name) for one in node.names)


def marking(tree):
    """What a module calls the function that marks a sentence and leaves it in English."""
    return {
        here
        for module, name, here in imported(tree)
        if (module, name) == ("django.utils.translation", "gettext_noop")
    }


def marked(tree):
    """Names of a module that hold marked sentences, alone or within a mapping."""
    marks = marking(tree)
    for node in tree.body:
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
            called = (one.func for one in ast.walk(node.value) if isinstance(one, ast.Call))
            if any(isinstance(one, ast.Name) and one.id in marks for one in called):
                targets = node.targets if isinstance(node, ast.Assign) else [node.target]
                yield from (one.id for one in targets if isinstance(one, ast.Name))


def filled_in(tree, known, marks):
    """The lines where a marked sentence is filled in as it stands."""

    def plain(node):
        while isinstance(node, ast.Subscript):
            node = node.value
        if isinstance(node, ast.Call):
            return isinstance(node.func, ast.Name) and node.func.id in marks
        return isinstance(node, ast.Name | ast.Attribute) and ast.unparse(node) in known

    for node in ast.walk(tree):
        by_sign = isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mod) and plain(node.left)
        by_name = (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr in FILLING
            and plain(node.func.value)
        )
        if by_sign or by_name or (isinstance(node, ast.FormattedValue) and plain(node.value)):
            yield node.lineno


def faults(modules):
    names = {module: set(marked(tree)) for module, tree in modules.items()}
    for module, tree in modules.items():
        known = set(names[module])
        for source, name, here in imported(tree):
            known |= {here} if name in names.get(source, ()) else set()
            known |= {f"{here}.{each}" for each in names.get(f"{source}.{name}", ())}
        yield from (f"{module}:{line}" for line in filled_in(tree, known, marking(tree)))


def test_no_sentence_is_filled_in_before_it_is_translated():
    assert list(faults(trees())) == []


def test_a_sentence_that_is_filled_in_first_is_found_wherever_it_was_written():
    words = "from django.utils.translation import gettext_noop as _\nGONE = _('%s is gone')\n"
    page = "from a import words\nfrom a.words import GONE as G\nx = G % 1\ny = words.GONE % 2\nz = _(G) % 3\n"
    modules = {"a.words": ast.parse(words + "w = GONE.format(0)"), "a.page": ast.parse(page)}
    assert list(faults(modules)) == ["a.words:3", "a.page:3", "a.page:4"]
