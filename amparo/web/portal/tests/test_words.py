import importlib
import inspect
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from django.utils import translation

from amparo.kernel.errors import Refused
from amparo.law import packs
from amparo.web import portal

CATALOGUE = Path(portal.__file__).parent / "locale" / "es" / "LC_MESSAGES" / "django.po"
SHOWN_HERE = ("amparo.intake.errors", "amparo.evidence.errors", "amparo.custody.receipts")
REFUSALS = [
    refusal
    for name in SHOWN_HERE
    for _, refusal in inspect.getmembers(importlib.import_module(name), inspect.isclass)
    if issubclass(refusal, Refused) and refusal.__module__ == name
]


def test_every_sentence_of_the_public_door_has_its_spanish():
    with CATALOGUE.open("rb") as source:
        catalogue = read_po(source)

    empty = [entry.id for entry in catalogue if entry.id and not entry.string]
    assert empty == []
    assert not any(entry.fuzzy for entry in catalogue)


@pytest.mark.parametrize("refusal", REFUSALS, ids=lambda refusal: refusal.__name__)
def test_what_is_refused_to_a_person_is_told_in_spanish(refusal):
    with translation.override("es"):
        assert translation.gettext(refusal.template()) != refusal.template()


def test_what_the_pack_says_to_people_is_in_both_languages():
    pack = packs.current()

    for stage in pack.procedure.stages:
        assert stage.sentence.es != stage.sentence.en
    for question in pack.form.questions():
        assert question.text.es != question.text.en
        assert question.why.es != question.why.en
