"""What pydantic found wrong, in words for the person who typed it; never what was typed."""

from django.utils.translation import gettext_noop as _
from pydantic import ValidationError

MESSAGES = {
    "missing": _("Fill in this field."),
    "string_too_short": _("Fill in this field."),
    "too_short": _("Choose at least one."),
    "string_too_long": _("This is too long."),
    "extra_forbidden": _("This field is not known here."),
    "date_from_datetime_parsing": _("Write a date, such as 2026-11-21."),
    "date_parsing": _("Write a date, such as 2026-11-21."),
    "datetime_parsing": _("Write a day and an hour."),
    "datetime_from_date_parsing": _("Write a day and an hour."),
    "timezone_aware": _("Write the hour with its time zone."),
    "uuid_parsing": _("Choose one of the list."),
    "uuid_type": _("Choose one of the list."),
    "int_parsing": _("Write a whole number."),
    "bool_parsing": _("Answer yes or no."),
    "greater_than_equal": _("This number is too small."),
    "less_than_equal": _("This number is too large."),
    "not_listed": _("Choose one of the list."),
}
OTHERWISE = _("This answer cannot be used.")


def faults(error: ValidationError) -> dict[str, list[str]]:
    """Return field name to English message ids."""
    found: dict[str, list[str]] = {}
    for fault in error.errors(include_input=False, include_url=False, include_context=False):
        name = ".".join(str(part) for part in fault["loc"][:1]) or "body"
        message = MESSAGES.get(fault["type"], OTHERWISE)
        found.setdefault(name, [])
        if message not in found[name]:
            found[name].append(message)
    return found
