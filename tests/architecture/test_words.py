"""Every sentence that somebody may read is also said in Spanish, and no catalogue says more than the code does."""

import inspect
import re
from collections import Counter
from importlib import import_module
from io import BytesIO
from pathlib import Path
from pkgutil import walk_packages

import pytest
from babel.messages.extract import extract
from babel.messages.pofile import read_po
from django.template import Template, engines
from django.utils.translation.template import templatize

import amparo
from amparo.kernel.errors import Refused

ROOT = Path(amparo.__file__).parent
CATALOGUES = sorted(ROOT.glob("**/locale/es/LC_MESSAGES/django.po"))
PAGES = sorted(ROOT.glob("**/templates/**/*.*"))
PLACE = r"%\(\w+\)[sd]|%[sd]"
MARKS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
}


def name(path):
    return str(path.relative_to(ROOT))


def entries(path):
    with path.open("rb") as source:
        return [entry for entry in read_po(source) if entry.id]


def singular(message):
    return message if isinstance(message, str) else message[0]


def marked(source):
    """Return the messages that a Python text marks for translation, by their singular."""
    found = extract("python", BytesIO(source.encode()), keywords=MARKS)
    return {singular(message) for _, message, _, _ in found}


def in_code():
    return {
        message
        for path in ROOT.rglob("*.py")
        if not {"tests", "migrations"} & set(path.parts)
        for message in marked(path.read_text(encoding="utf-8"))
    }


def in_pages():
    return {
        message
        for path in PAGES
        for message in marked(templatize(path.read_text("utf-8"), str(path)))
    }


def in_refusals():
    """Return the sentence of each refusal: the docstring of its class."""
    found = set()
    for module in walk_packages(amparo.__path__, "amparo."):
        if {"tests", "migrations", "config"} & set(module.name.split(".")):
            continue  # the command line answers in English, to whoever runs the machine
        for _, thing in inspect.getmembers(import_module(module.name), inspect.isclass):
            if issubclass(thing, Refused) and thing.__module__ == module.name:
                found.add(thing.template())
    return found


@pytest.mark.parametrize("path", CATALOGUES, ids=name)
def test_a_catalogue_is_whole_certain_and_says_nothing_twice(path):
    found = entries(path)
    strings = {entry.id: entry.string for entry in found}
    assert [entry.id for entry in found if entry.fuzzy] == []
    assert [key for key, said in strings.items() if not (all(said) if said else False)] == []
    assert [key for key, times in Counter(map(lambda e: e.id, found)).items() if times > 1] == []


@pytest.mark.parametrize("path", CATALOGUES, ids=name)
def test_a_translation_keeps_every_place_that_is_filled_in(path):
    for entry in entries(path):
        wanted = set(re.findall(PLACE, "".join(entry.id)))
        assert set(re.findall(PLACE, "".join(entry.string))) == wanted, entry.id


@pytest.mark.parametrize("read", [in_code, in_pages, in_refusals])
def test_every_sentence_is_also_said_in_spanish(read):
    said = {singular(entry.id) for path in CATALOGUES for entry in entries(path)}
    assert sorted(read() - said) == []


def test_no_catalogue_keeps_a_sentence_that_nothing_says():
    spoken = in_code() | in_pages() | in_refusals()
    for path in CATALOGUES:
        assert sorted({singular(entry.id) for entry in entries(path)} - spoken) == [], name(path)


@pytest.mark.parametrize("path", PAGES, ids=name)
def test_every_page_is_read_without_a_fault(path):
    Template(path.read_text(encoding="utf-8"), engine=engines["django"].engine)
