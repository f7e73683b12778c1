"""The answers that the lists of a form offer now, and the check that one of them was given."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_noop as _
from pydantic import ValidationError

from amparo.claims.models import Claim, Party, Topic
from amparo.commitments import kinds, stages
from amparo.commitments.forms import Form, SourcedForm
from amparo.commitments.models import Law
from amparo.kernel.errors import Invalid
from amparo.library.models import Source

Option = tuple[str, str]
SOURCE = "x-choices"
NOT_LISTED = _("Choose one of the list.")
_FAULTS = {
    "missing": _("Fill in this field."),
    "string_too_short": _("Fill in this field."),
    "string_too_long": _("This is too long."),
    "string_pattern_mismatch": _("This is not written as it is asked."),
    "extra_forbidden": _("This field is not known here."),
    "date_from_datetime_parsing": _("Write a date, such as 2026-11-21."),
    "date_parsing": _("Write a date, such as 2026-11-21."),
    "uuid_parsing": NOT_LISTED,
    "int_parsing": _("Write a whole number."),
}
_OTHERWISE = _("This answer cannot be used.")
_FROM_WHERE = frozenset(SourcedForm.model_fields)


def options(source: str) -> list[Option]:
    """Codes with their words in the active language, in the order of the page."""
    return _OPTIONS[source]()


def _enum(choices: Iterable[tuple[Any, Any]]) -> Callable[[], list[Option]]:
    return lambda: [(str(code), str(label)) for code, label in choices]


def _parties(*of: str) -> Callable[[], list[Option]]:
    def found() -> list[Option]:
        name = "name_en" if _english() else "name_es"
        rows = Party.objects.filter(kind__in=of) if of else Party.objects.all()
        return list(rows.order_by(name).values_list("code", name))

    return found


def _topics(vocabulary: str) -> Callable[[], list[Option]]:
    def found() -> list[Option]:
        label = "label_en" if _english() else "label_es"
        rows = Topic.objects.filter(vocabulary=vocabulary)
        return list(rows.order_by(label).values_list("code", label))

    return found


def _sources() -> list[Option]:
    rows = Source.objects.order_by("title").values_list("id", "title")
    return [(str(pk), title) for pk, title in rows]


def _english() -> bool:
    return (get_language() or "es").startswith("en")


_OPTIONS: dict[str, Callable[[], list[Option]]] = {
    "confidence": _enum(kinds.Confidence.choices),
    "law_kinds": _enum(stages.LawKind.choices),
    "law_acts": _enum(stages.LawAct.choices),
    "windows": _enum(stages.WindowKind.choices),
    "touched": _enum(kinds.Touched.choices),
    "affected": _enum(kinds.Affected.choices),
    "stances": _enum(kinds.LawStance.choices),
    "facts_of": _enum(kinds.FactOf.choices),
    "genders": _enum(kinds.Gender.choices),
    "contacts": _enum(kinds.Contact.choices),
    "state_stances": _enum(kinds.StateStance.choices),
    "yes_no": lambda: [("yes", gettext("Yes")), ("no", gettext("No"))],
    "parties": _parties(),
    "persons": _parties("organisation", "people", "person", "company"),
    "states": _parties("state", "other_state"),
    "rights": _topics("right"),
    "tags": _topics("tag"),
    "sources": _sources,
    "matters": _topics("matter"),
    "laws": lambda: list(Law.objects.order_by("code").values_list("code", "title_es")),
}


def check(form: Form) -> None:
    """Refuse a code that its list does not have. Raises Invalid by field."""
    wrong = {}
    for name, field in type(form).model_fields.items():
        extra = field.json_schema_extra
        source = str(extra.get(SOURCE, "")) if isinstance(extra, dict) else ""
        if source and not _listed(getattr(form, name), source):
            wrong[name] = [NOT_LISTED]
    if wrong:
        raise Invalid(wrong)


def _listed(answer: object, source: str) -> bool:
    if answer in (None, ""):
        return True
    given = answer if isinstance(answer, tuple) else (answer,)
    known = {code for code, _label in options(source)}
    return all(str(one) in known for one in given)


def schema_of(form: type[Form]) -> dict[str, Any]:
    """The form as JSON schema, titles in the active language and lists as `oneOf`."""
    schema = form.model_json_schema()
    schema.pop("description", None)
    schema["title"] = form.__name__
    # What is said first, from where it is known last.
    given = schema.get("properties", {})
    schema["properties"] = dict(sorted(given.items(), key=lambda each: each[0] in _FROM_WHERE))
    for field in given.values():
        for text in ("title", "description"):
            if field.get(text):
                field[text] = gettext(field[text])
        if SOURCE in field:
            offered = [{"const": code, "title": label} for code, label in options(field[SOURCE])]
            if field.get("type") == "array":
                field["items"] = {"oneOf": offered}
            else:
                field["oneOf"] = offered
    return schema


def parsed(form: type[Form], typed: dict[str, Any]) -> Form:
    """What was typed as the form, each code known. Raises Invalid by field, never with what was typed."""
    try:
        made = form.model_validate(typed)
    except ValidationError as error:
        raise Invalid(_faults(error)) from None
    check(made)
    return made


def _faults(error: ValidationError) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for fault in error.errors(include_input=False, include_url=False, include_context=False):
        name = ".".join(str(part) for part in fault["loc"][:1]) or "body"
        found.setdefault(name, []).append(_FAULTS.get(fault["type"], _OTHERWISE))
    return found


def known_claim(code: str) -> bool:
    return Claim.objects.filter(code=code).exists()
