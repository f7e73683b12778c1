"""What every template may show about this installation."""

from django.conf import settings
from django.http import HttpRequest


def installation(request: HttpRequest) -> dict[str, object]:
    """Return the door, the languages, and the address that a changed language comes back to."""
    return {"door": settings.DOOR, "languages": settings.LANGUAGES, "here": request.path}
