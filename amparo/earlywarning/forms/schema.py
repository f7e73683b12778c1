"""A form as JSON schema for pages and the API, and the check that a choice was really offered."""

from typing import Any

from django.utils.translation import gettext

from amparo.earlywarning.forms.base import Form
from amparo.earlywarning.forms.choices import Asked, Option, options
from amparo.earlywarning.forms.faults import MESSAGES
from amparo.kernel.errors import Invalid

SOURCE = "x-choices"
# Of a measure among the answers: the facts that an order of its kind may tell.
REVEALS = "x-reveals"


def schema_of(form: type[Form], asked: Asked) -> dict[str, Any]:
    """Return the form's schema with titles in the active language and its choices as `oneOf`."""
    schema = form.model_json_schema()
    schema.pop("description", None)
    schema["title"] = form.__name__
    for field in schema.get("properties", {}).values():
        for text in ("title", "description"):
            if field.get(text):
                field[text] = gettext(field[text])
        if SOURCE in field:
            offered = [_one(option) for option in options(field[SOURCE], asked)]
            field["items" if field.get("type") == "array" else "oneOf"] = (
                {"oneOf": offered} if field.get("type") == "array" else offered
            )
    return schema


def _one(option: Option) -> dict[str, Any]:
    told: dict[str, Any] = {"const": option.value, "title": option.label}
    return told | {REVEALS: list(option.reveals)} if option.reveals else told


def check_choices(form: Form, asked: Asked) -> None:
    """Refuse an answer that the file does not offer now. Raises Invalid by field."""
    wrong = {
        name: [MESSAGES["not_listed"]]
        for name, field in type(form).model_fields.items()
        if (source := _source(field.json_schema_extra))
        and not _offered(getattr(form, name), source, asked)
    }
    if wrong:
        raise Invalid(wrong)


def _source(extra: object) -> str:
    return str(extra.get(SOURCE, "")) if isinstance(extra, dict) else ""


def _offered(answer: object, source: str, asked: Asked) -> bool:
    if answer is None:
        return True
    given = answer if isinstance(answer, tuple) else (answer,)
    known = {option.value for option in options(source, asked)}
    return all(str(one) in known for one in given)
