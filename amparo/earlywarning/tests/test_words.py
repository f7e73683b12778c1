"""Every message of the procedure, its clocks and its register is also said in Spanish."""

import inspect
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from amparo.earlywarning.catalogue import LABELS
from amparo.kernel.errors import Refused

APPS = ("agenda", "registry", "earlywarning")
WORDS = {"_": None, "gettext": None, "gettext_noop": None}


def written(app: str) -> set[str]:
    """The messages of an app: those its code marks, and those its refusals are worded in."""
    package = import_module(f"amparo.{app}")
    found = {
        message
        for name, _line, message, _comments, _context in extract_from_dir(
            Path(package.__path__[0]), [("**.py", "python")], keywords=WORDS
        )
        if isinstance(message, str) and "tests" not in name
    }
    for module in walk_packages(package.__path__, f"amparo.{app}."):
        if "tests" in module.name or "migrations" in module.name:
            continue
        for thing in vars(import_module(module.name)).values():
            if inspect.isclass(thing) and issubclass(thing, Refused):
                found |= {thing.template()} if thing.__module__ == module.name else set()
    return found


@pytest.mark.parametrize("app", APPS)
def test_every_message_is_also_said_in_spanish(app):
    package = import_module(f"amparo.{app}")
    po = Path(package.__path__[0]) / "locale" / "es" / "LC_MESSAGES" / "django.po"
    with po.open("rb") as source:
        known = {str(entry.id): str(entry.string) for entry in read_po(source) if entry.id}
    wanted = written(app) | (set(LABELS.values()) if app == "earlywarning" else set())
    assert {message for message in wanted if not known.get(message)} == set()
