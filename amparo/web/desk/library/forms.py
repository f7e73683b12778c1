"""The facts of a source as a form: what was typed comes back whatever was wrong."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from amparo.library.errors import FactsUnfit
from amparo.library.facts import Facts
from amparo.web.desk.library import words
from amparo.web.desk.schemaform import Option, Told

NAMES = tuple(field.name for field in fields(Facts))


@dataclass(frozen=True, slots=True)
class Line:
    """One question of the form. `kind`: text, long, date, select."""

    name: str
    label: str
    value: str
    kind: str = "text"
    hint: str = ""
    options: tuple[Option, ...] = ()
    errors: tuple[str, ...] = ()

    @property
    def anchor(self) -> str:
        return f"f-{self.name}"


def typed(given: Mapping[str, str]) -> dict[str, str]:
    return {name: str(given.get(name, "")).strip() for name in NAMES}


def facts(values: Mapping[str, str]) -> Facts:
    """The facts that were typed. Raises FactsUnfit for a day that is none."""
    try:
        issued_on = date.fromisoformat(values["issued_on"]) if values["issued_on"] else None
    except ValueError as error:
        raise FactsUnfit({"issued_on": [_("Write the day as 2026-03-31.")]}) from error
    given: dict[str, Any] = {**values, "issued_on": issued_on, "kind": values["kind"] or "other"}
    return Facts(**given)


def lines(values: Mapping[str, str], wrong: Mapping[str, list[str]] | None = None) -> list[Line]:
    """The questions with what was typed and what is wrong with it."""
    wrong = wrong or {}
    kinds = tuple(
        Option(code, str(label), chosen=code == values["kind"])
        for code, label in words.KINDS.items()
    )
    asked = (
        ("title", _("Title"), "text", _("Left empty, the document's own."), ()),
        ("issuer", _("Who issues it"), "text", "", ()),
        ("issued_on", _("Date"), "date", "", ()),
        ("kind", _("Kind of document"), "select", "", kinds),
        (
            "reference_cited",
            _("Reference, as it is cited"),
            "text",
            _("As the document writes it."),
            (),
        ),
        ("reference", _("Reference, as it is canonically"), "text", "", ()),
        (
            "dispute_note_es",
            _("If they differ, or others dispute it: why (Spanish)"),
            "long",
            "",
            (),
        ),
        ("dispute_note_en", _("The same in English"), "long", "", ()),
        ("language", _("Language"), "text", _("es, en … Left empty, told by its words."), ()),
        ("url", _("Address where it was public"), "text", "", ()),
    )
    return [
        Line(name, label, values.get(name, ""), kind, hint, options, tuple(wrong.get(name, ())))
        for name, label, kind, hint, options in asked
    ]


def told(wrong: Mapping[str, list[str]]) -> list[Told]:
    return [Told(text, f"f-{name}") for name, texts in wrong.items() for text in texts]
