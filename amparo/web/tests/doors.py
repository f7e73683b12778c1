"""The settings of each door, for a test that stands before it."""

from amparo.config.settings.base import MIDDLEWARE
from amparo.config.settings.door import MOST_FIELDS
from amparo.intake import flood


def staff(settings):
    """The addresses, the gate and the cookies of the staff door."""
    settings.DOOR = "desk"
    settings.ROOT_URLCONF = "amparo.web.desk.urls"
    settings.MIDDLEWARE = [*MIDDLEWARE, "amparo.web.desk.gate.DeskGate"]
    settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = MOST_FIELDS["desk"]
    settings.CSRF_COOKIE_NAME = "__Host-desk-form"
    settings.LANGUAGE_COOKIE_NAME = "__Host-desk-language"
    flood.forget()


def public(settings):
    """The addresses and cookies of the public door."""
    settings.DOOR = "portal"
    settings.ROOT_URLCONF = "amparo.web.portal.urls"
    settings.MIDDLEWARE = [*MIDDLEWARE, "amparo.web.portal.profiles.OfThisProfile"]
    settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = MOST_FIELDS["portal"]
    settings.CSRF_COOKIE_NAME = "__Host-portal-form"
    settings.LANGUAGE_COOKIE_NAME = "__Host-portal-language"
    settings.LANGUAGE_COOKIE_SECURE = True
    settings.LANGUAGE_COOKIE_HTTPONLY = True
    settings.LANGUAGE_COOKIE_SAMESITE = "Lax"
