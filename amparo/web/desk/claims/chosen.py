"""One filter of a list: its choices and the one that is chosen; an unknown value chooses nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from amparo.web.desk.schemaform import Option

Choices = Iterable[tuple[str, "str | Promise"]]


@dataclass(frozen=True, slots=True)
class Chosen:
    """`words` say what is chosen; `narrows` tells whether it is other than what the list begins with."""

    name: str
    label: str
    value: str
    words: str
    narrows: bool
    options: Sequence[Option]


def chosen(name: str, label: str, query: QueryDict, choices: Choices, *, first: str = "") -> Chosen:
    """The filter as the address has it. `first`: what holds when the address says nothing; `*` asks for all."""
    known = [(str(code), str(said)) for code, said in choices]
    given = query.get(name, first)
    value = given if given in {code for code, _said in known} else ("" if given == "*" else first)
    everything = Option("*" if first else "", _("all"), chosen=not value)
    options = [everything, *(Option(code, said, chosen=code == value) for code, said in known)]
    words = dict(known).get(value, _("all"))
    return Chosen(name, label, value, words, value != first, options)
