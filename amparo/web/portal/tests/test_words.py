import importlib
import inspect

import pytest
from django.utils import translation

from amparo.kernel.errors import Refused
from amparo.law import packs

SHOWN_HERE = ("amparo.intake.errors", "amparo.evidence.errors", "amparo.custody.receipts")
REFUSALS = [
    refusal
    for name in SHOWN_HERE
    for _, refusal in inspect.getmembers(importlib.import_module(name), inspect.isclass)
    if issubclass(refusal, Refused) and refusal.__module__ == name
]


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
