"""What each act on a statement asks, as the JSON schema that page and API draw and read."""

from typing import Any

from django.utils.translation import gettext as _

from amparo.statements.acts.writing import LANGUAGES, LONGEST_TEXT, LONGEST_TITLE
from amparo.statements.kinds import Means, Outcome, ReviewKind
from amparo.statements.models import Statement

Schema = dict[str, Any]
_NAMES = {
    "es": "Español", "en": "English", "fr": "Français", "pt": "Português", "qu": "Runasimi",
    "ay": "Aymar aru", "cni": "Asháninka", "shp": "Shipibo", "agr": "Awajún",
}  # fmt: skip


def language_name(code: str) -> str:
    """Its own name, which is never translated."""
    return _NAMES.get(code, code)


def begin(_statement: Statement | None = None) -> Schema:
    offered = [_one(code, language_name(code)) for code in LANGUAGES]
    hint = _("The first one is the language it is written in.")
    return _object(languages=_list(_("Languages"), offered, hint))


def add_language(statement: Statement) -> Schema:
    left = [code for code in LANGUAGES if code not in statement.languages]
    return _object(language=_choice(_("Language"), [_one(c, language_name(c)) for c in left]))


def reasons(_statement: Statement) -> Schema:
    return _object(because=_long(_("Why")))


def nothing(_statement: Statement) -> Schema:
    return _object()


def review(_statement: Statement) -> Schema:
    about = _words(_("For one country or signatory alone (sealed)"), 200)
    hint = _("As its invitation names it. Each country of those who sign needs both reviews.")
    return _object(
        kind=_choice(_("What was reviewed"), _of(ReviewKind)),
        outcome=_choice(_("Outcome"), _of(Outcome)),
        reasons=_long(_("Reasons (sealed)")),
        about={**about, "description": hint, "default": ""},
    )


def circulate(_statement: Statement) -> Schema:
    return _object(
        closes_at=_moment(_("Signing closes on")),
        embargo_until=_moment(_("Under embargo until")),
        despite={
            **_long(_("Why what the check before publication finds may stand (sealed)")),
            "description": _("The check is run over these very texts, and recorded."),
            "default": "",
        },
    )


def publish(_statement: Statement) -> Schema:
    hint = _(
        "The coalition or the organisation, as the record names it. Its claims will be issued by it."
    )
    return _object(issuer={**_words(_("Who issues it"), 200), "description": hint})


def invite(_statement: Statement) -> Schema:
    return _object(**_organisation())


def record_signature(_statement: Statement) -> Schema:
    means = [one for one in _of(Means) if one["const"] != Means.INVITATION]
    proof = _("What proves it: the letter's date and sender, the message's identifier")
    return _object(
        **_organisation(),
        person=_words(_("Who signs"), 200),
        capacity=_words(_("In what capacity"), 200),
        means=_choice(_("How it reached us"), means),
        proof=_long(proof),
    )


def text() -> Schema:
    return _object(
        title=_words(_("Title"), LONGEST_TITLE),
        text={**_long(_("Text")), "maxLength": LONGEST_TEXT},
    )


def _organisation() -> Schema:
    hint = _("It is counted, and named nowhere, not even after publication.")
    return {
        "name": _words(_("Organisation"), 200),
        "country": {**_words(_("Country"), 100), "default": ""},
        "contact": {**_words(_("How to reach it (sealed)"), 300), "default": ""},
        "anonymous": {
            "type": "boolean", "title": _("Signs without its name"), "description": hint,
            "default": False,
        },
    }  # fmt: skip


def _object(**fields: Schema) -> Schema:
    required = [name for name, field in fields.items() if "default" not in field]
    return {"type": "object", "properties": fields, "required": required}


def _words(title: str, most: int) -> Schema:
    return {"type": "string", "title": title, "maxLength": min(most, 200)}


def _long(title: str) -> Schema:
    return {"type": "string", "title": title, "maxLength": 20_000}


def _moment(title: str) -> Schema:
    return {"type": "string", "format": "date-time", "title": title, "default": ""}


def _choice(title: str, offered: list[Schema]) -> Schema:
    return {"type": "string", "title": title, "oneOf": offered}


def _list(title: str, offered: list[Schema], hint: str) -> Schema:
    return {"type": "array", "title": title, "description": hint, "items": {"oneOf": offered}}


def _of(kind: Any) -> list[Schema]:
    return [_one(str(code), str(label)) for code, label in kind.choices]


def _one(code: str, label: str) -> Schema:
    return {"const": code, "title": label}
