"""Peoples and languages of somebody in the register, by the lists of the documentation as they stand now."""

from __future__ import annotations

from typing import Final

from amparo.documentation import vocabulary
from amparo.kernel.errors import Invalid
from amparo.registry.people.forms import NOT_LISTED, PersonForm
from amparo.registry.people.kinds import Differential

# Which list says which fact: HURIDOCS 13, peoples and ethnic groups, and 14, languages.
LISTS: Final = {Differential.PEOPLE: 13, Differential.LANGUAGES: 14}


def offered(language: str) -> dict[str, list[tuple[str, str]]]:
    """The codes that a form of somebody offers, each said with the fact that it is of."""
    words = [
        (word.code, f"{what.label}: {word.in_(language)}")
        for what, number in LISTS.items()
        for word in vocabulary.vocabulary(number).offered
    ]
    return {"told": words}


def stand(form: PersonForm) -> None:
    """Raises Invalid where a code is of no list, or of the list of another fact."""
    faults = {
        f"differential.{index}.code": [NOT_LISTED]
        for index, fact in enumerate(form.differential)
        if fact.code and not (fact.what in LISTS and _known(fact.what, fact.code))
    }
    if faults:
        raise Invalid(faults)


def said(what: str, code: str, language: str) -> str:
    """How the code of a fact is said; the code itself where its list has it no more."""
    number = {str(each): number for each, number in LISTS.items()}.get(what)
    return vocabulary.word(number, code, language) if number else code


def _known(what: Differential, code: str) -> bool:
    return code in vocabulary.vocabulary(LISTS[what]).terms
