"""What every template may show about this installation."""

from functools import cache

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest

from amparo.config.database import birth
from amparo.law.schema.access import Profile


@cache
def demonstration() -> bool:
    """Whether this installation was born as a demonstration: asked once, because it stays what it was born as."""
    return birth.is_demonstration()


def _says_so() -> bool:
    """The same for a page, which must also be made when the database does not answer."""
    try:
        return demonstration()
    except DatabaseError:
        return False


def installation(request: HttpRequest) -> dict[str, object]:
    """Return the door, the languages, the address to come back to, and whether people and files are invented."""
    return {
        "door": settings.DOOR,
        "languages": settings.LANGUAGES,
        "here": request.path,
        "demonstration": _says_so(),
        "organisation": settings.AMPARO_PROFILE == Profile.ORGANISATION,
    }
